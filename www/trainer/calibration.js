// How a group answered: where it went, how far people agree, and which differences mattered.
// The module counts; this draws. Every bar has its numbers beside it.

import { codeOf } from './answers.js'
import { button, count, make, save } from './dom.js'
import { answersCsv, itemsCsv } from './csv.js'
import { engine, explain } from './engine.js'
import { drawPeople } from './people.js'

/** Below this, a figure of agreement says more about chance than about the group. */
const FEW = 5
const ORDERS = {
  checklist: { words: 'as in the checklist', compare: () => 0 },
  agreement: { words: 'least agreement first', compare: (one, other) => one.agreement - other.agreement },
  routing: { words: 'changed the routing first', compare: (one, other) => other.changedRouting - one.changedRouting },
}

let order = 'agreement'
/** Of the newest drawing: an older one that comes late is not shown. */
let newest = 0

/** Draws the results of one step into `place`. */
export async function drawCalibration(place, { scenario, step, people, remove }) {
  if (people.length < 2) {
    newest += 1
    place.replaceChildren(...(people.length ? [make('p', {}, 'One result is here. Agreement needs at least two.')] : []))
    return
  }
  newest += 1
  const mine = newest
  const { calibrate, modelResult } = await engine()
  if (mine !== newest) return
  let counted, model
  try {
    counted = calibrate(people.map(({ result }) => result), scenario, step)
    model = modelResult(scenario, step)
  } catch (error) {
    place.replaceChildren(make('p', { class: 'problem' }, explain(error)))
    return
  }
  const words = (item, code) => item.answers.find((answer) => answer.code === code)?.words ?? (code === codeOf(item.model) ? item.modelWords : code)
  const files = make('p', { class: 'buttons screen-only' },
    button('Print', () => window.print()),
    button('Save the items as CSV', () => save(`calibration-items-${scenario.id}.csv`, itemsCsv(counted), 'text/csv')),
    button('Save the answers as CSV', () => save(`calibration-answers-${scenario.id}.csv`, answersCsv(counted, people, model), 'text/csv')),
  )
  place.replaceChildren(files, routings(counted), figures(counted), items(counted), drawPeople({ scenario, people, model, counted, words, remove }))
}

function section(title, id, ...children) {
  return make('section', { 'aria-labelledby': id }, make('h2', { id }, title), ...children)
}

function routings({ routings: all, count: of }) {
  const same = all.filter(({ sameAsModel }) => sameAsModel).reduce((sum, { count }) => sum + count, 0)
  const rows = [...all].sort((one, other) => other.count - one.count).map(({ recommended, names = recommended, count, sameAsModel }) =>
    make(
      'tr',
      {},
      make('td', { class: 'number' }, String(count)),
      make('td', {}, names.join(', ') || 'nothing recommended'),
      make('td', {}, sameAsModel ? 'same as the model' : 'not as the model'),
    ),
  )
  return section('Where the answers led', 'routings-title',
    make('p', { class: 'headline' }, `${same} of ${of} reached the same referrals as the model answers.`),
    scroll('Where the answers led', make('table', { class: 'routings' }, head('People', 'Referrals recommended', 'Model'), make('tbody', {}, rows))),
  )
}

function figures({ fleiss, alpha, count: of }) {
  const card = (name, value, { reason, low, high, words }) =>
    make(
      'div',
      { class: 'figure' },
      make('h3', {}, name),
      reason
        ? make('p', {}, words)
        : [make('p', { class: 'value' }, value.toFixed(3)), make('p', {}, `95 % interval: ${low.toFixed(3)} to ${high.toFixed(3)}`), make('p', {}, words)],
    )
  return section('How far the group agrees', 'figures-title',
    make('div', { class: 'figures' },
      card('Fleiss’ kappa', fleiss.kappa, fleiss),
      card('Krippendorff’s alpha', alpha.alpha, alpha),
    ),
    make('p', { class: 'quiet' },
      'Both say how much more people agree than by chance: 1 is full agreement, 0 is no more than chance. They do not say that the group is right, only that it answers alike. ',
      'For kappa “not asked” is an answer like any other; alpha leaves it out. ',
      'The words for the bands are a custom, not a measurement. Use them to decide what to talk about, never to mark a person.',
      of < FEW ? ` With ${of} people the figures are shaky.` : ''),
  )
}

function items({ items: all, count: of }) {
  const body = make('tbody', {})
  const asked = all.filter(({ counts, model }) => codeOf(model) !== 'not-asked' || Object.keys(counts).some((code) => code !== 'not-asked'))
  const silent = all.length - asked.length
  const fill = () => body.replaceChildren(...[...asked].sort(ORDERS[order].compare).map((item) => itemRow(item, of)))
  const select = make('select', { id: 'items-order' }, Object.entries(ORDERS).map(([code, { words }]) => make('option', { value: code, selected: code === order }, words)))
  select.addEventListener('change', () => {
    order = select.value
    fill()
  })
  fill()
  return section('Item by item', 'items-title',
    make('p', { class: 'screen-only' }, make('label', { for: 'items-order' }, 'Order: '), select),
    silent ? make('p', { class: 'quiet' }, `${count(silent, 'item')} that neither the model nor anybody answered ${silent === 1 ? 'is' : 'are'} left out here.`) : '',
    scroll('Item by item', make('table', { class: 'items' }, head('Item', 'Answers', 'Agreement', 'As the model', 'Changed the routing'), body)),
  )
}

function itemRow({ prefix, name, kind, answers, model, modelWords, agreement, matchesModel, changedRouting }, of) {
  const isModel = (code) => code === codeOf(model)
  const given = answers.filter(({ count }) => count > 0)
  const bar = make('div', { class: 'bar', 'aria-hidden': 'true' }, given.map(({ code, count }, place) => {
    const piece = make('span', { class: `piece piece-${shade(code, place)}${isModel(code) ? ' piece-model' : ''}` })
    piece.style.flexGrow = String(count)
    return piece
  }))
  const said = make('ul', { class: 'counts' }, given.map(({ code, words, count }) =>
    make('li', {}, make('strong', {}, String(count)), ` ${words}`, isModel(code) ? [' ', make('span', { class: 'is-model' }, 'model')] : undefined)))
  const missing = given.some(({ code }) => isModel(code)) ? undefined : make('p', { class: 'quiet' }, `Model: ${modelWords}`)
  return make(
    'tr',
    { class: changedRouting ? 'mattered' : undefined },
    make('th', { scope: 'row' }, prefix ? `${prefix}. ` : '', name, kind === 'item' ? undefined : make('span', { class: 'quiet' }, kind === 'fact' ? ' (circumstance)' : ' (judgement)')),
    make('td', { class: 'answers' }, bar, said, missing),
    make('td', { class: 'number', 'data-label': 'Agreement' }, percent(agreement)),
    make('td', { class: 'number', 'data-label': 'As the model' }, `${Math.round((matchesModel ?? 0) * of)} of ${of}`),
    make('td', { class: 'number', 'data-label': 'Changed the routing' }, changedRouting ? count(changedRouting, 'person', 'people') : 'no'),
  )
}

/** The shades go with the meaning, not with the place. */
function shade(code, place) {
  return { yes: 'yes', true: 'yes', no: 'no', false: 'no', 'dont-know': 'unknown', 'not-asked': 'missing' }[code] ?? `other-${place % 3}`
}

const percent = (fraction) => (fraction === null || fraction === undefined ? '–' : `${Math.round(fraction * 100)} %`)

export function head(...names) {
  return make('thead', {}, make('tr', {}, names.map((name) => make('th', { scope: 'col' }, name))))
}

export function scroll(label, table) {
  return make('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': label }, table)
}
