// A content pack as a FHIR R4 Questionnaire. Rules do not travel: FHIR has no place for a
// trigger, so what could not be carried is listed, and never left out in silence.

import { ITEM_CONTROL, ITEM_CONTROL_CODES, MANIFEST_TEXTS, MAX_VALUE, MIN_VALUE, ORDINAL, OURS, SHORT_TEXT, optionsOf } from './shapes.mjs'

/**
 * @param pack manifest, instrument and text of a pack that was checked
 * @returns {{ questionnaire: object, left: { path: string, why: string }[] }} the resource, and
 *   what it does not hold
 */
export function exportPack({ manifest, instrument, text }) {
  const words = text.texts
  const left = []
  const context = { manifest, instrument, words, left, system: `${OURS}answers:${manifest.id}` }
  for (const name of ['triggers', 'tallies', 'bands', 'opens', 'plan'])
    for (const rule of instrument[name] ?? [])
      left.push({ path: `${name}[${rule.id ?? rule.instrument}]`, why: 'FHIR R4 has no place for a rule or a plan' })
  if (instrument.tally) left.push({ path: 'tally', why: 'FHIR R4 has no place for a tally' })
  left.push({ path: 'sources', why: 'an R4 Questionnaire cannot cite its sources item by item' })

  const questionnaire = {
    resourceType: 'Questionnaire',
    id: manifest.id,
    language: text.locale,
    extension: [
      ...MANIFEST_TEXTS.map((name) => ({ url: OURS + name, valueString: manifest[name] })),
      { url: `${OURS}age-words`, valueString: manifest.ageLimits.words },
      ...['from', 'to'].filter((end) => end in manifest.ageLimits).map((end) => ({ url: `${OURS}age-${end}`, valueInteger: manifest.ageLimits[end] })),
    ],
    url: `${OURS}pack:${manifest.id}`,
    version: manifest.version,
    name: manifest.id.replace(/(^|[^A-Za-z0-9])([A-Za-z0-9])/g, (_, __, letter) => letter.toUpperCase()),
    title: words['pack.title'],
    status: manifest.status,
    subjectType: [manifest.purpose === 'about-harmer' ? 'RelatedPerson' : 'Patient'],
    date: manifest.review.on,
    description: words['pack.summary'],
    purpose: lines(words['pack.limits']),
    copyright: `${manifest.licence}\n\n${manifest.attribution}`,
    effectivePeriod: { end: manifest.review.due },
    item: [before(context), ...instrument.factGroups.map((group) => factGroup(context, group)), ...instrument.sections.map((part) => section(context, part))],
  }
  return { questionnaire, left }
}

const lines = (list) => list.map((line) => `- ${line}`).join('\n')

function before({ words }) {
  const entries = [['pack.wording', words['pack.wording']], ...words['pack.before'].map((line, index) => [`pack.before.${index + 1}`, line])]
  return { linkId: 'pack.before', text: words['pack.title'], type: 'group', item: entries.map(([linkId, text]) => ({ linkId, text, type: 'display' })) }
}

function section(context, part) {
  const { words } = context
  const key = `section.${part.id}`
  const extensions = []
  if (part.repeats) {
    extensions.push({ url: `${OURS}repeat-max`, valueInteger: part.repeats.max }, { url: `${OURS}repeat-labels`, valueCode: part.repeats.labels })
    for (const name of ['repeat', 'another']) extensions.push({ url: `${OURS}repeat-words-${name}`, valueString: words[`${key}.${name}`] })
  }
  const items = part.items.map((id) => item(context, context.instrument.items.find((entry) => entry.linkId === id)))
  const intro = words[`${key}.intro`]
  if (intro !== undefined) items.unshift({ linkId: `${key}.intro`, text: intro, type: 'display' })
  return group(key, words[`${key}.title`], items, extensions, part.repeats ? { repeats: true } : {})
}

function group(linkId, text, items, extensions = [], more = {}) {
  return { ...(extensions.length ? { extension: extensions } : {}), linkId, text, type: 'group', ...more, item: items }
}

function item(context, entry) {
  const { words, instrument } = context
  const key = `item.${entry.linkId}`
  const kind = entry.kind ?? 'choice'
  const extensions = [{ url: SHORT_TEXT, valueString: words[`${key}.short`] }]
  if (kind === 'count') {
    extensions.push({ url: MIN_VALUE, valueInteger: entry.min }, { url: MAX_VALUE, valueInteger: entry.max })
    extensions.push({ url: `${OURS}present-from`, valueInteger: entry.presentFrom })
    // An integer has no options beside it, so they travel as an extension that only we read.
    for (const option of optionsOf(instrument, entry))
      extensions.push({ url: `${OURS}unknown-option`, valueCoding: coding(context, entry, option) })
  }
  const children = []
  if (words[`${key}.help`] !== undefined) children.push(help(`${entry.linkId}.help`, words[`${key}.help`]))
  for (const prompt of entry.prompts ?? [])
    children.push({
      extension: [{ url: `${OURS}confirm`, valueCode: prompt.confirm }],
      linkId: `${entry.linkId}.prompt.${prompt.id}`,
      text: words[`${key}.prompt.${prompt.id}`],
      type: 'text',
      required: false,
    })
  return {
    extension: extensions,
    linkId: entry.linkId,
    prefix: entry.prefix,
    text: words[`${key}.text`],
    type: { choice: 'choice', many: 'choice', count: 'integer', text: 'text' }[kind],
    ...askedWhen(context, entry),
    // Nothing is ever required: a person may decline, and no answer is a dead end.
    required: false,
    ...(kind === 'many' ? { repeats: true } : {}),
    ...(kind === 'choice' || kind === 'many' ? { answerOption: optionsOf(instrument, entry).map((option) => answerOption(context, entry, option)) } : {}),
    ...(children.length ? { item: children } : {}),
  }
}

function help(linkId, text) {
  const code = { coding: [{ system: ITEM_CONTROL_CODES, code: 'help' }] }
  return { extension: [{ url: ITEM_CONTROL, valueCodeableConcept: code }], linkId, text, type: 'display' }
}

function coding({ words, system }, entry, option) {
  return { system, code: option.code, display: words[`item.${entry.linkId}.option.${option.code}`] ?? words[`option.${option.code}`] }
}

function answerOption(context, entry, option) {
  const extensions = [{ url: `${OURS}finding`, valueCode: option.finding }]
  const valueCoding = coding(context, entry, option)
  if (option.weight !== undefined) valueCoding.extension = [{ url: ORDINAL, valueDecimal: option.weight }]
  return { extension: extensions, valueCoding }
}

/**
 * FHIR enables an item only when a condition holds; a pack asks it until the condition
 * certainly does not. So the item is enabled for each answer that means present, for each
 * that means unknown, and while there is no answer: unknown is never no.
 */
function askedWhen(context, entry) {
  if (!entry.askedWhen) return {}
  const parts = entry.askedWhen.any ?? [entry.askedWhen]
  const when = parts.map((part) => enableWhen(context, part))
  if (when.includes(undefined)) {
    context.left.push({ path: `items[${entry.linkId}].askedWhen`, why: 'enableWhen cannot say it; the item is always enabled instead' })
    return {}
  }
  return { enableWhen: when.flat(), enableBehavior: 'any' }
}

function enableWhen({ instrument, system }, part) {
  const names = Object.keys(part).join()
  const asked = instrument.items.find((item) => item.linkId === part.item)
  const repeated = instrument.sections.some((section) => section.repeats && section.items.includes(part.item))
  if (names === 'item' && !repeated && ['choice', 'many'].includes(asked?.kind ?? 'choice')) {
    const codes = optionsOf(instrument, asked).filter((option) => option.finding !== 'absent')
    return [unanswered(part.item), ...codes.map(({ code }) => ({ question: part.item, operator: '=', answerCoding: { system, code } }))]
  }
  if (names === 'fact') {
    const codes = ['yes', 'dont-know'].map((code) => ({ question: `fact.${part.fact}`, operator: '=', answerCoding: { system, code } }))
    return [unanswered(`fact.${part.fact}`), ...codes]
  }
  return undefined
}

const unanswered = (question) => ({ question, operator: 'exists', answerBoolean: false })

function factGroup(context, { id, facts }) {
  const { words, instrument } = context
  const entries = facts.map((name) => fact(context, instrument.facts.find((entry) => entry.id === name)))
  return group(`factGroup.${id}`, words[`factGroup.${id}.title`], entries)
}

function fact({ words, system }, entry) {
  const key = `fact.${entry.id}`
  const extensions = [{ url: SHORT_TEXT, valueString: words[`${key}.short`] }, { url: `${OURS}concern`, valueCode: entry.concern }]
  if (entry.type === 'number') extensions.push({ url: MIN_VALUE, valueInteger: entry.min }, { url: MAX_VALUE, valueInteger: entry.max })
  const yesNo = [['yes', 'Yes'], ['no', 'No'], ['dont-know', "Don't know"]]
  const options = { 'yes-no': yesNo, choice: entry.options?.map((code) => [code, words[`${key}.option.${code}`]]) }[entry.type]
  return {
    extension: extensions,
    linkId: key,
    text: words[`${key}.text`],
    type: options ? 'choice' : 'integer',
    required: false,
    ...(options ? { answerOption: options.map(([code, display]) => ({ valueCoding: { system, code, display } })) } : {}),
    ...(words[`${key}.help`] === undefined ? {} : { item: [help(`${key}.help`, words[`${key}.help`])] }),
  }
}
