// Firefox and WebKit, as Debian has them, each complete a checklist: by their own pointer,
// on the page as it is served, under its policy. Chromium does all the other tests.

import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import test from 'node:test'
import { firefox } from './support/bidi.mjs'
import { webkit } from './support/webkit.mjs'
import { answerWords, itemText, say, sections, titles } from './support/words.mjs'

const { BASE_URL, PATH, RISK_CHECKLIST_BROWSERS } = process.env
const TIMEOUT = 240_000
const PATIENCE_MS = 20_000

const program = (...names) => names.flatMap((name) => (name.startsWith('/') ? [name] : PATH.split(delimiter).map((folder) => join(folder, name)))).find((path) => existsSync(path))

const GTK = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
const ENGINES = [
  { name: 'Firefox', packages: 'firefox-esr', needs: { firefox: program('firefox-esr', 'firefox') }, start: (found) => firefox(found.firefox) },
  {
    name: 'WebKit',
    packages: 'webkit2gtk-driver xvfb',
    needs: { driver: program('WebKitWebDriver'), miniBrowser: program(...GTK), screen: program('Xvfb') },
    start: webkit,
  },
]

for (const { name, packages, needs, start } of ENGINES) {
  const isHere = Object.values(needs).every(Boolean)
  const skip = isHere ? false : `${name} is not on this machine, so nothing was tried in it: \`apt-get install ${packages}\``
  test(`${name} completes a checklist`, { timeout: TIMEOUT, skip }, async (context) => {
    const page = await start(needs)
    context.after(page.close)
    await page.open(`${BASE_URL}/hosts/form.html`)
    context.diagnostic(await page.run(() => navigator.userAgent))
    await page.run(() => {
      window.heard = []
      window.refused = []
      for (const name of ['outcome', 'error']) document.addEventListener(`risk-checklist-${name}`, ({ detail }) => window.heard.push({ name, detail }))
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => window.refused.push(effectiveDirective))
      return ''
    })
    const { title, items } = sections[0]
    await shows(page, titles.start)
    await press(page, 'nav button', title)
    await shows(page, title)
    await page.click(radio, itemText(items[0]), answerWords.Y)
    await until(page, () => String(document.querySelector('risk-checklist').shadowRoot.querySelectorAll('input:checked').length), '1')
    await press(page, 'nav button', titles.outcome)
    await shows(page, titles.outcome)
    assert.equal(await page.run(() => String(document.querySelector('form').checkValidity())), 'false', 'nothing was sent yet')
    await press(page, 'button', say('send.button'))
    await until(page, () => String(window.heard.length), '1')
    const [{ name: heard, detail }] = JSON.parse(await page.run(() => JSON.stringify(window.heard)))
    assert.equal(heard, 'outcome')
    assert.equal(detail.notice.schema, 'risk-checklist/outcome/1')
    assert.equal(detail.notice.role, 'housing')
    assert.equal(await page.run(() => new FormData(document.querySelector('form')).get('outcome')), detail.text, 'the form has it')
    assert.equal(await page.run(() => String(document.querySelector('form').checkValidity())), 'true')
    assert.equal(await page.run(() => JSON.stringify(window.refused)), '[]', 'its policy refused nothing')
    await press(page, 'form > p button', 'Save the case')
    await until(page, () => document.querySelector('h1')?.textContent ?? `${location.href} ${document.documentElement.outerHTML.slice(0, 500)}`, 'Saved')
  })
}

test('on a machine that must have them, none is left out', { skip: RISK_CHECKLIST_BROWSERS !== 'all' }, () => {
  for (const { name, needs } of ENGINES) assert.ok(Object.values(needs).every(Boolean), name)
})

/** Found in the page, in view and shown. */
function button(selector, text) {
  const roots = [document, document.querySelector('risk-checklist').shadowRoot]
  const all = roots.flatMap((root) => [...root.querySelectorAll(selector)]).filter((element) => element.getClientRects().length)
  const found = all.find((element) => element.textContent.trim().startsWith(text))
  found?.scrollIntoView({ block: 'center', behavior: 'instant' })
  return found
}

function radio(item, word) {
  const groups = [...document.querySelector('risk-checklist').shadowRoot.querySelectorAll('fieldset')]
  const group = groups.find((fieldset) => fieldset.querySelector('legend').textContent.includes(item))
  const label = [...group.querySelectorAll('label')].find((label) => label.textContent.trim().startsWith(word))
  label.scrollIntoView({ block: 'center', behavior: 'instant' })
  return label
}

async function press(page, selector, text) {
  await page.click(button, selector, text)
}

const shows = (page, title) => until(page, () => document.querySelector('risk-checklist').shadowRoot?.querySelector('h3')?.textContent ?? '', title)

/** Asks again until the page says so. */
async function until(page, script, expected) {
  const end = Date.now() + PATIENCE_MS
  let said
  do {
    said = await page.run(script).catch((error) => `(${error.message})`)
    if (said === expected) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  } while (Date.now() < end)
  assert.equal(said, expected)
}
