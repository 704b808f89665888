// One watch for the page: the key that hides the screen, the lock, the hands that have gone,
// and the page that is turned away. All checklists on a page go the same way, because one
// screen shows them all. Plain JavaScript, so that it works whatever the module does.

import { WARNING, after, isAtLeast } from './idle.js'
import { isHideKey } from './key.js'

/** What a person does who is there. Not moving the pointer: a desk that is nudged does that. */
const SIGNS = ['keydown', 'pointerdown', 'click', 'input', 'wheel']

/**
 * @typedef {object} Owner one checklist
 * @property {import('./screen.js').Screen} screen what it shows
 * @property {() => number} minutes without a sign until the screen is hidden
 * @property {() => void} clear erases what was entered, because nobody came
 * @property {() => void} leave erases everything: the page is being left
 * @property {() => void} startAgain begins a blank checklist
 */

/** @type {Set<Owner>} */
const owners = new Set()
let state = 'open'
/** Another tab is in front: hidden, and back by itself. */
let isAway = false
let isPrinting = false
let touched = 0
let timer
let warned

/** @param {Owner} owner  @returns {() => void} the way to take it off again */
export function watch(owner) {
  owners.add(owner)
  if (owners.size === 1) listen(true)
  show(owner)
  check()
  return () => {
    owners.delete(owner)
    owner.screen.warn()
    warned = undefined
    if (owners.size > 0) return check()
    listen(false)
    clearTimeout(timer)
    state = 'open'
  }
}

/** Locks the screen. The work stays in memory. */
export function lock() {
  if (!isAtLeast(state, 'locked')) turn('locked')
}

/** Hides the screen, or shows it again. */
export function hideOrShow() {
  if (state === 'open') turn('hidden')
  else if (state === 'hidden') turn('open')
}

/** The person is back, and pressed the button. */
export function comeBack() {
  const wasCleared = state === 'cleared'
  turn('open')
  if (wasCleared) for (const owner of [...owners]) owner.startAgain()
}

function turn(next) {
  state = next
  for (const owner of [...owners]) show(owner)
  check()
}

function show(owner) {
  if (state !== 'open') owner.screen.cover(state)
  else if (isAway) owner.screen.cover('hidden')
  else owner.screen.uncover()
}

/** By the time of day, so that the hours in which a device slept count. */
function check() {
  clearTimeout(timer)
  if (owners.size === 0) return
  const minutes = Math.min(...[...owners].map((owner) => owner.minutes()))
  const now = after(Math.max(0, Date.now() - touched), minutes, state)
  if (now.state !== state) {
    state = now.state
    for (const owner of [...owners]) {
      if (state === 'cleared') owner.clear()
      show(owner)
    }
  }
  if (now.warns !== warned) {
    warned = now.warns
    // One voice for the page.
    const [first] = owners
    first.screen.warn(warned, WARNING / 1000)
  }
  if (now.next !== undefined) timer = setTimeout(check, now.next)
}

/** Someone is there. What has come already stays: only a press on its button brings it back. */
function stir(event) {
  if (!event.isTrusted) return
  check()
  touched = Date.now()
  if (warned) check()
  if (event.type !== 'keydown' || !isHideKey(event)) return
  event.preventDefault()
  event.stopPropagation()
  hideOrShow()
}

function look() {
  // Printing hides the page for a while on some devices, and what is printed must be there.
  const away = document.hidden && !isPrinting
  check()
  if (away === isAway) return
  isAway = away
  for (const owner of [...owners]) show(owner)
}

function print({ type }) {
  isPrinting = type === 'beforeprint'
  look()
}

/** Back and forward may show a page just as it was: nothing is left in it to show. */
function turnAway() {
  for (const owner of [...owners]) owner.leave()
  state = 'cleared'
  for (const owner of [...owners]) show(owner)
  check()
}

function listen(isOn) {
  const change = isOn ? 'addEventListener' : 'removeEventListener'
  for (const sign of SIGNS) document[change](sign, stir, { capture: true, passive: sign === 'wheel' })
  document[change]('visibilitychange', look)
  window[change]('beforeprint', print)
  window[change]('afterprint', print)
  window[change]('pagehide', turnAway)
  touched = Date.now()
  isAway = isOn && document.hidden
}
