// The record, the review and the earlier outcome: what may leave and when, what a refusal
// needs, and what was so last time. Every answer, note and reference here is invented.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist, hasFocus } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { heard, listen } from './support/events.mjs'
import { checkShape } from './support/schema.mjs'
import { pathwayName, say, sayShell, sections, titles, triggerName } from './support/words.mjs'

const browser = await sharedBrowser()
const NOTE = 'An invented note: the <neighbour> "heard" it & called.'

async function open(context, config = {}, options = {}) {
  const page = await freshPage(context, browser, { acceptDownloads: true, ...options })
  await listen(page)
  const checklist = await Checklist.open(page, '/hosts/bare.html')
  await configure(checklist, config)
  return { page, checklist }
}

async function configure(checklist, config) {
  await checklist.root.evaluate((element, config) => (element.config = config), { now: '2026-11-21T09:47Z', ...config })
}

/** Strangulation with a note: something met, much unknown, and one thing that must never leak. */
async function answerSome(checklist) {
  const section = sections.find(({ items }) => items.includes('15'))
  await checklist.go(section.title)
  await checklist.answer('15', 'Y')
  await (await checklist.more('15')).note.fill(NOTE)
  await checklist.go(titles.outcome)
}

const preview = (checklist) => checklist.root.getByRole('region', { name: say('record.exact') })

test.describe('taking a record', () => {
  test('the host gets one only where it asked for records, and then exactly what was shown', async (context) => {
    const { page, checklist } = await open(context, { reference: 'DEMO-7' })
    await answerSome(checklist)
    assert.equal(await preview(checklist).count(), 0, 'nothing is shown before it is asked for')
    await checklist.button(say('record.show')).click()
    await preview(checklist).waitFor()
    assert.equal(await checklist.button(say('record.hand.over')).count(), 0, 'no way to a host that did not ask')

    await configure(checklist, { reference: 'DEMO-7', records: true })
    await checklist.button(say('record.hand.over')).waitFor()
    assert.deepEqual(await heard(page, 'record'), [], 'showing is not handing over')
    const shown = await preview(checklist).textContent()
    await checklist.button(say('record.hand.over')).click()
    await checklist.root.getByText(say('record.handed.over')).waitFor()
    const events = await heard(page, 'record')
    assert.deepEqual(events.map(({ detail }) => detail.text), [shown])
    const { record } = events[0].detail
    assert.deepEqual(record, JSON.parse(shown))
    checkShape('record-1', record)
    assert.equal(record.response.answers['15'].note, NOTE)
    assert.deepEqual(record.outcome, await checklist.noticeJson(), 'the notice inside is the notice')
    assert.deepEqual(await heard(page, 'outcome'), [], 'a record is no outcome')
    assert.ok(!JSON.stringify(await checklist.noticeJson()).includes('neighbour'))

    await checklist.referral('strangulation-medical').getByRole('radio', { name: say('decision.chosen') }).click()
    await checklist.root.getByText(say('record.changed')).waitFor()
  })

  test('a file has a name that says nothing, and the bytes that were shown', async (context) => {
    const { page, checklist } = await open(context)
    await answerSome(checklist)
    await checklist.button(say('record.show')).click()
    const shown = await preview(checklist).textContent()
    const coming = page.waitForEvent('download')
    await checklist.button(say('record.download')).click()
    const file = await coming
    assert.equal(file.suggestedFilename(), 'record.json')
    assert.equal(readFileSync(await file.path(), 'utf8'), shown)
    await checklist.root.getByText(say('record.downloaded')).waitFor()
    assert.deepEqual((await heard(page)).map(({ name }) => name), ['ready'], 'the host hears nothing of it')
  })

  test('a concern without its reason is mended first; printing never waits', async (context) => {
    const { checklist } = await open(context)
    await checklist.go(titles.judgement)
    await checklist.root.getByRole('checkbox', { name: say('judgement.concern') }).check()
    await checklist.go(titles.outcome)
    await checklist.button(say('record.show')).click()
    await checklist.errors.waitFor()
    assert.equal(await preview(checklist).count(), 0)
    assert.ok(await checklist.button(say('print.button')).isEnabled())
    const record = await checklist.root.locator('.record').textContent()
    assert.ok(record.includes(say('record.reason.missing')), 'the paper says that the reason is missing')
  })
})

test.describe('refusing', () => {
  test('a recommended referral cannot be refused without a reason', async (context) => {
    const { page, checklist } = await open(context)
    await answerSome(checklist)
    const card = checklist.referral('strangulation-medical')
    await card.getByRole('radio', { name: say('decision.refused') }).click()
    const reason = card.getByRole('combobox', { name: say('refused.title') })
    assert.equal(await reason.inputValue(), '', 'no reason is chosen for anyone')
    const decision = async () => (await checklist.noticeJson()).pathways.find(({ id }) => id === 'strangulation-medical')
    assert.deepEqual((await decision()).disposition, null, 'it is open until there is one')

    await checklist.button(say('send.button')).click()
    await checklist.errors.waitFor()
    assert.ok(await hasFocus(checklist.errors))
    assert.deepEqual(await heard(page, 'outcome'), [])
    await checklist.errors.getByRole('button', { name: say('gap.refusal', { pathway: pathwayName('strangulation-medical') }) }).click()
    assert.ok(await hasFocus(reason))

    await reason.selectOption({ label: say('refused.not.safe.now') })
    await eventually(() => checklist.errors.count(), 0, 'nothing is left to mend')
    const { status, disposition, reason: code } = await decision()
    assert.deepEqual([status, disposition, code], ['recommended', 'refused', 'not-safe-now'])
    await checklist.button(say('send.button')).click()
    await eventually(async () => (await heard(page, 'outcome')).length, 1, 'now it can be sent')

    await page.emulateMedia({ media: 'print' })
    const refused = checklist.root.locator('.record-refused')
    assert.ok(await refused.isVisible(), 'it stays in plain sight on paper')
    const words = await refused.textContent()
    for (const part of [pathwayName('strangulation-medical'), say('refused.not.safe.now'), say('record.stands')]) {
      assert.ok(words.includes(part), part)
    }
  })

  test('a fault keeps a refusal that waits for its reason', async (context) => {
    const { checklist } = await open(context)
    await answerSome(checklist)
    await checklist.referral('strangulation-medical').getByRole('radio', { name: say('decision.refused') }).click()
    await checklist.root.evaluate(async (element) => {
      const { parentNode } = element
      element.remove()
      while (element.shadowRoot.querySelector('.widget')) await new Promise((resolve) => setTimeout(resolve))
      parentNode.append(element)
    })
    await checklist.screen(titles.outcome).waitFor()
    await checklist.button(say('send.button')).click()
    await checklist.errors.waitFor()
  })
})

test.describe('looking again', () => {
  test('a date is suggested and never chosen; leaving it out is said and stops nothing', async (context) => {
    const { page, checklist } = await open(context)
    await answerSome(checklist)
    const review = checklist.root.getByRole('group', { name: say('review.title') })
    assert.ok(await checklist.radio(review, say('review.none')).isChecked())
    assert.equal((await checklist.noticeJson()).reviewBy, null)
    const todo = checklist.button(say('todo.review'))
    await todo.click()
    assert.ok(await hasFocus(checklist.radio(review, say('review.none'))))
    await checklist.button(say('send.button')).click()
    await eventually(async () => (await heard(page, 'outcome')).length, 1, 'it does not block')

    await review.getByRole('radio', { name: /\(/ }).click()
    await eventually(() => todo.count(), 0, 'nothing is left to say of it')
    assert.ok((await checklist.noticeJson()).reviewBy > '2026-11-21')
    await checklist.root.getByText(say('review.sooner')).waitFor()
  })
})

test.describe('finding the way', () => {
  test('a line of the short list leads to its card', async (context) => {
    const { checklist } = await open(context)
    await answerSome(checklist)
    const glance = checklist.root.getByRole('region', { name: say('glance.title') })
    await glance.getByRole('button', { name: pathwayName('specialist-support'), exact: true }).click()
    const heading = checklist.referral('specialist-support').getByRole('heading')
    assert.ok(await hasFocus(heading))
    await eventually(() => heading.evaluate((element) => element.getBoundingClientRect().top >= 0), true, 'in sight')
  })

  test('what is to be considered is folded, named, and opened by what is still to do', async (context) => {
    const { checklist } = await open(context)
    await answerSome(checklist)
    const group = checklist.root.getByRole('region', { name: say('referrals.consider'), exact: true })
    const cards = group.getByRole('article', { includeHidden: true })
    const count = await cards.count()
    assert.ok(count > 0)
    assert.equal(await group.getByRole('article').count(), 0, 'folded')
    const names = await cards.getByRole('heading', { includeHidden: true }).allTextContents()
    for (const name of names) assert.ok(await group.getByText(name, { exact: true }).first().isVisible(), `${name} is in sight`)
    const words = count === 1 ? say('todo.consider.one') : say('todo.consider.other', { count })
    await checklist.button(words).click()
    assert.ok(await hasFocus(cards.first().getByRole('heading')))
  })
})

test.describe('an earlier outcome', () => {
  const earlier = {
    schema: 'risk-checklist/outcome/1',
    reference: 'DEMO-7',
    completedAt: '2026-05-21T10:00Z',
    triggers: [
      { id: 'strangulation', state: 'met' },
      { id: 'animal-abuse', state: 'met' },
    ],
    pathways: [{ id: 'marac', status: 'recommended', urgency: 'today', disposition: 'chosen', reason: null }],
  }

  test('is compared in cautious words, asks for the repeat, and changes nothing', async (context) => {
    const { page, checklist } = await open(context, { reference: 'DEMO-7' })
    await answerSome(checklist)
    const before = await checklist.notice.textContent()
    await configure(checklist, { reference: 'DEMO-7', previous: earlier })
    const since = checklist.root.getByRole('region', { name: say('since.title') })
    await since.waitFor()
    assert.equal(await checklist.notice.textContent(), before, 'the notice is the same to the byte')
    const words = await since.textContent()
    for (const part of ['21/05/2026', say('since.still'), triggerName('strangulation'), say('since.not.asked.again'), triggerName('animal-abuse')]) {
      assert.ok(words.includes(part), part)
    }
    assert.ok(words.includes(say('since.chosen', { pathway: pathwayName('marac') })))
    await since.getByText(say('since.repeat', { pathway: pathwayName('marac') })).waitFor()
    assert.equal(await checklist.root.evaluate((element) => JSON.stringify(element.config).includes('months')), false)
    await since.locator('.repeat').getByRole('button').last().click()
    await checklist.screen(titles.circumstances).waitFor()
    assert.equal(await checklist.fact('monthsSinceLastMaracReferral').inputValue(), '', 'nothing is filled in')
    assert.deepEqual(await heard(page, 'error'), [])
  })

  const REFUSED = [
    ['of another case', { ...earlier, reference: 'DEMO-8' }, 'previous.reference'],
    ['with a state there is not', { ...earlier, triggers: [{ id: 'strangulation', state: 'gone' }] }, 'previous.triggers[0].state'],
    ['of another shape', { ...earlier, schema: 'risk-checklist/record/1' }, 'previous.schema'],
    ['that is text', 'an outcome', 'previous'],
  ]
  for (const [name, previous, field] of REFUSED) {
    test(`is refused by its path, and today's checklist runs on: one ${name}`, async (context) => {
      const { page, checklist } = await open(context, { reference: 'DEMO-7' })
      await answerSome(checklist)
      await configure(checklist, { reference: 'DEMO-7', previous })
      await eventually(async () => (await heard(page, 'error')).map(({ detail }) => detail.field), [field], 'one error')
      assert.equal(await checklist.root.getByRole('region', { name: say('since.title') }).count(), 0)
      assert.equal((await checklist.noticeJson()).reference, 'DEMO-7')
    })
  }
})

test('printed, it is the record alone: no buttons, and first what was found, decided and left open', async (context) => {
  const { page, checklist } = await open(context)
  await answerSome(checklist)
  await page.evaluate(() => (window.print = () => {}))
  await checklist.button(say('print.button')).click()
  await page.emulateMedia({ media: 'print' })
  assert.ok(await checklist.root.locator('.record').isVisible())
  for (const control of ['button', 'input', 'select', 'textarea', 'pre']) {
    assert.equal(await checklist.root.locator(`${control}:visible`).count(), 0, control)
  }
  assert.equal(await page.locator('h1').isVisible(), false, "the host's page is not printed")
  const paper = await checklist.root.locator('.record').innerText()
  const places = ['record.warning', 'record.found', 'record.decided', 'record.open', 'record.referrals', 'record.evidence', 'record.unknown', 'record.answers', 'record.origins'].map((key) => paper.indexOf(say(key)))
  assert.ok(places.every((place) => place >= 0), places.join(' '))
  assert.deepEqual(places, [...places].sort((one, other) => one - other))
  assert.ok(paper.includes(NOTE), 'it holds the notes')
  assert.ok((await page.pdf()).length > 10_000)
})

for (const [nation, first] of [['wales', 'Wales'], ['scotland', 'Scotland'], [undefined, 'England']]) {
  test(`when it cannot start, 999 comes first and then the line for ${nation ?? 'no nation'}`, async (context) => {
    const page = await freshPage(context, browser, { expect: /net::ERR_|RuntimeError/ })
    await page.route('**/pkg/widget_bg.wasm', (route) => route.abort())
    await page.addInitScript((nation) => {
      document.addEventListener('DOMContentLoaded', () => {
        const element = document.querySelector('risk-checklist')
        if (nation) element.setAttribute('nation', nation)
        else element.removeAttribute('nation')
      })
    }, nation)
    await page.goto('/hosts/bare.html')
    const checklist = new Checklist(page)
    await checklist.root.getByRole('heading', { name: sayShell('cannot-start.title') }).waitFor()
    const names = await checklist.root.locator('.contacts strong').allTextContents()
    assert.equal(names.length, 5, 'none is left out')
    assert.match(names[0], /Emergency|999/)
    assert.ok(names[1].includes(first), names.join('; '))
  })
}
