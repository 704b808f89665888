// Honest ways to bring the module down: nothing in the product is there for tests.

import { answerWords, sections } from './words.mjs'

/** What the console says of the faults below, and of a module that never came. */
export const EXPECTED_FAULTS = /^failed to insert node|RuntimeError|net::ERR_/

/**
 * Something else on the page (an extension, an eager script) takes our nodes apart. The
 * next answer has to insert beside a node that is gone, and that is a panic.
 */
export async function breakFromOutside(checklist, id = '1') {
  await checklist.go(sections[0].title)
  const item = checklist.item(id)
  await checklist.answer(id, 'N')
  await item.locator('details.more').evaluate((details) => details.remove())
  await checklist.radio(item, answerWords.Y).dispatchEvent('click')
}

/** A trap that never reaches the panic hook: the module reads outside its memory. */
export async function trap(page) {
  await page.evaluate(async () => {
    const glue = await import('/pkg/widget.js')
    const exports = await glue.default()
    setTimeout(() => exports.widget_reset(0x7fff_fff0))
  })
}
