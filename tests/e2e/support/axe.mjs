// What a machine can find against a page: axe, and whether it scrolls sideways.

import axe from 'axe-core'

export const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Before the page opens, so that axe is there when it is asked. */
export function bringAxe(page) {
  return page.addInitScript({ content: axe.source })
}

/** What axe finds on the whole page, and how many controls it saw inside the element. */
export async function look(page, runOnly) {
  const found = await page.evaluate(async (runOnly) => {
    // From the top: a control that has scrolled half under a bar that sticks is no small control.
    window.scrollTo({ top: 0, behavior: 'instant' })
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
export async function asTallAsThePage(page, width) {
  await page.setViewportSize({ width, height: 900 })
  const height = await page.evaluate(() => document.scrollingElement.scrollHeight)
  await page.setViewportSize({ width, height })
}

/** The widest thing that makes the page scroll sideways, if it does. */
export function scrollsSideways(page) {
  return page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement
    if (scrollWidth <= window.innerWidth) return undefined
    const all = (root) => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])])
    const past = all(document).filter((element) => !element.closest('pre') && element.getBoundingClientRect().right > window.innerWidth + 1)
    return past.slice(0, 3).map((element) => `${element.localName}.${element.className}`).join(', ') || `${scrollWidth} px of nothing`
  })
}
