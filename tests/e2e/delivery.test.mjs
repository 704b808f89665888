// Delivery over a line that fails in every way a line can, to the real demo receiver:
// nothing is lost, nothing is doubled, and nothing leaves that was not sent. All invented.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { TAGS, bringAxe, look, scrollsSideways } from './support/axe.mjs'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Sending, asksBeforeLeaving, shortWaits } from './support/delivery.mjs'
import { eventually } from './support/ensure.mjs'
import { heard, listen } from './support/events.mjs'
import { closedPort, faults, poorLine, stranger } from './support/fault_proxy.mjs'
import { EXPECTED_FAULTS, breakFromOutside } from './support/faults.mjs'
import { checkShape } from './support/schema.mjs'
import { say, sayDelivery, sayShell, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const RECEIVER = `${process.env.BASE_URL}/deliveries`

/** What a browser itself writes to the console of a line that fails. */
const LINE_COMPLAINTS = /Failed to load resource|net::ERR_|redirect/

async function open(context, line, delivery = {}, options = {}) {
  const page = await freshPage(context, browser, { expect: LINE_COMPLAINTS, acceptDownloads: true, ...options })
  await listen(page)
  await shortWaits(page)
  await options.before?.(page)
  const sending = await Sending.open(page, line.origin, { delivery: { endpoint: line.endpoint, timeoutSeconds: 1, ...delivery } }, options)
  return { page, sending }
}

test('the text that was read arrives, once, in its envelope, and only when send is pressed', async (context) => {
  const line = await poorLine(context)
  const { page, sending } = await open(context, line)
  await page.context().addCookies([{ name: 'session', value: 'invented', url: line.origin }])
  assert.equal(await sending.where.textContent(), [sayDelivery('where.endpoint', { host: new URL(line.origin).host }), sayDelivery('where.envelope')].join(' '))
  assert.equal(line.posts.length, 0, 'nothing before the press')
  const text = await sending.text
  await sending.send()
  await sending.until('sent')

  const [{ headers, body }, ...more] = line.posts
  assert.equal(more.length, 0)
  const event = JSON.parse(body)
  assert.deepEqual(Object.keys(event), ['specversion', 'id', 'source', 'type', 'datacontenttype', 'data'])
  assert.match(event.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.deepEqual([event.specversion, event.source, event.type, event.datacontenttype], ['1.0', '/risk-checklist', 'risk-checklist.outcome.v1', 'application/json'])
  assert.ok(body.endsWith(`,"data":${text}}`), 'the notice is there to the byte')
  checkShape('outcome-1', event.data)
  assert.equal(headers['idempotency-key'], event.id)
  assert.equal(headers['content-type'], 'application/cloudevents+json')
  assert.deepEqual([headers.cookie, headers.referer, headers.authorization], [undefined, undefined, undefined])

  const [record] = await line.records()
  assert.equal(record.event, body)
  assert.ok((await sending.said()).includes(record.reference), 'the reference is shown')
  assert.deepEqual((await heard(page)).map(({ name }) => name), ['ready', 'delivered'], 'in place of the outcome event')
  assert.deepEqual((await heard(page, 'delivered'))[0].detail, { id: event.id, reference: record.reference })
})

test('every word of delivery is used', async () => {
  const folder = new URL('../../src/embed/js/delivery/', import.meta.url)
  const source = (await Promise.all(['card', 'delivery', 'look'].map((name) => readFile(new URL(`${name}.js`, folder), 'utf8')))).join('\n')
  // Made of a part that varies: how it stands, and why.
  const made = ['sending', 'failed', ...['unreachable', 'late', 'unclear', 'blocked'].map((reason) => `reason.${reason}`)]
  const { texts } = JSON.parse(await readFile(new URL('../../src/content/text/en-GB/delivery.json', import.meta.url), 'utf8'))
  for (const key of Object.keys(texts)) assert.ok(source.includes(`'${key}'`) || made.includes(key), key)
})

test('with cookies only where the host says so', async (context) => {
  const line = await poorLine(context)
  const { page, sending } = await open(context, line, { credentials: 'same-origin' })
  await page.context().addCookies([{ name: 'session', value: 'invented', url: line.origin }])
  await sending.send()
  await sending.until('sent')
  assert.equal(line.posts[0].headers.cookie, 'session=invented')
})

const receipt = (more) => (given) => JSON.stringify({ ...given, ...more })

/** What goes wrong, in turn; what the practitioner sees at the end; what the receiver holds. */
const LINES = [
  { name: 'all is well', next: [], state: 'sent', posts: 1 },
  { name: '500 twice, then success', next: [faults.status(500), faults.status(503)], state: 'sent', posts: 3 },
  { name: 'the reply is lost, then success', next: [faults.lostReply], state: 'sent' },
  { name: 'the reply is lost again and again, then success', next: [faults.lostReply, faults.lostReply], attempts: 10, state: 'sent' },
  { name: 'an answer that drips until it is too late, then success', next: [faults.drip], state: 'sent', posts: 2 },
  { name: 'no answer at all, then success', next: [faults.silence], state: 'sent', posts: 2 },
  { name: 'only ever a dripping answer', always: faults.drip, attempts: 2, state: 'failed', reason: 'late', posts: 2 },
  { name: 'a page in place of a receipt', always: faults.answer(() => '<html>Sign in', 'text/html'), state: 'failed', reason: 'unclear', posts: 4 },
  { name: 'no JSON', always: faults.answer(() => '<html>'), state: 'failed', reason: 'unclear', posts: 4 },
  { name: 'null', always: faults.answer(() => 'null'), state: 'failed', reason: 'unclear', posts: 4 },
  { name: 'not text', always: faults.answer(() => Buffer.from([0xff, 0xfe, 0x00])), state: 'failed', reason: 'unclear', posts: 4 },
  { name: 'a receipt for another message', always: faults.answer(receipt({ id: '00000000-0000-4000-8000-000000000000' })), state: 'failed', reason: 'unclear', posts: 4 },
  { name: 'a reference with markup', always: faults.answer(receipt({ reference: '<img src=x>' })), state: 'failed', reason: 'unclear', posts: 4 },
  { name: 'a reference that is too long', always: faults.answer(receipt({ reference: 'R'.repeat(65) })), state: 'failed', reason: 'unclear', posts: 4 },
  { name: 'a receipt with more than a receipt', always: faults.answer(receipt({ note: 'hello' })), state: 'failed', reason: 'unclear', posts: 4 },
  { name: 'an answer of a megabyte', always: faults.answer((given) => JSON.stringify(given) + ' '.repeat(1_000_000)), state: 'failed', reason: 'unclear', posts: 4 },
  { name: 'garbage once, then success', next: [faults.answer(() => '{')], state: 'sent', posts: 2 },
  { name: 'refused for good', always: faults.status(403), state: 'failed', reason: 'refused', posts: 1, records: 0 },
  { name: 'only ever 500', always: faults.status(500), state: 'failed', reason: 'refused', posts: 4, records: 0 },
]

test.describe('a poor line', () => {
  for (const { name, next = [], always, attempts, state, reason, posts, records = 1 } of LINES) {
    test(`${name}: ${state}`, async (context) => {
      const line = await poorLine(context)
      Object.assign(line, { next: [...next], always })
      const { page, sending } = await open(context, line, attempts ? { attempts } : {})
      const text = await sending.text
      await sending.send()
      await sending.until(state)

      if (posts) assert.equal(line.posts.length, posts, 'tries')
      assert.equal(new Set(line.posts.map(({ headers }) => headers['idempotency-key'])).size, 1, 'one key')
      assert.equal(new Set(line.posts.map(({ body }) => body)).size, 1, 'the same bytes each time')
      const held = await line.records()
      context.diagnostic(`${line.posts.length} tries, ${held.length} records`)
      assert.equal(held.length, records)
      const said = await sending.said()
      if (state === 'sent') return assert.ok(said.includes(held[0].reference))
      assert.ok(said.includes(sayDelivery('failed')))
      assert.ok(said.includes(reason === 'refused' ? '(code ' : sayDelivery(`reason.${reason}`)), said)
      assert.ok(said.includes(sayDelivery('failed.meanwhile')))
      assert.ok(await asksBeforeLeaving(page))
      assert.deepEqual(await heard(page, 'delivered'), [])

      // The line is mended: a press is enough, and makes one record in all.
      line.always = undefined
      await sending.button('again').click()
      await sending.until('sent')
      const after = await line.records()
      assert.equal(after.length, 1)
      assert.ok(after[0].event.includes(text))
    })
  }

  test('nobody listens: not sent; then somebody does, and the message is still there', async (context) => {
    const port = await closedPort()
    const line = await poorLine(context, { connect: [`http://127.0.0.1:${port}`] })
    const { page, sending } = await open(context, line, { endpoint: `http://127.0.0.1:${port}/deliveries`, attempts: 2 })
    await sending.send()
    await sending.until('failed')
    assert.ok((await sending.said()).includes(sayDelivery('reason.unreachable')))
    assert.equal((await line.records()).length, 0)
    // The host names another endpoint. What was said to go there goes nowhere else.
    await sending.checklist.root.evaluate((element, endpoint) => (element.config = { ...element.config, delivery: { endpoint } }), line.endpoint)
    await sending.button('again').click()
    await sending.until('failed')
    assert.equal(line.posts.length, 0)
    // Sent again it is another sending, to where the page now says.
    await sending.send()
    await sending.until('sent')
    assert.equal((await line.records()).length, 1)
    assert.ok(await asksBeforeLeaving(page), 'the first is still unsent')
  })

  for (const status of [301, 302, 307, 308]) {
    test(`a redirect elsewhere (${status}) is not followed`, async (context) => {
      const elsewhere = await stranger(context)
      const line = await poorLine(context, { connect: [elsewhere.origin] })
      line.always = faults.redirect(status, `${elsewhere.origin}/deliveries`)
      const { sending } = await open(context, line, { attempts: 2 })
      await sending.send()
      await sending.until('failed')
      assert.deepEqual(elsewhere.seen, [])
      assert.equal(line.posts.length, 2)
    })
  }

  test('the policy of the page does not name the endpoint: not sent, and said', async (context) => {
    const elsewhere = await stranger(context)
    const line = await poorLine(context)
    const { sending } = await open(context, line, { endpoint: `${elsewhere.origin}/deliveries`, attempts: 1 }, { expect: /Content Security Policy|Fetch API|Failed to load/ })
    await sending.send()
    await sending.until('failed')
    assert.deepEqual(elsewhere.seen, [])
  })

  test('an endpoint of another origin, with a policy that gains that address alone', async (context) => {
    const other = await poorLine(context)
    const { BASE_URL } = process.env
    const line = await poorLine(context, { connect: [`${BASE_URL}/deliveries`] })
    const { page, sending } = await open(context, line, { endpoint: `${BASE_URL}/deliveries` })
    await sending.send()
    await sending.until('sent')
    const [{ detail }] = await heard(page, 'delivered')
    assert.ok((await sending.said()).includes(detail.reference))
    assert.equal(other.posts.length, 0)
  })
})

test.describe('nothing lost, nothing doubled', () => {
  test('pressing send again and again makes one record; a changed notice makes another', async (context) => {
    const line = await poorLine(context)
    line.next = [faults.lostReply]
    const { sending } = await open(context, line)
    for (let press = 0; press < 5; press++) await sending.send()
    await sending.until('sent')
    for (let press = 0; press < 5; press++) await sending.send()
    assert.equal((await line.records()).length, 1)
    await sending.checklist.answerAll('.......Y................')
    await sending.checklist.go(titles.outcome)
    await sending.send()
    await sending.until('sent')
    await eventually(async () => (await line.records()).length, 2, 'two notices, two records')
  })

  test('what is unsent is in sight on every screen, through a fault, a move and another case', async (context) => {
    const line = await poorLine(context)
    line.always = faults.status(403)
    const { page, sending } = await open(context, line, {}, { expect: new RegExp(`${EXPECTED_FAULTS.source}|${LINE_COMPLAINTS.source}`) })
    await sending.send()
    await sending.until('failed')
    const text = await sending.text
    const { checklist } = sending
    await checklist.go(titles.judgement)
    assert.ok((await sending.said()).includes(sayDelivery('failed')))
    await breakFromOutside(checklist)
    await checklist.root.getByRole('heading', { name: sayShell('fault.title') }).waitFor()
    assert.ok((await sending.said()).includes(sayDelivery('failed')), 'beside the failure notice')
    await checklist.button(sayShell('fault.again')).click()
    await checklist.root.locator('.widget').waitFor()
    await checklist.root.evaluate((element) => document.body.append(element))
    await checklist.go(titles.outcome)
    await checklist.button(say('start.again')).click()
    await checklist.root.getByRole('button', { name: say('start.again.yes'), exact: true }).click()
    await checklist.screen(titles.start).waitFor()
    assert.ok((await sending.said()).includes(sayDelivery('closed')))
    assert.ok(await asksBeforeLeaving(page))
    line.always = undefined
    await sending.button('again').click()
    await sending.until('sent')
    assert.ok((await sending.said()).includes('OUT-'), 'a press has its answer, on whatever screen')
    await checklist.go(titles.judgement)
    assert.equal(await sending.cards.count(), 0, 'and leaves with that screen')
    assert.equal(await asksBeforeLeaving(page), false)
    const [record] = await line.records()
    assert.ok(record.event.includes(text))
  })

  test('the same codes for two people are two messages', async (context) => {
    const line = await poorLine(context)
    const { sending } = await open(context, line)
    const { checklist } = sending
    const first = await sending.text
    await sending.send()
    await sending.until('sent')
    await checklist.button(say('start.again')).click()
    await checklist.root.getByRole('button', { name: say('start.again.yes'), exact: true }).click()
    await checklist.screen(titles.start).waitFor()
    await checklist.answerAll('..............Y.........')
    await checklist.go(titles.outcome)
    assert.equal(await sending.cards.count(), 0, 'the case before is not this one')
    assert.equal(await sending.text, first)
    await sending.send()
    await sending.until('sent')
    assert.equal((await line.records()).length, 2)
  })

  test('a browser that is back online tries by itself', async (context) => {
    const line = await poorLine(context)
    const { page, sending } = await open(context, line, { attempts: 1 })
    await page.context().setOffline(true)
    await sending.send()
    await sending.until('failed')
    await page.context().setOffline(false)
    await sending.until('sent')
    assert.equal((await line.records()).length, 1)
  })

  test('leaving asks while it is unsent, and no longer', async (context) => {
    const line = await poorLine(context)
    line.always = faults.status(403)
    const { page, sending } = await open(context, line, {}, { answer: '' })
    assert.equal(await asksBeforeLeaving(page), false, 'nothing was entered')
    await sending.send()
    await sending.until('failed')
    assert.ok(await asksBeforeLeaving(page))
    line.always = undefined
    await sending.button('again').click()
    await sending.until('sent')
    assert.equal(await asksBeforeLeaving(page), false)
  })

  test('reset and quick exit erase what is unsent, and no try follows', async (context) => {
    for (const leave of [(element) => element.reset(), (element) => element.shadowRoot.querySelector('.exit').click()]) {
      const line = await poorLine(context)
      line.always = faults.status(500)
      const { page, sending } = await open(context, line, { attempts: 10 })
      await page.evaluate(() => (Math.random = () => 0.5))
      await page.route('https://www.bbc.co.uk/**', (route) => route.fulfill({ body: 'elsewhere' }))
      await sending.send()
      await eventually(() => line.posts.length, 1, 'a first try')
      await sending.checklist.root.evaluate(leave)
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      assert.equal(line.posts.length, 1)
    }
  })

  test('a download is the text to the byte, and paper holds it alone', async (context) => {
    const line = await poorLine(context)
    line.always = faults.status(403)
    const { page, sending } = await open(context, line)
    const text = await sending.text
    await sending.send()
    await sending.until('failed')
    const [file] = await Promise.all([page.waitForEvent('download'), sending.button('download').click()])
    assert.equal(file.suggestedFilename(), 'message.json')
    assert.equal(await readFile(await file.path(), 'utf8'), text)
    await page.evaluate(() => (window.print = () => {}))
    await sending.button('print').click()
    await page.emulateMedia({ media: 'print' })
    const paper = sending.checklist.root.locator('.delivery-paper')
    assert.ok((await paper.innerText()).includes(text))
    assert.ok(!(await sending.checklist.root.locator('.mount').isVisible()))
    assert.ok(!(await sending.checklist.root.locator('.delivery-panel').isVisible()))
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    assert.equal(await paper.count(), 0)
  })
})

/** One mistake in the settings: what is said, and that nothing leaves in any way. */
const MISTAKES = [
  ['an endpoint without encryption', { endpoint: 'http://portal.example/deliveries' }, 'bad-format', 'delivery.endpoint'],
  ['an endpoint that is a script', { endpoint: 'javascript:alert(1)' }, 'bad-format', 'delivery.endpoint'],
  ['an endpoint of another type', { endpoint: 7 }, 'bad-format', 'delivery.endpoint'],
  ['a password in the address', { endpoint: 'https://name:word@portal.example/' }, 'bad-format', 'delivery.endpoint'],
  ['neither endpoint nor key', {}, 'missing-field', 'delivery'],
  ['not an object', 'https://portal.example/', 'wrong-type', 'delivery'],
  ['an unknown field', { endpoint: 'https://portal.example/', method: 'PUT' }, 'unknown-field', 'delivery'],
  ['no time at all', { endpoint: 'https://portal.example/', timeoutSeconds: 0 }, 'out-of-range', 'delivery.timeoutSeconds'],
  ['tries without end', { endpoint: 'https://portal.example/', attempts: 11 }, 'out-of-range', 'delivery.attempts'],
  ['cookies in some other way', { endpoint: 'https://portal.example/', credentials: 'always' }, 'unknown-value', 'delivery.credentials'],
]

for (const [name, delivery, code, field] of MISTAKES) {
  test(`settings: ${name} is refused by name, and nothing is sent`, async (context) => {
    const line = await poorLine(context)
    const page = await freshPage(context, browser)
    await listen(page)
    const asked = []
    page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()))
    const sending = await Sending.open(page, line.origin, { delivery })
    const errors = (await heard(page, 'error')).map(({ detail }) => [detail.code, detail.field])
    assert.deepEqual(errors, [[code, field]])
    assert.equal(await sending.where.textContent(), sayDelivery('where.blocked'), 'said before send is pressed')
    await sending.send()
    await sending.until('failed')
    assert.ok((await sending.said()).includes(sayDelivery('reason.blocked')))
    assert.deepEqual([asked, await heard(page, 'outcome')], [[], []])
    // Mended, the very message goes.
    await sending.checklist.root.evaluate((element, endpoint) => (element.config = { ...element.config, delivery: { endpoint } }), line.endpoint)
    await sending.button('again').click()
    await sending.until('sent')
    assert.equal((await line.records()).length, 1)
  })
}

test('the parts of delivery cannot be loaded: the checklist does not start as if they could', async (context) => {
  const page = await freshPage(context, browser, { expect: LINE_COMPLAINTS })
  await page.route('**/pkg/delivery.js', (route) => route.abort())
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => (document.querySelector('risk-checklist').config = { delivery: { endpoint: 'https://portal.example/' } }))
  })
  await page.goto('/hosts/bare.html')
  await page.getByRole('heading', { name: sayShell('cannot-start.title') }).waitFor()
})

test('every state passes axe at every width and in every theme', { timeout: 240_000 }, async (context) => {
  const line = await poorLine(context)
  const { page, sending } = await open(context, line, { timeoutSeconds: 120 }, { before: bringAxe })
  const problems = []
  const seen = async (name) => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      for (const theme of ['light', 'dark', 'contrast']) {
        await sending.checklist.root.evaluate((element, theme) => element.setAttribute('theme', theme), theme)
        const found = await look(page, { type: 'tag', values: TAGS })
        problems.push(...found.problems.map((problem) => `${name}, ${width} px, ${theme}: ${problem}`))
        assert.deepEqual(found.missed, [], name)
      }
      assert.equal(await scrollsSideways(page), undefined, `${name}, ${width} px`)
    }
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  await seen('before')
  line.next = [faults.silence]
  await sending.send()
  await sending.until('sending')
  await seen('sending')
  line.always = faults.status(403)
  line.next = []
  await sending.checklist.answerAll('.......Y................')
  await sending.checklist.go(titles.outcome)
  await sending.send()
  await sending.until('failed')
  await seen('not sent')
  await sending.checklist.go(titles.start)
  await seen('not sent, on another screen')
  await sending.checklist.go(titles.outcome)
  line.always = undefined
  await sending.button('again').click()
  await sending.until('sent')
  await seen('sent')
  await sending.checklist.root.evaluate((element) => (element.config = { ...element.config, delivery: {} }))
  await sending.checklist.root.locator('.delivery-where.wrong').waitFor()
  await sending.send()
  await sending.until('failed')
  await seen('wrong settings')
  assert.deepEqual(problems, [])
})

test('the keyboard keeps its place: after trying again, focus is on what became of it', async (context) => {
  const line = await poorLine(context)
  line.always = faults.status(403)
  const { page, sending } = await open(context, line)
  await sending.send()
  await sending.until('failed')
  await sending.button('again').focus()
  await page.keyboard.press('Enter')
  await eventually(() => line.posts.length, 2, 'tried again')
  await sending.until('failed')
  assert.ok(await sending.button('again').evaluate((button) => button.getRootNode().activeElement === button))
  line.always = undefined
  await page.keyboard.press('Enter')
  await sending.until('sent')
  assert.ok(await sending.status.evaluate((status) => status.getRootNode().activeElement === status))
})

test.describe('the demo receiver', () => {
  const notice = JSON.parse(readFileSync(new URL('../golden/outcome-1.full.json', import.meta.url), 'utf8'))
  const key = () => crypto.randomUUID()
  const event = (id, more) => ({ specversion: '1.0', id, source: '/risk-checklist', type: 'risk-checklist.outcome.v1', datacontenttype: 'application/json', data: notice, ...more })
  const post = (id, body, type = 'application/cloudevents+json') =>
    fetch(RECEIVER, { method: 'POST', headers: { 'content-type': type, ...(id && { 'idempotency-key': id }) }, body: typeof body === 'string' ? body : JSON.stringify(body) })

  const REFUSED = [
    ['another type', 415, (id) => post(id, event(id), 'application/json')],
    ['no key', 400, (id) => post(undefined, event(id))],
    ['a key that was counted', 400, () => post('1', event('1'))],
    ['no JSON', 422, (id) => post(id, '{')],
    ['another kind of event', 422, (id) => post(id, event(id, { type: 'other' }))],
    ['a key that is not the id', 422, (id) => post(id, event(key()))],
    ['one field more', 422, (id) => post(id, event(id, { time: '2026-11-21T09:30:00Z' }))],
    ['a notice with one field more', 422, (id) => post(id, event(id, { data: { ...notice, note: 'no' } }))],
    ['a notice without its reference', 422, (id) => post(id, event(id, { data: { ...notice, reference: undefined } }))],
    ['a seal that is none', 422, (id) => post(id, event(id, { datacontenttype: 'application/jose', data: 'a.b.c' }))],
    ['more than a notice can be', 413, (id) => post(id, event(id, { source: 'x'.repeat(70_000) }))],
  ]
  for (const [name, status, send] of REFUSED) {
    test(`refuses ${name} (${status}), and keeps nothing`, async () => {
      const id = key()
      assert.equal((await send(id)).status, status)
      const { deliveries } = await (await fetch(RECEIVER)).json()
      assert.ok(!deliveries.some(({ event }) => event.includes(id)))
    })
  }

  test('twenty at the same moment are one, with one receipt of the published shape', async () => {
    const id = key()
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(id, event(id))))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array(19).fill(200), 201])
    const receipts = await Promise.all(answers.map((answer) => answer.json()))
    for (const receipt of receipts) {
      checkShape('receipt-1', receipt)
      assert.deepEqual(receipt, receipts[0])
    }
    assert.equal((await post(id, event(id, { data: { ...notice, reference: 'DEMO-OTHER' } }))).status, 409, 'the key is taken')
    const { deliveries } = await (await fetch(RECEIVER)).json()
    assert.equal(deliveries.filter(({ event }) => event.includes(id)).length, 1)
  })
})
