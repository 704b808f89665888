// Makes the documentation in www/docs from what is there already: the Markdown in docs/,
// custom-elements.json, the types, the JSON Schemas, the pages of evidence and the sizes of
// pkg/. So it cannot drift, and what it makes is not in git. Run by scripts/build.
//
//     node scripts/docs.mjs

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { escape, fromMarkdown, table } from './docs/markdown.mjs'
import { front, page } from './docs/page.mjs'
import { reference } from './docs/reference.mjs'
import { shapes } from './docs/shapes.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const read = (...parts) => readFileSync(join(root, ...parts), 'utf8')
const OUT = 'www/docs'

/**
 * The pages by what someone comes for, in order: the file they are made from, or the maker, and
 * one line for the front page. A guide in docs/ that is not named here is put under "More".
 */
const GROUPS = [
  {
    title: 'Put it on a page',
    pages: [
      ['docs/embedding.md', 'Quick start in ten minutes, then every choice: events, delivery, policy, isolated mode.'],
      ['reference', 'Every attribute, property, method, event, part and custom property.'],
      ['docs/theming.md', 'Your colours and typeface, three ready themes, and what is checked for you.'],
      ['shapes', 'Every field of the messages, forms, records and packs.'],
      ['sizes', 'What a page load fetches, in bytes.'],
    ],
  },
  {
    title: 'Answer for it',
    pages: [
      ['docs/privacy.md', 'For information governance: what leaves, what stays, and what is out of reach.'],
      ['docs/threat-model.md', 'In brief: who might do harm, what stops them, and what does not.'],
      ['evidence', 'What research says for and against each checklist, and its licence.'],
    ],
  },
  {
    title: 'Change what it asks',
    pages: [
      ['docs/profiles.md', 'For a MARAC coordinator: what your area does differently.'],
      ['docs/content.md', 'For content authors: questions, thresholds, pathways, packs.'],
      ['docs/empty-slots.md', 'Tools whose questions we may not ship, and how to fill in yours.'],
      ['docs/fhir.md', 'Take a checklist to FHIR, or from it.'],
    ],
  },
  { title: 'Train people', pages: [['docs/training.md', 'Practise and teach with invented cases.']] },
  {
    title: 'Keep up',
    pages: [
      ['docs/versioning.md', 'The promise of versions, and notes for upgrading.'],
      ['CHANGELOG.md', 'What changed. A star marks a change that can alter an outcome.'],
    ],
  },
  { title: 'Work on the code', pages: [['docs/architecture.md', 'How the parts fit.']] },
]

const EVIDENCE = '/docs/evidence/index.html'

function main() {
  const groups = listed()
  const pageOf = (file) => addresses(groups).get(file)
  for (const entry of groups.flatMap(({ pages }) => pages)) Object.assign(entry, made(entry, pageOf))
  const home = { address: '/docs/index.html', ...front(groups) }
  const pages = [home, ...groups.flatMap(({ pages }) => pages).filter(({ html }) => html)]

  mkdirSync(join(root, OUT), { recursive: true })
  for (const name of readdirSync(join(root, OUT))) if (/\.html$|^search\.json$/.test(name)) rmSync(join(root, OUT, name))
  for (const one of pages) writeFileSync(join(root, 'www', one.address), page(one, groups))
  writeFileSync(join(root, OUT, 'search.json'), JSON.stringify(searchable(pages)))
  console.log(`${OUT}: ${pages.length} pages of documentation`)
}

/** What is there of GROUPS, and every other guide. */
function listed() {
  const named = GROUPS.flatMap(({ pages }) => pages.map(([source]) => source))
  const others = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md') && !named.includes(`docs/${name}`)).sort()
  const groups = [...GROUPS, { title: 'More', pages: others.map((name) => [`docs/${name}`, '']) }]
  const isThere = ([source]) => !source.endsWith('.md') || existsSync(join(root, source))
  return groups
    .map(({ title, pages }) => ({ title, pages: pages.filter(isThere).map(([source, about]) => ({ source, about, address: addressFor(source) })) }))
    .filter(({ pages }) => pages.length)
}

function addressFor(source) {
  if (source === 'evidence') return EVIDENCE
  return `/docs/${source.replace(/^docs\//, '').replace(/\.md$/, '').toLowerCase()}.html`
}

/** The page that each file has become, also for links to a schema or to the folder of them. */
function addresses(groups) {
  const found = groups.flatMap(({ pages }) => pages.map(({ source, address }) => [source, address]))
  const schemas = schemaNames().map((name) => [`www/schemas/${name}`, `/docs/shapes.html#${name.replace('.schema.json', '')}`])
  return new Map([...found, ...schemas, ['www/schemas', '/docs/shapes.html'], ['README.md', '/']])
}

function made({ source }, pageOf) {
  if (source === 'evidence') return { title: 'Evidence for and against each checklist' }
  if (source === 'reference') return reference(JSON.parse(read('src/embed/custom-elements.json')), types())
  if (source === 'shapes') return shapes(schemaNames().map((name) => ({ name, schema: JSON.parse(read('www/schemas', name)) })))
  if (source === 'sizes') return sizes()
  return fromMarkdown(read(source), source, pageOf)
}

const schemaNames = () => readdirSync(join(root, 'www/schemas')).filter((name) => name.endsWith('.schema.json')).sort()

/** The hand-written types in the source, the generated ones in the package. */
function types() {
  const files = ['risk-checklist.d.ts', 'risk-checklist-frame.d.ts', 'widget.d.ts'].filter((file) => existsSync(join(root, 'pkg', file)))
  return files.map((file) => ({ file, text: read('pkg', file) }))
}

function sizes() {
  const title = 'Sizes'
  const count = (number) => number.toLocaleString('en-GB')
  const folder = join(root, 'pkg')
  if (!existsSync(folder)) stop('pkg/ is missing: run `make build` first')
  const names = readdirSync(folder, { recursive: true }).filter((name) => existsSync(join(folder, `${name}.br`))).sort()
  const first = ['risk-checklist.js', 'widget.js', 'widget_bg.wasm']
  const rows = [...first, ...names.filter((name) => !first.includes(name))].map((name) => ({
    name, raw: statSync(join(folder, name)).size, sent: statSync(join(folder, `${name}.br`)).size,
  }))
  const total = rows.slice(0, first.length).reduce((sum, { sent }) => sum + sent, 0)
  const lines = rows.map(({ name, raw, sent }) => {
    const when = first.includes(name) ? 'every page load' : 'only where it is used'
    return `<tr><th scope="row"><code>${escape(name)}</code></th><td>${count(raw)}</td><td>${count(sent)}</td><td>${when}</td></tr>`
  })
  const text = `A page that embeds the widget fetches ${count(total)} bytes with Brotli before the first question shows, and any checklists that the chosen one may open.`
  const html = `<h1 id="sizes">${title}</h1>
<p>${text} Measured on this very build. A server that sends the <code>.br</code> files as they are does best.</p>
${table('Sizes of the files', ['File', 'Bytes', 'With Brotli', 'Fetched'].map((head) => `<th scope="col">${head}</th>`).join(''), lines)}`
  return { title, html, sections: [{ id: 'sizes', level: 1, title, text: `${text} ${names.join(' ')}` }] }
}

/** Every heading with the words under it: `[page, heading, address, words]`. */
function searchable(pages) {
  const made = pages.flatMap(({ title, address, sections }) =>
    sections.map((section) => [title, section.title, `${address}#${section.id}`, section.text.trim()]))
  return [...made, ...evidence()]
}

function evidence() {
  const folder = join(root, OUT, 'evidence')
  return readdirSync(folder).filter((name) => name.endsWith('.html')).sort().map((name) => {
    const html = readFileSync(join(folder, name), 'utf8')
    const [, title] = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html) ?? stop(`${OUT}/evidence/${name} has no heading`)
    const [, words] = /<main[^>]*>([\s\S]*?)<\/main>/.exec(html)
    return ['Evidence', textOf(title), `/docs/evidence/${name}`, textOf(words)]
  })
}

const SIGNS = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
const textOf = (html) => html.replace(/<[^>]+>/g, ' ').replace(/&(\w+);/g, (all, name) => SIGNS[name] ?? all).replace(/\s+/g, ' ').trim()

function stop(message) {
  console.error(`stopped: ${message}.`)
  process.exit(1)
}

main()
