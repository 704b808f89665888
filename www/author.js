// Checks a pack where it is written: every problem, the rules drawn, and a live preview.
// Files are read in the page and go nowhere.

import init, { checkPack, instruments } from '/pkg/widget.js'

const at = (id) => document.getElementById(id)
const PARTS = {
  'risk-checklist/pack/1': 'manifest',
  'risk-checklist/instrument/1': 'instrument',
  'risk-checklist/text/1': 'texts',
}
/** Pixels of the drawing. */
const ROW = 22
const COLUMNS = { looksAt: 0, trigger: 330, pathway: 660, width: 940 }

await init()
const shipped = at('shipped')
// The default pack is in the module, and no file.
for (const { id, title } of instruments().slice(1)) shipped.append(new Option(`${title} (${id})`, id))
shipped.addEventListener('change', async () => {
  if (!shipped.value) return
  const response = await fetch(`/pkg/packs/${shipped.value}.json`)
  show(response.ok ? await response.text() : '')
})
at('files').addEventListener('change', ({ target }) => take(target.files))
const drop = at('drop')
drop.addEventListener('dragover', (event) => (event.preventDefault(), drop.classList.add('over')))
drop.addEventListener('dragleave', () => drop.classList.remove('over'))
drop.addEventListener('drop', (event) => {
  event.preventDefault()
  drop.classList.remove('over')
  take(event.dataTransfer.files)
})

async function take(files) {
  const texts = await Promise.all([...files].map((file) => file.text()))
  if (texts.length === 1) return show(texts[0])
  const bundle = { schema: 'risk-checklist/bundle/1' }
  for (const [place, text] of texts.entries()) {
    let part
    try {
      part = JSON.parse(text)
    } catch (error) {
      return refuse([{ path: files[place].name, message: `this is not JSON: ${error.message}` }])
    }
    const name = PARTS[part?.schema]
    if (!name) return refuse([{ path: `${files[place].name}: schema`, message: `this must be one of ${Object.keys(PARTS).join(', ')}` }])
    bundle[name] = part
  }
  show(JSON.stringify(bundle))
}

function show(text) {
  let checked
  try {
    checked = checkPack(text)
  } catch (error) {
    return refuse([{ path: '', message: error.message }])
  }
  if (!checked.ok) return refuse(checked.problems)
  const bundle = JSON.parse(text)
  at('verdict').textContent = `No problem found in ${bundle.manifest.id} ${bundle.manifest.version}.`
  at('problems').hidden = true
  at('rules').hidden = at('preview').hidden = false
  drawRules(checked.rules)
  preview(bundle)
}

function refuse(problems) {
  at('verdict').textContent = problems.length === 1 ? '1 problem. The pack would be refused.' : `${problems.length} problems. The pack would be refused.`
  at('rules').hidden = at('preview').hidden = true
  at('stage').replaceChildren()
  at('problems').hidden = false
  at('problems').querySelector('ol').replaceChildren(
    ...problems.map(({ path, message }) => make('li', {}, make('code', {}, path || '(the whole file)'), `: ${message}`)),
  )
}

function drawRules(rules) {
  const column = (values) => [...new Set(values)]
  const asked = column(rules.flatMap(({ looksAt }) => looksAt))
  const called = column(rules.flatMap(({ pathways }) => pathways))
  const height = (Math.max(asked.length, rules.length, called.length) + 1) * ROW
  const spread = (list) => new Map(list.map((name, place) => [name, ((place + 1) * height) / (list.length + 1)]))
  const [left, middle, right] = [spread(asked), spread(rules.map(({ trigger }) => trigger)), spread(called)]
  const svg = draw('svg', { viewBox: `0 0 ${COLUMNS.width} ${height}`, role: 'img', 'aria-label': 'What is asked, the triggers and the pathways, joined by lines; the table below says the same' })
  const line = (trigger, from, fromY, to, toY) => {
    const bend = (from + to) / 2
    const path = draw('path', { d: `M${from} ${fromY}C${bend} ${fromY} ${bend} ${toY} ${to} ${toY}` })
    path.dataset.trigger = trigger
    svg.append(path)
  }
  for (const { trigger, looksAt, pathways } of rules) {
    const y = middle.get(trigger)
    for (const name of looksAt) line(trigger, 200, left.get(name), COLUMNS.trigger - 6, y)
    for (const name of pathways) line(trigger, COLUMNS.trigger + 210, y, COLUMNS.pathway - 6, right.get(name))
  }
  for (const [x, places] of [[COLUMNS.looksAt, left], [COLUMNS.trigger, middle], [COLUMNS.pathway, right]]) {
    for (const [name, y] of places) svg.append(draw('text', { x, y: y + 4 }, name))
  }
  at('graph').replaceChildren(svg)
  at('rules').querySelector('tbody').replaceChildren(
    ...rules.map(({ trigger, looksAt, pathways }) => {
      const row = make('tr', {}, make('th', { scope: 'row' }, trigger), make('td', {}, looksAt.join(', ')), make('td', {}, pathways.join(', ')))
      row.addEventListener('mouseenter', () => choose(svg, trigger))
      row.addEventListener('mouseleave', () => choose(svg))
      return row
    }),
  )
}

function choose(svg, trigger) {
  svg.classList.toggle('chosen', trigger !== undefined)
  for (const path of svg.querySelectorAll('path')) path.classList.toggle('of-chosen', path.dataset.trigger === trigger)
}

function preview(bundle) {
  const checklist = make('risk-checklist', { nation: 'england', 'practitioner-role': 'idva', lang: 'en-GB' })
  checklist.config = { instrument: bundle.manifest.id, packs: [bundle], allowRetired: true }
  at('stage').replaceChildren(checklist)
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

function draw(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}
