// Handouts: the story, a blank checklist, the model answers, what to learn. What is on the
// screen is what the printer gets.

import { at, each, make } from './dom.js'
import { engine, explain } from './engine.js'
import { settingWords } from './library.js'
import { supportLines } from './care.js'
import { show } from './views.js'

const PARTS = {
  story: { words: 'The story', draw: story },
  blank: { words: 'A blank checklist', draw: blank },
  model: { words: 'The model answers, with the reasons', draw: model },
  points: { words: 'What to learn', draw: points },
  notes: { words: 'Notes for the trainer', draw: notes },
}
const FIRST = ['story', 'blank']

let shown

export function startHandouts(back) {
  for (const [id, { words }] of Object.entries(PARTS)) {
    const box = make('input', { type: 'checkbox', value: id, checked: FIRST.includes(id) })
    box.addEventListener('change', draw)
    at('handout-parts').append(make('label', {}, box, ` ${words}`))
  }
  at('print-handout').addEventListener('click', () => window.print())
  at('handout-back').addEventListener('click', back)
}

export async function showHandouts(scenario) {
  show('handouts')
  try {
    const { handout } = await engine()
    shown = { scenario, ...handout(scenario) }
  } catch (error) {
    shown = undefined
    at('paper').replaceChildren(make('p', { class: 'problem' }, explain(error)))
    return
  }
  draw()
}

/** Each part is a sheet of its own, and each says that it is invented. */
function draw() {
  if (!shown) return
  const wanted = [...at('handout-parts').querySelectorAll('input:checked')].map(({ value }) => value)
  at('paper').replaceChildren(...wanted.map((id) => sheet(PARTS[id].draw(shown))))
  if (!wanted.length) at('paper').replaceChildren(make('p', {}, 'Nothing is chosen.'))
}

function sheet(content) {
  const { scenario, support } = shown
  return make(
    'article',
    { class: 'sheet' },
    make('p', { class: 'sheet-mark' }, 'Training: an invented story. Nothing here is about a real person.'),
    ...content,
    make('footer', { class: 'sheet-foot' },
      make('p', {}, make('strong', {}, 'If it touches your own life: ')), make('ul', {}, supportLines(support)),
      make('p', { class: 'quiet' }, `${scenario.id}, version ${scenario.version}`)),
  )
}

function story({ scenario, steps }) {
  return [
    make('h2', {}, scenario.title),
    make('p', { class: 'quiet' }, settingWords(scenario.setting)),
    make('p', { class: 'care' }, make('strong', {}, 'It touches on: '), (scenario.warnings ?? []).join(', '), '. You may leave it out.'),
    ...steps.flatMap(({ title, vignette }, place) => [make('h3', {}, `${place + 1}. ${title}`), ...each('p', vignette)]),
  ]
}

function blank({ scenario, items }) {
  return [
    make('h2', {}, `Checklist: ${scenario.title}`),
    make('p', {}, 'Step: ____________    (no names)'),
    make('table', { class: 'paper-table' },
      make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, 'No.'), make('th', { scope: 'col' }, 'Question'), make('th', { scope: 'col' }, 'Answer'))),
      make('tbody', {}, items.map(({ prefix, words, options }) =>
        make('tr', {}, make('td', {}, prefix), make('th', { scope: 'row' }, words), make('td', { class: 'boxes' }, options.map((option) => make('span', {}, `☐ ${option.words ?? option}`))))))),
    make('p', {}, '☐ In my judgement there is serious concern, because:'),
    make('div', { class: 'ruled' }, make('p'), make('p'), make('p')),
  ]
}

function model({ scenario, steps }) {
  return [
    make('h2', {}, `Model answers: ${scenario.title}`),
    make('p', { class: 'quiet' }, 'Agreed answers, for talking about. A person with good reasons may answer otherwise.'),
    ...steps.flatMap(({ title, answers = [], facts = [], judgement, outcome }, place) => [
      make('h3', {}, `${place + 1}. ${title}`),
      table([...answers, ...facts]),
      ...(judgement ? [make('p', {}, make('strong', {}, 'Judgement: '), judgement.words ?? (judgement.concern ? 'serious concern' : 'no serious concern'), judgement.because ? `. ${judgement.because}` : '')] : []),
      ...outcomeWords(outcome),
    ]),
    make('h3', {}, 'Where the reasons come from'),
    make('ul', { class: 'sources' }, sources(steps).map(([id, words]) => make('li', {}, `${id}: ${words}`))),
  ]
}

/** Each source that a reason names, once. */
function sources(steps) {
  const all = steps.flatMap(({ answers = [], facts = [], judgement }) => [...answers, ...facts, ...(judgement ? [judgement] : [])])
  return [...new Map(all.filter(({ sourceWords }) => sourceWords).map(({ source, sourceWords }) => [source, sourceWords]))]
}

function table(rows) {
  return make('table', { class: 'paper-table' },
    make('thead', {}, make('tr', {}, ['Question', 'Answer', 'Why'].map((name) => make('th', { scope: 'col' }, name)))),
    make('tbody', {}, rows.map(({ prefix, name, words, value, because, source }) =>
      make('tr', {}, make('th', { scope: 'row' }, prefix ? `${prefix}. ` : '', name), make('td', {}, words ?? String(value)), make('td', {}, because, source ? make('span', { class: 'quiet' }, ` (${source})`) : undefined)))))
}

function outcomeWords(outcome) {
  if (!outcome) return []
  const named = (status) => (outcome.referrals ?? []).filter((one) => one.status === status).map(({ name }) => name)
  const met = (outcome.triggers ?? []).filter(({ state }) => state === 'met').map(({ name }) => name)
  const line = (title, names) => (names.length ? [make('p', {}, make('strong', {}, title), names.join('; '))] : [])
  return [...line('Met: ', met), ...line('Recommended: ', named('recommended')), ...line('To consider: ', named('consider'))]
}

function points({ scenario }) {
  return [make('h2', {}, `What to learn: ${scenario.title}`), make('p', {}, scenario.point), make('ul', {}, each('li', scenario.learningPoints))]
}

function notes({ scenario }) {
  return [
    make('h2', {}, `For the trainer: ${scenario.title}`),
    make('ul', {}, each('li', scenario.facilitatorNotes)),
    ...scenario.steps.flatMap(({ title, facilitator = [] }) => (facilitator.length ? [make('h3', {}, title), make('ul', {}, each('li', facilitator))] : [])),
  ]
}
