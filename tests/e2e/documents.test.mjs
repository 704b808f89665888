// The pages of evidence, under www/docs/evidence: nothing that axe can find, nothing that scrolls sideways,
// every link leads somewhere, and no script.

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { freshPage, sharedBrowser } from './support/browser.mjs'

const browser = await sharedBrowser()
const folder = fileURLToPath(new URL('../../www/docs/evidence', import.meta.url))
const paths = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.html')).map((path) => `/docs/evidence/${path}`)
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

test('there are documents', () => {
  assert.ok(paths.includes('/docs/evidence/index.html'), paths.join(', '))
})

for (const path of paths) {
  test(`${path} passes axe in both themes and at every width`, async (context) => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await freshPage(context, browser, { colorScheme })
      await page.addInitScript({ content: axe.source })
      await page.goto(path)
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        const problems = await page.evaluate(async (values) => {
          const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values }, preload: false })
          return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
        }, TAGS)
        assert.deepEqual(problems, [], `${width} px, ${colorScheme}`)
        const sideways = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth)
        assert.ok(sideways <= 0, `${width} px: scrolls sideways by ${sideways} px`)
      }
    }
  })

  test(`${path} holds no script, and its links lead somewhere`, async (context) => {
    const page = await freshPage(context, browser)
    await page.goto(path)
    assert.equal(await page.locator('script').count(), 0)
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => link.href))
    for (const link of new Set(links.filter((link) => link.startsWith('http')))) {
      const url = new URL(link)
      if (url.hash && url.pathname === path) assert.equal(await page.locator(`[id="${url.hash.slice(1)}"]`).count(), 1, link)
      else assert.equal((await page.request.get(link)).status(), 200, link)
    }
  })
}
