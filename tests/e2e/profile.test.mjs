// The host's local profile in a real page: in force where it is sound, refused in plain
// words where it is not, and the national rules stand either way.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import axe from 'axe-core'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { heard, listen } from './support/events.mjs'
import { checkShape } from './support/schema.mjs'
import { say, titles, triggerName } from './support/words.mjs'

const browser = await sharedBrowser()

const example = (name) => JSON.parse(readFileSync(new URL(`../../www/profiles/${name}.json`, import.meta.url), 'utf8'))
const NOW = '2026-11-21T09:00Z'
const TWELVE = 'Y'.repeat(12) + 'N'.repeat(12)

/** Opens the health portal and hands the checklist this configuration. */
async function open(context, config, options) {
  const page = await freshPage(context, browser, options)
  await listen(page)
  await page.addInitScript({ content: axe.source })
  const checklist = await Checklist.open(page)
  await configure(checklist, config)
  return { page, checklist }
}

async function configure({ root }, config) {
  await root.evaluate((element, config) => (element.config = config), { now: NOW, ...config })
}

const local = ({ root }) => root.getByText('Local settings:').filter({ visible: true })
const refused = ({ root }) => root.locator('.refused')
const errors = async (page) => (await heard(page, 'error')).map(({ detail }) => [detail.code, detail.field])

test('the worked examples are what the published schema says', () => {
  for (const name of ['stricter', 'escalation']) checkShape('profile-1', example(name))
})

test('a stricter threshold is in force, said beside its criterion, and named in the notice', async (context) => {
  const { page, checklist } = await open(context, { profile: example('stricter') })
  await local(checklist).waitFor()
  await checklist.answerAll(TWELVE)
  await checklist.go(titles.outcome)
  const criterion = checklist.criterion(triggerName('visible-high-risk'))
  await criterion.getByText('Local threshold: 12 (national 14).').waitFor()
  assert.ok((await criterion.textContent()).includes(say('state.met')))
  await criterion.locator('summary').click()
  await criterion.getByText('Set locally by: Fictional Borough MARAC operating protocol').waitFor()
  await checklist.referral('marac').waitFor()
  const notice = await checklist.noticeJson()
  checkShape('outcome-1', notice)
  assert.deepEqual(notice.profile, { id: 'fictional-borough', version: '1.2.0', looser: [] })
  assert.deepEqual(await errors(page), [])
})

test('taking the profile away brings the national rules back, and keeps the answers', async (context) => {
  const { checklist } = await open(context, { profile: example('stricter') })
  await checklist.answerAll(TWELVE)
  await checklist.go(titles.outcome)
  const criterion = checklist.criterion(triggerName('visible-high-risk'))
  assert.ok((await criterion.textContent()).includes(say('state.met')))
  await configure(checklist, {})
  await criterion.getByText(say('state.not.met')).waitFor()
  assert.equal(await local(checklist).count(), 0)
  const notice = await checklist.noticeJson()
  assert.equal(notice.profile, null)
  assert.equal(notice.triggers.find(({ id }) => id === 'visible-high-risk').state, 'not-met')
})

test('a looser threshold is said and named, and lapses on its review date', async (context) => {
  const { checklist } = await open(context, { profile: example('escalation') })
  await checklist.go(titles.circumstances)
  await checklist.fact('eventsIn12Months').fill('4')
  await checklist.go(titles.outcome)
  const criterion = checklist.criterion(triggerName('potential-escalation'))
  await criterion.getByText('It catches fewer people than the national one.').waitFor()
  assert.deepEqual((await checklist.noticeJson()).profile.looser, ['potential-escalation'])
  assert.equal((await checklist.noticeJson()).triggers.find(({ id }) => id === 'potential-escalation').state, 'not-met')
  await configure(checklist, { profile: example('escalation'), now: '2027-03-01T00:00Z' })
  await criterion.getByText('The local threshold of 5 ended on 1 March 2027').waitFor()
  assert.deepEqual((await checklist.noticeJson()).profile.looser, [])
  assert.equal((await checklist.noticeJson()).triggers.find(({ id }) => id === 'potential-escalation').state, 'met')
})

const changed = (change) => {
  const profile = example('stricter')
  change(profile)
  return profile
}

/** What is handed in as a profile, and the code and field that the host hears. */
const REFUSED = [
  ['a threshold of zero', changed((p) => (p.thresholds[0].atLeast = 0)), 'out-of-range', 'profile.thresholds[0].atLeast'],
  ['a threshold without its authority', changed((p) => delete p.thresholds[0].authority), 'missing-field', 'profile.thresholds[0].authority'],
  ['a critical item', changed((p) => (p.thresholds[0].trigger = 'strangulation')), 'unsafe-rule', 'profile.thresholds[0].trigger'],
  ['the floor taken away', changed((p) => (p.services[0].replaces = 'emergency')), 'unsafe-rule', 'profile.services[0].replaces'],
  ['script in a name', changed((p) => (p.area.name = '<img src=x onerror=alert(1)>')), 'unsafe-text', 'profile.area.name'],
  ['another nation', changed((p) => (p.nation = 'scotland')), undefined, undefined],
  ['a text', 'stricter', 'wrong-type', 'profile'],
  ['a list', [], 'wrong-type', 'profile'],
  ['50,000 services', changed((p) => (p.services = Array(50_000).fill(p.services[0]))), 'too-large', 'profile'],
]

for (const [name, profile, code, field] of REFUSED) {
  test(`refused in plain words, and the national rules stand: ${name}`, async (context) => {
    const { page, checklist } = await open(context, { profile, reference: 'DEMO-0002' })
    await refused(checklist).getByText(say('local.refused.title')).waitFor()
    const all = await errors(page)
    assert.ok(all.length > 0)
    for (const [, path] of all) assert.match(path, /^profile(\.|$)/)
    if (code) assert.deepEqual(all[0], [code, field])
    assert.ok((await refused(checklist).textContent()).includes(all[0][1]), 'the field is named on the screen')
    assert.equal(await checklist.root.locator('img, script').count(), 0)
    await checklist.go(titles.outcome)
    await refused(checklist).waitFor()
    await checklist.root.getByText('The line is at 14.').first().waitFor()
    const notice = await checklist.noticeJson()
    assert.equal(notice.profile, null)
    assert.equal(notice.reference, 'DEMO-0002', 'the rest of the configuration holds')
  })
}

test('every problem is heard at once, and none is said twice', async (context) => {
  const profile = changed((p) => {
    p.thresholds[0].atLeast = 99
    p.area.code = 'not a code'
    p.services[0].source = ''
  })
  const { page, checklist } = await open(context, { profile })
  await refused(checklist).waitFor()
  assert.deepEqual(await errors(page), [
    ['bad-id', 'profile.area.code'],
    ['out-of-range', 'profile.thresholds[0].atLeast'],
    ['empty-text', 'profile.services[0].source'],
  ])
  await checklist.answerAll(TWELVE)
  assert.equal((await errors(page)).length, 3, 'an answer resolves no profile anew')
})

test('a sound profile after a refused one is taken up', async (context) => {
  const { checklist } = await open(context, { profile: changed((p) => (p.version = 'one')) })
  await refused(checklist).waitFor()
  await configure(checklist, { profile: example('stricter') })
  await local(checklist).waitFor()
  assert.equal(await refused(checklist).count(), 0)
})

test('names that pollute prototypes reach nothing', async (context) => {
  const { page, checklist } = await open(context, {})
  await checklist.root.evaluate((element, text) => (element.config = { profile: JSON.parse(text) }), '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')
  await refused(checklist).waitFor()
  assert.equal(await page.evaluate(() => ({}).polluted), undefined)
})

test('local services stand first and can be rung; 999 stays first where it is', async (context) => {
  const { checklist } = await open(context, { profile: example('stricter') })
  await checklist.go(titles.outcome)
  const card = checklist.referral('specialist-support')
  await card.locator('summary').click()
  const first = card.getByRole('listitem').first()
  assert.match(await first.textContent(), /Fictional Borough IDVA service/)
  assert.equal(await first.getByRole('link').getAttribute('href'), 'tel:02079460101')
  await card.getByText(say('contacts.trace')).waitFor()
})

for (const width of [360, 1280]) {
  test(`axe finds nothing with local settings in force or refused, at ${width} px`, { timeout: 120_000 }, async (context) => {
    const { page, checklist } = await open(context, { profile: example('escalation') }, { viewport: { width, height: 900 } })
    const look = async (name) => {
      const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], preload: false }))
      assert.deepEqual(found.violations.map(({ id, nodes }) => `${id} ${nodes[0].target}`), [], name)
      assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= window.innerWidth), `${name} scrolls sideways`)
    }
    await look('start')
    await checklist.go(titles.outcome)
    await checklist.root.locator('details').evaluateAll((all) => all.forEach((details) => (details.open = true)))
    await look('outcome')
    await configure(checklist, { profile: changed((p) => (p.thresholds[0].atLeast = 0)) })
    await refused(checklist).waitFor()
    await look('refused')
  })
}
