// The documentation under /docs: made from what is there, so nothing in it may be missing, lead
// nowhere, or be out of reach for someone with a keyboard, a screen reader or a small phone.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { fromMarkdown } from '../../scripts/docs/markdown.mjs'
import { TAGS, bringAxe, look, scrollsSideways } from './support/axe.mjs'
import { freshPage, sharedBrowser } from './support/browser.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path) => readFileSync(`${root}${path}`, 'utf8')

// From today's guides, whatever was built before.
const made = spawnSync(process.execPath, [`${root}scripts/docs.mjs`], { encoding: 'utf8' })
assert.equal(made.status, 0, made.stderr)

const browser = await sharedBrowser()
const pages = new Map(
  readdirSync(`${root}www/docs`).filter((name) => name.endsWith('.html')).map((name) => [`/docs/${name}`, read(`www/docs/${name}`)]),
)
const manifest = JSON.parse(read('src/embed/custom-elements.json'))
const idsIn = (html) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
const plain = (html) => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

test('every guide has its page, and every page is in the contents of every other', () => {
  const guides = readdirSync(`${root}docs`).filter((name) => name.endsWith('.md')).map((name) => `/docs/${name.replace('.md', '.html')}`)
  const made = ['index', 'reference', 'shapes', 'sizes', 'changelog'].map((name) => `/docs/${name}.html`)
  assert.deepEqual([...pages.keys()].sort(), [...guides, ...made].sort())
  for (const [path, html] of pages) {
    const contents = html.slice(html.indexOf('<nav id="contents"'))
    for (const other of pages.keys()) assert.ok(other === '/docs/index.html' || contents.includes(`href="${other}"`), `${path} does not lead to ${other}`)
  }
})

test('no link and no anchor leads nowhere, and no id is there twice', () => {
  const broken = []
  for (const [path, html] of pages) {
    const ids = idsIn(html)
    const twice = ids.filter((id, place) => ids.indexOf(id) !== place)
    if (twice.length) broken.push(`${path}: twice ${twice.join(', ')}`)
    for (const [, href] of html.matchAll(/ href="([^"]+)"/g)) {
      if (/^(https:|tel:)/.test(href)) continue
      const [target, anchor] = plain(href).split('#')
      const to = target || path
      const file = to.startsWith('/pkg/') ? to.slice(1) : `www${to === '/' ? '/index.html' : to}`
      if (!existsSync(root + file)) broken.push(`${path}: ${href}`)
      else if (anchor && !idsIn(read(file)).includes(anchor)) broken.push(`${path}: ${href} has no such anchor`)
    }
  }
  assert.deepEqual(broken, [])
})

test('everything in custom-elements.json stands in the reference, with an address of its own', () => {
  const reference = pages.get('/docs/reference.html')
  const ids = idsIn(reference)
  const kinds = { attributes: 'attribute', members: 'member', events: 'event', cssProperties: 'property', cssParts: 'part' }
  let count = 0
  for (const element of manifest.modules.flatMap(({ declarations }) => declarations)) {
    for (const [kind, one] of Object.entries(kinds)) {
      for (const { name, description } of element[kind] ?? []) {
        assert.ok(ids.includes(`${element.tagName}-${one}-${name.replace(/^-+/, '')}`), `${element.tagName} ${name}`)
        assert.ok(description, `${element.tagName}: ${name} says nothing of itself`)
        assert.ok(plain(reference).replaceAll(/<\/?code>/g, '`').includes(description), `${name}: ${description}`)
        count += 1
      }
    }
  }
  assert.ok(count > 30, String(count))
})

test('every schema stands among the shapes, with every field at its top', () => {
  const shapes = pages.get('/docs/shapes.html')
  for (const name of readdirSync(`${root}www/schemas`)) {
    const { properties = {} } = JSON.parse(read(`www/schemas/${name}`))
    const id = name.replace('.schema.json', '')
    const [, part] = shapes.split(`<h2 id="${id}">`)
    assert.ok(part, id)
    for (const field of Object.keys(properties)) assert.ok(part.split('<h2 ')[0].includes(`<code>${field}</code>`), `${id}: ${field}`)
  }
})

for (const path of pages.keys()) {
  test(`${path} passes axe, and does not scroll sideways on a phone`, async (context) => {
    for (const [width, colorScheme] of [[360, 'light'], [1280, 'dark']]) {
      const page = await freshPage(context, browser, { colorScheme, viewport: { width, height: 900 } })
      await bringAxe(page)
      await page.goto(path)
      await page.getByRole('search').waitFor()
      const { problems } = await look(page, { type: 'tag', values: TAGS })
      assert.deepEqual(problems, [], `${width} px, ${colorScheme}`)
      assert.equal(await scrollsSideways(page), undefined, `${width} px`)
    }
  })
}

/** What someone looks for, and where the first result must lead. */
const LOOKED_FOR = {
  'risk-checklist-delivered': '/docs/reference.html#risk-checklist-event-risk-checklist-delivered',
  '--risk-checklist-accent-ink': '/docs/reference.html#risk-checklist-property-risk-checklist-accent-ink',
  'practitioner-role': '/docs/reference.html#risk-checklist-attribute-practitioner-role',
  'content security policy': '/docs/embedding.html#content-security-policy',
  'isolated mode': '/docs/embedding.html#isolated-mode',
  'three ready': '/docs/theming.html#three-ready-themes',
  'receipt': '/docs/shapes.html#receipt-1',
  'who might do harm': '/docs/threat-model.html#who-might-do-harm-and-how',
  'upgrade': '/docs/versioning.html#before-you-upgrade',
}

test('the search finds what has a name', async (context) => {
  const page = await freshPage(context, browser)
  await page.goto('/docs/index.html')
  const box = page.getByRole('searchbox', { name: 'Search the documentation' })
  const missed = []
  for (const [words, address] of Object.entries(LOOKED_FOR)) {
    await box.fill(words)
    // Whatever stood there before, so that an old list is not taken for the new one.
    await page.waitForFunction((words) => document.querySelector('.search')?.dataset.shows === words, words)
    const found = await page.locator('#results a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    if (found[0] !== address) missed.push(`${words}: ${found.slice(0, 3).join(', ')}`)
  }
  assert.deepEqual(missed, [])
  await box.fill('HARK')
  await page.locator('#results a[href="/docs/evidence/hark.html"]').waitFor()
  await box.fill('zzzz-not-there')
  await page.getByText('Nothing found').waitFor()
  assert.equal(await page.locator('#results a').count(), 0)
  assert.equal(new URL(page.url()).search, '', 'what is typed stays out of the address')
})

test('the search works by keyboard alone', async (context) => {
  const page = await freshPage(context, browser)
  await page.goto('/docs/privacy.html')
  const box = page.getByRole('searchbox')
  await box.focus()
  await page.keyboard.type('isolated mode')
  await page.locator('#results a').first().waitFor()
  await page.getByRole('status').filter({ hasText: /results?\.$/ }).waitFor()
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('#results a').count(), 0)
  assert.equal(await box.inputValue(), '')
  await page.keyboard.type('isolated mode')
  await page.locator('#results a').first().waitFor()
  await page.keyboard.press('Enter')
  const chosen = await page.locator('#results a').first().getAttribute('href')
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), chosen)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${chosen}`)
})

test('when its list cannot load, the search says so and the contents stay', async (context) => {
  const page = await freshPage(context, browser, { expect: /search\.json|ERR_FAILED/ })
  await page.route('**/docs/search.json', (route) => route.abort())
  await page.goto('/docs/index.html')
  await page.getByRole('searchbox').fill('policy')
  await page.getByText('The search could not load').waitFor()
})

test('without scripts every page is still there to read', async (context) => {
  const page = await freshPage(context, browser, { javaScriptEnabled: false })
  await page.goto('/docs/embedding.html')
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.equal(await page.getByRole('searchbox').isVisible(), false)
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Versions' }).waitFor()
})

test('Markdown becomes a page without running what is in it', () => {
  const pageOf = (file) => (file === 'docs/other.md' ? '/docs/other.html' : undefined)
  const { html, title, sections } = fromMarkdown(
    '# A `b`\n\n<!-- from x -->\n<script>alert(1)</script>\n\n## Twice\n\nWords.\n\n## Twice\n\n[a](other.md#twice-1) [b](../src/lib.rs) [c](../www/theme.html) [d](javascript:alert)\n\n| x |\n|---|\n| y |\n',
    'docs/one.md', pageOf,
  )
  assert.equal(title, 'A b')
  assert.deepEqual(sections.map(({ id }) => id), ['a-b', 'twice', 'twice-1'])
  assert.equal(sections[1].text.trim(), 'Words.')
  assert.ok(!html.includes('<script') && !html.includes('<!--') && !html.includes('javascript:'), html)
  assert.ok(html.includes('<a href="/docs/other.html#twice-1">a</a> b <a href="/theme.html">c</a>'), html)
  assert.ok(html.includes('aria-label="Twice: table"'), html)
})
