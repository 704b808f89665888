// What a practitioner sees of a delivery.

import { Checklist } from './checklist.mjs'
import { sayDelivery, say, titles } from './words.mjs'

/** How long a test waits for the last of several tries. */
const PATIENCE = 25_000

export class Sending {
  /** @param {Checklist} checklist */
  constructor(checklist) {
    this.checklist = checklist
    this.page = checklist.page
    this.where = checklist.root.locator('.delivery-where')
    this.cards = checklist.root.locator('.delivery-message:visible')
    this.status = this.cards.getByRole('status')
  }

  /** Opens a page with a configuration, answers one question, and stops before the send button. */
  static async open(page, address, config, { answer = 'Y' } = {}) {
    const checklist = await Checklist.open(page, `${address}/hosts/bare.html`)
    await checklist.root.evaluate((element, config) => (element.config = config), { now: '2026-11-21T09:47Z', reference: 'DEMO-0001', ...config })
    if (answer) await checklist.answerAll(`..............${answer}.........`)
    await checklist.go(titles.outcome)
    return new Sending(checklist)
  }

  get text() {
    return this.checklist.notice.textContent()
  }

  async send() {
    await this.checklist.button(say('send.button')).click()
  }

  button(key) {
    return this.checklist.button(sayDelivery(key))
  }

  async until(state, count = 1) {
    const cards = this.checklist.root.locator(`.delivery-message[data-state="${state}"]`)
    await cards.nth(count - 1).waitFor({ state: 'attached', timeout: PATIENCE })
  }

  /** Everything the cards say. */
  async said() {
    return (await this.cards.allInnerTexts()).join('\n')
  }
}

/** Waiting between tries is left to chance; here chance is always kind. */
export function shortWaits(page) {
  return page.addInitScript(() => (Math.random = () => 0.05))
}

/** Whether the browser would ask before it leaves this page. */
export function asksBeforeLeaving(page) {
  return page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
}
