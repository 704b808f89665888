// Every screen, at three widths and in three themes: nothing that axe can find, nothing
// that scrolls sideways on the smallest phone, and proof that axe looked inside.

import assert from 'node:assert/strict'
import test from 'node:test'
import { TAGS, asTallAsThePage, bringAxe, look, scrollsSideways } from './support/axe.mjs'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { EXPECTED_FAULTS } from './support/faults.mjs'
import { walk } from './support/scenes.mjs'

const browser = await sharedBrowser()

const WIDTHS = [320, 768, 1440]
const THEMES = ['light', 'dark', 'contrast']

/** Themes change colours only, so what has nothing to do with colour is looked at once a width. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

test('every screen passes axe at every width and in every theme', { timeout: 900_000 }, async (context) => {
  const page = await freshPage(context, browser, { expect: EXPECTED_FAULTS })
  // With everything open the page is a hundred thousand pixels tall, and slow to lay out.
  page.setDefaultTimeout(120_000)
  await bringAxe(page)
  const problems = []
  const seen = []
  await walk(page, async (name, { root }) => {
    seen.push(name)
    for (const width of WIDTHS) {
      await asTallAsThePage(page, width)
      for (const theme of THEMES) {
        await root.evaluate((element, theme) => element.setAttribute('theme', theme), theme)
        const found = await look(page, theme === 'light' ? { type: 'tag', values: TAGS } : { type: 'rule', values: COLOUR_RULES })
        for (const problem of found.problems) problems.push(`${name}, ${width} px, ${theme}: ${problem}`)
        if (theme === 'light') assert.deepEqual(found.missed, [], `${name}: axe did not look at every control`)
        if (theme === 'light') assert.ok(found.controls > 0, `${name}: axe saw no control inside the element`)
      }
      const sideways = await scrollsSideways(page)
      if (sideways) problems.push(`${name}, ${width} px: scrolls sideways, because of ${sideways}`)
    }
    await root.evaluate((element) => element.setAttribute('theme', 'light'))
    await page.setViewportSize({ width: 1280, height: 900 })
  })
  assert.ok(seen.length >= 17, `only ${seen.join(', ')}`)
  assert.deepEqual([...new Set(problems)], [])
})

for (const path of ['/', '/matrix.html', '/health.html', '/housing.html', '/idva.html', '/hosts/bare.html', '/hosts/delivery.html', '/hosts/form.html', '/hosts/injected.html', '/hosts/react.html', '/hosts/two.html']) {
  // Two checklists have the same landmarks twice, which is advice and no failure.
  const tags = path === '/hosts/two.html' ? TAGS.filter((tag) => tag !== 'best-practice') : TAGS
  test(`the demo page ${path} passes axe, whatever theme the machine has`, async (context) => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await freshPage(context, browser, { colorScheme })
      await bringAxe(page)
      if (path === '/' || path === '/matrix.html') await page.goto(path)
      else await Checklist.open(page, path, 'risk-checklist >> nth=0')
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        const { problems } = await look(page, { type: 'tag', values: tags })
        assert.deepEqual(problems, [], `${width} px, ${colorScheme}`)
        assert.equal(await scrollsSideways(page), undefined, `${width} px, ${colorScheme}`)
      }
    }
  })
}

test('axe finds an unlabelled field inside the element, so its silence means something', async (context) => {
  const page = await freshPage(context, browser)
  await bringAxe(page)
  const { root } = await Checklist.open(page)
  await root.locator('.screen').evaluate((screen) => screen.append(document.createElement('textarea')))
  const { problems } = await look(page, { type: 'tag', values: TAGS })
  assert.ok(problems.some((problem) => problem.startsWith('label:')), problems.join('; '))
})
