// Where what the practitioner sends goes: to the host's ears, or, where the host asks for
// it, by post or sealed. Those parts are a file of their own, so that a page that does not
// ask for them never loads them.

// Some bundlers put in code here that throws at once, where `import` itself would only reject.
const parts = async () => import('./delivery.js')

export class Outbox {
  #host
  #wanted
  #text
  #loading
  #delivery

  /** @param {object} host what delivery may ask of the element; see `delivery/delivery.js` */
  constructor(host) {
    this.#host = host
  }

  /** Takes up what the host page wants; `undefined` is its own ears. */
  configure(wanted) {
    const text = wanted === undefined ? undefined : JSON.stringify(wanted)
    if (text === this.#text) return
    this.#wanted = wanted
    this.#text = text
    if (this.#delivery) this.#delivery.configure(wanted)
    // That it cannot be loaded is said when it is needed: at the start, and at sending.
    else if (wanted !== undefined) this.#load().catch(() => {})
  }

  /** Fails when the host wants delivery and its parts cannot be loaded. */
  async ready() {
    if (this.#wanted !== undefined) await this.#load()
  }

  /** Whether this leaves in another way than by its event. */
  takes(name) {
    return this.#wanted !== undefined && (name === 'outcome' || (this.#isSealed && name !== 'error'))
  }

  /** Whether forms and records may be offered to the host: never in plain where it asked for a seal. */
  get mayHandOver() {
    return !this.#isSealed || this.#delivery?.seals === true
  }

  /** Sends what `takes` said yes to. Fails when the parts cannot be loaded. */
  async send(name, text) {
    const delivery = await this.#load()
    await delivery.send(name, text)
  }

  /** A new screen: the state of what was sent stands where it belongs. */
  place() {
    this.#delivery?.place()
  }

  /** Another case begins: what was sent is no longer shown, what was not is kept. */
  closeCase() {
    this.#delivery?.closeCase()
  }

  erase() {
    this.#delivery?.erase()
  }

  get #isSealed() {
    return this.#wanted?.sealTo !== undefined
  }

  #load() {
    this.#loading ??= parts()
      .then(({ Delivery }) => {
        this.#delivery = new Delivery(this.#host)
        if (this.#wanted !== undefined) this.#delivery.configure(this.#wanted)
        return this.#delivery
      })
      .catch((error) => {
        this.#loading = undefined
        throw error
      })
    return this.#loading
  }
}
