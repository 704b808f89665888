// The way to a referral form: choose a referral, answer the sharing questions, fill it in.

import { readFileSync } from 'node:fs'
import { say, titles } from './words.mjs'

const read = (path) => JSON.parse(readFileSync(new URL(`../../../src/content/${path}`, import.meta.url), 'utf8'))
const texts = read('text/en-GB/forms.json').texts

/** The forms as the widget has them, and their words. */
export const forms = read('forms.json')
export const fieldLabel = (id) => texts[`field.${id}.label`]
export const blockTitle = (id) => texts[`block.${id}.title`]

/** Answers that let details leave, the person having agreed. */
const SHARE = {
  purpose: ['keep-person-safe'],
  about: ['person', 'children', 'harmer'],
  'can-ask': ['yes'],
  agreement: ['agreed'],
  power: ['human-rights'],
  necessary: ['yes'],
  'less-intrusive': ['no-less'],
  proportionate: ['yes'],
  confidence: ['agreed'],
  basis: ['public-task'],
  'special-category': ['none'],
  'offence-data': ['none'],
  minimum: ['yes'],
  channel: ['secure-email'],
  recipient: ['yes'],
  told: ['told'],
  decision: ['share'],
}

/** From any screen to the form of one pathway, past its gate. */
export async function openForm(checklist, pathway, { about = SHARE.about, status = 'recommended' } = {}) {
  await checklist.go(titles.outcome)
  const card = checklist.referral(pathway, status)
  await card.getByRole('radio', { name: say('decision.chosen'), exact: true }).check()
  await card.locator(`#share-${pathway}`).click()
  const end = checklist.root.locator('#gate-end-title')
  for (let screen = 0; screen < 12 && !(await end.isVisible()); screen++) {
    for (const [question, options] of Object.entries({ ...SHARE, about })) {
      for (const option of options) {
        const control = checklist.root.locator(`#gate-${question}-${option}`)
        if (await control.isVisible()) await control.check()
      }
    }
    await checklist.button(say('next')).click()
  }
  await checklist.root.locator('#form-title').waitFor()
  return new Form(checklist)
}

export class Form {
  constructor(checklist) {
    this.checklist = checklist
    this.root = checklist.root
    this.preview = this.root.getByRole('region', { name: say('form.preview'), exact: true })
    this.exact = this.root.getByRole('region', { name: say('form.exact'), exact: true })
    this.needed = this.root.locator('.error-summary')
    this.said = this.root.locator('.form-leaves [role=status]')
  }

  button(key) {
    return this.root.getByRole('button', { name: say(`form.${key}`), exact: true })
  }

  part(id) {
    return this.root.locator('.form-part').filter({ has: this.root.page().locator(`#leave-out-${id}`) })
  }

  async openPart(id) {
    const details = this.part(id).locator('> details')
    if (!(await details.evaluate(({ open }) => open))) await details.locator('> summary').click()
  }

  async openAll() {
    await this.root.locator('.form details, .form-leaves details').evaluateAll((all) => all.forEach((one) => (one.open = true)))
  }

  field(id) {
    return this.root.locator(`#form-${id}`)
  }

  async write(block, id, words) {
    await this.openPart(block)
    await this.field(id).fill(words)
  }

  async choose(id, value) {
    await this.root.locator(`#form-${id}-${value}`).check()
  }

  leaveOut(block) {
    return this.root.locator(`#leave-out-${block}`)
  }

  async exactText() {
    return this.root.locator('.form-leaves pre').textContent()
  }
}
