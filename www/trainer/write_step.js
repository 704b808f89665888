// One step of a story in the editor: what is told, the model answers so far with a reason and
// a source each, and what follows from them, as the rules themselves say.

import { button, make } from './dom.js'
import { choiceField, pathText, read, textField, wrap, write } from './write_fields.js'

const NOTHING = ['', 'nothing new in this step']

/** The fields of step `place`. `asked` has the items and facts of the checklist. */
export function stepFields(editor, place, asked, remove) {
  const step = editor.draft.steps[place]
  const path = ['steps', place]
  const outcome = make('div', { class: 'step-outcome', 'data-step': place })
  return make(
    'section',
    { class: 'step', 'aria-label': `Step ${place + 1}` },
    make('h2', {}, `Step ${place + 1}`),
    textField(editor, [...path, 'title'], 'Title', { hint: 'Such as: A first call' }),
    textField(editor, [...path, 'id'], 'Short name for codes', { hint: 'Small letters and hyphens, such as first-call' }),
    textField(editor, [...path, 'vignette'], 'What is told', { list: 'paragraphs', rows: 6, hint: 'An empty line starts a new paragraph. Only what staff need to notice.' }),
    many(editor, [...path, 'answers'], 'Model answers', asked.items),
    many(editor, [...path, 'facts'], 'Circumstances', asked.facts),
    judgement(editor, [...path, 'judgement']),
    textField(editor, [...path, 'facilitator'], 'Notes for the trainer at this step', { list: 'lines', rows: 2, optional: true, hint: 'One a line' }),
    expected([...path, 'expected'], outcome),
    ...(editor.draft.steps.length > 1 ? [button(`Take step ${place + 1} out`, () => remove(place, step))] : []),
  )
}

/** A row for each item or fact, made when it is opened: there are many. */
function many(editor, path, title, asked) {
  const details = make('details', { class: 'answers-editor' }, make('summary', {}, title))
  const said = make('span', { class: 'quiet' })
  details.querySelector('summary').append(' ', said)
  const recount = () => {
    const number = Object.keys(read(editor.draft, path) ?? {}).length
    said.textContent = number ? `(${number} in this step)` : '(none in this step)'
  }
  recount()
  const fill = () => {
    if (details.childElementCount > 1) return
    details.append(...asked.map((one) => row(editor, path, one, recount)))
  }
  details.fill = fill
  details.addEventListener('toggle', () => details.open && fill())
  return details
}

function row(editor, path, one, recount) {
  const own = [...path, one.id]
  const label = `${one.prefix ? `${one.prefix}. ` : ''}${one.words ?? one.name ?? one.id}`
  const reasons = make('div', { class: 'reasons' })
  const redraw = () => {
    recount()
    const held = read(editor.draft, own)
    reasons.replaceChildren(...(held === undefined ? [] : [because(editor, own, label), source(editor, own, label)]))
  }
  const act = (value) => {
    if (value === undefined) write(editor.draft, own, undefined)
    else write(editor.draft, own, { because: '', source: editor.draft.sources?.[0]?.id ?? '', ...read(editor.draft, own), value })
    redraw()
  }
  redraw()
  const before = earlier(editor.draft, path, one)
  return make('div', { class: 'row' }, valueField(editor, [...own, 'value'], one, label, act, before), reasons)
}

/** What the steps before have said already, in words. */
function earlier(draft, [, place, kind], one) {
  for (let step = place - 1; step >= 0; step -= 1) {
    const value = draft.steps[step][kind]?.[one.id]?.value
    if (value !== undefined) return `So far: ${wordsOf(one, value)}`
  }
  return undefined
}

function wordsOf({ options = [] }, value) {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return options.find((option) => (option.code ?? option) === value)?.words ?? String(value)
}

function valueField(editor, path, one, label, act, hint) {
  if (one.type === 'number') {
    const control = make('input', { type: 'number', min: one.min, max: one.max, step: 1 })
    const held = read(editor.draft, path)
    control.value = held ?? ''
    control.addEventListener('input', () => {
      act(control.value === '' ? undefined : Number(control.value))
      editor.changed()
    })
    return wrap(path, label, control, hint)
  }
  const yesNo = one.type === 'boolean' || (!one.options?.length && one.type !== 'choice')
  const options = yesNo ? [['true', 'yes'], ['false', 'no']] : one.options.map((option) => [option.code ?? option, option.words ?? option])
  const toValue = (code) => (code === '' ? undefined : yesNo ? code === 'true' : code)
  return choiceField(editor, path, label, [NOTHING, ...options], { hint, act, toValue })
}

function because(editor, own, label) {
  const field = textField(editor, [...own, 'because'], 'Why, in one line')
  field.querySelector('input').setAttribute('aria-label', `Why, in one line: ${label}`)
  return field
}

function source(editor, own, label) {
  const options = (editor.draft.sources ?? []).map(({ id, document }) => [id, `${id}: ${document}`.slice(0, 70)])
  const field = choiceField(editor, [...own, 'source'], 'Source', options)
  field.querySelector('select').setAttribute('aria-label', `Source: ${label}`)
  return field
}

function judgement(editor, path) {
  const reasons = make('div', { class: 'reasons' })
  const redraw = () => reasons.replaceChildren(...(read(editor.draft, path) === undefined ? [] : [because(editor, path, 'Judgement'), source(editor, path, 'Judgement')]))
  const act = (value) => {
    write(editor.draft, path, value === undefined ? undefined : { because: '', source: editor.draft.sources?.[0]?.id ?? '', ...read(editor.draft, path), concern: value })
    redraw()
  }
  redraw()
  const options = [NOTHING, ['true', 'serious concern, whatever the number'], ['false', 'no serious concern']]
  return make('div', { class: 'row' }, choiceField(editor, [...path, 'concern'], 'Professional judgement', options, { act, toValue: (code) => (code === '' ? undefined : code === 'true') }), reasons)
}

/** What the author says must follow. It is taken from the rules, never typed. */
function expected(path, outcome) {
  return make(
    'div',
    { class: 'field', id: `write-expected-${path[1]}`, tabindex: '-1', 'data-path': pathText(path), role: 'group', 'aria-label': 'What follows' },
    make('h3', {}, 'What follows'),
    make('p', { class: 'problem', hidden: true }),
    outcome,
  )
}

/** Draws what the rules say of a step, and whether the story says the same. */
export function drawOutcome(place, step, moment, keep) {
  const named = (ids, words) => (ids.length ? ids.map((id) => words.get(id) ?? id).join('; ') : 'none')
  const words = new Map([...moment.triggers.map(({ id, name }) => [id, name]), ...moment.referrals.map(({ pathway, name }) => [pathway, name])])
  const now = expectedOf(moment)
  const same = isSame(now, step.expected)
  place.replaceChildren(
    make('dl', {}, Object.entries(TITLES).flatMap(([key, title]) => [make('dt', {}, title), make('dd', {}, named(now[key], words))]),
      make('dt', {}, 'Standing'), make('dd', {}, now.standing)),
    same
      ? make('p', { class: 'good' }, 'The story expects exactly this.')
      : button('This is right: keep it as what the story expects', () => keep(now)),
  )
}

const TITLES = { met: 'Met', undetermined: 'Open', recommended: 'Recommended', consider: 'To consider' }

/** A moment of the timeline as the format writes what is expected. */
export function expectedOf({ triggers, referrals, standing }) {
  const inState = (wanted) => triggers.filter(({ state }) => state === wanted).map(({ id }) => id)
  const withStatus = (wanted) => referrals.filter(({ status }) => status === wanted).map(({ pathway }) => pathway)
  return { met: inState('met'), undetermined: inState('undetermined'), recommended: withStatus('recommended'), consider: withStatus('consider'), standing }
}

function isSame(now, expected) {
  const alike = (one = [], other = []) => one.length === other.length && one.every((id) => other.includes(id))
  return expected !== undefined && expected.standing === now.standing && Object.keys(TITLES).every((key) => alike(now[key], expected[key]))
}
