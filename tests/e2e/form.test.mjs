// The referral form: what is shown is what leaves, what is left out does not, and nothing
// leaves by itself. Every name and number is invented.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import axe from 'axe-core'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist, focused } from './support/checklist.mjs'
import { heard, listen } from './support/events.mjs'
import { EXPECTED_FAULTS, breakFromOutside } from './support/faults.mjs'
import { Keyboard } from './support/keyboard.mjs'
import { blockTitle, forms, openForm } from './support/referral.mjs'
import { checkShape } from './support/schema.mjs'
import { pathwayName, say, sayShell, titles } from './support/words.mjs'

const browser = await sharedBrowser()

const CANARY = 'Kanarienvogel-7f3e'

/** A concern alone calls for MARAC; what the host takes is the test's to say. */
async function open(context, config = { forms: true }, { more, script, ...options } = {}) {
  const page = await freshPage(context, browser, options)
  // The page's own policy lets no script in once it is open.
  if (script) await page.addInitScript({ content: script })
  await listen(page)
  const checklist = await Checklist.open(page)
  await checklist.root.evaluate((element, config) => (element.config = { reference: 'DEMO-0001', ...config }), config)
  await checklist.go(titles.judgement)
  await checklist.root.getByRole('checkbox', { name: say('judgement.concern') }).check()
  await checklist.root.getByRole('textbox', { name: say('judgement.reason') }).fill('She is very quiet when he is near.')
  await more?.(checklist)
  return { page, checklist }
}

async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

test('what is shown is what is downloaded and handed over, to the byte, without what was left out', async (context) => {
  const { page, checklist } = await open(context)
  const form = await openForm(checklist, 'marac')

  await form.choose('contact-safe', 'yes')
  await form.write('safe-contact', 'contact-how', '020 7946 0100, weekdays at ten')
  await form.write('person', 'person-name', 'Sam Example')
  await form.write('wishes', 'wishes-wanted', 'To sleep "safely" & <soon>,\nat home.')
  await form.write('person-causing-harm', 'harmer-name', CANARY)
  await form.leaveOut('person-causing-harm').check()
  await form.write('children', 'children-who', `${CANARY}, 4`)
  const field = form.part('children').locator('.form-field').filter({ has: page.locator('#form-children-who') })
  await field.getByRole('button', { name: say('form.field.leave.out') }).click()

  const exact = await form.exactText()
  const seen = await form.preview.innerText()
  for (const text of [exact, seen]) assert.ok(!text.includes(CANARY), 'left out is left out')
  assert.ok(seen.includes('Sam Example') && seen.includes('at home.'))
  const sent = JSON.parse(exact)
  checkShape('form-1', sent)
  assert.equal(sent.pathway, 'marac')
  assert.equal(sent.contact, 'as-stated')
  assert.equal(sent.gate.agreement, 'agreed')
  assert.equal(sent.blocks[0].id, 'safe-contact')
  assert.ok(!sent.blocks.some(({ id }) => id === 'person-causing-harm'))

  const json = await download(page, form.button('download.json'))
  assert.deepEqual(json, { name: 'form.json', text: exact })
  const html = await download(page, form.button('download.html'))
  assert.equal(html.name, 'form.html')
  assert.equal(await textOf(context, html.text), lines(seen), 'the file reads as the screen does')
  assert.ok(!html.text.includes(CANARY))

  assert.deepEqual(await heard(page, 'form'), [], 'a download tells the host nothing')
  await form.button('send').click()
  await form.root.getByText(say('form.sent.done')).waitFor()
  const events = await heard(page, 'form')
  assert.equal(events.length, 1)
  assert.equal(events[0].detail.text, exact)
  assert.deepEqual(events[0].detail.form, sent)

  await form.write('person', 'person-name', 'Sam Q Example')
  assert.equal(await form.said.textContent(), say('form.sent.changed'))
  assert.equal((await heard(page, 'form')).length, 1, 'typing sends nothing')
})

test('nothing can be handed over to a host that did not ask for forms', async (context) => {
  for (const config of [{}, { forms: false }]) {
    const { page, checklist } = await open(context, config)
    const form = await openForm(checklist, 'marac')
    await form.choose('contact-safe', 'not-known')
    await form.button('download.json').waitFor()
    assert.equal(await form.button('send').count(), 0)
    assert.deepEqual(await heard(page, 'form'), [])
  }
})

test('where the person causing harm is in the police, the form goes by hand', async (context) => {
  const more = async (checklist) => {
    await checklist.go(titles.circumstances)
    await checklist.radio(checklist.fact('harmerInPolice'), say('fact.yes')).click()
    await checklist.answerAll('.............Y..........')
  }
  const { page, checklist } = await open(context, { forms: true }, { more })
  for (const pathway of ['police-perpetrated', 'marac']) {
    const form = await openForm(checklist, pathway)
    await form.choose('contact-safe', 'no')
    assert.equal(await form.button('send').count(), 0, pathway)
    await form.root.getByText(say('form.by.hand')).waitFor()
    const sent = JSON.parse(await form.exactText())
    assert.equal(sent.byHand, true)
    assert.equal(sent.contact, 'referrer-first')
    assert.ok(sent.handling.some((line) => line.includes('police inbox')))
    assert.match((await download(page, form.button('download.html'))).text, /police inbox/)
  }
  assert.deepEqual(await heard(page, 'form'), [])
})

test('what is still needed is named, led to, and waited for', async (context) => {
  const { page, checklist } = await open(context)
  await page.evaluate(() => (window.print = () => (window.printed = true)))
  const form = await openForm(checklist, 'marac')
  await form.write('summary', 'summary-text', 'An invented summary')
  for (const key of ['print', 'download.html', 'download.json', 'send']) {
    await form.button(key).click()
    const at = await focused(page)
    assert.ok(await at.evaluate((element) => element.classList.contains('error-summary')), `${key} says what is needed`)
  }
  assert.equal(await page.evaluate(() => window.printed), undefined)
  assert.deepEqual(await heard(page, 'form'), [])
  assert.equal(await form.root.locator('.form-leaves pre').count(), 0, 'there is no message yet')

  // The way there opens what is folded away.
  await form.part('safe-contact').locator('> details').evaluate((details) => (details.open = false))
  await form.needed.getByRole('button').first().click()
  const radio = form.root.locator('#form-contact-safe-yes')
  assert.ok(await radio.evaluate((element) => element.getRootNode().activeElement === element))
  await page.keyboard.press('Space')
  await form.needed.waitFor({ state: 'detached' })

  // Left out after all: then why.
  await form.leaveOut('safe-contact').check()
  await form.needed.getByRole('button').first().click()
  await form.root.locator('#form-contact-safe-blank').selectOption('would-raise-danger')
  const sent = JSON.parse(await form.exactText())
  assert.deepEqual(sent.blocks[0].fields.map(({ id, value, blank }) => [id, value, blank]), [['contact-safe', null, 'would-raise-danger']])
  assert.equal(sent.contact, 'referrer-first')
})

test('who it is not about is not in it, and the way to change that is said', async (context) => {
  const { checklist } = await open(context)
  const form = await openForm(checklist, 'marac', { about: ['person'] })
  for (const block of ['children', 'person-causing-harm']) {
    assert.equal(await form.leaveOut(block).count(), 0)
    assert.equal(await form.root.locator('.form-part', { hasText: blockTitle(block) }).getByText(say('form.not.about')).count(), 1)
  }
})

test('the reason for a concern is copied in only by a press', async (context) => {
  const { checklist } = await open(context)
  const form = await openForm(checklist, 'marac')
  await form.choose('contact-safe', 'yes')
  assert.ok(!(await form.exactText()).includes('very quiet'))
  await form.openPart('reasons')
  await form.button('copy.judgement').click()
  assert.ok((await form.exactText()).includes('very quiet'))
  assert.equal(await form.button('copy.judgement').count(), 0)
})

test('nothing typed is lost by going back, or in a fault; reset erases all of it', async (context) => {
  const { page, checklist } = await open(context, { forms: true }, { expect: EXPECTED_FAULTS })
  let form = await openForm(checklist, 'marac')
  await form.write('summary', 'summary-text', CANARY)
  await form.leaveOut('children').check()
  await checklist.button(say('back')).click()
  await checklist.button(say('next')).click()
  assert.equal(await form.field('summary-text').inputValue(), CANARY)

  await breakFromOutside(checklist)
  await checklist.button(sayShell('fault.again')).click()
  await checklist.go(titles.outcome)
  await checklist.root.locator('#share-marac').click()
  await form.root.locator('#form-title').waitFor()
  assert.equal(await form.field('summary-text').inputValue(), CANARY)
  assert.ok(await form.leaveOut('children').isChecked())

  await checklist.root.evaluate((element) => element.reset())
  await checklist.screen(titles.start).waitFor()
  form = undefined
  const left = await page.evaluate(() => document.querySelector('risk-checklist').shadowRoot.innerHTML)
  assert.ok(!left.includes(CANARY))
})

test('the printed form is alone on the paper', async (context) => {
  const { page, checklist } = await open(context)
  await page.evaluate(() => (window.print = () => {}))
  const form = await openForm(checklist, 'marac')
  await form.choose('contact-safe', 'yes')
  await form.write('summary', 'summary-text', 'An invented summary')
  await form.leaveOut('practitioner').check()
  await form.button('print').click()
  await page.emulateMedia({ media: 'print' })
  const paper = checklist.root.locator('.record')
  assert.ok(await paper.isVisible())
  const text = await paper.innerText()
  assert.ok(text.includes('An invented summary') && text.includes(pathwayName('marac')))
  assert.ok(!text.includes('She is very quiet'), 'the answers are not on it')
  assert.ok(!(await paper.locator('h5').allTextContents()).includes(blockTitle('practitioner')))
  assert.ok(!(await checklist.root.locator('.layout').isVisible()))
  assert.ok(!(await page.getByRole('heading', { level: 1 }).isVisible()), 'nor is the page around it')
})

test('by keyboard alone, from the first part to handing over', async (context) => {
  const { page, checklist } = await open(context)
  const form = await openForm(checklist, 'marac')
  const keyboard = new Keyboard(page)
  await keyboard.tabTo(form.root.locator('#form-contact-safe'), 12)
  await keyboard.press('Space')
  await keyboard.tabTo(form.field('contact-how'))
  await keyboard.type('020 7946 0100')
  await keyboard.activate(form.part('person').locator('> details > summary'))
  await keyboard.tabTo(form.field('person-name'))
  await keyboard.type('Sam Example')
  await keyboard.tabTo(form.leaveOut('children'))
  await keyboard.press('Space')
  await keyboard.activate(form.button('send'))
  const [event] = await heard(page, 'form')
  assert.ok(event.detail.text.includes('Sam Example'), event.detail.text)
  assert.ok(!event.detail.form.blocks.some(({ id }) => id === 'children'))
})

test('every state of the form passes axe and never scrolls sideways', { timeout: 240_000 }, async (context) => {
  const { page, checklist } = await open(context, { forms: true }, { script: axe.source })
  const problems = []
  const look = async (name) => {
    for (const [width, theme] of [[320, 'light'], [1280, 'light'], [1280, 'dark'], [1280, 'contrast']]) {
      await page.setViewportSize({ width, height: 900 })
      await checklist.root.evaluate((element, theme) => element.setAttribute('theme', theme), theme)
      const found = await page.evaluate(async () => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
        const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, preload: false })
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary}`))
      })
      problems.push(...found.map((problem) => `${name}, ${width} px, ${theme}: ${problem}`))
      const sideways = await page.evaluate(() => document.scrollingElement.scrollWidth > window.innerWidth)
      if (sideways) problems.push(`${name}, ${width} px: scrolls sideways`)
    }
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  const form = await openForm(checklist, 'marac')
  await look('blank')
  await form.button('print').click()
  await form.openAll()
  await look('needed, all open')
  await form.choose('contact-safe', 'yes')
  for (const { id, fields } of forms.blocks.filter(({ id }) => forms.forms[0].blocks.includes(id))) {
    for (const field of fields.filter(({ kind }) => kind !== 'yes-no')) await form.write(id, field.id, 'A few invented words')
  }
  await form.leaveOut('children').check()
  await form.openAll()
  await form.button('send').click()
  await look('filled in')
  assert.deepEqual(problems, [])
})

/** What a reader sees of a page in a browser of its own, offline. */
async function textOf(context, html) {
  const page = await freshPage(context, browser, { offline: true })
  await page.setContent(html)
  return lines(await page.locator('body').innerText())
}

/** The words without the white space that layout adds. */
function lines(text) {
  return text.split('\n').map((line) => line.trim()).filter(Boolean).join('\n')
}
