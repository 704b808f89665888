// The page for those who write packs: problems with their paths, the rules, and a preview.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { TAGS, bringAxe, look, scrollsSideways } from './support/axe.mjs'
import { freshPage, sharedBrowser } from './support/browser.mjs'

const browser = await sharedBrowser()
const file = (name, value) => ({ name, mimeType: 'application/json', buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) })
const pack = (id) => JSON.parse(readFileSync(new URL(`../../pkg/packs/${id}.json`, import.meta.url), 'utf8'))

async function open(context) {
  const page = await freshPage(context, browser)
  await bringAxe(page)
  await page.goto('/author.html')
  await page.locator('#shipped option').nth(1).waitFor({ state: 'attached' })
  return page
}
const verdict = (page, words) => page.getByRole('status').filter({ hasText: words }).first().waitFor()

test('a sound pack shows what leads where, and itself', async (context) => {
  const page = await open(context)
  const hark = pack('hark')
  await page.getByLabel('Pack files').setInputFiles([file('manifest.json', hark.manifest), file('instrument.json', hark.instrument), file('en-GB.json', hark.texts)])
  await verdict(page, 'No problem found in hark')
  assert.equal(await page.locator('#rules tbody tr').count(), hark.instrument.triggers.length)
  assert.ok((await page.locator('#graph path').count()) > hark.instrument.triggers.length)
  await page.getByRole('heading', { name: hark.texts.texts['pack.title'] }).waitFor()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    const { problems } = await look(page, { type: 'tag', values: TAGS })
    assert.deepEqual(problems, [], `${width} px`)
    assert.equal(await scrollsSideways(page), undefined, `${width} px`)
  }
})

test('every problem is named with its path, and nothing is previewed', async (context) => {
  const page = await open(context)
  const hits = pack('hits')
  hits.instrument.triggers[0].when = { item: '99' }
  delete hits.texts.texts['item.1.text']
  hits.manifest.version = 'one'
  await page.getByLabel('Pack files').setInputFiles(file('hits.json', hits))
  await verdict(page, 'would be refused')
  const said = await page.locator('#problems li').allTextContents()
  assert.ok(said.length >= 1)
  assert.ok(said.some((line) => line.includes('manifest.version')), said.join(' | '))
  assert.equal(await page.locator('#stage risk-checklist').count(), 0)
  await page.getByLabel('Pack files').setInputFiles([file('a.json', '{'), file('b.json', '{}')])
  await verdict(page, '1 problem')
  assert.match(await page.locator('#problems li').textContent(), /^a\.json: this is not JSON/)
})

test('a pack that ships can be looked at', async (context) => {
  const page = await open(context)
  await page.getByLabel('A pack that ships').selectOption('lap')
  await verdict(page, 'No problem found in lap')
})
