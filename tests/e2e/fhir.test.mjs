// FHIR R4 there and back: every pack, and every Questionnaire among HL7's published examples.
// No browser is needed.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv'
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }
import { exportPack } from '../../examples/fhir/export.mjs'
import { readPack } from '../../examples/fhir/fhir.mjs'
import { importQuestionnaire } from '../../examples/fhir/import.mjs'
import { subset } from '../../examples/fhir/shapes.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Those that ship, and the invented ones that use all that a pack may hold. */
const packs = ['src/content/packs', 'tests/packs'].flatMap((folder) => readdirSync(root + folder).map((id) => `${root}${folder}/${id}`))
const fixtures = `${root}tests/fixtures/fhir-r4/`
const json = (path) => JSON.parse(readFileSync(path, 'utf8'))
const model = readPack(`${root}src/content/packs/safelives-dash`)
const published = Object.fromEntries(
  readdirSync(fixtures)
    .filter((file) => file.startsWith('Questionnaire-'))
    .map((file) => [file.slice('Questionnaire-'.length, -'.json'.length), json(fixtures + file)]),
)

const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })
ajv.addMetaSchema(draft6)
const isQuestionnaire = ajv.compile(json(`${fixtures}questionnaire.schema.json`))

function assertR4(questionnaire) {
  assert.ok(isQuestionnaire(questionnaire), JSON.stringify(isQuestionnaire.errors?.slice(0, 3)))
  const ids = all(questionnaire).map((item) => item.linkId)
  assert.equal(new Set(ids).size, ids.length, 'a linkId is used twice')
  for (const item of all(questionnaire)) {
    assert.ok(item.text, `${item.linkId} has no words`)
    assert.notEqual(item.required, true, `${item.linkId} is required`)
    for (const when of item.enableWhen ?? []) assert.ok(ids.includes(when.question), `${item.linkId} rests on ${when.question}`)
    if (item.enableWhen?.length > 1) assert.ok(item.enableBehavior, `${item.linkId} does not say all or any`)
    if (item.type === 'choice') assert.ok(item.answerOption?.length, `${item.linkId} has no answers`)
  }
}

/** Every item, outer before inner. */
const all = (parent) => (parent.item ?? []).flatMap((item) => [item, ...all(item)])

for (const folder of packs) {
  test(`${basename(folder)} is a valid R4 Questionnaire and comes back as it was`, () => {
    const pack = readPack(folder)
    const { questionnaire, left } = exportPack(pack)
    assertR4(questionnaire)
    const back = importQuestionnaire(questionnaire, model)
    assert.deepEqual(subset(back.pack), subset(pack))
    assert.deepEqual(back.left, [], 'our own export is read whole')
    for (const trigger of pack.instrument.triggers)
      assert.ok(left.some((entry) => entry.path === `triggers[${trigger.id}]`), `nobody is told that ${trigger.id} stays behind`)
    for (const item of pack.instrument.items.filter((item) => item.askedWhen)) {
      const returned = back.pack.instrument.items.find((entry) => entry.linkId === item.linkId).askedWhen
      const told = left.some((entry) => entry.path === `items[${item.linkId}].askedWhen`)
      assert.ok(told ? returned === undefined : JSON.stringify(returned) === JSON.stringify(item.askedWhen), item.linkId)
    }
    // A second round changes nothing at all.
    assert.deepEqual(exportPack(back.pack).questionnaire.item, questionnaire.item)
  })
}

/** How many questions of each published example a pack can hold, and which kinds it cannot. */
const EXAMPLES = {
  3141: { kept: 5, of: 6, lost: ['answers elsewhere'] },
  bb: { kept: 5, of: 10, lost: ['date', 'dateTime', 'decimal'] },
  f201: { kept: 6, of: 7, lost: ['date'] },
  gcs: { kept: 3, of: 3, lost: [] },
  'phq-9-questionnaire': { kept: 1, of: 10, lost: ['answers elsewhere'] },
  qs1: { kept: 12, of: 24, lost: ['answers elsewhere', 'dateTime', 'open-choice', 'reference'] },
  'zika-virus-exposure-assessment': { kept: 4, of: 6, lost: ['quantity'] },
}

test('there is an expectation for each published example', () => {
  assert.deepEqual(Object.keys(published).sort(), Object.keys(EXAMPLES).sort())
})

for (const [id, questionnaire] of Object.entries(published)) {
  test(`HL7's example ${id}: what maps comes back, and what does not is named`, () => {
    assert.ok(isQuestionnaire(questionnaire), JSON.stringify(isQuestionnaire.errors?.slice(0, 3)))
    const { pack, left, todo } = importQuestionnaire(questionnaire, model)
    const questions = all(questionnaire).filter((item) => !['group', 'display'].includes(item.type))
    const told = (linkId) => left.some((entry) => entry.path === linkId)
    const kept = questions.filter((item) => pack.instrument.items.some((entry) => entry.linkId === item.linkId))
    const gone = questions.filter((item) => !kept.includes(item))
    for (const item of gone) assert.ok(told(item.linkId), `${item.linkId} was lost in silence`)
    const lost = [...new Set(gone.map((item) => (item.type === 'choice' ? 'answers elsewhere' : item.type)))].sort()
    assert.deepEqual({ kept: kept.length, of: questions.length, lost }, EXAMPLES[id])
    const again = exportPack(pack).questionnaire
    assertR4(again)
    for (const item of kept) {
      const returned = all(again).find((entry) => entry.linkId === item.linkId)
      if (item.text) assert.equal(returned.text, item.text)
      const codes = item.answerOption?.map((option) => option.valueCoding?.code ?? option.valueString)
      if (codes) assert.deepEqual(returned.answerOption.map((option) => option.valueCoding.code), codes)
    }
    assert.ok(todo.some((entry) => entry.path === 'triggers'), 'rules are for a person to write')
  })
}

/** A made-up pack with every kind of item, on the frame of a real one. */
function everyKind() {
  const pack = structuredClone(model)
  const { instrument, text } = pack
  instrument.answerSets = {
    often: [{ code: 'never', finding: 'absent', weight: 1 }, { code: 'often', finding: 'present', weight: 4 }, { code: 'refused', finding: 'unknown' }],
    unknown: [{ code: 'refused', finding: 'unknown' }],
  }
  instrument.items = [
    { linkId: 'a', prefix: '1', sources: ['S-02'] },
    { linkId: 'b', prefix: '2', answers: 'often', askedWhen: { item: 'a' }, sources: ['S-02'] },
    { linkId: 'c', prefix: '3', kind: 'many', answers: 'often', askedWhen: { any: [{ item: 'a' }, { fact: 'immediateDanger' }] }, sources: ['S-02'] },
    { linkId: 'd', prefix: '4', kind: 'count', answers: 'unknown', min: 0, max: 20, presentFrom: 2, askedWhen: { all: [{ item: 'a' }, { item: 'b' }] }, sources: ['S-02'] },
    { linkId: 'e', prefix: '5', kind: 'text', sources: ['S-02'] },
  ]
  instrument.sections = [{ id: 'one', items: ['a', 'b', 'c'] }, { id: 'each', items: ['d', 'e'], repeats: { max: 4, labels: 'letters' } }]
  const words = { 'section.one.title': 'One', 'section.each.title': 'Each', 'section.each.repeat': 'Invented person {label}', 'section.each.another': 'Add one' }
  for (const code of ['never', 'often', 'refused']) words[`option.${code}`] = `Invented ${code}`
  words['item.c.option.often'] = 'Invented often, of c'
  for (const id of 'abcde') Object.assign(words, { [`item.${id}.text`]: `Invented question ${id}`, [`item.${id}.short`]: id })
  text.texts = Object.fromEntries([...Object.entries(text.texts).filter(([key]) => !/^(section|item)\./.test(key)), ...Object.entries(words)])
  return pack
}

test('every kind of item, set of answers and group comes back as it was', () => {
  const pack = everyKind()
  const { questionnaire, left } = exportPack(pack)
  assertR4(questionnaire)
  const back = importQuestionnaire(questionnaire, model)
  assert.deepEqual(subset(back.pack), subset(pack))
  const returned = Object.fromEntries(back.pack.instrument.items.map((item) => [item.linkId, item.askedWhen]))
  assert.deepEqual(returned.b, { item: 'a' })
  assert.deepEqual(returned.c, { any: [{ item: 'a' }, { fact: 'immediateDanger' }] })
  assert.equal(returned.d, undefined)
  assert.ok(left.some((entry) => entry.path === 'items[d].askedWhen'))
})

test('an exported condition asks while the earlier answer is unknown', () => {
  const item = all(exportPack(everyKind()).questionnaire).find((entry) => entry.linkId === 'b')
  assert.equal(item.enableBehavior, 'any')
  assert.deepEqual(item.enableWhen.map((when) => when.answerCoding?.code ?? `${when.operator} ${when.answerBoolean}`), ['exists false', 'yes', 'dont-know'])
})

test('an answer of unknown meaning is never taken as absent', () => {
  const { pack, todo } = importQuestionnaire(published.gcs, model)
  const findings = new Set(pack.instrument.items.flatMap((item) => pack.instrument.answerSets[item.answers].map((option) => option.finding)))
  assert.deepEqual([...findings], ['unknown'])
  assert.ok(todo.length > 15)
})

test('what is no Questionnaire is refused', () => {
  assert.throws(() => importQuestionnaire({ resourceType: 'Patient' }, model), /give a resource whose resourceType is Questionnaire/)
})

test('the command writes a Questionnaire, and tells what stays behind', () => {
  const command = [`${root}examples/fhir/fhir.mjs`, 'export', `${root}src/content/packs/specss-rara`]
  const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  assertR4(JSON.parse(stdout))
  assert.match(stderr, /plan\[remove\]/)
})
