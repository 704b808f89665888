// The trainer's page: stories, the ways to use them, group results, and writing your own.
// It runs on this device only. What an address carried is taken out of it before anything else.

import { takeFragment, unpack } from './link.js'
import { at, button, each, make } from './dom.js'
import { choose, chosen } from './chosen.js'
import { explain } from './engine.js'
import { checked, drawLibrary, index, load, settingWords } from './library.js'
import { startCare } from './care.js'
import { WAYS, run, startRun, stop } from './run.js'
import { shareControls } from './share.js'
import { showGroup, startGroup } from './collect.js'
import { showHandouts, startHandouts } from './handouts.js'
import { editStory, startWrite } from './write.js'
import { keepForOffline } from './offline.js'
import { onLeave, show } from './views.js'

const brought = takeFragment()

for (const link of document.querySelectorAll('[data-view]')) {
  if (link.localName !== 'button') continue
  link.addEventListener('click', () => show(link.dataset.view))
}
// A story that runs is put away when its view is left, with what was answered in it.
onLeave((from) => from === 'run' && stop())
startCare(() => (stop(), show('choose')))
startRun(() => show('scenario'))
startGroup()
startHandouts(() => show('scenario'))
startWrite((scenario) => take(() => scenario, 'You wrote it here. Save it before you leave.'))
// On a projector or a large screen it is what a room needs.
at('large-type').checked = window.innerWidth >= 1600
at('leave-out').addEventListener('click', () => show('choose'))
at('story-file').addEventListener('change', ({ target }) => openFile(target))

drawLibrary(openShipped)
if (brought.packed) openLink(brought.packed)
else if (brought.open) openShipped(brought.open)
window.addEventListener('hashchange', () => {
  const { packed, open } = takeFragment()
  if (packed) openLink(packed)
  else if (open) openShipped(open)
})
keepForOffline()

async function openShipped(id) {
  await take(() => load(id))
}

function openLink(packed) {
  return take(async () => checked(await unpack(packed)), 'It came with a link. Read it through before you use it with a group.')
}

/** A file is limited like a link, and checked like any other story. */
async function openFile(field) {
  const [file] = field.files
  if (!file) return
  await take(async () => {
    if (file.size > 256 * 1024) throw new Error('A story has at most 256 KiB, and this file has more.')
    return checked(parse(await file.text()))
  }, 'It came from a file. Read it through before you use it with a group.')
  field.value = ''
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('This file is not a story: it is not JSON. Ask whoever made it to save it again.')
  }
}

/** Opens a story, or says with every problem why not. */
async function take(get, note) {
  at('story-refused').replaceChildren()
  try {
    const scenario = await get()
    choose(scenario)
    at('goodbye').hidden = true
    await drawStory(scenario, note)
    show('scenario')
  } catch (error) {
    show('choose')
    at('story-refused').replaceChildren(...refusal(error))
  }
}

function refusal(error) {
  const { problems = [], scenario } = error
  const lines = problems.slice(0, 20).map(({ path, message }) => make('li', {}, make('code', {}, path || '(the whole story)'), `: ${message}`))
  return [
    make('p', {}, make('strong', {}, 'The story was not opened. '), explain(error)),
    ...(lines.length ? [make('ul', {}, lines)] : []),
    ...(isObject(scenario) ? [button('Mend it in the editor', () => editStory(scenario))] : []),
  ]
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

async function drawStory(scenario, note) {
  const ships = await index().then((entries) => entries.some(({ id, version }) => id === scenario.id && version === scenario.version), () => false)
  at('scenario-title').textContent = scenario.title
  at('scenario-setting').textContent = [settingWords(scenario.setting), `version ${scenario.version}`, 'an invented story'].join(' · ')
  at('scenario-summary').textContent = [scenario.summary, note].filter(Boolean).join(' ')
  at('scenario-warnings').textContent = (scenario.warnings ?? []).join(', ')
  at('scenario-point').textContent = scenario.point
  at('scenario-notes').replaceChildren(...each('p', scenario.facilitatorNotes))
  at('share').replaceChildren(shareControls(scenario, ships && !note))
  const large = at('large-type')
  const way = (name) => choice(WAYS[name].title, WAYS[name].words, () => run(name, large.checked))
  at('ways').replaceChildren(
    way('practise'),
    way('demonstrate'),
    way('replay'),
    choice('Group results', 'Collect what everyone answered, and see where you differ.', () => showGroup(chosen())),
    choice('Handouts', 'Print the story, a blank checklist, the model answers.', () => showHandouts(chosen())),
    choice('Change a copy', 'Make a story of your own out of it.', () => editStory(copy(chosen()))),
  )
}

/** Under another name, so that codes of the one are refused by the other. */
const copy = (scenario) => ({ ...structuredClone(scenario), id: `${scenario.id}-copy` })

function choice(title, words, act) {
  return make('li', {}, button(title, act, { class: 'way' }), make('p', {}, words))
}
