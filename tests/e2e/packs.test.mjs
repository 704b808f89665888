// Checklists beside the default one: fetched before the first question, opened in place, one
// outcome for all; and the same without a screen.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import test from 'node:test'
import { assess, checkPack, initSync, instruments, outcome } from '../../pkg/widget.js'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { checkShape } from './support/schema.mjs'
import { say, sayPack, sections } from './support/words.mjs'

initSync({ module: readFileSync(new URL('../../pkg/widget_bg.wasm', import.meta.url)) })
const browser = await sharedBrowser()

const folder = new URL('../../pkg/packs/', import.meta.url)
const pack = (id) => JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8'))
const shipped = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.replace('.json', ''))
const hits = pack('hits')
const response = (fields) => ({
  schema: 'risk-checklist/response/1',
  instrument: { id: hits.manifest.id, version: hits.manifest.version },
  ...fields,
})

test('every pack that ships is listed, with what it is for', () => {
  const listed = instruments()
  assert.deepEqual(listed.map(({ id }) => id), ['safelives-dash', ...shipped.sort()])
  for (const { id, items, purpose, status } of listed.slice(1)) {
    const { manifest, instrument } = pack(id)
    assert.deepEqual([items, purpose, status], [instrument.items.length, manifest.purpose, manifest.status])
  }
})

test('every pack that ships passes the checker, and shows what leads where', () => {
  for (const id of shipped) {
    const { ok, problems, rules } = checkPack(pack(id))
    assert.deepEqual(problems, [], id)
    assert.ok(ok)
    assert.equal(rules.length, pack(id).instrument.triggers.length)
    assert.ok(rules.every(({ looksAt, pathways }) => looksAt.length > 0 && pathways.length > 0), id)
  }
})

test('every pack is what the schemas for editors say', () => {
  for (const id of shipped) {
    const { manifest, instrument, texts } = pack(id)
    checkShape('pack-1', manifest)
    checkShape('instrument-1', instrument)
    checkShape('text-1', texts)
  }
})

test('a broken pack is refused with every problem and its path', () => {
  const broken = pack('hits')
  broken.instrument.items[0].prefix = ''
  broken.texts.texts['pack.title'] = '<b>bold</b>'
  const { ok, problems, rules } = checkPack(broken)
  assert.equal(ok, false)
  assert.deepEqual(problems.map(({ code, path }) => `${code} ${path}`), [
    'empty-text instrument.items[0].prefix',
    'unsafe-text texts.texts.pack.title',
  ])
  assert.deepEqual(rules, [])
  assert.throws(() => assess(response(), { packs: [broken] }), { code: 'empty-text', path: 'packs[0].instrument.items[0].prefix' })
})

test('a response to a pack that was handed in is assessed, and its notice names the pack', () => {
  const assessment = assess(response(), { packs: [hits] })
  checkShape('assessment-1', assessment)
  assert.equal(assessment.instrument.id, 'hits')
  const notice = outcome(response(), {}, { packs: [hits] })
  checkShape('outcome-1', notice)
  assert.deepEqual(notice.instruments.map(({ id }) => id), ['hits'])
  assert.notEqual(notice.contentHash, outcome({ ...response(), instrument: { id: 'safelives-dash', version: instruments()[0].version } }, {}).contentHash)
})

test('what may be opened is fetched before the first question, and nothing when an answer calls for it', async (context) => {
  const page = await freshPage(context, browser)
  const asked = []
  page.context().on('request', (request) => asked.push(new URL(request.url()).pathname))
  const checklist = await Checklist.open(page)
  assert.deepEqual(asked.filter((path) => path.includes('/packs/')).sort(), ['/pkg/packs/hba-screen.json', '/pkg/packs/s-dash.json'])
  const before = asked.length

  const title = await toItem(checklist, '8')
  await checklist.answer('8', 'Y')
  const name = sayPack('opens.s-dash.name')
  await checklist.button(say('offer.open', { name })).click()
  await checklist.screen(pack('s-dash').texts.texts[`section.${pack('s-dash').instrument.sections[0].id}.title`]).waitFor()
  assert.ok(await checklist.root.getByText(pack('s-dash').texts.texts['pack.title'], { exact: true }).first().isVisible())
  await checklist.button(say('return')).click()
  await checklist.screen(title).waitFor()
  assert.ok(await checklist.root.locator('#item-8-yes').isChecked(), 'what was answered stays')
  assert.equal(asked.length, before, 'no request tells an answer')
})

test('a pack that does not come is said where it would have opened, and the checklist goes on', async (context) => {
  const page = await freshPage(context, browser, { expect: /ERR_FAILED/ })
  await page.route('**/packs/*.json', (route) => route.abort())
  const checklist = await Checklist.open(page)
  await toItem(checklist, '8')
  await checklist.answer('8', 'Y')
  const said = say('offer.missing', { name: sayPack('opens.s-dash.name') })
  await checklist.root.getByText(said).waitFor()
})

/** Goes to the section that asks an item, and says its title. */
async function toItem(checklist, id) {
  const { title } = sections.find(({ items }) => items.includes(id))
  await checklist.go(title)
  return title
}
