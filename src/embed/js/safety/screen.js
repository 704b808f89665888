// The screen of one checklist: its content, or what stands in its place while it is hidden,
// locked or cleared. The content is then taken out of the page altogether, and kept aside as
// it is: no tree of accessibility, no search in the page and no other script finds it there.

import { make } from '../notice.js'
import { clearedAfter } from './idle.js'
import { comeBack, hideOrShow, lock } from './watch.js'
import { say } from './words.js'

export class Screen {
  /** What the checklist shows. In the page, or kept aside. */
  stage = make('div', { class: 'stage' })
  #root
  #minutes
  /** What stands in its place. */
  #cover
  #state
  #warning
  /** What had focus in the content when it was taken out. */
  #focused
  #isOver = false

  /** @param {ShadowRoot} root  @param {() => number} minutes without a sign until it is hidden */
  constructor(root, minutes) {
    this.#root = root
    this.#minutes = minutes
    root.append(this.stage)
  }

  /** Shows one thing; with the ways to hide and to lock, where there is something to hide. */
  show(content) {
    const bar = content.classList.contains('mount') ? [this.#bar()] : []
    this.stage.replaceChildren(...bar, content)
  }

  cover(state) {
    if (state === this.#state || this.#isOver) return
    const hadFocus = this.#keepFocus()
    const height = this.stage.offsetHeight
    this.#cover?.remove()
    this.stage.remove()
    this.#state = state
    this.#cover = this.#standIn(state)
    // As tall as what it hides, so that the page around it stays where it is.
    if (state === 'hidden') this.#cover.style.minBlockSize = `${height}px`
    this.#root.prepend(this.#cover)
    follow(this.#cover.firstChild)
    if (hadFocus) this.#cover.querySelector('button').focus({ preventScroll: state === 'hidden' })
  }

  uncover() {
    if (!this.#cover) return
    const hadFocus = this.#cover.contains(this.#root.activeElement)
    const wasHidden = this.#state === 'hidden'
    this.#cover.remove()
    this.#cover = this.#state = undefined
    this.#root.prepend(this.stage)
    if (hadFocus) this.#focused?.focus({ preventScroll: wasHidden })
    this.#focused = undefined
  }

  /** Says what comes next; nothing, once someone is there. */
  warn(state, seconds) {
    this.#warning?.remove()
    this.#warning = undefined
    if (!state || this.#isOver) return
    const here = make('button', { type: 'button' }, say('idle.here'))
    const warning = (this.#warning = make('div', { class: 'idle', popover: 'manual' }))
    const text = make('p', { role: 'alert' })
    warning.append(text, here)
    this.#root.append(warning)
    // In the top layer, where this browser has it.
    warning.showPopover?.()
    text.textContent = say(`idle.${state}`, { seconds })
    follow(warning)
  }

  empty() {
    this.stage.replaceChildren()
    this.#focused = undefined
  }

  /** Nothing is shown here again. */
  erase() {
    this.#isOver = true
    this.empty()
    this.#root.replaceChildren()
  }

  #keepFocus() {
    const { activeElement } = this.#root
    if (this.#cover) return this.#cover.contains(activeElement)
    this.#focused = this.stage.contains(activeElement) ? activeElement : undefined
    return this.#focused !== undefined || document.activeElement === document.body
  }

  #bar() {
    const hide = button(say('hide.button'), hideOrShow)
    hide.append(' ', make('kbd', {}, say('hide.key')))
    return make('div', { class: 'bar' }, hide, button(say('lock.button'), lock))
  }

  #standIn(state) {
    const values = { minutes: clearedAfter(this.#minutes()) }
    const box = make('section', { class: 'cover', 'aria-labelledby': 'cover-title' })
    const inside = make('div', { class: 'cover-inside' })
    inside.append(
      make('h2', { id: 'cover-title' }, say(`${state}.title`)),
      make('p', {}, say(`${state}.text`, values)),
      button(say(`${state}.back`), comeBack, 'primary'),
    )
    box.append(inside)
    return box
  }
}

function button(words, act, kind = 'link') {
  const element = make('button', { type: 'button', class: kind }, words)
  element.addEventListener('click', () => act())
  return element
}

/**
 * A frame may be taller than the window around it, and cannot see that: what stands at the
 * top of the frame is moved to where the person is looking, for as long as it is there.
 */
function follow(element) {
  if (window.parent === window) return
  const observer = new IntersectionObserver(([{ intersectionRect }]) => {
    observer.disconnect()
    if (!element.isConnected) return
    element.style.insetBlockStart = `${intersectionRect.top}px`
    // The window may be scrolled meanwhile.
    setTimeout(() => follow(element), 500)
  })
  observer.observe(document.documentElement)
}
