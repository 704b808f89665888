// A story in the element itself: shown by a trainer, practised, or replayed over time. What
// comes out of practising is a training result, which the person may hand over.

import { at, button, make, save } from './dom.js'
import { chosen } from './chosen.js'
import { drawGoodbye } from './care.js'
import { qrPicture } from './qr.js'
import { keepsSomething, show } from './views.js'

export const WAYS = {
  practise: { title: 'Practise', words: 'Answer it yourself, then compare with the model answers.' },
  demonstrate: { title: 'Demonstrate', words: 'Show it to a group, with the answers filled in. Change one, and see what it does.' },
  replay: { title: 'Replay over time', words: 'The same person at each step: what moved, and why.' },
}
/** What the element is called in training. */
const TAG = 'risk-checklist'

let results = []
let handedOver = true
keepsSomething(() => !handedOver)

/** Puts the story into the element. */
export function run(way, largeType) {
  const scenario = chosen()
  const { role, nation } = scenario.setting
  stop()
  at('goodbye').hidden = true
  at('run-title').textContent = `${WAYS[way].title}: ${scenario.title}`
  const element = make(TAG, { mode: 'training', 'practitioner-role': role, nation, lang: 'en-GB' })
  element.append(
    make('p', {}, 'The training checklist could not be shown in this browser. The handouts hold the same story on paper. If anyone is in danger now, call 999.'),
  )
  element.config = { scenario, training: { way, largeType } }
  element.addEventListener('risk-checklist-training-result', ({ detail }) => takeResult(scenario, detail))
  document.body.classList.toggle('large', largeType)
  at('stage').replaceChildren(element)
  show('run')
}

/** Takes the story away, with everything answered in it. */
export function stop() {
  at('stage').replaceChildren()
  document.body.classList.remove('large')
  at('result').hidden = true
  at('result-parts').replaceChildren()
  results = []
  handedOver = true
}

/** Each step has a result of its own; the newest is drawn, the others stay in reach. */
async function takeResult(scenario, { result, text, code }) {
  const title = scenario.steps.find(({ id }) => id === result.step)?.title ?? result.step
  results = [...results.filter((other) => other.step !== result.step), { step: result.step, title, text, code }]
  handedOver = false
  at('result').hidden = false
  at('result-parts').replaceChildren(...(await Promise.all([...results].reverse().map((one) => part(scenario, one)))))
}

async function part(scenario, { step, title, text, code }) {
  const said = make('span', { role: 'status' })
  const took = (words) => {
    handedOver = true
    said.textContent = words
  }
  const copy = button('Copy the code', async () => {
    try {
      await navigator.clipboard.writeText(code)
      took('The code is copied.')
    } catch {
      said.textContent = 'It could not be copied here. Mark the code and copy it yourself.'
    }
  })
  const file = button('Save as a file', () => {
    save(`training-result-${scenario.id}-${step}.json`, text)
    took('The file is saved.')
  })
  return make(
    'article',
    { class: 'result-part' },
    make('h3', {}, title),
    make('div', { class: 'result-picture' }, await qrPicture(code, `QR picture of the code for: ${title}`)),
    make('div', {}, make('p', {}, make('code', { class: 'code' }, code)), make('p', { class: 'buttons' }, copy, file, ' ', said)),
  )
}

/** The buttons that belong to the view. `back` goes to the story. */
export function startRun(back) {
  at('stop').addEventListener('click', () => {
    stop()
    back()
    drawGoodbye(chosen())
  })
}

