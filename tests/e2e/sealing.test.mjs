// Sealing: what leaves can be read by the holder of one private key, and by nobody in
// between; opened here by a library that is not ours. All invented.

import assert from 'node:assert/strict'
import test from 'node:test'
import { compactDecrypt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose'
import { chromium } from 'playwright-core'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Sending, shortWaits } from './support/delivery.mjs'
import { eventually } from './support/ensure.mjs'
import { heard, listen } from './support/events.mjs'
import { faults, poorLine } from './support/fault_proxy.mjs'
import { openForm } from './support/referral.mjs'
import { checkShape } from './support/schema.mjs'
import { say, sayDelivery, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const ALG = 'ECDH-ES+A256KW'
const { publicKey, privateKey } = await generateKeyPair(ALG, { crv: 'P-256', extractable: true })
const KEY = await exportJWK(publicKey)
const SEAL = { kid: 'invented-2026', publicKey: KEY }
const NOTE = 'Kanarienvogel-7f3e'

async function open(context, config, { address, from = browser, ...options } = {}) {
  const page = await freshPage(context, from, options)
  await listen(page)
  await shortWaits(page)
  return { page, sending: await Sending.open(page, address, config) }
}

async function opened(jwe, key = privateKey) {
  const { plaintext } = await compactDecrypt(jwe, key, { keyManagementAlgorithms: [ALG], contentEncryptionAlgorithms: ['A256GCM'] })
  return new TextDecoder().decode(plaintext)
}

/** Everything the page heard and posted, as one text. */
async function everything(page, line) {
  return JSON.stringify([await heard(page), line.posts.map(({ body }) => body)])
}

test('a sealed notice is posted; the recipient reads it to the byte, and nobody else', async (context) => {
  const line = await poorLine(context)
  line.next = [faults.lostReply, faults.status(500)]
  const { page, sending } = await open(context, { delivery: { endpoint: line.endpoint, sealTo: SEAL } }, { address: line.origin, expect: /Failed to load/ })
  assert.ok((await sending.where.textContent()).includes(sayDelivery('where.sealed', { kid: SEAL.kid })))
  const text = await sending.text
  await sending.send()
  await sending.until('sent')
  const event = JSON.parse(line.posts[0].body)
  assert.equal(event.datacontenttype, 'application/jose')
  const { epk, ...header } = decodeProtectedHeader(event.data)
  assert.deepEqual(header, { alg: ALG, enc: 'A256GCM', kid: SEAL.kid, cty: 'application/json' })
  assert.deepEqual(Object.keys(epk).sort(), ['crv', 'kty', 'x', 'y'], 'no private part')
  assert.equal(await opened(event.data), text)
  checkShape('outcome-1', JSON.parse(await opened(event.data)))
  const stranger = await generateKeyPair(ALG, { crv: 'P-256' })
  await assert.rejects(opened(event.data, stranger.privateKey))
  assert.equal(new Set(line.posts.map(({ body }) => body)).size, 1, 'one key, one sealed text, however many tries')
  assert.equal((await line.records()).length, 1)
  assert.ok(!(await everything(page, line)).includes('risk-checklist/outcome/1'), 'nothing in plain')
})

test('no two seals are alike', async (context) => {
  const line = await poorLine(context)
  const { sending } = await open(context, { delivery: { endpoint: line.endpoint, sealTo: SEAL } }, { address: line.origin })
  for (const again of [false, true]) {
    if (again) {
      await sending.checklist.root.evaluate((element) => element.reset())
      await sending.checklist.answerAll('..............Y.........')
      await sending.checklist.go(titles.outcome)
    }
    await sending.send()
    await sending.until('sent')
  }
  const [one, other] = line.posts.map(({ body }) => JSON.parse(body))
  assert.notEqual(one.id, other.id)
  assert.equal(await opened(one.data), await opened(other.data))
  for (const part of [0, 1, 2, 3, 4]) assert.notEqual(one.data.split('.')[part], other.data.split('.')[part])
})

test('without an endpoint the host gets the sealed notice, form and record, and nothing in plain', async (context) => {
  const line = await poorLine(context)
  const { page, sending } = await open(context, { forms: true, records: true, delivery: { sealTo: SEAL } }, { address: line.origin })
  const { checklist } = sending
  await checklist.go(titles.judgement)
  await checklist.root.getByRole('checkbox', { name: say('judgement.concern') }).check()
  await checklist.root.getByRole('textbox', { name: say('judgement.reason') }).fill(NOTE)
  await checklist.go(titles.outcome)
  await sending.send()
  await sending.until('sent')
  const text = await sending.text
  assert.equal(await opened((await heard(page, 'outcome'))[0].detail.sealed), text)

  await checklist.button(say('record.show')).click()
  const record = await checklist.root.getByRole('region', { name: say('record.exact') }).textContent()
  await checklist.button(say('record.hand.over')).click()
  await eventually(async () => (await heard(page, 'record')).length, 1, 'a record')
  assert.equal(await opened((await heard(page, 'record'))[0].detail.sealed), record)
  assert.ok(record.includes(NOTE))

  const form = await openForm(checklist, 'marac')
  await form.choose('contact-safe', 'yes')
  await form.write('summary', 'summary-text', NOTE)
  const exact = await form.exactText()
  await form.button('send').click()
  await eventually(async () => (await heard(page, 'form')).length, 1, 'a form')
  assert.equal(await opened((await heard(page, 'form'))[0].detail.sealed), exact)
  assert.ok(exact.includes(NOTE))

  for (const event of await heard(page)) assert.ok(!event.detail || Object.keys(event.detail).join() === 'sealed', event.name)
  assert.ok(!(await everything(page, line)).includes(NOTE))
  assert.equal(line.posts.length, 0)
})

const { publicKey: rsa } = await generateKeyPair('RSA-OAEP-256', { extractable: true })
const { publicKey: other } = await generateKeyPair('ECDH-ES', { crv: 'P-384', extractable: true })

/** A key that cannot be used: what is said, and that nothing leaves, in plain least of all. */
const BAD_KEYS = [
  ['no key', { kid: 'k' }, 'missing-field', 'delivery.sealTo.publicKey'],
  ['nothing but null', null, 'wrong-type', 'delivery.sealTo'],
  ['no name for the key', { publicKey: KEY }, 'bad-format', 'delivery.sealTo.kid'],
  ['a name with markup', { kid: '<b>', publicKey: KEY }, 'bad-format', 'delivery.sealTo.kid'],
  ['a key for another curve', { kid: 'k', publicKey: await exportJWK(other) }, 'unknown-value', 'delivery.sealTo.publicKey'],
  ['a key of another kind', { kid: 'k', publicKey: await exportJWK(rsa) }, 'unknown-value', 'delivery.sealTo.publicKey'],
  ['half a point', { kid: 'k', publicKey: { ...KEY, y: undefined } }, 'bad-format', 'delivery.sealTo.publicKey'],
  ['a point that is not on the curve', { kid: 'k', publicKey: { ...KEY, y: KEY.x } }, 'bad-key', 'delivery.sealTo.publicKey'],
  ['the private key', { kid: 'k', publicKey: await exportJWK(privateKey) }, 'private-key', 'delivery.sealTo.publicKey'],
]

for (const [name, sealTo, code, field] of BAD_KEYS) {
  test(`${name}: refused by name, and nothing leaves`, async (context) => {
    const line = await poorLine(context)
    const { page, sending } = await open(context, { forms: true, records: true, delivery: { endpoint: line.endpoint, sealTo } }, { address: line.origin })
    await eventually(async () => (await heard(page, 'error')).map(({ detail }) => [detail.code, detail.field]), [[code, field]], 'said to the host')
    assert.equal(await sending.where.textContent(), sayDelivery('where.blocked'))
    await sending.send()
    await sending.until('failed')
    assert.ok((await sending.said()).includes(sayDelivery('reason.blocked')))
    await sending.button('again').click()
    await sending.until('failed')
    await sending.checklist.button(say('record.show')).click()
    await sending.checklist.root.getByRole('region', { name: say('record.exact') }).waitFor()
    assert.equal(await sending.checklist.button(say('record.hand.over')).count(), 0, 'no record in plain')
    assert.equal(line.posts.length, 0)
    assert.deepEqual((await heard(page)).filter(({ name }) => !['ready', 'error'].includes(name)), [])
    const said = JSON.stringify(await heard(page, 'error'))
    for (const part of [KEY.x, KEY.y]) assert.ok(!said.includes(part), 'no key in what is said')
  })
}

/** Host pages whose key did not come, or whose configuration cannot be read: never in plain instead. */
const LOST_KEYS = {
  'a key that failed to load': (element, endpoint) => (element.config = { delivery: { endpoint, sealTo: undefined } }),
  'a key behind a function': (element, endpoint) => (element.config = { delivery: { endpoint, sealTo: () => 'key' } }),
  'delivery behind a function': (element) => (element.config = { delivery: () => ({}) }),
  'a configuration that goes round in a circle': (element, endpoint) => {
    const config = { delivery: { endpoint, sealTo: {} } }
    config.self = config
    element.config = config
  },
  'a configuration that throws when it is read': (element) => {
    element.config = new Proxy({}, { ownKeys: () => { throw new Error('no') }, has: () => { throw new Error('no') } })
  },
}

for (const [name, configure] of Object.entries(LOST_KEYS)) {
  test(`${name}: nothing leaves in plain`, async (context) => {
    const line = await poorLine(context)
    const { page, sending } = await open(context, {}, { address: line.origin })
    await sending.checklist.root.evaluate(configure, line.endpoint)
    await eventually(() => sending.where.count(), 1, 'delivery is there')
    await sending.send()
    await sending.until('failed')
    assert.equal(line.posts.length, 0)
    assert.deepEqual((await heard(page)).filter(({ name }) => !['ready', 'error'].includes(name)), [])
  })
}

test('the part that seals cannot be loaded: nothing leaves', async (context) => {
  const line = await poorLine(context)
  const page = await freshPage(context, browser, { expect: /Failed to load|ERR_FAILED/ })
  await listen(page)
  await page.route('**/pkg/seal.js', (route) => route.abort())
  const sending = await Sending.open(page, line.origin, { delivery: { endpoint: line.endpoint, sealTo: SEAL } })
  await sending.send()
  await sending.until('failed')
  assert.equal(line.posts.length, 0)
  assert.ok((await heard(page, 'error')).some(({ detail }) => detail.code === 'not-loaded'))
})

test('a page that is not secure sends nothing, sealed or not', async (context) => {
  const line = await poorLine(context)
  const { port } = new URL(line.origin)
  const elsewhere = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP portal.test 127.0.0.1'] })
  context.after(() => elsewhere.close())
  const address = `http://portal.test:${port}`
  for (const delivery of [{ sealTo: SEAL }, { endpoint: `${line.origin}/deliveries` }]) {
    const { page, sending } = await open(context, { delivery }, { address, from: elsewhere })
    assert.equal(await page.evaluate(() => window.isSecureContext), false)
    await sending.send()
    await sending.until('failed')
    assert.equal((await heard(page, 'error'))[0].detail.code, 'insecure-context')
    assert.deepEqual(await heard(page, 'outcome'), [])
  }
  assert.equal(line.posts.length, 0)
})
