// Delivery, where the host asks for it: what was sent, how it stands, and what goes on.
// All of it is held in the page's memory, and nowhere else.

import { Card } from './card.js'
import { Message } from './message.js'
import { adopt, paper } from './look.js'
import { readSettings } from './settings.js'
import { fill, say } from './words.js'
import { make } from '../notice.js'

export class Delivery {
  /** True once forms and records can be sealed for the recipient. */
  seals = false
  #host
  #data
  /** How things leave; `undefined` while the settings are wrong. */
  #way
  #messages = []
  #panel = make('div', { class: 'delivery-panel' })
  #where = make('p', { class: 'delivery-where' })

  /**
   * @param {{
   *   root: ShadowRoot,
   *   stage: HTMLElement,
   *   emit: (name: string, detail: object) => void,
   *   report: (code: string, message: string, field: string) => void,
   *   changed: () => void,
   *   print: () => void,
   *   download: (name: string, type: string, text: string) => void,
   * }} host
   */
  constructor(host) {
    this.#host = host
    this.#panel.append(this.#where)
    adopt(host.root)
  }

  /** Takes up the host's settings. What was sent before stays on its own way. */
  configure(data) {
    this.#data = data
    this.seals = false
    const { settings, problems } = data === undefined ? { problems: [] } : readSettings(data)
    for (const { code, message, field } of problems) this.#host.report(code, message, field)
    const way = settings && { settings, seal: settings.sealTo && this.#sealer(settings.sealTo) }
    this.#way = way
    way?.seal?.then(
      () => this.#way === way && this.#nowSeals(),
      ({ code, message, field }) => {
        if (this.#way !== way) return
        this.#host.report(code, message, field)
        this.#way = undefined
        this.place()
      },
    )
    this.#where.textContent = data === undefined ? '' : whereTo(settings)
    this.place()
  }

  async send(name, text) {
    if (name !== 'outcome') return this.#handOver(name, text)
    const same = this.#messages.find((one) => one.isAgain(text, this.#way))
    if (same) return same.again()
    for (const one of [...this.#messages]) {
      if (one.state === 'sent') this.#drop(one)
      else one.yield()
    }
    const message = new Message(text, {
      way: () => this.#way,
      renew: () => this.#renew(),
      emit: (name, detail) => this.#host.emit(name, detail),
      changed: () => this.#changed(message),
    })
    message.card = new Card(message, {
      print: () => paper(this.#host, message.text),
      download: () => this.#host.download('message.json', 'application/json', message.text),
      erase: () => this.#drop(message),
    })
    this.#messages.push(message)
    this.#panel.append(message.card.element)
    this.place()
    message.again()
  }

  /**
   * Beside the send button where that is on screen; what is unsent always somewhere. What
   * was just sent elsewhere `stays` until the screen changes: a press must have an answer.
   */
  place(stays = false) {
    const beside = this.#host.stage.querySelector('.delivery')
    this.#where.hidden = !beside
    this.#where.classList.toggle('wrong', this.#data !== undefined && !this.#way)
    if (!this.#way && this.#data !== undefined) this.#where.textContent = say('where.blocked')
    for (const { card, state } of this.#messages) {
      card.element.hidden = !beside && state === 'sent' && (!stays || card.element.hidden)
    }
    if (beside) {
      if (this.#panel.parentNode !== beside) beside.append(this.#panel)
    } else if (this.#messages.some(({ card }) => !card.element.hidden)) {
      if (this.#panel.parentNode !== this.#host.stage) this.#host.stage.prepend(this.#panel)
    } else {
      this.#panel.remove()
    }
  }

  closeCase() {
    for (const message of [...this.#messages]) {
      if (message.state === 'sent') this.#drop(message)
      else message.close()
    }
  }

  erase() {
    for (const message of [...this.#messages]) this.#drop(message)
  }

  #drop(message) {
    message.stop()
    message.card.element.remove()
    this.#messages = this.#messages.filter((one) => one !== message)
    this.#changed()
  }

  #changed(message) {
    message?.card?.show()
    this.place(true)
    const isUnsent = this.#messages.some(({ state }) => state !== 'sent')
    if (isUnsent) window.addEventListener('beforeunload', warn)
    else window.removeEventListener('beforeunload', warn)
  }

  #nowSeals() {
    this.seals = true
    this.#host.changed()
  }

  /** The settings once more: what was wrong may be right by now. */
  #renew() {
    if (!this.#way) this.configure(this.#data)
  }

  /** A form or a record, which go to the host, and only as a sealed text. */
  async #handOver(name, text) {
    const seal = await this.#way?.seal?.catch(() => undefined)
    if (seal) this.#host.emit(name, { sealed: await seal(text) })
    else this.#host.report('not-sealed', 'it could not be sealed, so it was not handed over; mend `sealTo`', 'delivery.sealTo')
  }

  async #sealer(recipient) {
    const problem = (code, field, message) => Promise.reject({ code, field: `delivery.${field}`, message })
    const seals = await import('./seal.js').catch(() => undefined)
    if (!seals) return problem('not-loaded', 'sealTo', 'the part that seals (`seal.js`) could not be loaded; serve it beside the others')
    return seals.sealer(recipient).catch(() => problem('bad-key', 'sealTo.publicKey', 'the browser refuses this key: `x` and `y` are no point of P-256'))
  }
}

function whereTo(settings) {
  if (!settings) return say('where.blocked')
  const { endpoint, sealTo } = settings
  const lines = [endpoint ? fill('where.endpoint', { host: endpoint.host }) : say('where.host')]
  if (sealTo) lines.push(fill('where.sealed', { kid: sealTo.kid }))
  if (endpoint) lines.push(say('where.envelope'))
  return lines.join(' ')
}

/** Leaving would lose it. */
function warn(event) {
  event.preventDefault()
}
