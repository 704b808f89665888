// The theme page: every state of the checklist is really shown, every documented property really
// changes something, a choice that cannot be read is named, and the ready themes hold up in use.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { STATES } from '../../www/theme/states.js'
import { TAGS, bringAxe, look, scrollsSideways } from './support/axe.mjs'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { say, sayShell } from './support/words.mjs'

const browser = await sharedBrowser()
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const properties = JSON.parse(read('src/embed/custom-elements.json')).modules[0].declarations[0].cssProperties
const READY = ['neutral', 'health', 'government']

/** Twelve checklists are led through their screens: slow on a busy machine, and then done. */
const PATIENCE = 120_000
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

async function open(context, options) {
  const page = await freshPage(context, browser, options)
  await bringAxe(page)
  await page.goto('/theme.html')
  await page.locator('#progress[data-state="done"]').waitFor({ timeout: PATIENCE })
  return page
}

const stateOf = (page, id) => page.locator(`#stage > section[id="${id}"]`)
const property = (page, name) => page.getByRole('textbox', { name: name.replace('--risk-checklist-', ''), exact: true })

test('every state is shown, without moving the page, taking the focus or sending anything', { timeout: 2 * PATIENCE }, async (context) => {
  const page = await freshPage(context, browser)
  const posts = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await page.goto('/theme.html')
  await page.locator('#progress[data-state="done"]').waitFor({ timeout: PATIENCE })
  assert.equal(await page.locator('#progress').textContent(), `${STATES.length} of ${STATES.length} states are shown below.`)
  assert.deepEqual(await page.evaluate(() => [scrollY, document.activeElement.localName]), [0, 'body'])
  assert.deepEqual(posts, [])
  assert.equal(await page.locator('risk-checklist[inert]').count(), 0, 'each can be used by hand afterwards')

  const shows = (id, locator) => assert.doesNotReject(stateOf(page, id).locator(locator).first().waitFor(), `${id}: ${locator}`)
  await shows('danger', '.emergency')
  for (const answer of ['#item-1-yes:checked', '#item-2-no:checked', '#item-3-dont-know:checked', 'details[open] #note-1']) await shows('answers', answer)
  assert.equal(await stateOf(page, 'answers').locator('#not-asked-4').inputValue(), 'declined')
  await stateOf(page, 'error').getByRole('alert', { name: say('gaps.title') }).waitFor()
  for (const state of ['.trigger.undetermined', '.trigger:not(.met, .undetermined)', '.open']) await shows('outcome-open', state)
  for (const state of ['.trigger.met', '.urgency', '[id$="-chosen"]:checked', '[id$="-already-in-place"]:checked', '[id$="-refused"]:checked']) await shows('outcome-met', state)
  await stateOf(page, 'send').getByText(say('sent.done')).waitFor()
  await shows('sharing', '#gate-purpose-care:checked')
  await shows('sharing-stopped', '.gate-stopped')
  for (const part of ['.form-part.left-out', '.form-part > details[open]', '.form-preview']) await shows('form', part)
  await stateOf(page, 'record').getByRole('region', { name: say('record.exact') }).waitFor()
  await stateOf(page, 'failure').getByText(sayShell('unknown-instrument.title')).waitFor()
})

test('every documented property has its control, changes the checklists, and stands in the style to copy', { timeout: 2 * PATIENCE }, async (context) => {
  const page = await open(context)
  assert.deepEqual(await page.locator('#controls label').allTextContents(), properties.map(({ name }) => name.replace('--risk-checklist-', '')))
  const start = stateOf(page, 'start')
  const question = start.locator('fieldset.question').first()
  /** What each property is seen in: on the first screen, in light. */
  const seen = {
    ink: ['rgb(18, 52, 86)', start.locator('#screen-title'), 'color'],
    'ink-soft': ['rgb(18, 52, 86)', question.locator('.help').first(), 'color'],
    paper: ['rgb(18, 52, 86)', start.locator('.widget'), 'background-color'],
    wash: ['rgb(18, 52, 86)', start.locator('.summary'), 'background-color'],
    line: ['rgb(18, 52, 86)', question.locator('.choice').first(), 'border-top-color'],
    accent: ['rgb(18, 52, 86)', start.locator('#next'), 'background-color'],
    'accent-ink': ['rgb(18, 52, 86)', start.locator('#next'), 'color'],
    focus: ['rgb(18, 52, 86)', question.locator('.choice').first(), 'outline-color', '#fact-immediateDanger-yes'],
    font: ['"Some Face", serif', start.locator('#screen-title'), 'font-family'],
    radius: ['3px', start.locator('#next'), 'border-top-left-radius'],
  }
  assert.deepEqual(Object.keys(seen).sort(), properties.map(({ name }) => name.replace('--risk-checklist-', '')).sort())
  for (const { name, syntax } of properties) {
    const [expected, where, css, focus] = seen[name.replace('--risk-checklist-', '')]
    const value = { '<color>': '#123456', '<length>': '3px', '<font-family>#': '"Some Face", serif' }[syntax]
    await property(page, name).fill(value)
    assert.ok((await page.locator('#css').textContent()).includes(`  ${name}: ${value};\n`), name)
    if (focus) {
      await start.locator('#next').focus()
      await page.keyboard.press('Shift+Tab')
      await start.locator(focus).focus()
    }
    await eventually(() => where.evaluate((element, css) => getComputedStyle(element).getPropertyValue(css), css), expected, name)
    await page.getByLabel('Start from').selectOption({ index: 1 })
    await page.getByLabel('Start from').selectOption({ index: 0 })
  }

  await property(page, '--risk-checklist-accent').fill('teal-ish')
  await page.getByText('Write a colour as #').and(page.locator(':visible')).waitFor()
  assert.ok(!(await page.locator('#css').textContent()).includes('teal-ish'))
  await property(page, '--risk-checklist-accent').fill('#9fd3e0')
  await page.locator('#verdict[data-state="bad"]').waitFor()
  assert.match(await page.locator('#verdict').textContent(), /^5 of 28 pairs of colours are too close\. accent on now-wash: 1\.\d, needs 4\.5 \(a phone number in the 999 panel\)/)
})

test('the style can be copied, and leaving asks nothing', { timeout: 2 * PATIENCE }, async (context) => {
  const page = await open(context, { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.getByLabel('Start from').selectOption('government')
  await page.getByRole('button', { name: 'Copy the style' }).click()
  await page.getByText('Copied.').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  for (const [, line] of read('src/embed/themes/government.css').matchAll(/(--risk-checklist-[^;]+;)/g)) assert.ok(copied.includes(`  ${line}\n`), line)
  assert.match(copied, /^risk-checklist \{\n/)

  let asked = 0
  page.on('dialog', (dialog) => (asked++, dialog.accept()))
  await stateOf(page, 'answers').locator('#item-5-yes').click()
  await page.goto('/')
  assert.equal(asked, 0)
})

test('in no ready theme is anything too faint, by what the browser shows, and the page passes axe', { timeout: 4 * PATIENCE }, async (context) => {
  const page = await open(context)
  const tooFaint = async () => (await look(page, { type: 'rule', values: COLOUR_RULES })).problems
  for (const ready of READY) {
    await page.getByLabel('Start from').selectOption(ready)
    await page.locator('#verdict[data-state="good"]').waitFor()
    assert.deepEqual(await tooFaint(), [], ready)
  }
  for (const theme of ['dark', 'contrast']) {
    await page.getByLabel('Show as').selectOption(theme)
    assert.deepEqual(await tooFaint(), [], theme)
  }
  await page.getByLabel('Show as').selectOption('light')
  // Twelve checklists have the same landmarks twelve times, which is advice and no failure.
  const { problems, controls } = await look(page, { type: 'tag', values: TAGS.filter((tag) => tag !== 'best-practice') })
  assert.deepEqual(problems, [])
  assert.ok(controls > 100, 'axe saw the controls inside')
  await page.setViewportSize({ width: 360, height: 800 })
  assert.equal(await scrollsSideways(page), undefined)
})

test('in forced colours words and controls are those of the system', { timeout: 2 * PATIENCE }, async (context) => {
  const page = await open(context, { forcedColors: 'active' })
  const system = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('button'))
    const { color, backgroundColor } = getComputedStyle(probe)
    probe.remove()
    return [color, backgroundColor]
  })
  const shown = await stateOf(page, 'start').locator('#next').evaluate((button) => [getComputedStyle(button).color, getComputedStyle(button).backgroundColor])
  assert.deepEqual(shown, system)
})

test('a portal links a ready theme, and its own style still wins', async (context) => {
  for (const [path, theme, accent, radius] of [
    ['/health.html', 'health', 'rgb(31, 81, 53)', '4px'],
    ['/housing.html', 'government', 'rgb(31, 74, 146)', '0px'],
  ]) {
    assert.match(read(`www${path}`), new RegExp(`<link rel="stylesheet" href="/pkg/themes/${theme}.css">`))
    const page = await freshPage(context, browser)
    const { root } = await Checklist.open(page, path)
    const shown = await root.locator('#next').evaluate((button) => [getComputedStyle(button).backgroundColor, getComputedStyle(button).borderTopLeftRadius])
    assert.deepEqual(shown, [accent, radius], path)
  }
})
