// What may be shared for a referral: the questions before details leave, in a real browser.
// Every case is invented.

import assert from 'node:assert/strict'
import test from 'node:test'
import axe from 'axe-core'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist, focused, hasFocus } from './support/checklist.mjs'
import { EXPECTED_FAULTS, reachModule, trap } from './support/faults.mjs'
import { pathwayName, say, sayShell, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const SUPPORT = 'specialist-support'

/** Every answer that lets details leave, screen by screen, without agreement. */
const SCREENS = [
  ['purpose-keep-person-safe', 'about-person'],
  ['can-ask-yes', 'agreement-refused'],
  ['reason-child-at-risk'],
  ['power-human-rights'],
  ['necessary-yes', 'less-intrusive-no-less', 'proportionate-yes'],
  ['confidence-public-interest'],
  ['basis-public-task', 'special-category-none', 'offence-data-covered'],
  ['minimum-yes', 'channel-secure-email', 'recipient-yes'],
  ['told-later', 'decision-share'],
]

class Sharing {
  constructor(checklist) {
    this.checklist = checklist
    this.root = checklist.root
    this.title = checklist.screen(say('sharing.title', { pathway: pathwayName(SUPPORT) }))
    this.open = this.root.locator(`#share-${SUPPORT}`)
  }

  static async open(page, before = async () => {}) {
    const checklist = await Checklist.open(page)
    await checklist.root.evaluate((element) => (element.config = { reference: 'DEMO-0001', bodyType: 'public-authority' }))
    await before(checklist)
    await checklist.go(titles.outcome)
    const sharing = new Sharing(checklist)
    assert.equal(await sharing.open.count(), 0, 'nothing to share before the referral is chosen')
    await checklist.radio(checklist.referral(SUPPORT), say('decision.chosen')).click()
    await sharing.open.click()
    await sharing.title.waitFor()
    return sharing
  }

  option(id) {
    return this.root.locator(`#gate-${id}`)
  }

  async answer(ids) {
    for (const id of ids) await this.option(id).click()
  }

  async next() {
    await this.root.locator('#next').click()
  }

  async through(screens) {
    for (const ids of screens) {
      await this.answer(ids)
      await this.next()
    }
  }

  heading(name) {
    return this.root.getByRole('heading', { level: 4, name, exact: true })
  }

  async gate() {
    return (await this.checklist.noticeJson()).gate
  }
}

async function assertAccessible(page, name) {
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }),
  )
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)
  assert.deepEqual(found, [], name)
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  assert.equal(sideways, false, `${name} scrolls sideways`)
}

test('from the card through every question and back, with the result in the notice', async (context) => {
  const page = await freshPage(context, browser)
  const sharing = await Sharing.open(page)
  assert.ok(await hasFocus(sharing.title), 'a new screen takes focus')
  await sharing.next()
  await sharing.root.getByText(say('sharing.open')).waitFor()
  await sharing.answer(SCREENS[0])
  assert.equal(await sharing.root.getByText(say('sharing.open')).count(), 0, 'said no longer than needed')
  await sharing.next()
  await sharing.through(SCREENS.slice(1))
  await sharing.heading(say('passed.title')).waitFor()
  assert.ok(await hasFocus(sharing.title))
  await sharing.checklist.button(say('sharing.return')).click()
  await sharing.checklist.screen(titles.outcome).waitFor()
  assert.ok(await hasFocus(sharing.open), 'focus is back where the questions were opened')
  await sharing.root.getByText(say('sharing.passed.line'), { exact: true }).first().waitFor()
  assert.deepEqual(await sharing.gate(), [{ pathway: SUPPORT, result: 'passed' }])
  // A change of mind: the answers stay, out of force.
  const card = sharing.checklist.referral(SUPPORT)
  await sharing.checklist.radio(card, say('decision.refused')).click()
  assert.equal(await sharing.open.count(), 0)
  assert.deepEqual(await sharing.gate(), [])
  await sharing.checklist.radio(card, say('decision.chosen')).click()
  assert.deepEqual(await sharing.gate(), [{ pathway: SUPPORT, result: 'passed' }])
})

test('not sure stops, names whom to ask, keeps 999 in reach, and can be mended', async (context) => {
  const page = await freshPage(context, browser)
  const sharing = await Sharing.open(page)
  await sharing.through([...SCREENS.slice(0, 5), ['confidence-unsure']])
  await sharing.heading(say('stopped.title')).waitFor()
  await sharing.root.getByText('Ask your Caldicott Guardian or your safeguarding lead now.').waitFor()
  assert.equal(await sharing.root.locator('.sharing a[href="tel:999"]').count(), 1)
  assert.ok((await sharing.root.locator('.sharing a[href^="tel:"]').count()) > 1, 'a helpline to give')
  await sharing.checklist.button(say('sharing.return')).click()
  assert.deepEqual(await sharing.gate(), [{ pathway: SUPPORT, result: 'stopped' }])
  await sharing.root.getByText('Not shared yet: ask your Caldicott Guardian').first().waitFor()
  await sharing.open.click()
  await sharing.option('advice-caldicott-guardian').check()
  await sharing.checklist.button(say('stopped.change')).click()
  assert.ok(await sharing.option('confidence-unsure').isChecked(), 'the answer is where it was')
  assert.ok(await sharing.option('advice-caldicott-guardian').isChecked(), 'and so is the advice')
  await sharing.through(SCREENS.slice(5))
  await sharing.heading(say('passed.title')).waitFor()
})

test('Back loses no answer, and every answer can be opened from the list', async (context) => {
  const page = await freshPage(context, browser)
  const sharing = await Sharing.open(page)
  await sharing.through(SCREENS.slice(0, 4))
  await sharing.checklist.back()
  assert.ok(await sharing.option('power-human-rights').isChecked())
  await sharing.checklist.back()
  assert.ok(await sharing.option('reason-child-at-risk').isChecked())
  await sharing.root.locator('.so-far > summary').click()
  await sharing.root.locator('.so-far').getByRole('button', { name: 'Purpose', exact: true }).click()
  assert.ok(await sharing.option('purpose-keep-person-safe').isChecked())
  await sharing.next()
  await sharing.option('necessary-yes').waitFor()
  await sharing.checklist.button(say('sharing.return')).click()
  await sharing.open.click()
  await sharing.option('necessary-yes').waitFor()
})

test('danger now stays at the top of every screen, and nothing stands before 999', async (context) => {
  const page = await freshPage(context, browser)
  const sharing = await Sharing.open(page, async (checklist) => {
    await checklist.radio(checklist.fact('immediateDanger'), say('fact.yes')).click()
  })
  const emergency = sharing.root.getByRole('region', { name: pathwayName('emergency-999') })
  for (const ids of SCREENS) {
    await emergency.locator('a[href="tel:999"]').waitFor()
    await sharing.answer(ids)
    await sharing.next()
  }
  await emergency.waitFor()
  await sharing.checklist.button(say('sharing.return')).click()
  const card = sharing.checklist.referral('emergency-999')
  await sharing.checklist.radio(card, say('decision.chosen')).click()
  assert.equal(await sharing.root.locator('#share-emergency-999').count(), 0)
})

test('all of it by keyboard alone', async (context) => {
  const page = await freshPage(context, browser)
  const sharing = await Sharing.open(page)
  for (const ids of SCREENS) {
    for (const id of ids) {
      const choice = sharing.option(id)
      const kind = await choice.getAttribute('type')
      await tabTo(page, choice)
      await page.keyboard.press('Space')
      for (let presses = 0; kind === 'radio' && !(await choice.isChecked()); presses += 1) {
        assert.ok(presses < 12, `${id} cannot be reached with the arrow keys`)
        await page.keyboard.press('ArrowDown')
      }
    }
    await tabTo(page, sharing.root.locator('#next'))
    await page.keyboard.press('Enter')
  }
  await sharing.heading(say('passed.title')).waitFor()
})

/** Tab until this control, or another radio of its group, has focus. */
async function tabTo(page, locator) {
  const name = await locator.getAttribute('name')
  for (let presses = 0; presses < 60; presses += 1) {
    const there = await (await focused(page)).evaluate((element, wanted) => element.id === wanted.id || (wanted.name && element.name === wanted.name), {
      id: await locator.getAttribute('id'),
      name,
    })
    if (there) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`no Tab leads to ${await locator.getAttribute('id')}`)
}

test('a fault keeps the answers and the screen', async (context) => {
  const page = await freshPage(context, browser, { expect: EXPECTED_FAULTS })
  await reachModule(page)
  const sharing = await Sharing.open(page)
  await sharing.through(SCREENS.slice(0, 2))
  await sharing.option('reason-words').fill('An invented "reason".')
  await trap(sharing.checklist)
  await sharing.checklist.button(sayShell('fault.again')).click()
  await sharing.title.waitFor()
  assert.equal(await sharing.option('reason-words').inputValue(), 'An invented "reason".')
  await sharing.checklist.back()
  assert.ok(await sharing.option('agreement-refused').isChecked())
})

test('asking, stopped and passed screens pass axe, at 1280 and at 360 pixels', { timeout: 240_000 }, async (context) => {
  const page = await freshPage(context, browser)
  await page.addInitScript({ content: axe.source })
  const sharing = await Sharing.open(page)
  const look = async (name) => {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 })
      await assertAccessible(page, `${name}, ${width} px`)
    }
  }
  await sharing.next()
  await look('an answer missing')
  for (const [index, ids] of SCREENS.entries()) {
    await sharing.answer(ids)
    await sharing.root.locator('details.why > summary').click()
    if (index > 0) await sharing.root.locator('.so-far > summary').click()
    await look(`screen ${index + 1}`)
    if (index === 3) {
      await sharing.answer(['power-unsure'])
      await sharing.next()
      await sharing.heading(say('stopped.title')).waitFor()
      await look('stopped')
      await sharing.checklist.button(say('stopped.change')).click()
      await sharing.answer(ids)
    }
    await sharing.next()
  }
  await sharing.root.locator('.so-far > summary').click()
  await look('passed')
})
