// The three demo portals, and what their pages are made of.

import { TAKEN } from '../../../www/portal.js'

/** What every portal asks for, whichever it is: the checklist, and what the portals share. */
const SHARED = ['/favicon.svg', '/portal.css', '/portal.js', '/pkg/risk-checklist.js', '/pkg/widget_bg.wasm', '/pkg/packs/s-dash.json', '/pkg/packs/hba-screen.json']

export const PORTALS = [
  portal('health', 'DEMO-0001', ['/vendor/nhsuk/nhsuk-frontend.min.css', '/pkg/themes/health.css']),
  portal('housing', 'DEMO-2041', ['/vendor/govuk/govuk-frontend.min.css', '/pkg/themes/government.css', ...profile('stricter')]),
  portal('idva', 'DEMO-0207', ['/idva-previous.json', ...profile('escalation')]),
]

/** Fetched where the checklist takes one. */
function profile(name) {
  return TAKEN.includes('profile') ? [`/profiles/${name}.json`] : []
}

function portal(role, reference, more) {
  const path = `/${role}.html`
  return { role, reference, path, files: [path, `/${role}.css`, `/${role}.js`, ...more, ...SHARED] }
}

/**
 * The case that a portal's page suggests: its steps and its result, in the page's own words.
 *
 * @param {import('playwright-core').Page} page
 */
export async function suggestedCase(page) {
  const suggestion = page.locator('details.try')
  await suggestion.evaluate((details) => (details.open = true))
  const words = (selector, names) =>
    suggestion.locator(selector).evaluateAll((lines, names) => {
      // Long lines are broken in the file, and a browser shows the break as a space.
      const text = (line, name) => line.querySelector(name).textContent.replace(/\s+/g, ' ').trim()
      return lines.map((line) => names.map((name) => text(line, name)))
    }, names)
  return {
    steps: await words('.try-steps li', ['.try-screen', '.try-question', 'strong']),
    result: await words('.try-result li', ['.try-pathway', 'strong']),
  }
}
