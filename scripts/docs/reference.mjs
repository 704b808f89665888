// The reference: everything in custom-elements.json, each with an address of its own, and the
// TypeScript types as they ship.

import { codeBlock, escape, slug, table, withCode } from './markdown.mjs'

const code = (text) => (text ? `<code>${escape(text)}</code>` : '')

/** What is listed of an element: the heading, the heads of its table, and the cells of one entry. */
const LISTS = [
  {
    kind: 'attributes', title: 'Attributes', one: 'attribute', heads: ['Attribute', 'Values', 'If absent', 'What it does'],
    cells: ({ type, default: value, description }) => [code(type?.text), code(value), withCode(description ?? '')],
  },
  {
    kind: 'members', title: 'Properties and methods', one: 'member', heads: ['Name', 'Type', 'What it does'],
    cells: ({ kind, type, parameters, return: returns, description }) => [
      code(kind === 'method' ? `(${(parameters ?? []).map(({ name }) => name).join(', ')}) => ${returns?.type?.text ?? 'void'}` : type?.text),
      withCode(description ?? ''),
    ],
  },
  {
    kind: 'events', title: 'Events', one: 'event', heads: ['Event', 'Type', 'When'],
    cells: ({ type, description }) => [code(type?.text), withCode(description ?? '')],
  },
  {
    kind: 'cssProperties', title: 'Custom properties', one: 'property', heads: ['Custom property', 'If absent', 'What it changes'],
    cells: ({ default: value, description }) => [code(value), withCode(description ?? '')],
  },
  {
    kind: 'cssParts', title: 'Parts', one: 'part', heads: ['Part', 'What it is'],
    cells: ({ description }) => [withCode(description ?? '')],
  },
  {
    kind: 'slots', title: 'Inside the tag', one: 'slot', heads: ['Slot', 'What goes there'],
    cells: ({ description }) => [withCode(description ?? '')],
  },
]

/**
 * @param {object} manifest custom-elements.json
 * @param {{ file: string, text: string }[]} types
 */
export function reference(manifest, types) {
  const title = 'Reference: attributes, properties, events, parts'
  const sections = [{ id: 'reference', level: 1, title, text: '' }]
  let html = `<h1 id="reference">${title}</h1>
<p>Made from <code>custom-elements.json</code>, which is in the package too: editors and component catalogues read it.
How to use each is in <a href="/docs/embedding.html">Put it into your portal</a>.</p>\n`

  for (const element of manifest.modules.flatMap(({ declarations }) => declarations)) {
    const tag = element.tagName
    sections.push({ id: tag, level: 2, title: `<${tag}>`, text: element.description })
    html += `<h2 id="${tag}"><code>&lt;${tag}&gt;</code></h2>\n<p>${withCode(element.description)}</p>\n`
    for (const { kind, title, one, heads, cells } of LISTS) {
      const entries = element[kind] ?? []
      if (!entries.length) continue
      html += `<h3 id="${tag}-${slug(title)}">${title}</h3>\n`
      const rows = entries.map((entry) => {
        const id = `${tag}-${one}-${entry.name.replace(/^-+/, '') || 'default'}`
        const name = kind === 'cssParts' ? `::part(${entry.name})` : entry.name || '(default)'
        sections.push({ id, level: 3, title: `${name} (${one} of <${tag}>)`, text: `${entry.description ?? ''} ${entry.type?.text ?? ''}` })
        return `<tr id="${id}"><th scope="row">${code(name)}</th>${cells(entry).map((cell) => `<td>${cell}</td>`).join('')}</tr>`
      })
      html += table(`${title} of ${tag}`, heads.map((head) => `<th scope="col">${head}</th>`).join(''), rows)
    }
  }

  sections.push({ id: 'types', level: 2, title: 'TypeScript types', text: types.map(({ text }) => text).join(' ') })
  html += '<h2 id="types">TypeScript types</h2>\n<p>As they ship. With the package installed, editors find them by themselves.</p>\n'
  for (const { file, text } of types) {
    html += `<details><summary><code>${escape(file)}</code></summary>\n${codeBlock(text, 'ts')}</details>\n`
  }
  return { html, title, sections }
}
