// Leaving at once. Plain JavaScript, so that it works before the module has loaded, and
// in the top layer, so that no banner covers it. It does not clear the browser's history,
// and says so before the first question.

import words from '../../content/text/en-GB/shell.json'
import { EVENTS } from './events.js'
import { make } from './notice.js'

/** Somewhere ordinary. The host may choose another place. */
const DEFAULT_DESTINATION = 'https://www.bbc.co.uk/weather'
const PRESSES = 3
const WITHIN_MS = 5_000

/** The elements on the page; the first of them shows the button for all. */
const owners = new Set()
let button
let pressed = []
/** Once, however many versions of this script are on the page. */
let hasLeft = false
let expiry
/** In a frame: the page around it has the button and the way out. */
let outside

/**
 * Leaves by telling the page around this frame. No button shows; `status` says what the keys did.
 *
 * @param {{ status: HTMLElement, go: () => void }} way
 */
export function leaveBy(way) {
  outside = way
}

/**
 * @param {{ root: ShadowRoot, erase: () => void, destination: () => string | undefined }} owner
 * @returns {() => void} the way to take it off again
 */
export function offerExit(owner) {
  owners.add(owner)
  if (owners.size === 1) {
    document.addEventListener('keydown', countShift, true)
    document.addEventListener(EVENTS.exit, follow)
    show()
  }
  return () => {
    owners.delete(owner)
    if (button?.getRootNode() === owner.root) {
      button.remove()
      button = undefined
    }
    if (owners.size > 0) return show()
    document.removeEventListener('keydown', countShift, true)
    document.removeEventListener(EVENTS.exit, follow)
  }
}

function show() {
  const [owner] = owners
  if (button || outside || !owner) return
  button = make('button', { type: 'button', class: 'exit', part: 'exit', popover: 'manual' }, words.texts['exit'], ' ')
  button.append(make('span', { class: 'exit-keys' }, words.texts['exit.keys']))
  button.append(make('span', { class: 'visually-hidden', role: 'status' }))
  button.addEventListener('click', leave)
  owner.root.append(button)
  // The top layer, where this browser has it.
  button.showPopover?.()
}

/** Shift by itself, three times within five seconds. Any other key starts the count again. */
function countShift(event) {
  if (event.key !== 'Shift') {
    if (pressed.length) tell('')
    pressed = []
    return
  }
  if (event.repeat) return
  pressed = [...pressed.filter((time) => event.timeStamp - time < WITHIN_MS), event.timeStamp]
  if (pressed.length >= PRESSES) return leave()
  tell(words.texts[pressed.length === 1 ? 'exit.pressed.one' : 'exit.pressed.two'])
  expiry = setTimeout(() => {
    pressed = []
    tell(words.texts['exit.expired'])
  }, WITHIN_MS)
}

/** What the keys did, for those who cannot see that nothing has happened yet. */
function tell(text) {
  clearTimeout(expiry)
  const status = outside?.status ?? button?.querySelector('[role=status]')
  if (status) status.textContent = text
}

/** Another version's checklist was left: ours goes too. */
function follow() {
  if (hasLeft) return
  hasLeft = true
  for (const owner of [...owners]) owner.erase()
}

/** Blank first, then erase, then go: each still happens if the next one fails. */
export function leave() {
  const cover = make('div', { popover: 'manual', role: 'alert' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('[data-risk-checklist-cover]{position:fixed;inset:0;width:auto;height:auto;max-width:none;max-height:none;margin:0;padding:0;border:0;background:#fff;color:#fff;font-size:1px;forced-color-adjust:none;z-index:2147483647}html:has([data-risk-checklist-cover]) body{visibility:hidden!important}')
  cover.setAttribute('data-risk-checklist-cover', '')
  document.adoptedStyleSheets.push(sheet)
  document.documentElement.append(cover)
  cover.showPopover?.()
  // Heard, and not seen: the next page may take a while.
  cover.textContent = words.texts['exit.leaving']
  const destination = [...owners].map((owner) => owner.destination()).find(Boolean) ?? DEFAULT_DESTINATION
  follow()
  if (outside) return outside.go()
  // A portal made of frames goes as a whole, where the browser lets us; this frame always.
  try {
    window.top.location.replace(destination)
  } catch {
    window.location.replace(destination)
  }
}
