// Shows every state of the checklist in the colours that are chosen beside it.

import { measured } from '/theme/contrast.js'
import { Hand, STATES } from '/theme/states.js'

const at = (id) => document.getElementById(id)
const PREFIX = '--risk-checklist-'
const TAG = 'risk-checklist'

/** What each property takes, by its syntax in custom-elements.json. */
const KINDS = {
  '<color>': { isGood: (value) => /^#[0-9a-f]{6}$/i.test(value), wrong: 'Write a colour as # and six signs, such as #145563.' },
  '<length>': { isGood: (value) => CSS.supports('border-radius', value), wrong: 'Write a length, such as 4px or 0px.' },
  '<font-family>#': { isGood: (value) => CSS.supports('font-family', value), wrong: 'Write names as in font-family.' },
}

/** A style of this page's own: the policy lets no style attribute in, and needs none. */
const sheet = new CSSStyleSheet()
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

/** Registered before any checklist's own: leaving this page loses nothing, so nobody is asked. */
window.addEventListener('beforeunload', () => {
  for (const element of document.querySelectorAll(TAG)) element.reset()
})

const properties = await documented()
const values = new Map()
let starts = 0
const fields = new Map(properties.map((property) => [property.name, control(property)]))
at('ready').addEventListener('change', () => start(at('ready').value))
at('theme').addEventListener('change', showTheme)
at('copy').addEventListener('click', copy)
await start('')
await bringAll()

async function documented() {
  const manifest = await (await fetch('/pkg/custom-elements.json')).json()
  const { cssProperties } = manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === TAG)
  return cssProperties
}

/** One property: its name, what it does, a box to write in, and for a colour one to pick from. */
function control({ name, syntax, description }) {
  const id = name.slice(2)
  const isColour = syntax === '<color>'
  const text = make('input', { type: 'text', id, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': `${id}-help` })
  const picker = isColour && make('input', { type: 'color', 'aria-label': `Pick ${name}` })
  const wrong = make('p', { class: 'wrong', hidden: '' }, KINDS[syntax].wrong)
  const help = make('div', { id: `${id}-help`, class: 'hint' }, make('p', {}, description), wrong)
  const label = make('label', { for: id }, make('code', {}, name.slice(PREFIX.length)))
  const change = (value) => {
    const isGood = KINDS[syntax].isGood(value)
    text.toggleAttribute('aria-invalid', false)
    if (!isGood) text.setAttribute('aria-invalid', 'true')
    wrong.hidden = isGood
    if (!isGood) return
    values.set(name, value)
    if (picker) picker.value = value
    apply()
  }
  text.addEventListener('input', () => change(text.value.trim()))
  picker && picker.addEventListener('input', () => change((text.value = picker.value)))
  at('controls').append(make('div', { class: 'property' }, label, make('div', { class: 'boxes' }, ...(picker ? [picker] : []), text), help))
  return { show: (value) => ((text.value = value), change(value)) }
}

/** The values to start from: those of a ready theme, or the checklist's own. The last choice counts. */
async function start(theme) {
  const mine = ++starts
  const text = theme ? await (await fetch(`/pkg/themes/${theme}.css`)).text() : ''
  if (mine !== starts) return
  const set = new Map([...text.matchAll(/(--risk-checklist-[a-z-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]))
  for (const { name, syntax, default: own } of properties) {
    fields.get(name).show(set.get(name) ?? (syntax === '<font-family>#' ? 'system-ui, sans-serif' : own))
  }
  apply()
}

function apply() {
  const lines = [...values].map(([name, value]) => `  ${name}: ${value};`).join('\n')
  const css = `${TAG} {\n${lines}\n}\n`
  sheet.replaceSync(css)
  at('css').textContent = css
  at('copied').textContent = ''
  if (values.size === properties.length) judge()
}

function judge() {
  const colours = properties.filter(({ syntax }) => syntax === '<color>').map(({ name }) => [name.slice(PREFIX.length), values.get(name)])
  const pairs = measured(Object.fromEntries(colours))
  const short = pairs.filter(({ isEnough }) => !isEnough)
  at('verdict').dataset.state = short.length ? 'bad' : 'good'
  at('verdict').textContent = short.length
    ? `${short.length} of ${pairs.length} pairs of colours are too close. ${short[0].colour} on ${short[0].ground}: ${short[0].ratio.toFixed(1)}, needs ${short[0].least} (${short[0].where}).`
    : `All ${pairs.length} pairs of colours that meet can be told apart (WCAG 2.2 AA).`
  at('pairs').querySelector('ul').replaceChildren(...pairs.map((pair) => {
    const { colour, ground, least, ratio, where, isEnough, isStrictest } = pair
    const level = isEnough ? (isStrictest ? ' (AAA)' : '') : ': too close'
    return make('li', isEnough ? {} : { class: 'bad' }, make('code', {}, `${colour} on ${ground}`), ` ${ratio.toFixed(1)} of ${least}${level}. ${where}`)
  }))
}

async function copy() {
  const text = at('css').textContent
  try {
    await navigator.clipboard.writeText(text)
    at('copied').textContent = 'Copied.'
  } catch {
    getSelection().selectAllChildren(at('css'))
    at('copied').textContent = 'Chosen: copy it with your keyboard.'
  }
}

/** One after the other, so that an old device stays usable meanwhile. */
async function bringAll() {
  const places = STATES.map(place)
  at('jumps').append(...STATES.map(({ id, title }) => make('li', {}, make('a', { href: `#${id}` }, title))))
  showTheme()
  await customElements.whenDefined(TAG)
  let shown = 0
  for (const { state, section, element, said } of places) {
    // What is inert takes no focus: a checklist that is led from screen to screen must not scroll
    // the page away from whoever reads it, nor speak.
    element.inert = true
    try {
      await state.bring(new Hand(element))
      shown += 1
      said.remove()
      section.dataset.state = 'shown'
    } catch (error) {
      said.textContent = `This state could not be shown: ${error.message}`
      section.dataset.state = 'failed'
    }
    await new Promise((resolve) => setTimeout(resolve, 60))
    element.inert = false
  }
  at('progress').textContent = `${shown} of ${STATES.length} states are shown below.`
  at('progress').dataset.state = 'done'
}

function place(state) {
  const element = make(TAG, { instrument: 'safelives-dash', nation: 'england', 'practitioner-role': 'idva', lang: 'en-GB', ...state.attributes })
  element.append(make('p', {}, 'If anyone is in danger now, call 999. The checklist could not load.'))
  element.config = { reference: 'DEMO-0001', ...state.config }
  const said = make('p', { class: 'hint' }, 'Not there yet …')
  const section = make('section', { id: state.id, 'aria-labelledby': `${state.id}-title` },
    make('h3', { id: `${state.id}-title` }, state.title), make('p', {}, state.about), said, element)
  at('stage').append(section)
  return { state, section, element, said }
}

function showTheme() {
  const theme = at('theme').value
  for (const element of document.querySelectorAll(TAG)) {
    if (theme) element.setAttribute('theme', theme)
    else element.removeAttribute('theme')
  }
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}
