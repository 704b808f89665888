// What the group handed over: taken in from a paste, files and pictures; what cannot be used
// is explained and stays in reach until the trainer lets it go.

import { at, button, count, make, save } from './dom.js'
import { choose, chosen, onChoice } from './chosen.js'
import { drawCalibration } from './calibration.js'
import { readFile, readText } from './codes.js'
import { explain } from './engine.js'
import { index, load } from './library.js'
import { keepsSomething, onLeave, show } from './views.js'

/** Each `{ letter, code, result }`; and what waits, `{ where, text, problem, twin? }`. */
let people = []
let waiting = []
let saved = true
let lettersGiven = 0
keepsSomething(() => !saved || at('codes').value.trim() !== '')

/** Opens the view for one story. */
export function showGroup(scenario) {
  if (scenario) take(scenario)
  show('group')
}

export function startGroup() {
  const stories = at('group-story')
  index().then((entries) => stories.append(...entries.map(({ id, title }) => new Option(title, id))), () => {})
  stories.addEventListener('change', async () => {
    if (!stories.value || stories.value === chosen()?.id) return
    try {
      choose(await load(stories.value))
    } catch (error) {
      at('collected').textContent = explain(error)
    }
  })
  onChoice(take)
  onLeave((from, to) => to === 'group' && chosen() && take(chosen()))
  at('group-step').addEventListener('change', redraw)
  at('add-codes').addEventListener('click', addPasted)
  for (const id of ['result-files', 'camera']) {
    at(id).addEventListener('change', async ({ target }) => {
      await addFiles([...target.files])
      target.value = ''
    })
  }
  const drop = at('drop')
  drop.addEventListener('dragover', (event) => (event.preventDefault(), drop.classList.add('over')))
  drop.addEventListener('dragleave', () => drop.classList.remove('over'))
  drop.addEventListener('drop', (event) => {
    event.preventDefault()
    drop.classList.remove('over')
    addFiles([...event.dataTransfer.files])
  })
}

let taken
/** The codes of one story mean nothing in another, so each starts empty. */
function take(scenario) {
  if (taken === scenario) return
  const same = taken && taken.id === scenario.id && taken.version === scenario.version
  taken = scenario
  if (!same) {
    people = []
    waiting = []
    lettersGiven = 0
    saved = true
  }
  const stories = at('group-story')
  if (![...stories.options].some(({ value }) => value === scenario.id)) stories.append(new Option(scenario.title, scenario.id))
  stories.value = scenario.id
  at('group-step').replaceChildren(...scenario.steps.map(({ id, title }, place) => new Option(`${place + 1}. ${title}`, id)))
  at('collect').hidden = false
  redraw()
}

async function addPasted() {
  const field = at('codes')
  const text = field.value
  if (!text.trim()) {
    at('collected').textContent = 'Nothing is there to add. Paste the codes first.'
    return
  }
  await busy(async () => {
    // What waits keeps its own text, so nothing is lost with the field.
    sort(await readText(text, taken, { progress: (line, of) => (at('collected').textContent = `Reading line ${line} of ${of}…`) }))
    field.value = ''
  })
}

async function addFiles(files) {
  if (!files.length || !taken) return
  await busy(async () => {
    for (const [place, file] of files.entries()) {
      at('collected').textContent = `Reading file ${place + 1} of ${files.length}…`
      sort(await readFile(file, taken))
    }
  })
}

async function busy(act) {
  at('collected').textContent = 'Reading…'
  at('add-codes').disabled = true
  try {
    await act()
  } catch (error) {
    waiting.push({ where: 'All of it', text: '', problem: explain(error) })
  }
  at('add-codes').disabled = false
  redraw()
}

/**
 * Takes what is new, and holds back what needs a look. Two people who answer alike have the
 * same code, so a code that comes again is a question for the trainer and not an error.
 */
function sort(found) {
  const fresh = []
  for (const one of found) {
    if (one.problem) waiting.push(one)
    else if ([...people, ...fresh].some(({ code }) => code === one.code)) waiting.push({ ...one, problem: 'The same answers are here already: the same person twice, or two people who answered alike.', twin: true })
    else fresh.push(one)
  }
  admit(fresh)
  const step = fresh[0]?.result.step
  // The first results decide which step is looked at.
  if (step && people.length === fresh.length) at('group-step').value = step
}

/** Letters by the code, not by who came first: the order of a chat would tell who is who. */
function admit(some) {
  for (const { code, result } of some.sort((one, other) => (one.code < other.code ? -1 : 1))) {
    people.push({ letter: letter(lettersGiven), code, result })
    lettersGiven += 1
    saved = false
  }
}

/** A to Z, then AA, AB and so on. */
function letter(number) {
  const last = String.fromCharCode(65 + (number % 26))
  return number < 26 ? last : letter(Math.floor(number / 26) - 1) + last
}

let drawn
function redraw() {
  const step = at('group-step').value
  const here = people.filter(({ result }) => result.step === step)
  const elsewhere = people.length - here.length
  const twins = waiting.filter(({ twin }) => twin)
  const said = people.length ? [`${count(here.length, 'result')} for this step.`] : ['No results yet.']
  if (elsewhere) said.push(`${count(elsewhere, 'result')} for other steps.`)
  if (waiting.length) said.push(`${count(waiting.length, 'line')} ${waiting.length === 1 ? 'needs' : 'need'} a look.`)
  at('collected').textContent = said.join(' ')
  at('held').replaceChildren(...waiting.filter(({ twin }) => !twin).map(heldLine), ...(twins.length ? [heldTwins(twins)] : []))
  at('collected-buttons').replaceChildren(
    ...(people.length ? [button('Save these codes as a file', saveCodes), button('Start again with none', clear)] : []),
  )
  at('group-which').textContent = `${taken.title} (version ${taken.version}), ${at('group-step').selectedOptions[0]?.textContent ?? ''}. An invented story.`
  // What waits does not change what is counted.
  const shown = [taken.id, taken.version, step, ...here.map(({ letter }) => letter)].join(' ')
  if (shown === drawn) return
  drawn = shown
  drawCalibration(at('results'), { scenario: taken, step, people: here, remove })
}

function heldLine(one) {
  const { where, text, problem, twin } = one
  return make(
    'li',
    {},
    make('strong', {}, `${where}: `),
    problem.charAt(0).toUpperCase() + problem.slice(1),
    text ? [' ', make('code', {}, text.length > 120 ? `${text.slice(0, 120)}…` : text)] : undefined,
    make(
      'p',
      { class: 'buttons' },
      ...(twin ? [button('Count as another person', () => release([one], true))] : []),
      ...(text ? [button('Put back into the field', () => (putBack(text), release([one], false)))] : []),
      button('Leave out', () => release([one], false)),
    ),
  )
}

/** Codes that came before. In a group that agrees there are many, so they are asked about together. */
function heldTwins(twins) {
  if (twins.length === 1) return heldLine(twins[0])
  return make(
    'li',
    {},
    make('strong', {}, `${twins.length} codes are here already. `),
    'Two people who answer alike have the same code. Did each of these come from another person?',
    make('p', { class: 'buttons' },
      button(`Yes, count all ${twins.length} as people`, () => release(twins, true)),
      button('No, leave them out', () => release(twins, false))),
    make('details', {}, make('summary', {}, 'One by one'), make('ul', { class: 'twins' }, twins.map(heldLine))),
  )
}

function putBack(text) {
  const field = at('codes')
  field.value = [field.value.trimEnd(), text].filter(Boolean).join('\n')
  field.focus()
}

function release(some, asPeople) {
  waiting = waiting.filter((one) => !some.includes(one))
  if (asPeople) admit(some)
  redraw()
}

function remove(letter) {
  people = people.filter((person) => person.letter !== letter)
  redraw()
}

function saveCodes() {
  save(`training-codes-${taken.id}.txt`, `${people.map(({ code }) => code).join('\n')}\n`, 'text/plain')
  saved = true
}

function clear() {
  // Back into the field, so that one wrong press loses nothing.
  at('codes').value = people.map(({ code }) => code).join('\n')
  people = []
  waiting = []
  lettersGiven = 0
  redraw()
}
