// A practitioner without a mouse: only keys, and looking where focus is.

import assert from 'node:assert/strict'
import { answerWords, say } from './words.mjs'
import { focused } from './checklist.mjs'

export class Keyboard {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve())
  }

  type(text) {
    return this.page.keyboard.type(text)
  }

  /** Presses Tab until focus is inside what `locator` finds, and says how often. */
  async tabTo(locator, most = 40) {
    for (let presses = 1; presses <= most; presses++) {
      await this.press('Tab')
      if (await this.isIn(locator)) return presses
    }
    const found = await (await focused(this.page)).evaluate((element) => element?.outerHTML.slice(0, 120))
    assert.fail(`focus never reached ${locator} with Tab; it is at ${found}`)
  }

  async isIn(locator) {
    const wanted = await locator.elementHandle()
    return (await focused(this.page)).evaluate((element, wanted) => wanted.contains(element), wanted)
  }

  /** Answers the question that Tab comes to next: a letter, or the arrow keys and space. */
  async answer(checklist, id, letter, withArrows = false) {
    await this.tabTo(checklist.item(id), 6)
    if (withArrows) {
      await this.press(...{ Y: ['Space'], N: ['ArrowDown'], D: ['ArrowDown', 'ArrowDown'] }[letter])
    } else {
      await this.press(letter.toLowerCase())
    }
    await checklist.radio(checklist.item(id), answerWords[letter]).and(this.page.locator(':checked')).waitFor()
  }

  async activate(locator, key = 'Enter') {
    await this.tabTo(locator)
    await this.press(key)
  }

  async next(checklist) {
    await this.activate(checklist.button(say('next')))
  }
}
