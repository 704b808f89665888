// A stranger's test: from what `npm pack` makes alone, by following the guide to the letter, a
// fresh project embeds the checklist and receives an outcome.

import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { serveFolder } from './support/folder.mjs'
import { checkShape } from './support/schema.mjs'
import { project, settle, tool } from './support/strangers.mjs'
import { say, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const TSC = 'node_modules/typescript/bin/tsc'

settle()

/** Answers, sends, and sees on the stranger's own page what was sent. */
async function complete(context, folder, options) {
  const page = await freshPage(context, browser, { baseURL: await serveFolder(context, folder), ...options })
  const requests = []
  page.on('request', (request) => requests.push(request.url()))
  const checklist = await Checklist.open(page, '/')
  await checklist.go(sections[0].title)
  for (const id of sections[0].items) await checklist.answer(id, 'Y')
  await checklist.go(titles.outcome)
  const shown = await checklist.notice.textContent()
  await checklist.button(say('send.button')).click()
  const received = page.locator('output')
  await received.getByText('risk-checklist/outcome/1').waitFor()
  assert.equal(await received.textContent(), shown)
  const notice = JSON.parse(shown)
  checkShape('outcome-1', notice)
  assert.equal(notice.reference, 'CASE-4711')
  return { page, requests }
}

test('types: what is right compiles under --strict, and what is wrong does not', () => {
  const { folder } = project('types')
  tool(folder, TSC, '--project', '.')
})

test('Vite, React and TypeScript: the files of the guide, checked, built, served, and an outcome received', { timeout: 240_000 }, async (context) => {
  const { folder, written } = project('vite-react')
  assert.deepEqual(written, ['src/Checklist.tsx', 'src/App.tsx'])
  tool(folder, TSC, '--project', '.')
  tool(folder, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error')
  const { page, requests } = await complete(context, join(folder, 'dist'))

  const bundled = requests.filter((url) => url.endsWith('.wasm'))
  assert.equal(bundled.length, 1, 'one module, from the stranger’s own site')
  assert.equal(new URL(bundled[0]).origin, new URL(page.url()).origin)
  await loadsDelivery(page)
})

test('webpack: no setting, built, served, and an outcome received', { timeout: 240_000 }, async (context) => {
  const { folder, written } = project('webpack')
  assert.deepEqual(written, ['src/index.js'])
  tool(folder, 'webpack/build.mjs', folder)
  cpSync(join(folder, 'page.html'), join(folder, 'dist/index.html'))
  const { page } = await complete(context, join(folder, 'dist'), { expect: /TrustedScriptURL/ })

  // Under Trusted Types it wants the setting that the guide names; without it, nothing of the page breaks.
  await wantDelivery(page)
  await page.locator('output').getByText('risk-checklist/outcome/1').waitFor()
})

/** What is loaded on demand is found in the stranger's bundle, too. */
async function loadsDelivery(page) {
  const wanted = page.waitForResponse((response) => /\/delivery[^/]*\.js$/.test(response.url()))
  await wantDelivery(page)
  const response = await wanted
  assert.equal(response.status(), 200)
}

function wantDelivery(page) {
  return page.locator('risk-checklist').evaluate((element) => {
    element.config = { ...element.config, delivery: { endpoint: new URL('/outcomes', location.href).href } }
  })
}
