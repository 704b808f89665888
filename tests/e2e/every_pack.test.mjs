// Every pack that ships, and the invented ones with everything a pack can have, from the
// first screen to the last: blank, and with an answer to everything.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import test from 'node:test'
import { TAGS, asTallAsThePage, bringAxe, look, scrollsSideways } from './support/axe.mjs'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { say, titles } from './support/words.mjs'

const browser = await sharedBrowser()

const at = (path) => new URL(`../../${path}`, import.meta.url)
const read = (path) => JSON.parse(readFileSync(at(path), 'utf8'))
const shipped = readdirSync(at('pkg/packs')).filter((name) => name.endsWith('.json')).map((name) => read(`pkg/packs/${name}`))
const invented = ['synthetic-everything', 'synthetic-harmer', 'synthetic-scale'].map((id) => ({
  schema: 'risk-checklist/bundle/1',
  manifest: read(`tests/packs/${id}/manifest.json`),
  instrument: read(`tests/packs/${id}/instrument.json`),
  texts: read(`tests/packs/${id}/text/en-GB.json`),
}))

for (const pack of [...shipped, ...invented]) {
  const { id } = pack.manifest
  test(`${id}: every screen can be used, on the smallest phone too`, async (context) => {
    const page = await freshPage(context, browser)
    await bringAxe(page)
    const checklist = await open(page, pack)
    const problems = []
    const see = async (name) => {
      await asTallAsThePage(page, 320)
      const found = await look(page, { type: 'tag', values: TAGS })
      problems.push(...found.problems.map((problem) => `${name}: ${problem}`), ...found.missed.map((control) => `${name}: axe missed ${control}`))
      const sideways = await scrollsSideways(page)
      if (sideways) problems.push(`${name}: scrolls sideways, because of ${sideways}`)
    }
    const screens = await walk(checklist, see)
    assert.ok(screens.length >= 2 + pack.instrument.sections.length, screens.join(', '))
    await outcome(checklist)
    await see('outcome, nothing asked')

    await checklist.go(titles.start)
    await walk(checklist, async (name) => {
      await answerEverything(checklist)
      await see(`${name}, answered`)
    })
    await outcome(checklist)
    await see('outcome, everything answered')
    assert.deepEqual([...new Set(problems)], [])
  })
}

/** The pack as a host hands it in; the ones that ship are fetched by the shell itself. */
async function open(page, pack) {
  const checklist = await Checklist.open(page, '/hosts/bare.html')
  const title = pack.texts.texts['pack.title']
  await checklist.root.evaluate((element, { pack, isShipped }) => {
    const packs = isShipped ? [] : [pack]
    element.config = { packs, allowRetired: true }
    element.setAttribute('instrument', pack.manifest.id)
  }, { pack, isShipped: shipped.includes(pack) })
  await checklist.root.getByRole('heading', { level: 2, name: title, exact: true }).waitFor()
  return checklist
}

/** From here to the screen before the outcome by the one button, seeing each. */
async function walk(checklist, see) {
  const { root } = checklist
  const seen = []
  for (;;) {
    const heading = root.getByRole('heading', { level: 3 }).first()
    const name = await heading.textContent()
    assert.ok(!seen.includes(name), `${name} came twice`)
    seen.push(name)
    await see(name)
    const isLast = (await root.locator('#next').textContent()) === say('next.outcome')
    if (isLast) return seen
    await root.locator('#next').click()
    await root.getByRole('heading', { level: 3 }).first().and(root.locator(`:not(:text-is(${JSON.stringify(name)}))`)).waitFor()
  }
}

/** The first thing that is offered, everywhere, until a round brings no new question. */
async function answerEverything({ root }) {
  for (let round = 0, added; added !== 0; round += 1) {
    assert.ok(round < 5, 'answers keep calling for more')
    added = await root.locator('.screen').evaluate((screen) => {
      let added = 0
      const groups = new Map()
      for (const input of screen.querySelectorAll('input[type=radio]')) {
        const group = input.closest('fieldset') ?? input.name
        groups.set(group, [...(groups.get(group) ?? []), input])
      }
      for (const [first, ...rest] of groups.values()) {
        if ([first, ...rest].some(({ checked }) => checked)) continue
        first.click()
        added += 1
      }
      return added
    })
  }
  for (const field of await root.locator('.screen input:not([type=radio]):not([type=checkbox])').all()) {
    if (await field.isVisible()) await field.fill('3')
  }
  for (const box of await root.locator('.screen input[type=checkbox]').all()) {
    if (await box.isVisible() && (await box.isEnabled())) await box.check()
  }
  for (const field of await root.locator('.screen textarea').all()) {
    if (await field.isVisible()) await field.fill('Invented for this test.')
  }
}

async function outcome(checklist) {
  await checklist.go(titles.outcome)
  const recommended = checklist.root.getByRole('region', { name: say('referrals.recommended'), exact: true })
  assert.ok((await recommended.getByRole('article').count()) > 0, 'something is always recommended')
}
