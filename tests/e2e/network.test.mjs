// What leaves the browser, from opening the page to after sending: the files that make the
// page, and one message. And what stays behind: nothing.

import assert from 'node:assert/strict'
import test from 'node:test'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { Portal } from './support/portal.mjs'
import { say, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()

/** In every place where a person can type, and found in none where it must not be. */
const CANARY = 'Kanarienvogel-7f3e'

/** All that the health portal asks for, in no order; the last four make the checklist. */
const PAGE = [
  'GET /health.html',
  'GET /favicon.svg',
  'GET /vendor/nhsuk/nhsuk-frontend.min.css',
  'GET /portal.css',
  'GET /pkg/themes/health.css',
  'GET /health.css',
  'GET /health.js',
  'GET /portal.js',
  'GET /pkg/risk-checklist.js',
  'GET /pkg/widget_bg.wasm',
  // What this checklist may open, whatever the answers: fetched at the start.
  'GET /pkg/packs/s-dash.json',
  'GET /pkg/packs/hba-screen.json',
]

test('from opening to after sending, the page asks for its files and hands over one message', async (context) => {
  const page = await freshPage(context, browser)
  const asked = []
  // The context sees workers, frames and beacons too, not only what the page itself asks for.
  page.context().on('request', (request) => asked.push(request))
  const sockets = []
  page.on('websocket', (socket) => sockets.push(socket.url()))
  const portal = new Portal(page)
  const checklist = await Checklist.open(page)
  const before = await traces(page)

  await fillIn(checklist)
  const shown = await checklist.notice.textContent()
  await checklist.button(say('send.button')).click()
  await portal.waitForDelivery('received')
  await page.waitForLoadState('networkidle')

  const names = asked.map((request) => `${request.method()} ${pathOf(request.url(), page.url())}`)
  assert.deepEqual(names.sort(), [...PAGE, 'POST /outcomes'].sort())
  assert.deepEqual(sockets, [])
  assert.deepEqual(portal.posts, [shown])
  for (const request of asked) {
    const said = [request.url(), request.postData() ?? '', JSON.stringify(await request.allHeaders())].join('\n')
    assert.ok(!said.includes(CANARY), `the note is in ${request.method()} ${request.url()}`)
  }
  assert.deepEqual(await traces(page), before, 'the page leaves no trace')
  assert.deepEqual(before.stored, { localStorage: 0, sessionStorage: 0, cookies: '', databases: [], caches: [], workers: 0 })
  assert.deepEqual(await page.context().cookies(), [])
  assert.ok(!(await portal.aside.innerText()).includes(CANARY), 'the portal did not hear the note')
})

test('no event carries what was typed', async (context) => {
  const page = await freshPage(context, browser)
  await page.addInitScript(() => {
    window.dispatched = []
    const { dispatchEvent } = EventTarget.prototype
    EventTarget.prototype.dispatchEvent = function (event) {
      window.dispatched.push({ type: event.type, detail: JSON.stringify(event.detail) ?? '' })
      return dispatchEvent.call(this, event)
    }
  })
  const checklist = await Checklist.open(page)
  await fillIn(checklist)
  await checklist.button(say('send.button')).click()
  await checklist.root.getByText(say('sent.done')).waitFor()
  const dispatched = await page.evaluate(() => window.dispatched)
  assert.deepEqual(dispatched.map(({ type }) => type), ['risk-checklist-ready', 'risk-checklist-outcome'], 'and none says that something was answered')
  for (const { type, detail } of dispatched) assert.ok(!detail.includes(CANARY), type)
})

test('nothing is logged, whatever is typed', async (context) => {
  const page = await freshPage(context, browser)
  const logged = []
  page.on('console', (message) => logged.push(message.text()))
  const checklist = await Checklist.open(page)
  await fillIn(checklist)
  await checklist.button(say('send.button')).click()
  await checklist.root.getByText(say('sent.done')).waitFor()
  assert.deepEqual(logged, [])
})

test('the browser is told to remember nothing that is typed', async (context) => {
  const page = await freshPage(context, browser)
  const checklist = await Checklist.open(page)
  for (const title of [sections[0].title, titles.circumstances, titles.judgement]) {
    await checklist.go(title)
    const fields = checklist.root.locator('textarea, input[type="text"]')
    assert.ok((await fields.count()) > 0, title)
    for (const field of await fields.all()) {
      assert.deepEqual([await field.getAttribute('autocomplete'), await field.getAttribute('spellcheck')], ['off', 'false'], title)
    }
  }
})

/** The canary in a note, in the reason, and in a number that cannot be one. */
async function fillIn(checklist) {
  await checklist.answerAll('YNDYNDYNDYNDYNDYNDYNDYND')
  const more = await checklist.more('22')
  await more.note.fill(`${CANARY} said so`)
  await more.informant.selectOption({ label: say('informant.family-or-friend') })
  await checklist.go(titles.circumstances)
  await checklist.fact('eventsIn12Months').fill(CANARY)
  await checklist.fact('eventsIn12Months').fill('7')
  await checklist.go(titles.judgement)
  await checklist.root.getByRole('checkbox', { name: say('judgement.concern') }).check()
  await checklist.root.getByRole('textbox', { name: say('judgement.reason') }).fill(`because ${CANARY}`)
  await checklist.go(titles.outcome)
}

/** Everything of a visit that a browser could keep. */
function traces(page) {
  return page.evaluate(async () => ({
    url: location.href,
    title: document.title,
    entries: history.length,
    state: history.state,
    stored: {
      localStorage: localStorage.length,
      sessionStorage: sessionStorage.length,
      cookies: document.cookie,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    },
  }))
}

function pathOf(url, page) {
  const { origin, pathname, search } = new URL(url)
  return origin === new URL(page).origin ? pathname + search : url
}
