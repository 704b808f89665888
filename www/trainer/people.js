// Who differs where, without names: one line a letter, and what one person's differences did.

import { answerIn } from './answers.js'
import { button, count, make } from './dom.js'
import { engine, explain } from './engine.js'

/** The table, folded: with 200 people it is long. */
export function drawPeople({ scenario, people, model, counted, words, remove }) {
  const details = make('details', { class: 'people' }, make('summary', {}, `Who differs where: ${count(people.length, 'person', 'people')}, by letter`))
  const fill = () => {
    if (details.childElementCount > 1) return
    details.append(
      make('p', {}, 'The letters are ours: they do not follow the order in which the codes came.'),
      make('ul', { class: 'letters' }, people.map((person) => personLine(person, { scenario, model, counted, words, remove }))),
    )
  }
  details.addEventListener('toggle', () => details.open && fill())
  return make('section', { 'aria-label': 'Who differs where' }, details)
}

function personLine({ letter, result }, { scenario, model, counted, words, remove }) {
  const differing = counted.items.filter((item) => answerIn(result, item) !== answerIn(model, item))
  const shown = make('div', { class: 'debrief', role: 'status' })
  const line = differing.length
    ? differing.map((item) => `${item.name}: ${words(item, answerIn(result, item))}`).join('; ')
    : 'the same as the model everywhere'
  return make(
    'li',
    {},
    make('p', {}, make('strong', {}, `${letter}: `), count(differing.length, 'difference'), '. ', make('span', { class: 'quiet' }, line)),
    make('p', { class: 'buttons screen-only' },
      ...(differing.length ? [button(`What did the differences of ${letter} change?`, () => explainPerson(shown, result, scenario))] : []),
      button(`Take ${letter} out`, () => remove(letter))),
    shown,
  )
}

async function explainPerson(shown, result, scenario) {
  const { debrief } = await engine()
  try {
    const { differences, routing } = debrief(result, scenario)
    shown.replaceChildren(
      make('p', {}, routing.same ? 'The referrals are the same as the model’s.' : [
        routing.missed.length ? `Missed: ${routing.missedNames.join(', ')}. ` : '',
        routing.extra.length ? `Extra: ${routing.extraNames.join(', ')}.` : '',
      ].join('') || 'The referrals differ from the model’s.'),
      make('ul', {}, differences.map(({ name, yoursWords, modelWords, effect, why }) =>
        make('li', {}, make('strong', {}, name), `: ${yoursWords}, and in the model ${modelWords}. `, make('em', {}, EFFECTS[effect] ?? effect), why ? `. ${why}` : ''))),
    )
  } catch (error) {
    shown.replaceChildren(make('p', { class: 'problem' }, explain(error)))
  }
}

const EFFECTS = {
  'changed-routing': 'This alone changed where it leads',
  'changed-with-others': 'This changed where it leads, together with others',
  harmless: 'This changed nothing in where it leads',
}
