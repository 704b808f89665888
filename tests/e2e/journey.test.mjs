// Whole checklists, as a practitioner does them and as the portal hears of them.

import assert from 'node:assert/strict'
import test from 'node:test'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist, focused, hasFocus } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { Keyboard } from './support/keyboard.mjs'
import { Portal } from './support/portal.mjs'
import { checkShape } from './support/schema.mjs'
import { answerWords, instrument, pathwayName, say, sayPack, sayPathway, sections, titles, triggerName } from './support/words.mjs'

const browser = await sharedBrowser()

const YES_14 = 'YYYYYYYYYYYYYYNNNNNNNNND'
const ALL_NO = 'N'.repeat(24)

async function open(context) {
  const page = await freshPage(context, browser)
  const portal = new Portal(page)
  const checklist = await Checklist.open(page)
  return { page, portal, checklist }
}

/** What was shown before sending, what the page heard, and what its server got: one text. */
async function assertDelivered(portal, shown) {
  await portal.waitForDelivery('received')
  assert.deepEqual(await portal.heard(), ['risk-checklist-ready', 'risk-checklist-outcome'])
  assert.deepEqual(await portal.outcomes.allTextContents(), [shown])
  assert.deepEqual(portal.posts, [shown])
  checkShape('outcome-1', JSON.parse(shown))
}

test('a whole checklist by mouse ends as one outcome, exactly as it was shown', async (context) => {
  const { page, portal, checklist } = await open(context)
  await checklist.radio(checklist.fact('immediateDanger'), say('fact.no')).click()
  await checklist.radio(checklist.fact('ageBand'), sayPack('fact.ageBand.option.18-plus')).click()

  for (const { title, items } of sections) {
    await checklist.next()
    await checklist.screen(title).waitFor()
    assert.ok(await hasFocus(checklist.screen(title)), 'the new screen is read from its heading')
    for (const id of items) await checklist.answer(id, YES_14[id - 1])
  }
  const more = await checklist.more('20')
  await more.note.fill('Their words, between "quotes" & <tags>.')
  await more.informant.selectOption({ label: say('informant.police') })

  await checklist.next()
  await checklist.fact('eventsIn12Months').fill('2')
  await checklist.radio(checklist.fact('childrenInHousehold'), say('fact.yes')).click()
  await checklist.radio(checklist.fact('firearmsAccess'), say('fact.dont-know')).click()
  await checklist.next()
  await checklist.root.getByRole('checkbox', { name: say('judgement.concern') }).check()
  await checklist.root.getByRole('textbox', { name: say('judgement.reason') }).fill('She is very quiet.')
  await checklist.button(say('next.outcome')).click()

  await checklist.screen(titles.outcome).waitFor()
  const { marac, idva, support } = {
    marac: checklist.referral('marac'),
    idva: checklist.referral('idva'),
    support: checklist.referral('specialist-support'),
  }
  await marac.getByRole('radio', { name: say('decision.chosen') }).click()
  await idva.getByRole('radio', { name: say('decision.in.place') }).click()
  await support.getByRole('radio', { name: say('decision.refused') }).click()
  await support.getByRole('combobox', { name: say('refused.title') }).selectOption({ label: say('refused.person.declined') })
  await checklist.root.getByRole('group', { name: say('review.title') }).getByRole('radio', { name: say('review.weeks', { count: 2 }) }).click()

  const shown = await checklist.notice.textContent()
  await checklist.button(say('send.button')).click()
  await checklist.root.getByText(say('sent.done')).waitFor()
  await assertDelivered(portal, shown)

  const notice = JSON.parse(shown)
  const decided = Object.fromEntries(notice.pathways.map(({ id, disposition, reason }) => [id, [disposition, reason]]))
  assert.deepEqual(decided.marac, ['chosen', null])
  assert.deepEqual(decided.idva, ['already-in-place', null])
  assert.deepEqual(decided['specialist-support'], ['refused', 'person-declined'])
  assert.equal(notice.reference, 'DEMO-0001')
  assert.equal(notice.role, 'health')
  assert.ok(notice.reviewBy, 'a review was chosen')
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, 'the page keeps its one heading')
})

test('a whole checklist by keyboard alone ends as one outcome, exactly as it was shown', async (context) => {
  const { page, portal, checklist } = await open(context)
  const keyboard = new Keyboard(page)
  await keyboard.activate(page.getByRole('link', { name: 'Skip to main content' }))
  await keyboard.tabTo(checklist.fact('immediateDanger'), 15)
  await keyboard.press('n')
  await keyboard.tabTo(checklist.fact('ageBand'))
  await keyboard.press('3')
  await keyboard.next(checklist)

  const letters = 'YNDYNDYNDYNDYNDYNDYNDYND'
  for (const [index, { title, items }] of sections.entries()) {
    await checklist.screen(title).waitFor()
    for (const id of items) await keyboard.answer(checklist, id, letters[id - 1], index % 2 === 1)
    if (index === 0) await addNoteByKeyboard(keyboard, checklist, items.at(-1))
    await keyboard.next(checklist)
  }

  await checklist.screen(titles.circumstances).waitFor()
  await keyboard.tabTo(checklist.fact('eventsIn12Months'))
  await keyboard.type('3')
  await keyboard.next(checklist)
  await checklist.screen(titles.judgement).waitFor()
  await keyboard.activate(checklist.root.getByRole('checkbox', { name: say('judgement.concern') }), 'Space')
  await keyboard.tabTo(checklist.root.getByRole('textbox', { name: say('judgement.reason') }))
  await keyboard.type('No dogs, no drinking, yet no peace.')
  await keyboard.activate(checklist.button(say('next.outcome')), 'Space')

  await checklist.screen(titles.outcome).waitFor()
  const decision = checklist.referral('marac').getByRole('group', { name: say('decision.title', { pathway: pathwayName('marac') }) })
  await keyboard.tabTo(decision, 120)
  await keyboard.press('Space')
  await checklist.radio(decision, say('decision.chosen')).and(page.locator(':checked')).waitFor()

  const shown = await checklist.notice.textContent()
  await keyboard.tabTo(checklist.button(say('send.button')), 120)
  await keyboard.press('Enter')
  await checklist.root.getByText(say('sent.done')).waitFor()
  await assertDelivered(portal, shown)
  const marac = JSON.parse(shown).pathways.find(({ id }) => id === 'marac')
  assert.deepEqual(marac, { id: 'marac', status: 'recommended', urgency: 'today', disposition: 'chosen', reason: null })
})

/** Letters that choose answers elsewhere stay letters in a note. */
async function addNoteByKeyboard(keyboard, checklist, id) {
  const item = checklist.item(id)
  const chosen = await item.locator('input:checked').getAttribute('value')
  await keyboard.activate(item.locator('summary'))
  await keyboard.tabTo(item.getByRole('textbox'))
  await keyboard.type('nobody said why, yes or no, did they')
  await keyboard.tabTo(item.getByRole('combobox', { name: say('informant.label') }))
  await keyboard.press('ArrowDown')
  assert.equal(await item.getByRole('textbox').inputValue(), 'nobody said why, yes or no, did they')
  assert.equal(await item.locator('input:checked').getAttribute('value'), chosen)
  assert.equal(await item.getByRole('combobox', { name: say('informant.label') }).inputValue(), 'practitioner')
}

test('fourteen yes answers recommend a MARAC and an IDVA', async (context) => {
  const { checklist } = await open(context)
  await checklist.answerAll(YES_14)
  await checklist.go(titles.outcome)
  await checklist.criterion(triggerName('visible-high-risk')).getByText(say('state.met'), { exact: true }).waitFor()
  await checklist.referral('marac').waitFor()
  await checklist.referral('idva').waitFor()
})

test('thirteen do not, and the page says which answers could change that', async (context) => {
  const { checklist } = await open(context)
  await checklist.answerAll('Y'.repeat(13) + 'N'.repeat(10) + 'D')
  await checklist.go(titles.outcome)
  await checklist.criterion(triggerName('visible-high-risk')).getByText(say('state.undetermined'), { exact: true }).waitFor()
  assert.equal(await checklist.referral('marac').count(), 0)
  const missing = checklist.root.getByRole('region', { name: /could change the result/ })
  await missing.locator('summary').click()
  await missing.getByRole('button', { name: `24. ${sayPack('item.24.short')}` }).click()
  await checklist.screen(sections.at(-1).title).waitFor()
  await checklist.answer('24', 'N')
  await checklist.go(titles.outcome)
  await checklist.criterion(triggerName('visible-high-risk')).getByText(say('state.not.met'), { exact: true }).waitFor()
})

test('judgement alone recommends a MARAC', async (context) => {
  const { portal, checklist } = await open(context)
  await checklist.answerAll(ALL_NO)
  await checklist.go(titles.judgement)
  await checklist.root.getByRole('checkbox', { name: say('judgement.concern') }).check()
  await checklist.root.getByRole('textbox', { name: say('judgement.reason') }).fill('Her voice changed when he rang.')
  await checklist.button(say('next.outcome')).click()
  await checklist.criterion(triggerName('professional-judgement')).getByText(say('state.met'), { exact: true }).waitFor()
  await checklist.referral('marac').waitFor()
  const shown = await checklist.notice.textContent()
  await checklist.button(say('send.button')).click()
  await assertDelivered(portal, shown)
  assert.ok(!shown.includes('voice'), 'the reason stays here')
})

test('a concern without its reason is pointed out, and nothing is sent', async (context) => {
  const { portal, checklist } = await open(context)
  await checklist.go(titles.judgement)
  const concern = checklist.root.getByRole('checkbox', { name: say('judgement.concern') })
  const reason = checklist.root.getByRole('textbox', { name: say('judgement.reason') })
  await concern.check()
  await checklist.button(say('next.outcome')).click()
  await checklist.errors.waitFor()
  assert.ok(await hasFocus(checklist.errors), 'the summary takes focus')
  await assertFieldError(reason, say('gap.reason'))
  await checklist.errors.getByRole('button', { name: say('gap.reason') }).click()
  assert.ok(await hasFocus(reason), 'the summary leads to the field')

  await checklist.go(titles.outcome)
  await checklist.button(say('send.button')).click()
  await checklist.errors.waitFor()
  assert.ok(await hasFocus(checklist.errors), 'the summary takes focus here too')
  assert.deepEqual(await portal.heard(), ['risk-checklist-ready'])
  assert.deepEqual(portal.posts, [])

  await checklist.errors.getByRole('button', { name: say('gap.reason') }).click()
  await checklist.screen(titles.judgement).waitFor()
  assert.ok(await concern.isChecked(), 'what was chosen is kept')
})

for (const typed of ['abc', '1000', '-1', '3.5', '1e2', '٣']) {
  test(`a number that cannot be is pointed out and kept as typed: ${typed}`, async (context) => {
    const { portal, checklist } = await open(context)
    await checklist.go(titles.circumstances)
    const events = checklist.fact('eventsIn12Months')
    await events.fill(typed)
    const error = say('gap.number', { fact: sayPack('fact.eventsIn12Months.short'), min: '0', max: '999' })
    await checklist.next()
    await checklist.errors.waitFor()
    assert.ok(await hasFocus(checklist.errors), 'the summary takes focus')
    await assertFieldError(events, error)
    assert.equal(await events.inputValue(), typed)

    await checklist.go(titles.outcome)
    await checklist.criterion(triggerName('potential-escalation')).getByText(say('state.undetermined'), { exact: true }).waitFor()
    await checklist.button(say('send.button')).click()
    await checklist.errors.waitFor()
    assert.deepEqual(portal.posts, [])
    await checklist.errors.getByRole('button', { name: error }).click()
    assert.equal(await events.inputValue(), typed, 'nothing typed is lost on the way')
    await events.fill(' 3 ')
    await checklist.errors.waitFor({ state: 'detached' })
    await checklist.go(titles.outcome)
    await checklist.criterion(triggerName('potential-escalation')).getByText(say('state.met'), { exact: true }).waitFor()
  })
}

/** The error stands beside its field, and the field names it. */
async function assertFieldError(field, message) {
  assert.equal(await field.getAttribute('aria-invalid'), 'true')
  const described = await field.evaluate((element) =>
    element.getAttribute('aria-describedby').split(' ').map((id) => element.getRootNode().getElementById(id)?.textContent ?? `no #${id}`),
  )
  assert.ok(described.includes(message), `described by ${described.join(' | ')}`)
}

for (const key of ['Tab', 'Shift+Tab']) {
  test(`on a phone with a keyboard, focus is never hidden: ${key}`, async (context) => {
    const page = await freshPage(context, browser, { viewport: { width: 320, height: 640 } })
    const checklist = await Checklist.open(page)
    const keyboard = new Keyboard(page)
    await checklist.radio(checklist.fact('immediateDanger'), say('fact.yes')).click()
    await checklist.go(sections[0].title)
    await checklist.answer('5', 'Y')
    const [from, to] = [checklist.screen(sections[0].title), checklist.button(say('back'))]
    await (key === 'Tab' ? from : to).focus()
    for (const _ of sections[0].items.flatMap(() => ['answer', 'more'])) {
      await keyboard.press(key)
      const { share, what } = await inSight(page)
      assert.ok(share > 0.5, `${what}: ${Math.round(100 * share)} % of it is in sight`)
    }
  })
}

/** How much of what has focus nothing lies over. */
async function inSight(page) {
  return (await focused(page)).evaluate(async (element) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const control = element.closest('label') ?? element
    const { x, y, width, height } = control.getBoundingClientRect()
    const places = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((across) => [0.1, 0.3, 0.5, 0.7, 0.9].map((down) => [x + width * across, y + height * down]))
    const seen = places.filter((place) => control.contains(element.getRootNode().elementFromPoint(...place)))
    return { share: seen.length / places.length, what: control.outerHTML.slice(0, 80) }
  })
}

test('danger now shows 999 at once, before anything else is asked', async (context) => {
  const { page, checklist } = await open(context)
  const panel = checklist.root.getByRole('region', { name: pathwayName('emergency-999') })
  assert.equal(await panel.count(), 0)
  await checklist.radio(checklist.fact('immediateDanger'), answerWords.Y).click()
  await panel.waitFor()
  assert.equal(await panel.getByText(sayPathway('pathway.emergency-999.first')).count(), 1)
  assert.equal(await panel.getByRole('link', { name: '999' }).first().getAttribute('href'), 'tel:999')
  const box = await panel.boundingBox()
  assert.ok(box.y < page.viewportSize().height, 'it is in sight')
  await checklist.radio(checklist.fact('immediateDanger'), say('fact.no')).click()
  await panel.waitFor({ state: 'detached' })
})

test('any answer can be changed at any time, and the result follows', async (context) => {
  const { portal, checklist } = await open(context)
  await checklist.answerAll(YES_14)
  await checklist.go(titles.outcome)
  await checklist.referral('marac').getByRole('radio', { name: say('decision.chosen') }).click()
  await checklist.button(say('send.button')).click()
  await portal.waitForDelivery('received')

  await checklist.back()
  await checklist.screen(titles.judgement).waitFor()
  await checklist.go(sections[0].title)
  const one = checklist.item('1')
  assert.ok(await checklist.radio(one, answerWords.Y).isChecked(), 'the answer is still there')
  await checklist.answer('1', 'N')
  await (await checklist.more('2')).notAsked.selectOption({ label: say('not.asked.not-safe') })
  await eventually(() => checklist.item('2').locator('input:checked').count(), 0, 'not asked takes the answer back')
  await checklist.go(titles.outcome)
  await checklist.criterion(triggerName('visible-high-risk')).getByText(say('state.undetermined'), { exact: true }).or(
    checklist.criterion(triggerName('visible-high-risk')).getByText(say('state.not.met'), { exact: true }),
  ).waitFor()
  await checklist.root.getByText(say('sent.changed')).waitFor()
  assert.equal(portal.posts.length, 1, 'a change is not sent by itself')
  await checklist.button(say('send.button')).click()
  await eventually(async () => portal.posts.length, 2, 'the change is sent when asked')
  assert.notEqual(portal.posts[1], portal.posts[0])
})

test('when the portal cannot deliver the outcome it says so, and can try again', async (context) => {
  const page = await freshPage(context, browser, { expect: /503/ })
  await page.route('**/outcomes', (route) => route.fulfill({ status: 503, body: '' }), { times: 1 })
  const portal = new Portal(page)
  const checklist = await Checklist.open(page)
  await checklist.go(titles.outcome)
  await checklist.button(say('send.button')).click()
  await portal.waitForDelivery('failed')
  await portal.aside.getByRole('button', { name: 'Try again' }).click()
  await portal.waitForDelivery('received')
  assert.equal(portal.posts.length, 2)
  assert.equal(portal.posts[0], portal.posts[1])
})

test('a blank checklist can be sent too: nothing asked is not the same as no', async (context) => {
  const { portal, checklist } = await open(context)
  await checklist.go(titles.outcome)
  const shown = await checklist.notice.textContent()
  await checklist.button(say('send.button')).click()
  await assertDelivered(portal, shown)
  const { standing, pathways, triggers } = JSON.parse(shown)
  assert.equal(standing, 'provisional')
  assert.ok(pathways.some(({ status }) => status === 'recommended'))
  assert.equal(triggers.length, instrument.triggers.length)
  assert.ok(triggers.every(({ state }) => state !== 'met'))
})
