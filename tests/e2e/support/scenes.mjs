// Every screen that a person can meet, in one walk through the health portal. Whoever
// looks (a test for accessibility, or a camera) is called at each of them.

import { Checklist } from './checklist.mjs'
import { breakFromOutside } from './faults.mjs'
import { instrument, say, sayShell, sections, titles } from './words.mjs'

const MODULE = '**/pkg/widget_bg.wasm'

/**
 * @param {import('playwright-core').Page} page
 * @param {(name: string, checklist: Checklist) => Promise<void>} look
 */
export async function walk(page, look) {
  await beforeTheModule(page, look)
  const checklist = await Checklist.open(page)
  await look('start', checklist)
  await unmet(checklist, look)
  await checklist.root.evaluate((element) => element.reset())
  await checklist.screen(titles.start).waitFor()
  await met(checklist, look)
  await breakFromOutside(checklist)
  await checklist.root.getByRole('heading', { name: sayShell('fault.title') }).waitFor()
  await look('failure-fault', checklist)
}

/** Loading, and the notice when that fails. */
async function beforeTheModule(page, look) {
  const checklist = new Checklist(page)
  let release
  const held = new Promise((resolve) => (release = resolve))
  await page.route(MODULE, async (route) => {
    await held
    await route.abort()
  })
  await page.goto('/health.html')
  await checklist.root.getByText(sayShell('loading')).waitFor()
  await look('loading', checklist)
  release()
  await checklist.root.getByRole('heading', { name: sayShell('cannot-start.title') }).waitFor()
  await look('failure-cannot-start', checklist)
  await page.unroute(MODULE)
}

/** Nothing asked, and then nothing found. */
async function unmet(checklist, look) {
  await checklist.go(titles.outcome)
  await look('outcome-nothing-asked', checklist)
  await sharing(checklist, look)
  await answerEveryFact(checklist, { yesNo: say('fact.no'), number: '0' })
  await checklist.answerAll('N'.repeat(24))
  await checklist.go(titles.outcome)
  await look('outcome-nothing-met', checklist)
}

/** What may be shared with a support service, which is on every list: asking, and stopped. */
async function sharing({ root }, look) {
  const option = (id) => root.locator(`#gate-${id}`)
  await root.locator('#decide-specialist-support-chosen').click()
  await root.locator('#share-specialist-support').click()
  await option('about-person').click()
  await root.locator('#next').click()
  await look('sharing-asking', { root })
  await option('purpose-care').click()
  await root.locator('#next').click()
  await option('can-ask-yes').click()
  await option('agreement-agreed').click()
  await root.locator('#next').click()
  await option('power-unsure').click()
  await root.locator('#next').click()
  await root.locator('.gate-stopped').waitFor()
  await look('sharing-stopped', { root })
  await root.locator('#to-outcome').click()
}

/** Everything found, with every panel open and every error shown on the way. */
async function met(checklist, look) {
  await checklist.radio(checklist.fact('immediateDanger'), say('fact.yes')).click()
  await look('start-danger', checklist)
  for (const { title, items } of sections) {
    await checklist.go(title)
    for (const id of items) {
      await checklist.answer(id, 'Y')
      await checklist.more(id)
    }
    await (await checklist.more(items[0])).note.fill('A note, as long as notes are when there is much to say and little time to say it.')
    await look(`section-${sections.findIndex((section) => section.title === title) + 1}`, checklist)
  }
  await answerEveryFact(checklist, { yesNo: say('fact.yes'), number: '3' })
  await checklist.go(titles.circumstances)
  await checklist.fact('eventsIn12Months').fill('many')
  await checklist.next()
  await checklist.errors.waitFor()
  await look('circumstances-error', checklist)
  await checklist.fact('eventsIn12Months').fill('3')

  await checklist.go(titles.judgement)
  await checklist.root.getByRole('checkbox', { name: say('judgement.concern') }).check()
  await checklist.button(say('next.outcome')).click()
  await checklist.errors.waitFor()
  await look('judgement-error', checklist)
  await checklist.root.getByRole('textbox', { name: say('judgement.reason') }).fill('All of it together.')

  await checklist.go(titles.outcome)
  await look('outcome-everything-met', checklist)
  await openEverything(checklist)
  await refuseFirst(checklist)
  await look('outcome-everything-open', checklist)
  await checklist.root.locator('.summary details').evaluate((details) => (details.open = false))
  await giveReason(checklist)
  await checklist.button(say('record.show')).click()
  await checklist.root.getByRole('region', { name: say('record.exact') }).waitFor()
  await look('outcome-record', checklist)
  await checkedBefore(checklist, look)
  await checklist.button(say('send.button')).click()
  await checklist.root.getByText(say('sent.done')).waitFor()
  await checklist.page.locator('#delivery[data-state="received"]').waitFor()
  await checklist.button(say('start.again')).click()
  await checklist.root.getByText(say('start.again.sure')).waitFor()
  await look('sent', checklist)
}

async function answerEveryFact(checklist, { yesNo, number }) {
  const first = instrument.factGroups[0].facts
  for (const { id, type, options } of instrument.facts) {
    await checklist.go(first.includes(id) ? titles.start : titles.circumstances)
    if (type === 'number') await checklist.fact(id).fill(number)
    else if (options) await checklist.fact(id).getByRole('radio').nth(options.length - 1).click()
    else await checklist.radio(checklist.fact(id), yesNo).click()
  }
}

async function giveReason({ root }) {
  await root.getByRole('combobox', { name: say('refused.title') }).selectOption({ label: say('refused.taking.advice') })
}

/** An earlier outcome of the same case, as the host kept it: other things were met then. */
async function checkedBefore(checklist, look) {
  const notice = await checklist.noticeJson()
  const triggers = notice.triggers.map(({ id }, index) => ({ id, state: ['met', 'not-met', 'undetermined'][index % 3] }))
  const pathways = notice.pathways.map((pathway) => ({ ...pathway, disposition: pathway.id === 'marac' ? 'chosen' : null, reason: null }))
  await checklist.root.evaluate((element, previous) => {
    element.config = { ...element.config, previous, records: true }
  }, { ...notice, triggers, pathways })
  await checklist.root.getByRole('heading', { name: say('since.title') }).waitFor()
  await look('outcome-checked-before', checklist)
  await checklist.go(titles.start)
  await look('start-checked-before', checklist)
  await checklist.go(titles.outcome)
}

async function openEverything({ root }) {
  await root.locator('details').evaluateAll((all) => all.forEach((details) => (details.open = true)))
}

/** A refusal asks for its reason, which is one more control. */
async function refuseFirst({ root }) {
  await root.getByRole('article').first().getByRole('radio', { name: say('decision.refused'), exact: true }).click()
  await root.getByRole('combobox', { name: say('refused.title') }).waitFor()
}
