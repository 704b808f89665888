// One notice on its way: the very text that the practitioner read, under one key for as
// long as it takes.

import { Unsent, envelope, post } from './post.js'

export class Message {
  /** @type {'sending' | 'sent' | 'failed'} */
  state = 'sending'
  /** The try under way, from 1. */
  number = 1
  /** Why it is not sent, where it is not. */
  reason
  /** The receiver's status code, where it refused. */
  status
  /** What the receiver calls it: letters, digits and `.:_-` only. */
  reference
  /** The case it belongs to was closed. */
  isClosed = false
  /** Another was sent after it. */
  isEarlier = false
  /** It failed once, so the ways round stay in reach. */
  hasFailed = false
  text
  card
  /** Where and how it leaves; fixed with the first try, so that it never goes elsewhere than was said. */
  way
  #host
  #id = crypto.randomUUID?.()
  #body
  #isRunning = false
  #stopped = new AbortController()

  constructor(text, host) {
    this.text = text
    this.#host = host
  }

  /** Whether pressing send now means this message and no other. */
  isAgain(text, way) {
    if (this.isClosed || text !== this.text) return false
    return this.way === way || (this.way === undefined && this.state === 'failed')
  }

  /** Sends it, unless that is under way or done. */
  async again() {
    if (this.#isRunning || this.#stopped.signal.aborted) return
    if (this.state === 'sent') return this.#become('sent')
    this.#isRunning = true
    window.removeEventListener('online', this.#online)
    try {
      this.#become('sending', { number: 1 })
      this.reference = await this.#leave()
      this.#become('sent')
      if (this.way.settings.endpoint && !this.#stopped.signal.aborted) this.#host.emit('delivered', { id: this.#id, reference: this.reference })
    } catch (unsent) {
      this.hasFailed = true
      this.#become('failed', unsent instanceof Unsent ? unsent : new Unsent('blocked', false))
      if (['unreachable', 'late'].includes(this.reason)) window.addEventListener('online', this.#online)
    } finally {
      this.#isRunning = false
    }
  }

  /** No more tries. One that is under way is left to arrive. */
  stop() {
    this.#stopped.abort()
    window.removeEventListener('online', this.#online)
  }

  /** Its case is closed, and it is still here. */
  close() {
    this.isClosed = true
    this.#host.changed()
  }

  /** A newer one stands beside it. */
  yield() {
    this.isEarlier = true
    this.#host.changed()
  }

  async #leave() {
    if (!this.way) this.#host.renew()
    const way = this.way ?? this.#host.way()
    if (!way) throw new Unsent('blocked', false)
    const { settings, seal } = way
    const seals = seal && (await seal.catch(() => undefined))
    if (settings.sealTo && !seals) throw new Unsent('blocked', false)
    this.way = way
    // Sealed once: the same key always carries the same bytes.
    const data = (this.#body ??= seals ? await seals(this.text) : this.text)
    if (!settings.endpoint) {
      this.#host.emit('outcome', { sealed: data })
      return undefined
    }
    return post({
      id: this.#id,
      body: envelope(this.#id, data, Boolean(seals)),
      settings,
      signal: this.#stopped.signal,
      onTry: (number) => number > 1 && this.#become('sending', { number }),
    })
  }

  /** The connection is back: no need to wait for a press. */
  #online = () => this.again()

  #become(state, { number = this.number, reason, status } = {}) {
    Object.assign(this, { state, number, reason, status })
    if (!this.#stopped.signal.aborted) this.#host.changed()
  }
}
