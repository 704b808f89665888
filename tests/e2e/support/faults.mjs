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

/** Lets `trap` break the very module that runs. To be called before the page opens. */
export function reachModule(page) {
  return page.addInitScript(() => {
    const { instantiate } = WebAssembly
    WebAssembly.instantiate = async (...handedIn) => {
      const { exports } = await instantiate(...handedIn)
      const call = (name) => (...values) => {
        if (!window.nextCallTraps) return exports[name](...values)
        window.nextCallTraps = false
        return exports.widget_reset(0x7fff_fff0)
      }
      return { exports: Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, typeof value === 'function' ? call(name) : value])) }
    }
  })
}

/** A trap that never reaches the panic hook: the module, asked by a click, reads outside its memory. */
export function trap({ root }) {
  return root.evaluate((element) => {
    window.nextCallTraps = true
    element.shadowRoot.querySelector('h3').click()
  })
}
