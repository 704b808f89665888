// A FHIR R4 Questionnaire as the draft of a content pack. What a pack cannot hold is listed in
// `left`; what only a person can say (what an answer means, which sources) is listed in `todo`.
// Nothing is guessed towards less concern: an answer of unknown meaning is `unknown`, never `absent`.

import { importCondition } from './condition.mjs'
import { MANIFEST_TEXTS, MAX_VALUE, MIN_VALUE, ORDINAL, OURS, SHORT_TEXT, YES_NO, YES_NO_DONT_KNOW, extension } from './shapes.mjs'

/** The source that an imported item cites until somebody names a better one. */
const SOURCE = 'imported'

/**
 * @param questionnaire a FHIR R4 Questionnaire
 * @param model a pack to take the words of `immediateDanger` from, which every pack must have
 * @returns {{ pack: object, left: object[], todo: object[] }}
 */
export function importQuestionnaire(questionnaire, model) {
  if (questionnaire?.resourceType !== 'Questionnaire') throw new TypeError('this is no FHIR Questionnaire; give a resource whose resourceType is Questionnaire')
  const draft = {
    left: [],
    todo: [],
    words: {},
    ids: new Map(),
    sets: [],
    codes: new Map(YES_NO.map(({ code, finding }) => [code, finding])),
    contained: new Map((questionnaire.contained ?? []).map((resource) => [`#${resource.id}`, resource])),
    instrument: { schema: 'risk-checklist/instrument/1', answerOptions: YES_NO, sections: [], items: [], facts: [], factGroups: [], triggers: [] },
  }
  const manifest = readManifest(questionnaire, draft)
  const loose = []
  for (const entry of questionnaire.item ?? []) {
    if (entry.linkId === 'pack.before' && entry.type === 'group') readBefore(entry, draft)
    else if (entry.type === 'group' && entry.linkId.startsWith('factGroup.')) readFactGroup(entry, draft)
    else if (entry.type === 'group') readSection(entry, draft)
    else loose.push(entry)
  }
  if (loose.length) readSection({ linkId: 'section.all', text: questionnaire.title ?? 'All questions', type: 'group', item: loose }, draft)
  finishConditions(questionnaire, draft)
  finishSets(draft)
  addDanger(draft, model)
  return { pack: { manifest, instrument: draft.instrument, text: { schema: 'risk-checklist/text/1', locale: questionnaire.language ?? 'en-GB', texts: draft.words } }, left: draft.left, todo: draft.todo }
}

function readManifest(q, draft) {
  const own = (name) => extension(q, OURS + name)
  const title = plain(q.title ?? q.name ?? q.id)
  const texts = Object.fromEntries(MANIFEST_TEXTS.map((name) => [name, own(name) ?? { publisher: q.publisher, purpose: 'identify', licence: q.copyright }[name]]))
  for (const name of MANIFEST_TEXTS.filter((name) => texts[name] === undefined)) {
    texts[name] = 'To be written'
    draft.todo.push({ path: `manifest.${name}`, what: 'write it: the Questionnaire does not say' })
  }
  draft.todo.push({ path: 'manifest.sources', what: 'name what each item rests on, and how much of it was read' })
  draft.todo.push({ path: 'manifest.review', what: 'say who reviewed it, and until when that holds' })
  const ends = ['from', 'to'].filter((end) => own(`age-${end}`) !== undefined)
  Object.assign(draft.words, {
    'pack.title': title,
    'pack.summary': plain(q.description ?? title),
    'pack.wording': 'Imported from a FHIR Questionnaire. Say whose words these are.',
    'pack.before': ['Say what to do before asking.'],
    'pack.limits': q.purpose ? q.purpose.split('\n').map((line) => line.replace(/^- /, '')) : ['This is not a prediction.'],
  })
  return {
    schema: 'risk-checklist/pack/1',
    id: permittedId(q.id, draft),
    version: /^\d{1,5}(\.\d{1,5}){2}$/.test(q.version ?? '') ? q.version : '0.1.0',
    status: own('publisher') === undefined ? 'draft' : q.status,
    ...texts,
    ageLimits: { ...Object.fromEntries(ends.map((end) => [end, own(`age-${end}`)])), words: own('age-words') ?? 'To be written' },
    review: { by: 'not reviewed since it was imported', on: q.date?.slice(0, 10) ?? '2000-01-01', due: q.effectivePeriod?.end?.slice(0, 10) ?? '2000-01-02' },
    locales: [q.language ?? 'en-GB'],
    sources: [{ id: SOURCE, document: title, section: 'the whole Questionnaire', date: q.date?.slice(0, 10) ?? '', read: 'full' }],
  }
}

function readBefore(entry, { words }) {
  const [wording, ...lines] = entry.item.map((line) => line.text)
  words['pack.wording'] = wording
  words['pack.before'] = lines
}

function readSection(entry, draft) {
  const id = permittedId(entry.linkId.replace(/^section\./, ''), draft)
  const section = { id, items: [] }
  const key = `section.${id}`
  draft.words[`${key}.title`] = plain(entry.text ?? entry.title ?? entry.prefix ?? id)
  if (entry.repeats) {
    section.repeats = { max: extension(entry, `${OURS}repeat-max`) ?? 9, labels: extension(entry, `${OURS}repeat-labels`) ?? 'numbers' }
    draft.words[`${key}.repeat`] = extension(entry, `${OURS}repeat-words-repeat`) ?? `${draft.words[`${key}.title`]} {label}`
    draft.words[`${key}.another`] = extension(entry, `${OURS}repeat-words-another`) ?? 'Add another'
  }
  flatten(entry, section, draft, key)
  if (!section.items.length) return draft.left.push({ path: entry.linkId, why: 'a group without a question' })
  draft.instrument.sections.push(section)
}

/** A pack has one level of sections: a group in a group gives its questions to the outer one. */
function flatten(entry, section, draft, key) {
  for (const child of entry.item ?? []) {
    if (child.type === 'display' && child.linkId === `${key}.intro`) draft.words[child.linkId] = plain(child.text)
    else if (child.type === 'display') draft.left.push({ path: child.linkId ?? entry.linkId, why: 'text that stands alone; put it in an intro or in help' })
    else if (child.type === 'group') {
      draft.left.push({ path: child.linkId, why: 'a group in a group; its questions were kept, its heading was not' })
      if (child.repeats) draft.left.push({ path: child.linkId, why: 'a repeated group in a group; it is asked once' })
      flatten(child, section, draft, key)
    } else readItem(child, section, draft)
  }
}

const KINDS = { choice: 'choice', boolean: 'choice', integer: 'count', string: 'text', text: 'text' }

function readItem(entry, section, draft) {
  const kind = entry.type === 'choice' && entry.repeats ? 'many' : KINDS[entry.type]
  if (!kind) return draft.left.push({ path: entry.linkId, why: `a question of type ${entry.type}, which no pack has` })
  const linkId = permittedId(entry.linkId, draft)
  const options = kind === 'text' ? [] : readOptions(entry, kind, linkId, draft)
  if ((kind === 'choice' || kind === 'many') && !options.length)
    return draft.left.push({ path: entry.linkId, why: 'its answers are in a value set elsewhere; put them in the Questionnaire' })
  const item = { linkId, prefix: plain(entry.prefix ?? String(draft.instrument.items.length + 1)) }
  if (kind !== 'choice') item.kind = kind
  if (options.length && (kind !== 'choice' || !same(options, YES_NO))) item.options = options
  if (kind === 'count') {
    Object.assign(item, { min: extension(entry, MIN_VALUE) ?? 0, max: extension(entry, MAX_VALUE) ?? 1000 })
    item.presentFrom = extension(entry, `${OURS}present-from`) ?? item.max
    if (extension(entry, `${OURS}present-from`) === undefined) draft.todo.push({ path: `items[${linkId}].presentFrom`, what: 'say from which number it means concern' })
  }
  draft.words[`item.${linkId}.text`] = plain(entry.text ?? entry.code?.[0]?.display ?? linkId)
  draft.words[`item.${linkId}.short`] = plain(extension(entry, SHORT_TEXT) ?? draft.words[`item.${linkId}.text`])
  readChildren(entry, item, section, draft)
  for (const field of ['initial', 'maxLength'].filter((field) => field in entry)) draft.left.push({ path: `${entry.linkId}.${field}`, why: 'a pack has no such field' })
  if (entry.required) draft.left.push({ path: `${entry.linkId}.required`, why: 'nothing in a pack is required' })
  item.sources = [SOURCE]
  draft.instrument.items.push(item)
  section.items.push(linkId)
}

function readChildren(entry, item, section, draft) {
  const later = []
  for (const child of entry.item ?? []) {
    const prompt = child.linkId.startsWith(`${entry.linkId}.prompt.`) && extension(child, `${OURS}confirm`)
    if (child.linkId === `${entry.linkId}.help` && child.type === 'display') draft.words[`item.${item.linkId}.help`] = plain(child.text)
    else if (prompt) {
      const id = child.linkId.slice(`${entry.linkId}.prompt.`.length)
      item.prompts = [...(item.prompts ?? []), { id, confirm: prompt }]
      draft.words[`item.${item.linkId}.prompt.${id}`] = plain(child.text)
    } else later.push(child)
  }
  if (later.length) {
    draft.left.push({ path: entry.linkId, why: 'questions under a question; they were kept beside it' })
    flatten({ item: later }, section, draft, '')
  }
}

function readOptions(entry, kind, linkId, draft) {
  if (entry.type === 'boolean' || entry.answerValueSet === YES_NO_DONT_KNOW) {
    for (const [code, words] of [['yes', 'Yes'], ['no', 'No'], ['dont-know', "Don't know"]]) draft.words[`option.${code}`] ??= words
    return YES_NO
  }
  if (kind === 'count') return unknownOptions(entry, linkId, draft)
  const concepts = draft.contained.get(entry.answerValueSet)?.compose?.include?.flatMap((include) => include.concept ?? []) ?? []
  const found = entry.answerOption ?? concepts.map((concept) => ({ valueCoding: concept }))
  return found.map((option) => {
    const value = option.valueCoding ?? { code: String(option.valueString ?? option.valueInteger ?? option.valueDate ?? option.valueTime) }
    const finding = extension(option, `${OURS}finding`)
    const weight = extension(value, ORDINAL)
    if (finding === undefined) draft.todo.push({ path: `items[${linkId}].${value.code}`, what: 'say if this answer means present, absent or unknown' })
    return readOption(value, finding ?? 'unknown', finding === undefined ? undefined : weight, linkId, draft)
  })
}

/** The answers beside a number, such as "refused": only we write them. */
function unknownOptions(entry, linkId, draft) {
  const found = (entry.extension ?? []).filter((part) => part.url === `${OURS}unknown-option`)
  return found.map((part) => readOption(part.valueCoding, 'unknown', undefined, linkId, draft))
}

/** One code means one finding in a whole pack, so a code that is taken gets another name. */
function readOption({ code, display }, finding, weight, linkId, draft) {
  let name = permitted(code)
  while ((draft.codes.get(name) ?? finding) !== finding) name = `x-${name}`
  draft.codes.set(name, finding)
  const words = plain(display ?? code)
  draft.words[`option.${name}`] ??= words
  if (draft.words[`option.${name}`] !== words) draft.words[`item.${linkId}.option.${name}`] = words
  return { code: name, finding, ...(weight === undefined ? {} : { weight }) }
}

function readFactGroup(entry, draft) {
  const id = entry.linkId.slice('factGroup.'.length)
  draft.words[`factGroup.${id}.title`] = plain(entry.text)
  draft.instrument.factGroups.push({ id, facts: entry.item.map((child) => readFact(child, draft)) })
}

function readFact(entry, draft) {
  const id = entry.linkId.slice('fact.'.length)
  const codes = entry.answerOption?.map((option) => option.valueCoding.code)
  const fact = { id, type: !codes ? 'number' : codes.join() === 'yes,no,dont-know' ? 'yes-no' : 'choice' }
  if (fact.type === 'number') Object.assign(fact, { min: extension(entry, MIN_VALUE), max: extension(entry, MAX_VALUE) })
  if (fact.type === 'choice') {
    fact.options = codes
    for (const { valueCoding } of entry.answerOption) draft.words[`fact.${id}.option.${valueCoding.code}`] = plain(valueCoding.display)
  }
  draft.instrument.facts.push({ ...fact, concern: extension(entry, `${OURS}concern`), sources: [SOURCE] })
  draft.words[`fact.${id}.text`] = plain(entry.text)
  draft.words[`fact.${id}.short`] = plain(extension(entry, SHORT_TEXT))
  for (const child of entry.item ?? []) draft.words[`fact.${id}.help`] = plain(child.text)
  return id
}

function finishConditions(questionnaire, draft) {
  const walk = (entries) => entries?.forEach((entry) => {
    const item = draft.instrument.items.find((item) => item.linkId === draft.ids.get(entry.linkId))
    if (entry.enableWhen) importCondition(entry, item, draft)
    walk(entry.item)
  })
  walk(questionnaire.item)
}

/** Gives each different set of options a name. The most used needs none. */
function finishSets({ instrument }) {
  const sets = {}
  for (const item of instrument.items) {
    if (!item.options) continue
    const known = Object.entries(sets).find(([, options]) => same(options, item.options))
    item.answers = known?.[0] ?? `set-${Object.keys(sets).length + 1}`
    sets[item.answers] = item.options
    delete item.options
  }
  if (Object.keys(sets).length) instrument.answerSets = sets
}

/** Every pack asks about danger right now, and calls 999 for it. */
function addDanger({ instrument, words, todo }, model) {
  const take = (kind, id) => ({ ...model.instrument[kind].find((entry) => entry.id === id), sources: [SOURCE] })
  const copy = (start) => Object.entries(model.text.texts).filter(([key]) => key.startsWith(start)).forEach(([key, value]) => (words[key] ??= value))
  if (!instrument.facts.some((fact) => fact.id === 'immediateDanger')) {
    instrument.facts.unshift(take('facts', 'immediateDanger'))
    instrument.factGroups.unshift({ id: 'danger', facts: ['immediateDanger'] })
    words['factGroup.danger.title'] = 'First of all'
    copy('fact.immediateDanger.')
  }
  instrument.triggers.push(take('triggers', 'immediate-danger'))
  copy('trigger.immediate-danger.')
  for (const { code } of YES_NO) copy(`option.${code}`)
  todo.push({ path: 'triggers', what: 'write the rules: a Questionnaire has none' })
}

function permittedId(text, draft) {
  const id = permitted(text)
  if (id !== text) draft.left.push({ path: text, why: `the name was changed to ${id}` })
  draft.ids.set(text, id)
  return id
}

const permitted = (text) => text.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 64)
const plain = (text) => String(text).replaceAll('<', 'less than ').replaceAll('>', 'more than ')
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)
