// The functions without a screen, in Node: for hosts with their own interface, and for
// servers that verify what they were sent.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import test from 'node:test'
import { assess, initSync, instruments, outcome } from '../../pkg/widget.js'
import { checkShape } from './support/schema.mjs'
import { instrument, manifest } from './support/words.mjs'

initSync({ module: readFileSync(new URL('../../pkg/widget_bg.wasm', import.meta.url)) })

const VALUES = { Y: 'yes', N: 'no', D: 'dont-know' }
const letters = (text) => Object.fromEntries([...text].map((letter, index) => [index + 1, { value: VALUES[letter] }]))
const response = (fields) => ({
  schema: 'risk-checklist/response/1',
  instrument: { id: manifest.id, version: manifest.version },
  ...fields,
})
const state = ({ triggers }, id) => triggers.find((trigger) => trigger.id === id).state
const status = ({ referrals, pathways }, id) => (referrals ?? pathways).find((one) => (one.pathway ?? one.id) === id)?.status

const FOURTEEN = response({ answers: letters('Y'.repeat(14) + 'N'.repeat(10)) })

test('the instruments of this build are listed', () => {
  const packs = readdirSync('src/content/packs').filter((id) => id !== manifest.id)
  const others = packs.sort().map((id) => {
    const read = (name) => JSON.parse(readFileSync(`src/content/packs/${id}/${name}.json`, 'utf8'))
    return [id, read('manifest').version, read('instrument').items.length]
  })
  const listed = instruments()
  assert.deepEqual(listed.map(({ id, version, items }) => [id, version, items]), [[manifest.id, manifest.version, 24], ...others])
})

test('fourteen yes answers meet visible high risk, and recommend a MARAC and an IDVA', () => {
  const assessment = assess(FOURTEEN)
  checkShape('assessment-1', assessment)
  assert.equal(state(assessment, 'visible-high-risk'), 'met')
  assert.deepEqual(assessment.tally, { lowest: 14, highest: 14, of: 24 })
  for (const pathway of ['marac', 'idva']) assert.equal(status(assessment, pathway), 'recommended')
})

test('thirteen yes answers and one unknown leave it open, and name the answer', () => {
  const assessment = assess(response({ answers: letters('Y'.repeat(13) + 'D' + 'N'.repeat(10)) }))
  checkShape('assessment-1', assessment)
  assert.equal(state(assessment, 'visible-high-risk'), 'undetermined')
  assert.deepEqual(assessment.tally, { lowest: 13, highest: 14, of: 24 })
  assert.ok(assessment.openQuestions.includes('14'), assessment.openQuestions.join())
  assert.equal(assessment.standing, 'provisional')
})

test('thirteen yes answers and eleven no do not meet it', () => {
  const assessment = assess(response({ answers: letters('Y'.repeat(13) + 'N'.repeat(11)) }))
  assert.equal(state(assessment, 'visible-high-risk'), 'not-met')
})

test('judgement alone recommends a MARAC', () => {
  const assessment = assess(response({ answers: letters('N'.repeat(24)), judgement: { concern: true, reason: 'her fear' } }))
  assert.deepEqual(assessment.tally, { lowest: 0, highest: 0, of: 24 })
  assert.equal(state(assessment, 'professional-judgement'), 'met')
  assert.equal(status(assessment, 'marac'), 'recommended')
})

test('every fact of the instrument can be handed in', () => {
  const value = ({ type, options }) => ({ 'yes-no': 'yes', number: 3, choice: options?.at(-1) })[type]
  const facts = Object.fromEntries(instrument.facts.map((fact) => [fact.id, value(fact)]))
  const assessment = assess(response({ answers: letters('Y'.repeat(24)), facts, judgement: { concern: true, reason: 'all of it' } }))
  checkShape('assessment-1', assessment)
  assert.equal(assessment.standing, 'settled')
  assert.deepEqual(assessment.openQuestions, [])
})

test('the notice holds the decisions, the reference and the hour, and no answer', () => {
  const canary = 'canary-4f2a'
  const noted = structuredClone(FOURTEEN)
  noted.answers[1].note = canary
  const notice = outcome(
    noted,
    { marac: { disposition: 'chosen' }, idva: { disposition: 'refused', reason: 'not-safe-now' } },
    { role: 'idva', reference: 'A-17', now: '2026-11-21T09:47Z', reviewInDays: 7 },
  )
  checkShape('outcome-1', notice)
  const text = JSON.stringify(notice)
  assert.ok(!text.includes(canary))
  assert.deepEqual([notice.reference, notice.role, notice.completedAt, notice.reviewBy], ['A-17', 'idva', '2026-11-21T09:00Z', '2026-11-28'])
  const decisions = Object.fromEntries(notice.pathways.map(({ id, disposition, reason }) => [id, `${disposition} ${reason}`]))
  assert.equal(decisions.marac, 'chosen null')
  assert.equal(decisions.idva, 'refused not-safe-now')
})

test('the same question has the same answer, byte for byte', () => {
  const backwards = response({ answers: Object.fromEntries(Object.entries(FOURTEEN.answers).reverse()) })
  assert.equal(JSON.stringify(assess(backwards)), JSON.stringify(assess(FOURTEEN)))
})

const answers = (answers) => response({ answers })
const facts = (facts) => response({ facts })
const cyclic = response({})
cyclic.answers = { 1: cyclic }
const deep = (levels) => Array.from({ length: levels }).reduce((inside) => [inside], [])
const throwing = Object.defineProperty(response({}), 'answers', { enumerable: true, get: () => assert.fail('no') })

/** What is handed in; the code that is thrown, and the path where there is one. */
const MALFORMED = [
  ['undefined', undefined, 'unreadable', ''],
  ['null', null, 'wrong-type', ''],
  ['a text', 'risk-checklist/response/1', 'wrong-type', ''],
  ['a number', 7, 'wrong-type', ''],
  ['a list', [], 'wrong-type', ''],
  ['a function', () => FOURTEEN, 'unreadable', ''],
  ['a symbol', Symbol('response'), 'unreadable', ''],
  ['a BigInt', 1n, 'unreadable', ''],
  ['an empty object', {}, 'missing-field', 'schema'],
  ['another shape', response({ schema: 'risk-checklist/response/2' }), 'wrong-schema', 'schema'],
  ['another instrument', response({ instrument: { id: 'dara', version: manifest.version } }), 'wrong-instrument', 'instrument.id'],
  ['another version', response({ instrument: { id: manifest.id, version: '9.0.0' } }), 'wrong-instrument', 'instrument.version'],
  ['an unknown field', response({ score: 14 }), 'unknown-field', 'score'],
  ['an unknown item', answers({ 25: { value: 'yes' } }), 'unknown-item', 'answers.25'],
  ['an unknown value', answers({ 1: { value: 'maybe' } }), 'unknown-value', 'answers.1.value'],
  ['a value of another type', answers({ 1: { value: true } }), 'wrong-type', 'answers.1.value'],
  ['a BigInt inside', answers({ 1: { value: 1n } }), 'unreadable', ''],
  ['answers as a list', answers(['yes']), 'wrong-type', 'answers'],
  ['an unknown fact', facts({ events: 3 }), 'unknown-fact', 'facts.events'],
  ['a number out of range', facts({ eventsIn12Months: 1000 }), 'out-of-range', 'facts.eventsIn12Months'],
  ['a negative number', facts({ eventsIn12Months: -1 }), 'out-of-range', 'facts.eventsIn12Months'],
  ['a fraction', facts({ eventsIn12Months: 2.5 }), 'out-of-range', 'facts.eventsIn12Months'],
  ['not a number', facts({ eventsIn12Months: NaN }), 'wrong-type', 'facts.eventsIn12Months'],
  ['a number without end', facts({ eventsIn12Months: Infinity }), 'wrong-type', 'facts.eventsIn12Months'],
  ['a number as a text', facts({ eventsIn12Months: '3' }), 'wrong-type', 'facts.eventsIn12Months'],
  ['yes as true', facts({ immediateDanger: true }), 'wrong-type', 'facts.immediateDanger'],
  ['a concern without its reason', response({ judgement: { concern: true } }), 'missing-reason', 'judgement.reason'],
  ['a note of 10 MB', answers({ 1: { value: 'yes', note: 'x'.repeat(10 * 1024 * 1024) } }), 'too-large', ''],
  ['a note past its limit', answers({ 1: { value: 'yes', note: 'x'.repeat(100_000) } }), 'text-too-long', 'answers.1.note'],
  ['half a character', answers({ 1: { value: 'yes', note: '\ud800' } }), 'not-json', ''],
  ['200 lists deep', answers({ 1: deep(200) }), 'too-deep', ''],
  ['100,000 lists deep', answers({ 1: deep(100_000) }), 'unreadable', ''],
  ['__proto__ as an item', JSON.parse(`{"answers":{"__proto__":{"value":"yes"}},${JSON.stringify(response({})).slice(1)}`), 'unknown-item', 'answers.__proto__'],
  ['__proto__ as a field', JSON.parse(`{"__proto__":{"answers":{}},${JSON.stringify(response({})).slice(1)}`), 'unknown-field', '__proto__'],
  ['constructor as a fact', facts({ constructor: 'yes' }), 'unknown-fact', 'facts.constructor'],
  ['a cycle', cyclic, 'unreadable', ''],
  ['a getter that throws', throwing, 'unreadable', ''],
  ['a proxy that throws', new Proxy({}, { ownKeys: () => assert.fail('no') }), 'unreadable', ''],
  ['toJSON that throws', { toJSON: () => assert.fail('no') }, 'unreadable', ''],
]

for (const [name, handedIn, code, path] of MALFORMED) {
  test(`${name} is refused with its code and place: ${code} ${path}`, () => {
    for (const call of [() => assess(handedIn), () => outcome(handedIn, {}, {})]) {
      assert.throws(call, (error) => {
        assert.ok(error instanceof Error, 'an Error is thrown')
        assert.ok(!(error instanceof WebAssembly.RuntimeError), 'and not a trap')
        assert.deepEqual([error.code, error.path], [code, path], error.message)
        assert.ok(error.message.length > 10 && error.message.length < 2_000, `it says what is wrong: ${error.message}`)
        return true
      })
    }
    assert.equal(state(assess(FOURTEEN), 'visible-high-risk'), 'met', 'and the next call works')
  })
}

const BAD_CONFIG = [
  ['null', null, 'wrong-type', ''],
  ['a list', [], 'wrong-type', ''],
  ['an unknown nation', { nation: 'atlantis' }, 'unknown-value', 'nation'],
  ['an unknown role', { role: 'police' }, 'unknown-value', 'role'],
  ['an unknown instrument', { instrument: 'dara' }, 'unknown-instrument', 'instrument'],
  ['an unknown field', { capacity: 0 }, 'unknown-field', 'capacity'],
  ['a reference with a name in it', { reference: 'Jane Doe' }, 'bad-format', 'reference'],
  ['a local time', { now: '2026-11-21 09:00' }, 'bad-format', 'now'],
  ['a review too far off', { reviewInDays: 366 }, 'out-of-range', 'reviewInDays'],
  ['a cycle', cyclic, 'unreadable', ''],
]

for (const [name, config, code, path] of BAD_CONFIG) {
  test(`a configuration is refused with its code and place: ${name}`, () => {
    const found = (error) => {
      assert.deepEqual([error.code, error.path], [code, path], error.message)
      return error instanceof Error && error.message.length > 10
    }
    assert.throws(() => assess(FOURTEEN, config), found)
    assert.throws(() => outcome(FOURTEEN, {}, config), found)
  })
}

const profile = (name) => JSON.parse(readFileSync(new URL(`../../www/profiles/${name}.json`, import.meta.url), 'utf8'))
const TWELVE = response({ answers: letters('Y'.repeat(12) + 'N'.repeat(12)) })

test('a local profile moves its thresholds, adds its routes, and is named in the notice', () => {
  const config = { profile: profile('stricter'), now: '2026-11-21T09:00Z' }
  assert.equal(state(assess(TWELVE), 'visible-high-risk'), 'not-met')
  assert.equal(state(assess(TWELVE, config), 'visible-high-risk'), 'met')
  const notice = outcome(TWELVE, { marac: { disposition: 'chosen' } }, config)
  checkShape('outcome-1', notice)
  assert.deepEqual(notice.profile, { id: 'fictional-borough', version: '1.2.0', looser: [] })
})

test('a looser threshold counts only on days it surely covers', () => {
  const four = response({ facts: { eventsIn12Months: 4 } })
  const escalation = (now) => {
    const config = { profile: profile('escalation'), ...(now && { now }) }
    return [state(assess(four, config), 'potential-escalation'), outcome(four, {}, config).profile.looser]
  }
  assert.deepEqual(escalation('2026-11-21T09:00Z'), ['not-met', ['potential-escalation']])
  assert.deepEqual(escalation('2027-03-01T00:00Z'), ['met', []])
  assert.deepEqual(escalation('2026-08-31T23:00Z'), ['met', []])
  assert.deepEqual(escalation(), ['met', []])
})

const broken = (change) => {
  const handedIn = profile('stricter')
  change(handedIn)
  return handedIn
}

const BAD_PROFILES = [
  ['a list', [], 'wrong-type', 'profile'],
  ['a text', 'stricter', 'wrong-type', 'profile'],
  ['a threshold of zero', broken((p) => (p.thresholds[0].atLeast = 0)), 'out-of-range', 'profile.thresholds[0].atLeast'],
  ['silenced danger', broken((p) => (p.thresholds[0].trigger = 'immediate-danger')), 'unsafe-rule', 'profile.thresholds[0].trigger'],
  ['another nation than the host', { ...profile('stricter'), nation: 'wales' }, 'unsafe-rule', 'profile.services[0]'],
  ['50,000 services', broken((p) => (p.services = Array(50_000).fill(p.services[0]))), 'too-large', 'profile'],
  ['200 lists deep', deep(200), 'too-deep', 'profile'],
  ['__proto__', JSON.parse('{"__proto__":{"polluted":1}}'), 'unknown-field', 'profile.__proto__'],
]

for (const [name, handedIn, code, path] of BAD_PROFILES) {
  test(`a profile is refused with its code and place: ${name}`, () => {
    for (const call of [() => assess(TWELVE, { profile: handedIn }), () => outcome(TWELVE, {}, { profile: handedIn })]) {
      assert.throws(call, (error) => {
        assert.deepEqual([error.code, error.path], [code, path], error.message)
        return error instanceof Error && !(error instanceof WebAssembly.RuntimeError)
      })
    }
    assert.equal({}.polluted, undefined)
    assert.equal(state(assess(TWELVE, { profile: null }), 'visible-high-risk'), 'not-met', 'and none is none')
  })
}

test('a profile for one nation is refused where the host named another', () => {
  const config = { profile: profile('stricter'), nation: 'wales' }
  assert.throws(() => assess(TWELVE, config), ({ code, path }) => code === 'unknown-value' && path === 'profile.nation')
})

const BAD_DISPOSITIONS = [
  ['a pathway that is not on the list', { 'somewhere-else': { disposition: 'chosen' } }],
  ['an unknown decision', { marac: { disposition: 'postponed' } }],
  ['a refusal without its reason', { marac: { disposition: 'refused' } }],
  ['a full service as the reason', { marac: { disposition: 'refused', reason: 'no-capacity' } }],
  ['a reason for what was chosen', { marac: { disposition: 'chosen', reason: 'person-declined' } }],
  ['a list', []],
  ['null', null],
  ['a function', () => ({})],
]

for (const [name, dispositions] of BAD_DISPOSITIONS) {
  test(`decisions are refused with a code: ${name}`, () => {
    assert.throws(() => outcome(FOURTEEN, dispositions, {}), (error) => {
      assert.ok(error instanceof Error)
      assert.equal(typeof error.code, 'string')
      assert.equal(typeof error.path, 'string')
      return true
    })
    checkShape('outcome-1', outcome(FOURTEEN, {}, {}))
  })
}
