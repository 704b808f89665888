// Portals made in the ways that portals are made: each completes a checklist, and takes the
// outcome as that framework takes things.

import assert from 'node:assert/strict'
import test from 'node:test'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { answerWords, say, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const TIMEOUT = { timeout: 120_000 }

/** Opens a portal and answers something; violations of its policy are counted. */
async function open(context, path) {
  const page = await freshPage(context, browser)
  const violations = []
  await page.exposeFunction('violated', (text) => violations.push(text))
  await page.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => window.violated(`${violatedDirective} ${blockedURI}`)))
  const checklist = await Checklist.open(page, path)
  await checklist.go(sections[0].title)
  await checklist.answer('1', 'Y')
  return { page, checklist, violations }
}

async function assertAnswered(checklist) {
  await checklist.go(sections[0].title)
  assert.ok(await checklist.radio(checklist.item('1'), answerWords.Y).isChecked())
}

async function send(checklist) {
  await checklist.go(titles.outcome)
  const notice = await checklist.noticeJson()
  await checklist.button(say('send.button')).click()
  return notice
}

const received = ({ reference, pathways }) => `Received for ${reference}: ${pathways.length} pathways.`

for (const framework of ['react', 'vue', 'lit']) {
  test(`${framework}: properties in, events out, and a new rendering keeps the answers`, TIMEOUT, async (context) => {
    const { page, checklist, violations } = await open(context, `/hosts/${framework}.html`)
    await page.getByRole('button', { name: 'Correct the reference' }).click()
    await eventually(() => page.locator('#case').textContent(), 'DEMO-6002', 'the portal has rendered anew')
    await assertAnswered(checklist)
    const notice = await send(checklist)
    assert.deepEqual([notice.reference, notice.role], ['DEMO-6002', 'health'])
    await eventually(() => page.locator('#received').textContent(), received(notice), 'the portal has it')
    await assertAnswered(checklist)
    assert.deepEqual(violations, [])
  })
}

test('yew: an app like ours around ours, and neither hears what is pressed in the other', TIMEOUT, async (context) => {
  const { page, checklist, violations } = await open(context, '/hosts/yew.html')
  const presses = page.locator('#presses')
  const correct = page.getByRole('button', { name: 'Correct the reference' })
  for (const title of [titles.start, sections[1].title, titles.circumstances, sections[0].title]) await checklist.go(title)
  assert.equal(await presses.textContent(), '0', 'nothing pressed in the checklist reached the portal')
  await correct.click()
  await correct.click()
  await eventually(() => presses.textContent(), '2', 'each press of its own button counted once')
  await assertAnswered(checklist)
  const notice = await send(checklist)
  assert.equal(notice.reference, 'DEMO-6002')
  await eventually(() => page.locator('#received').textContent(), received(notice), 'the portal has it')
  await assertAnswered(checklist)
  assert.equal(await presses.textContent(), '2')
  assert.deepEqual(violations, [])
})

test('a form that a server renders: it posts like any other', TIMEOUT, async (context) => {
  const { page, checklist, violations } = await open(context, '/hosts/form.html')
  const { reference } = await send(checklist)
  assert.equal(reference, null, 'this page has no script to set one')
  const posted = page.waitForRequest((request) => request.method() === 'POST')
  const text = await checklist.notice.textContent()
  await page.getByRole('button', { name: 'Save the case' }).click()
  const fields = new URLSearchParams((await posted).postData())
  // A form is sent with the line ends of its own standard.
  assert.deepEqual([...fields], [['reference', 'DEMO-5120'], ['outcome', text.replaceAll('\n', '\r\n')]])
  await page.getByRole('heading', { name: 'Saved' }).waitFor()
  assert.deepEqual(violations, [])
})

test('a form that was tampered with is refused by its server', TIMEOUT, async (context) => {
  const page = await freshPage(context, browser)
  await page.goto('/hosts/form.html')
  for (const outcome of [undefined, '', 'x', '{}']) {
    const answer = await page.request.post('/cases', { form: { reference: 'DEMO-5120', ...(outcome === undefined ? {} : { outcome }) } })
    assert.equal(answer.status(), 422, String(outcome))
  }
})

test('a snippet that comes late turns a placeholder into a checklist', TIMEOUT, async (context) => {
  const { page, checklist, violations } = await open(context, '/hosts/injected.html')
  assert.ok(await page.locator('risk-checklist a[href="tel:999"]').count(), 'the words for where scripts fail are inside')
  const notice = await send(checklist)
  assert.deepEqual([notice.reference, notice.role], ['DEMO-7007', 'idva'])
  await eventually(() => page.locator('#received').textContent(), received(notice), 'the page has it')
  assert.deepEqual(violations, [])
})
