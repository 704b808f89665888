// The stories: those that ship, and those that someone opened from a file or a link.

import { at, button, count, make } from './dom.js'
import { problemsIn } from './engine.js'

const FOLDER = '/pkg/scenarios'
const ROLES = { health: 'Health', housing: 'Housing', idva: 'IDVA', other: 'Any setting' }
const NATIONS = { england: 'England', wales: 'Wales', scotland: 'Scotland', 'northern-ireland': 'Northern Ireland' }

/** "Health, England". */
export const settingWords = ({ role, nation }) => [ROLES[role] ?? role, NATIONS[nation] ?? nation].join(', ')

/** Raised with every problem of a story that cannot be used. */
export class ScenarioError extends Error {
  constructor(problems, scenario) {
    super(problems.length === 1 ? 'There is a problem in this story.' : `There are ${problems.length} problems in this story.`)
    this.problems = problems
    this.scenario = scenario
  }
}

let shipped
/** The list of stories that ship. */
export async function index() {
  shipped ??= fetchJson(`${FOLDER}/index.json`).then(({ scenarios }) => scenarios).catch((error) => {
    shipped = undefined
    throw error
  })
  return shipped
}

/** One story that ships, checked like any other. */
export async function load(id) {
  const known = (await index()).some((entry) => entry.id === id)
  if (!known) throw new Error('There is no story of that name here.')
  return checked(await fetchJson(`${FOLDER}/${id}.json`))
}

/** The same story, when nothing is wrong with it. */
export async function checked(scenario) {
  const problems = await problemsIn(scenario)
  if (problems.length) throw new ScenarioError(problems, scenario)
  return scenario
}

async function fetchJson(path) {
  const response = await fetch(path)
  if (!response.ok) throw new Error('The story could not be loaded. Check the connection and try again.')
  return response.json()
}

/** Draws the list with its filters. `open` is called with the id of a story. */
export async function drawLibrary(open) {
  let entries
  try {
    entries = await index()
  } catch {
    at('found').textContent = 'The list of stories could not be loaded. Check the connection, then load this page again.'
    return
  }
  for (const [field, names] of [['role', ROLES], ['nation', NATIONS]]) {
    const used = Object.keys(names).filter((code) => entries.some(({ setting }) => setting[field] === code))
    at(`filter-${field}`).append(...used.map((code) => new Option(names[code], code)))
  }
  const redraw = () => {
    const [role, nation, words] = ['role', 'nation', 'words'].map((name) => at(`filter-${name}`).value)
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
    const found = entries.filter(({ setting, title, summary, point, warnings }) => {
      const text = [title, summary, point, ...warnings].join(' ').toLowerCase()
      return (!role || setting.role === role) && (!nation || setting.nation === nation) && wanted.every((word) => text.includes(word))
    })
    at('found').textContent = found.length ? `${count(found.length, 'story', 'stories')} of ${entries.length}` : 'No story fits. Take a filter away.'
    at('stories').replaceChildren(...found.map((entry) => card(entry, open)))
  }
  for (const name of ['role', 'nation', 'words']) at(`filter-${name}`).addEventListener('input', redraw)
  redraw()
}

function card({ id, title, summary, setting, warnings, steps }, open) {
  return make(
    'li',
    { class: `story story-${setting.role}` },
    make('p', { class: 'story-setting' }, settingWords(setting), ' · ', count(typeof steps === 'number' ? steps : steps.length, 'step')),
    make('h2', {}, title),
    make('p', {}, summary),
    make('p', { class: 'story-warning' }, make('strong', {}, 'Touches on: '), warnings.join(', ')),
    button('Look at this story', () => open(id), { 'aria-label': `Look at this story: ${title}` }),
  )
}
