// How one message stands, and what can be done about it. The elements are made once and
// then only change, so that focus and what is read aloud stay where they are.

import { fill, say } from './words.js'
import { make } from '../notice.js'

export class Card {
  element = make('div', { class: 'delivery-message' })
  #message
  #status = make('p', { role: 'status', tabindex: '-1' })
  #more = make('div', { class: 'delivery-more' })
  #buttons = make('div', { class: 'buttons' })
  #again
  #erase

  constructor(message, { print, download, erase }) {
    this.#message = message
    this.#again = button('again', () => message.again(), 'primary')
    let isSure = false
    this.#erase = button('erase', () => {
      if (isSure) return erase()
      isSure = true
      this.#erase.textContent = say('erase.sure')
    })
    this.#buttons.append(this.#again, button('print', print), button('download', download), this.#erase)
    this.element.append(this.#status, this.#more, this.#buttons)
  }

  show() {
    const { state, hasFailed, isClosed, isEarlier } = this.#message
    const hadFocus = this.element.contains(this.element.getRootNode().activeElement)
    this.element.dataset.state = state
    this.#status.textContent = [isClosed ? say('closed') : isEarlier ? say('earlier') : '', this.#words()].join(' ').trim()
    const more = state === 'failed' ? failureLines(this.#message) : state === 'sent' ? receiptLines(this.#message) : []
    this.#more.replaceChildren(...more.map((text) => make('p', {}, text)))
    this.#buttons.hidden = state === 'sent' || !hasFailed
    this.#erase.hidden = !isClosed
    if (state === 'sending') this.#again.setAttribute('aria-disabled', 'true')
    else this.#again.removeAttribute('aria-disabled')
    // The button that was pressed is gone: what became of it takes its place.
    if (hadFocus && this.#buttons.hidden) this.#status.focus()
  }

  #words() {
    const { state, number, way } = this.#message
    const host = way?.settings.endpoint?.host
    if (state === 'sending' && number > 1) return fill('sending.again', { number, of: way.settings.attempts })
    if (state === 'sent') return host ? fill('sent', { host }) : say('sent.host')
    return say(state)
  }
}

function failureLines({ reason, status, way }) {
  const why = reason === 'refused' ? fill('reason.refused', { status }) : say(`reason.${reason}`)
  return [why, say(way ? 'failed.keep' : 'failed.keep.blocked'), say('failed.meanwhile')]
}

function receiptLines({ reference }) {
  return reference ? [fill('sent.reference', { reference })] : []
}

function button(key, act, kind) {
  const element = make('button', { type: 'button', ...(kind && { class: kind }) }, say(key))
  element.addEventListener('click', act)
  return element
}
