// Every screen, at three widths and in three themes: nothing that axe can find, nothing
// that scrolls sideways on the smallest phone, and proof that axe looked inside.

import assert from 'node:assert/strict'
import test from 'node:test'
import axe from 'axe-core'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { EXPECTED_FAULTS } from './support/faults.mjs'
import { walk } from './support/scenes.mjs'

const browser = await sharedBrowser()

const WIDTHS = [320, 768, 1440]
const THEMES = ['light', 'dark', 'contrast']

/** Themes change colours only, so what has nothing to do with colour is looked at once a width. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

test('every screen passes axe at every width and in every theme', { timeout: 900_000 }, async (context) => {
  const page = await freshPage(context, browser, { expect: EXPECTED_FAULTS })
  await page.addInitScript({ content: axe.source })
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

for (const path of ['/', '/matrix.html', '/health.html', '/hosts/bare.html', '/hosts/two.html']) {
  // Two checklists have the same landmarks twice, which is advice and no failure.
  const tags = path === '/hosts/two.html' ? TAGS.filter((tag) => tag !== 'best-practice') : TAGS
  test(`the demo page ${path} passes axe, whatever theme the machine has`, async (context) => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await freshPage(context, browser, { colorScheme })
      await page.addInitScript({ content: axe.source })
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
  await page.addInitScript({ content: axe.source })
  const { root } = await Checklist.open(page)
  await root.locator('.screen').evaluate((screen) => screen.append(document.createElement('textarea')))
  const { problems } = await look(page, { type: 'tag', values: TAGS })
  assert.ok(problems.some((problem) => problem.startsWith('label:')), problems.join('; '))
})

/** What axe finds on the whole page, and how many controls it saw inside the element. */
async function look(page, runOnly) {
  const found = await page.evaluate(async (runOnly) => {
    const result = await window.axe.run(document, { runOnly, preload: false, elementRef: true })
    const problems = result.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message).join('; ')
        return `${id}: ${target.flat().join(' ')}: ${why}`
      }),
    )
    const looked = new Set([...result.passes, ...result.violations].flatMap(({ nodes }) => nodes.map(({ element }) => element)))
    const roots = [...document.querySelectorAll('risk-checklist')].map(({ shadowRoot }) => shadowRoot)
    const controls = roots.flatMap((root) => [...root.querySelectorAll('a, button, input, select, textarea, summary')])
    const shown = controls.filter((control) => control.checkVisibility({ visibilityProperty: true }))
    const missed = shown.filter((control) => !looked.has(control)).map((control) => control.outerHTML.slice(0, 100))
    return { problems, controls: shown.length - missed.length, missed }
  }, runOnly)
  return found
}

/**
 * So that what sticks to an edge lies over nothing: how much of a control it covers depends
 * only on how far someone has scrolled.
 */
async function asTallAsThePage(page, width) {
  await page.setViewportSize({ width, height: 900 })
  const height = await page.evaluate(() => document.scrollingElement.scrollHeight)
  await page.setViewportSize({ width, height })
}

/** The widest thing that makes the page scroll sideways, if it does. */
function scrollsSideways(page) {
  return page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement
    if (scrollWidth <= window.innerWidth) return undefined
    const all = (root) => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])])
    const past = all(document).filter((element) => !element.closest('pre') && element.getBoundingClientRect().right > window.innerWidth + 1)
    return past.slice(0, 3).map((element) => `${element.localName}.${element.className}`).join(', ') || `${scrollWidth} px of nothing`
  })
}
