// Every view of the trainer's page, on a phone and on a projector, in both themes: nothing
// that axe can find, and nothing that scrolls sideways.

import assert from 'node:assert/strict'
import test from 'node:test'
import { TAGS, asTallAsThePage, bringAxe, look, scrollsSideways } from './support/axe.mjs'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { walkTrainer } from './support/trainer_scenes.mjs'

const browser = await sharedBrowser()

for (const colorScheme of ['light', 'dark']) {
  test(`every view of the trainer's page passes axe, ${colorScheme}`, { timeout: 300_000 }, async (context) => {
    const page = await freshPage(context, browser, { colorScheme })
    await bringAxe(page)
    const problems = []
    const seen = []
    await walkTrainer(page, async (name) => {
      seen.push(name)
      for (const width of [360, 1920]) {
        await asTallAsThePage(page, width)
        const found = await look(page, { type: 'tag', values: TAGS })
        problems.push(...found.problems.map((problem) => `${name}, ${width} px: ${problem}`))
        const sideways = await scrollsSideways(page)
        if (sideways) problems.push(`${name}, ${width} px: scrolls sideways, because of ${sideways}`)
      }
      await page.setViewportSize({ width: 1280, height: 900 })
    })
    assert.ok(seen.length >= 9, seen.join(', '))
    assert.deepEqual([...new Set(problems)], [])
  })
}
