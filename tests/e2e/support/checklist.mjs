// What a practitioner does with a checklist on a page, by the names that they see.

import { answerWords, factText, isNumber, itemText, pathwayName, say, sections, titles } from './words.mjs'

export class Checklist {
  /** @param {import('playwright-core').Page} page */
  constructor(page, selector = 'risk-checklist') {
    this.page = page
    this.root = page.locator(selector)
    this.notice = this.root.getByRole('region', { name: say('send.exact') })
    this.errors = this.root.getByRole('alert', { name: say('gaps.title') })
  }

  /** Opens a demo page and waits for the first screen. */
  static async open(page, path = '/health.html', selector) {
    await page.goto(path)
    const checklist = new Checklist(page, selector)
    await checklist.screen(titles.start).waitFor()
    return checklist
  }

  screen(title) {
    return this.root.getByRole('heading', { level: 3, name: title, exact: true })
  }

  button(name) {
    return this.root.getByRole('button', { name, exact: true })
  }

  item(id) {
    return this.root.getByRole('group', { name: itemText(id) })
  }

  fact(id) {
    return isNumber(id) ? this.root.getByRole('textbox', { name: factText(id) }) : this.root.getByRole('group', { name: factText(id) })
  }

  radio(group, word) {
    return group.getByRole('radio', { name: word, exact: true })
  }

  async answer(id, letter) {
    await this.radio(this.item(id), answerWords[letter]).click()
  }

  /** A note, who told us, and why it was not asked: folded away until wanted. */
  async more(id) {
    const item = this.item(id)
    const folded = item.locator('details.more')
    if (!(await folded.evaluate((details) => details.open))) await folded.locator('summary').click()
    return {
      note: item.getByRole('textbox', { name: say('note.label') }),
      informant: item.getByRole('combobox', { name: say('informant.label') }),
      notAsked: item.getByRole('combobox', { name: say('not.asked.label') }),
    }
  }

  async next() {
    await this.root.getByRole('button', { name: say('next'), exact: true }).click()
  }

  async back() {
    await this.button(say('back')).click()
  }

  /** Goes to a screen by the list of screens; on a small page that list is folded away. */
  async go(title) {
    const nav = this.root.getByRole('navigation', { name: say('steps.title') })
    const folded = nav.locator('details')
    if (await folded.isVisible()) await folded.evaluate((details) => (details.open = true))
    const entry = nav.getByRole('button', { name: new RegExp(`^${escaped(title)}`) })
    await entry.and(this.page.locator(':visible')).click()
    await this.screen(title).waitFor()
  }

  /** Answers every item: a string of 24 letters, `Y`, `N`, `D` or a full stop for none. */
  async answerAll(letters) {
    for (const { title, items } of sections) {
      await this.go(title)
      for (const id of items) {
        const letter = letters[Number(id) - 1]
        if (letter !== '.') await this.answer(id, letter)
      }
    }
  }

  /** A referral on the last screen, under the heading that says how strongly. What is to be considered is folded away. */
  referral(id, status = 'recommended') {
    const group = this.root.getByRole('region', { name: say(`referrals.${status}`), exact: true })
    return group.getByRole('article', { name: pathwayName(id) })
  }

  /** Opens the referrals to consider, by the line that names them. */
  async unfoldConsider() {
    const folded = this.root.getByRole('region', { name: say('referrals.consider'), exact: true }).locator('details').first()
    if (!(await folded.evaluate((details) => details.open))) await folded.locator('summary').first().click()
  }

  criterion(name) {
    return this.root.getByRole('region', { name: say('criteria.title') }).getByRole('listitem').filter({ hasText: name })
  }

  async noticeJson() {
    return JSON.parse(await this.notice.textContent())
  }
}

/** The innermost element that has focus, through shadow roots. */
export function focused(page) {
  return page.evaluateHandle(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element
  })
}

/** True when this very element has focus. */
export async function hasFocus(locator) {
  return locator.evaluate((element) => element.getRootNode().activeElement === element)
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
