// `risk-checklist/message/1`: the reader in the page and the frame, the published schema and
// the golden messages say the same. No browser: the reader is plain JavaScript.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { FRAME_JOINS, FRAME_OPENS, FRAME_SAYS, PAGE_OPENS, PAGE_SAYS, nonce, read, write } from '../../src/embed/frame/message_v1.js'
import { checkShape } from './support/schema.mjs'

const GOLDEN = JSON.parse(readFileSync(new URL('../golden/message-1.json', import.meta.url), 'utf8'))
const SIDES = { FRAME_OPENS, FRAME_JOINS, FRAME_SAYS, PAGE_OPENS, PAGE_SAYS }
const ALL = Object.assign({}, ...Object.values(SIDES))

const fitsSchema = (message) => {
  try {
    checkShape('message-1', message)
    return true
  } catch {
    return false
  }
}

test('there is a golden message of every type, and each type is said by one side at one time', () => {
  assert.deepEqual([...new Set(GOLDEN.map(({ type }) => type))].sort(), Object.keys(ALL).sort())
  assert.equal(Object.values(SIDES).flatMap((side) => Object.keys(side)).length, Object.keys(ALL).length)
})

for (const message of GOLDEN) {
  const { schema, type, ...fields } = message
  test(`a golden \`${type}\` is read, written and published alike`, () => {
    assert.deepEqual(read(JSON.stringify(message), ALL), message)
    assert.equal(write(type, fields), JSON.stringify(message), schema)
    assert.ok(fitsSchema(message))
  })

  test(`a \`${type}\` that is not to the letter is no message`, () => {
    const wrong = [
      { ...message, schema: 'risk-checklist/message/2' },
      { ...message, type: 'sudo' },
      { ...message, type: 'toString' },
      { ...message, type: undefined },
      { ...message, more: 1 },
      [message],
      ...Object.keys(message).map((name) => Object.fromEntries(Object.entries(message).filter(([one]) => one !== name))),
      ...Object.keys(message).flatMap((name) => [7.5, true, [], -1].map((value) => ({ ...message, [name]: value }))),
    ]
    assert.ok(wrong.length >= 14)
    for (const one of wrong) {
      assert.equal(read(JSON.stringify(one), ALL), undefined, JSON.stringify(one))
      assert.equal(fitsSchema(JSON.parse(JSON.stringify(one))), false, `the schema takes ${JSON.stringify(one)}`)
    }
  })

  test(`a \`${type}\` of the wrong side, or at the wrong time, is no message`, () => {
    const takenBy = Object.entries(SIDES).filter(([, side]) => read(JSON.stringify(message), side))
    assert.equal(takenBy.length, 1, takenBy.map(([name]) => name).join())
  })
}

test('fields hold only what they may', () => {
  const of = (type) => GOLDEN.find((message) => message.type === type)
  const WRONG = [
    { ...of('size'), height: 50_001 },
    { ...of('size'), height: '640' },
    { ...of('event'), name: 'x'.repeat(41) },
    { ...of('event'), detail: { text: { deep: 1 } } },
    { ...of('event'), parsed: 'x'.repeat(21) },
    { ...of('hello'), nonce: '1'.repeat(44) },
    { ...of('configure'), attributes: { onclick: 'x' } },
    { ...of('configure'), attributes: { theme: null } },
    { ...of('configure'), looks: { color: 'red' } },
    { ...of('configure'), looks: { '--risk-checklist-ink': 1 } },
    { ...of('configure'), config: null },
  ]
  for (const one of WRONG) {
    assert.equal(read(JSON.stringify(one), ALL), undefined, JSON.stringify(one))
    assert.equal(fitsSchema(one), false, `the schema takes ${JSON.stringify(one)}`)
  }
})

test('what is no text, no JSON, or too long is no message', () => {
  const leave = write('leave')
  assert.ok(read(leave, ALL))
  // As long as may be, and one character longer; 5 MB is far beyond.
  assert.ok(read(leave + ' '.repeat(1_000_000 - leave.length), ALL))
  for (const length of [1_000_001, 5_000_000]) assert.equal(read(leave + ' '.repeat(length - leave.length), ALL), undefined)
  for (const said of [undefined, null, 1, JSON.parse(leave), '', '{', 'null', '[]', '"leave"', '1', new String(leave), '{"__proto__":{"type":"leave"}}']) {
    assert.equal(read(said, ALL), undefined, String(said))
  }
})

test('a nonce is 128 bits, and never the same', () => {
  const many = new Set(Array.from({ length: 1_000 }, nonce))
  assert.equal(many.size, 1_000)
  for (const one of many) assert.match(one, /^(\d{1,10}-){3}\d{1,10}$/)
})
