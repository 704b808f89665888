// What a host hands in is not trusted: whatever it is, the host's page is not broken by it,
// nothing of ours is poisoned, the answers stay, and what is wrong is named.

import assert from 'node:assert/strict'
import test from 'node:test'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { heard, listen } from './support/events.mjs'
import { answerWords, sections } from './support/words.mjs'

const browser = await sharedBrowser()
const TIMEOUT = { timeout: 120_000 }

/** Run in the page: what is handed in, and the fields that the errors name. */
const CONFIG = [
  ['a prototype in disguise', () => ({ config: JSON.parse('{"__proto__":{"nation":"wales","polluted":true}}') }), ['__proto__']],
  ['a constructor in disguise', () => ({ config: JSON.parse('{"constructor":{"prototype":{"polluted":true}}}') }), ['constructor']],
  ['a prototype in disguise, deeper', () => ({ config: { delivery: JSON.parse('{"__proto__":{"endpoint":"https://example.org"}}') } }), ['delivery', 'delivery']],
  ['a prototype that someone else has poisoned', () => {
    Object.prototype.nation = 'atlantis'
    Object.prototype.reference = 'Jane Doe'
    const after = () => { delete Object.prototype.nation; delete Object.prototype.reference }
    return { config: {}, after }
  }, []],
  ['a cycle', () => { const config = { reference: 'a' }; config.self = config; return { config } }, ['config']],
  ['a cycle in a list', () => { const packs = []; packs.push(packs); return { config: { packs } } }, ['config']],
  ['a getter that throws', () => ({ config: { get nation() { throw new Error('no') } } }), ['config']],
  ['a getter that answers otherwise each time', () => { let times = 0; return { config: { get nation() { return ['wales', 'atlantis'][times++ % 2] } } } }, []],
  ['a toJSON that throws', () => ({ config: { toJSON() { throw new Error('no') } } }), ['config']],
  ['a toJSON that gives a text', () => ({ config: { toJSON: () => 'nation' } }), ['config']],
  ['a function', () => ({ config: () => {} }), ['config']],
  ['a symbol', () => ({ config: Symbol('config') }), ['config']],
  ['a number', () => ({ config: 17 }), ['config']],
  ['a number too large for one', () => ({ config: 17n }), ['config']],
  ['functions, symbols and nothing where data is expected', () => ({ config: { nation: () => {}, role: Symbol('role'), reference: undefined } }), []],
  ['a bigint where data is expected', () => ({ config: { reviewInDays: 3n } }), ['config']],
  ['not a number', () => ({ config: { reviewInDays: NaN } }), []],
  ['a proxy that throws at everything', () => {
    const no = () => { throw new Error('no') }
    return { config: new Proxy({}, { get: no, has: no, ownKeys: no, getPrototypeOf: no, getOwnPropertyDescriptor: no }) }
  }, ['config', 'delivery']],
  ['a proxy that was revoked', () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return { config: proxy } }, ['config', 'delivery']],
  ['a proxy without end', () => { const endless = new Proxy({}, { get: (_, name) => (name === 'toJSON' ? undefined : endless), ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) }); return { config: endless } }, ['config']],
  ['a text of twenty million letters', () => ({ config: { reference: 'x'.repeat(20_000_000) } }), null],
  ['a thousand unknown fields', () => ({ config: Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`f${n}`, n])) }), null],
  ['a hundred thousand levels', () => { let deep = {}; for (let level = 0; level < 100_000; level++) deep = { deep }; return { config: deep } }, null],
  ['three thousand levels', () => { let deep = {}; for (let level = 0; level < 3_000; level++) deep = { deep }; return { config: { previous: deep } } }, null],
  ['half a character', () => ({ config: { reference: '\uD800' } }), null],
  ['another window\'s objects', () => { const frame = document.createElement('iframe'); document.body.append(frame); const config = new frame.contentWindow.Object(); config.nation = 'wales'; return { config } }, []],
  ['a profile that is a list', () => ({ config: { profile: [1] } }), null],
  ['a profile that is a text', () => ({ config: { profile: 'wales' } }), null],
  ['a profile of twenty million letters', () => ({ config: { profile: { authority: 'x'.repeat(20_000_000) } } }), null],
  ['a profile three thousand levels deep', () => { let deep = {}; for (let level = 0; level < 3_000; level++) deep = [deep]; return { config: { profile: { thresholds: deep } } } }, null],
  ['a profile with a prototype in disguise', () => ({ config: { profile: JSON.parse('{"__proto__":{"nation":"wales"}}') } }), null],
]

/** Packs are taken up when a checklist starts. */
const PACKS = [
  ['no list', () => 'pack'],
  ['functions and nothing', () => [() => {}, undefined, null, Symbol('pack')]],
  ['numbers and texts', () => [1, 'pack', []]],
  ['a prototype in disguise', () => [JSON.parse('{"__proto__":{"schema":"risk-checklist/bundle/1"}}')]],
  ['twenty million letters', () => [{ schema: 'x'.repeat(20_000_000) }]],
  ['three thousand levels', () => { let deep = {}; for (let level = 0; level < 3_000; level++) deep = [deep]; return [{ manifest: deep }] }],
  ['a thousand of nothing', () => Array.from({ length: 1000 }, () => ({}))],
]

const ATTRIBUTES = [
  ['markup', '<img src=x onerror=alert(1)>'],
  ['a quote that would end a text', '","reference":"injected'],
  ['half a character', '\uD800'],
  ['a control character', '\u0000\u001b[2J'],
  ['two million letters', 'x'.repeat(2_000_000)],
  ['the name of a prototype', '__proto__'],
]

async function open(context) {
  const page = await freshPage(context, browser)
  await listen(page)
  const checklist = await Checklist.open(page, '/hosts/bare.html')
  await checklist.go(sections[0].title)
  await checklist.answer('1', 'Y')
  return { page, checklist }
}

/** The answer stands, the checklist goes on, and nothing of the page was changed. */
async function assertUnharmed(page, checklist) {
  await checklist.answer('2', 'N')
  assert.ok(await checklist.radio(checklist.item('1'), answerWords.Y).isChecked(), 'the answer stands')
  assert.deepEqual(await page.evaluate(() => [Object.keys(Object.prototype), {}.polluted, {}.endpoint]), [[], undefined, undefined])
  const errors = await heard(page, 'error')
  for (const { detail } of errors) {
    assert.ok(detail.code && detail.message && typeof detail.field === 'string', JSON.stringify(detail).slice(0, 300))
    assert.ok(JSON.stringify(detail).length < 1_000, 'what was handed in is not said back')
    assert.notEqual(detail.code, 'fault')
  }
  return errors.map(({ detail }) => detail.field)
}

test('config: whatever it is', TIMEOUT, async (context) => {
  const { page, checklist } = await open(context)
  for (const [name, make, fields] of CONFIG) {
    await context.test(name, async () => {
      await page.evaluate(() => (window.heard.length = 0))
      const thrown = await hand(page, make)
      assert.equal(thrown, undefined, 'setting it throws nothing at the host')
      const found = await assertUnharmed(page, checklist)
      if (fields === null) assert.ok(found.length > 0, 'it is refused by name')
      else assert.deepEqual(found, fields)
      await checklist.root.evaluate((element) => (element.config = undefined))
    })
  }
})

test('packs: whatever they are', TIMEOUT, async (context) => {
  const { page } = await open(context)
  for (const [name, make] of PACKS) {
    await context.test(name, async () => {
      await page.evaluate(() => (window.heard.length = 0))
      // A checklist takes its packs up when it starts.
      await page.evaluate(() => {
        const old = document.querySelector('risk-checklist')
        const next = old.cloneNode(true)
        old.remove()
        window.place = () => document.querySelector('main').append(next)
        window.next = next
      })
      assert.equal(await hand(page, `() => ({ config: { packs: (${make})() } })`, 'window.next'), undefined)
      await page.evaluate(() => window.place())
      const checklist = new Checklist(page)
      await eventually(async () => (await heard(page, 'ready')).length, 1, 'it starts', 20_000)
      await checklist.go(sections[0].title)
      await checklist.answer('1', 'Y')
      const found = await assertUnharmed(page, checklist)
      assert.ok(found.length > 0 && found.every((field) => field === 'config' || field.startsWith('packs')), found.slice(0, 5).join(', '))
    })
  }
})

test('attributes: whatever they say', TIMEOUT, async (context) => {
  const { page, checklist } = await open(context)
  for (const [name, text] of ATTRIBUTES) {
    for (const attribute of ['nation', 'practitioner-role', 'theme', 'name']) {
      await context.test(`${attribute}: ${name}`, async () => {
        await page.evaluate(() => (window.heard.length = 0))
        await checklist.root.evaluate((element, [attribute, text]) => element.setAttribute(attribute, text), [attribute, text])
        const found = await assertUnharmed(page, checklist)
        assert.deepEqual(found, { nation: ['nation'], 'practitioner-role': ['role'] }[attribute] ?? [])
        await checklist.root.evaluate((element, attribute) => element.removeAttribute(attribute), attribute)
      })
    }
  }
})

/** Sets the config in the page, where it is made; gives what that threw. */
function hand(page, make, element = "document.querySelector('risk-checklist')") {
  return page.evaluate(`(() => {
    const { config, after } = (${make})()
    try {
      ${element}.config = config
    } catch (error) {
      return String(error)
    } finally {
      after?.()
    }
  })()`)
}
