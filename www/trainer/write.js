// Writes a story: a form over the scenario file, checked while it is written, shown as a
// trainee sees it, and saved as a file. Nothing is kept but in this page.

import { at, button, count, later, lines, make, save } from './dom.js'
import { engine, explain, problemsIn } from './engine.js'
import { index, load } from './library.js'
import { shareControls } from './share.js'
import { keepsSomething, onLeave, show } from './views.js'
import { choiceField, textField } from './write_fields.js'
import { showProblems } from './write_problems.js'
import { drawOutcome, stepFields } from './write_step.js'

const SCHEMA = 'risk-checklist/scenario/1'
const LARGEST = 256 * 1024
const MOST_STEPS = 12

/** What the fields read and write; `changed` after each change. */
const editor = { draft: undefined, changed }
let asked
let unsaved = false
/** Whether problems are shown: not before the author asks once. */
let strict = false
keepsSomething(() => unsaved)

/** `useStory` opens a story that was written as one to work with. */
export function startWrite(useStory) {
  onLeave((from, to) => {
    if (to === 'write' && !editor.draft) edit(undefined)
    // A preview is a story with sound and sight of its own; it stops when nobody looks.
    if (from === 'write') at('write-stage').replaceChildren()
  })
  const field = make('input', { type: 'file', id: 'write-file', accept: '.json,application/json' })
  field.addEventListener('change', async () => {
    if (field.files[0] && mayReplace()) await openFile(field.files[0])
    field.value = ''
  })
  at('write-tools').append(
    button('Check it', () => check(true), { class: 'main' }),
    button('Save as a file', saveFile),
    button('Preview', preview),
    button('Use it here', async () => (await check(true)) && useStory(structuredClone(editor.draft))),
    button('Start a new one', () => mayReplace() && edit(undefined)),
    make('span', { class: 'file' }, make('label', { for: 'write-file' }, 'Open a file: '), field),
  )
}

/** Opens a story in the editor, whole or not. */
export function editStory(scenario) {
  show('write')
  if (!mayReplace()) return
  edit(scenario)
}

function mayReplace() {
  return !unsaved || window.confirm('The story in the editor is not saved. Put it away?')
}

async function openFile(file) {
  try {
    if (file.size > LARGEST) throw new Error('A story has at most 256 KiB, and this file has more.')
    edit(JSON.parse(await file.text()))
    check(true)
  } catch (error) {
    at('write-status').textContent = `The file was not opened: ${error instanceof SyntaxError ? 'it is not JSON.' : explain(error)}`
  }
}

/** Of the newest opening: an older one that comes late is dropped. */
let newest = 0
async function edit(scenario) {
  newest += 1
  const mine = newest
  at('write-status').textContent = 'The editor is loading.'
  try {
    // Any story that ships says which questions there are.
    const known = await load((await index())[0].id)
    const fresh = blank(known)
    const { handout } = await engine()
    if (mine !== newest) return
    editor.draft = scenario === undefined ? fresh : shaped(scenario, fresh)
    const { items, facts = [] } = handout(known)
    asked = { items, facts }
  } catch (error) {
    at('write-status').textContent = `The editor could not be loaded: ${explain(error)}`
    return
  }
  unsaved = false
  strict = false
  at('write-status').textContent = ''
  draw()
  refresh()
}

/** What a broken file lacks to be shown at all; everything else stays as it is. */
function shaped(scenario, fresh) {
  const steps = Array.isArray(scenario.steps) && scenario.steps.length ? scenario.steps : fresh.steps
  return { ...scenario, setting: { ...scenario.setting }, review: { ...scenario.review }, sources: Array.isArray(scenario.sources) ? scenario.sources : [], steps: steps.map((step) => ({ ...step })) }
}

/** An empty story that is made for the checklist of those that ship. */
function blank({ instrument, sources }) {
  return {
    schema: SCHEMA, id: 'a-new-story', version: '1.0.0', fictional: true, title: '', summary: '', point: '',
    setting: { role: 'health', nation: 'england' }, instrument: { ...instrument },
    review: { by: 'not yet reviewed', on: day(0), due: day(180) }, warnings: [], steps: [emptyStep(1)], learningPoints: [], facilitatorNotes: [],
    checkIn: [], support: [], sources: structuredClone(sources.slice(0, 1)),
  }
}

/** A date so many days from now, as the format writes it. */
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const emptyStep = (number) => ({ id: `step-${number}`, title: '', vignette: [], answers: {}, facts: {} })

function draw() {
  const { draft } = editor
  const text = (name, label, options) => textField(editor, [name], label, options)
  const list = (name, label, hint, rows = 3) => text(name, label, { list: 'lines', rows, hint })
  const group = (legend, ...fields) => make('fieldset', {}, make('legend', {}, legend), fields)
  const options = (pairs) => Object.entries(pairs)
  at('write-form').replaceChildren(
    group('The story',
      text('title', 'Title'),
      text('summary', 'One line for the list'),
      text('point', 'What it teaches', { hint: 'One sentence: the one thing that this story shows and no other does' }),
      choiceField(editor, ['setting', 'role'], 'Setting', options({ health: 'Health', housing: 'Housing', idva: 'IDVA', other: 'Any setting' })),
      choiceField(editor, ['setting', 'nation'], 'Nation', options({ england: 'England', wales: 'Wales', scotland: 'Scotland', 'northern-ireland': 'Northern Ireland' })),
      list('warnings', 'It touches on', 'In plain words, one a line. Trainees see this before the story.'),
    ),
    make('div', { id: 'write-steps' }, draft.steps.map((_, place) => stepFields(editor, place, asked, removeStep))),
    make('p', { class: 'buttons' }, button('Add a step', addStep)),
    group('After the story',
      list('learningPoints', 'What to learn', 'One a line', 4),
      list('facilitatorNotes', 'Notes for the trainer', 'One a line', 4),
      list('checkIn', 'Closing words', 'For people who may have lived it. One a line', 2),
      list('support', 'Who will listen', 'Ids from the directory, one a line, such as national-da-helpline or samaritans', 2),
    ),
    group('Sources', ...draft.sources.map((_, place) => sourceFields(place)), make('p', { class: 'buttons' }, button('Add a source', addSource))),
    group('The file',
      text('id', 'Short name of the story', { hint: 'Small letters and hyphens' }),
      text('version', 'Version', { hint: 'Such as 1.0.0. Change it when an answer changes: codes of other versions are refused.' }),
      textField(editor, ['review', 'by'], 'Reviewed by', { hint: 'A person or a team, or: not yet reviewed' }),
      textField(editor, ['review', 'on'], 'Reviewed on', { hint: 'Such as 2026-11-21' }),
      textField(editor, ['review', 'due'], 'Review again by', { hint: 'Such as 2027-05-21' }),
    ),
    make('h2', {}, 'Share it'), shareControls(draft, false),
  )
}

function sourceFields(place) {
  const field = (name, label, hint) => textField(editor, ['sources', place, name], label, { hint })
  return make('div', { class: 'source' },
    field('id', 'Id', 'Such as S-1'), field('document', 'Document'), field('section', 'Part of it'), field('date', 'Date', 'If it has one'),
    choiceField(editor, ['sources', place, 'read'], 'How it was read', [['full', 'in full'], ['opening', 'the opening'], ['abstract', 'the summary'], ['second-hand', 'quoted by others']]))
}

function addStep() {
  if (editor.draft.steps.length >= MOST_STEPS) {
    at('write-status').textContent = `A story has at most ${MOST_STEPS} steps.`
    return
  }
  editor.draft.steps.push(emptyStep(editor.draft.steps.length + 1))
  changed()
  draw()
}

function addSource() {
  editor.draft.sources.push({ id: `S-${editor.draft.sources.length + 1}`, document: '', section: '', date: '', read: 'full' })
  changed()
  draw()
}

/** A step that was taken out can be put back. */
function removeStep(place, step) {
  editor.draft.steps.splice(place, 1)
  changed()
  draw()
  at('write-status').replaceChildren(`Step ${place + 1} is out. `, button('Put it back', () => {
    editor.draft.steps.splice(place, 0, step)
    at('write-status').textContent = ''
    changed()
    draw()
  }))
}

const soon = later(refresh)
function changed() {
  unsaved = true
  soon()
}

/** After a change: what follows from each step, and the problems when they are asked for. */
async function refresh() {
  const { draft } = editor
  if (strict) await check(false)
  try {
    const { scenarioTimeline } = await engine()
    const { steps } = scenarioTimeline(draft)
    for (const [place, moment] of steps.entries()) {
      const shown = at('write-form').querySelector(`[data-step="${place}"]`)
      if (shown) drawOutcome(shown, draft.steps[place], moment, (now) => keepExpected(place, now))
    }
    await refreshPreview()
  } catch (error) {
    for (const shown of at('write-form').querySelectorAll('[data-step]')) shown.replaceChildren(make('p', { class: 'quiet' }, `It is worked out when this is mended: ${explain(error)}`))
  }
}

/** A preview that is open follows what is written, while nothing is wrong. */
async function refreshPreview() {
  if (!at('write-stage').childElementCount) return
  if (!(await problemsIn(editor.draft)).length) drawPreview()
}

function keepExpected(place, now) {
  editor.draft.steps[place].expected = now
  unsaved = true
  refresh()
}

/** Whether nothing is wrong. `asked` moves the focus to what is. */
async function check(asked) {
  strict = true
  // The rows of answers are made when they are opened, and problems are shown beside them.
  for (const details of at('write-form').querySelectorAll('.answers-editor')) details.fill()
  let problems
  try {
    problems = await problemsIn(editor.draft)
  } catch (error) {
    problems = [{ path: '', message: explain(error) }]
  }
  showProblems(at('write-form'), problems)
  at('write-status').textContent = problems.length ? `${count(problems.length, 'thing')} to mend.` : 'Nothing is wrong. It can be saved and used.'
  if (asked && problems.length) at('write-problems').querySelector('h2').focus()
  return !problems.length
}

/** A story with problems is saved too: nobody should lose work. */
async function saveFile() {
  const sound = await check(false)
  save(`${lines(String(editor.draft.id)).join('') || 'story'}.json`, `${JSON.stringify(editor.draft, null, 2)}\n`)
  unsaved = false
  at('write-status').textContent = sound ? 'Saved.' : 'Saved, with the problems that are listed. It can be opened here again, and not used before they are mended.'
}

async function preview() {
  if (!(await check(true))) return
  drawPreview()
  at('write-preview-title').scrollIntoView()
}

function drawPreview() {
  const { role, nation } = editor.draft.setting
  const element = make('risk-checklist', { mode: 'training', 'practitioner-role': role, nation, lang: 'en-GB' })
  element.config = { scenario: structuredClone(editor.draft), training: { way: 'practise' } }
  at('write-preview').hidden = false
  at('write-stage').replaceChildren(element)
}
