// <risk-checklist> as a control of the host's form: its name, its value, whether the form
// may go, and the properties that a native control would have.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { chromium } from 'playwright-core'
import { ARGUMENTS, baseUrl, freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist, hasFocus } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { heard, listen } from './support/events.mjs'
import { say, sayShell, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const FORM = '/hosts/form.html'
const BARE = '/hosts/bare.html'
const TIMEOUT = { timeout: 120_000 }

async function open(context, path = FORM, options) {
  const page = await freshPage(context, browser, options)
  await listen(page)
  return { page, checklist: await Checklist.open(page, path) }
}

const value = (checklist) => checklist.root.evaluate((element) => element.value)
const inForm = (checklist) => checklist.root.evaluate((element) => new FormData(element.form).getAll(element.name))
const isValid = (checklist) => checklist.root.evaluate((element) => element.form.checkValidity())

async function send(page, checklist) {
  await checklist.go(titles.outcome)
  const text = await checklist.notice.textContent()
  await checklist.button(say('send.button')).click()
  await eventually(async () => (await heard(page, 'outcome')).length > 0, true, 'the outcome is heard')
  return text
}

test.describe('the value', TIMEOUT, () => {
  test('is what was sent, to the byte, and nothing before', async (context) => {
    const { page, checklist } = await open(context)
    await checklist.go(sections[0].title)
    await checklist.answer('1', 'Y')
    assert.equal(await value(checklist), '')
    assert.deepEqual(await inForm(checklist), [])
    await page.evaluate(() => document.addEventListener('risk-checklist-outcome', ({ target }) => (window.atOnce = target.value)))
    const text = await send(page, checklist)
    assert.equal(await value(checklist), text)
    assert.equal(await page.evaluate(() => window.atOnce), text, 'whoever hears the event finds it in the form')
    assert.deepEqual(await inForm(checklist), [text])
  })

  test('goes when the answers no longer say it, and a note is no answer', async (context) => {
    const { page, checklist } = await open(context)
    const text = await send(page, checklist)
    await checklist.go(sections[0].title)
    await (await checklist.more('1')).note.fill('not in the message')
    assert.equal(await value(checklist), text)
    await checklist.answer('1', 'Y')
    assert.equal(await value(checklist), text, 'and an answer that alone changes nothing in the message changes nothing here')
    const strangulation = sections.find(({ items }) => items.includes('15'))
    await checklist.go(strangulation.title)
    await checklist.answer('15', 'Y')
    await eventually(() => value(checklist), '', 'the message is another one')
    assert.deepEqual(await inForm(checklist), [])
    await checklist.answer('15', 'N')
    await checklist.go(titles.outcome)
    await checklist.root.getByText(say('sent.changed'), { exact: true }).waitFor()
    const second = await send(page, checklist)
    assert.notEqual(second, text)
    await eventually(() => value(checklist), second, 'sent again')
    await checklist.root.evaluate((element) => (element.config = { reference: 'other-1' }))
    await eventually(() => value(checklist), '', 'a message of another case')
  })

  const EMPTIED = [
    ['reset()', (checklist) => checklist.root.evaluate((element) => element.reset())],
    ['the button that starts again', async (checklist) => {
      await checklist.button(say('start.again')).click()
      await checklist.button(say('start.again.yes')).click()
    }],
  ]
  for (const [name, empty] of EMPTIED) {
    test(`is empty after ${name}`, async (context) => {
      const { page, checklist } = await open(context)
      await checklist.go(sections[0].title)
      await checklist.answer('1', 'Y')
      await send(page, checklist)
      await empty(checklist)
      await checklist.screen(titles.start).waitFor()
      assert.equal(await value(checklist), '')
    })
  }

  test('a form that is reset loses the value and not one answer', async (context) => {
    const { page, checklist } = await open(context)
    await checklist.go(sections[0].title)
    await checklist.answer('1', 'Y')
    await send(page, checklist)
    await page.locator('form').evaluate((form) => form.reset())
    assert.equal(await value(checklist), '')
    await checklist.go(sections[0].title)
    assert.equal(await checklist.root.getByRole('radio').and(page.locator(':checked')).count(), 1)
  })

  test('stays out of the form without a name, or when its fieldset is disabled; the checklist stays in reach', async (context) => {
    const { page, checklist } = await open(context)
    const text = await send(page, checklist)
    await checklist.root.evaluate((element) => {
      const fieldset = document.createElement('fieldset')
      fieldset.disabled = true
      element.before(fieldset)
      fieldset.append(element)
    })
    assert.deepEqual(await page.locator('form').evaluate((form) => [...new FormData(form).keys()]), ['reference'])
    await checklist.go(sections[0].title)
    assert.ok(await checklist.item('1').getByRole('radio').first().isEnabled(), 'a form cannot take the questions away')
    await checklist.root.evaluate((element) => (element.closest('fieldset').disabled = false))
    assert.deepEqual(await inForm(checklist), [text])
    await checklist.root.evaluate((element) => element.removeAttribute('name'))
    assert.deepEqual(await page.locator('form').evaluate((form) => [...new FormData(form).keys()]), ['reference'])
  })

  test('follows the element to another form, and nobody else can set it', async (context) => {
    const { page, checklist } = await open(context)
    const text = await send(page, checklist)
    const found = await checklist.root.evaluate((element) => {
      const [old] = document.forms
      const other = document.createElement('form')
      document.body.append(other)
      other.append(element)
      try {
        element.value = 'forged'
      } catch {
        // In strict code it throws; either is refused.
      }
      return [element.form === other, new FormData(old).get('outcome'), new FormData(other).get('outcome')]
    })
    assert.deepEqual(found, [true, null, text])
  })

  test('is the receipt where the checklist delivers by itself', async (context) => {
    const { page, checklist } = await open(context, '/hosts/delivery.html')
    await checklist.go(titles.outcome)
    await checklist.button(say('send.button')).click()
    await eventually(async () => (await heard(page, 'delivered')).length, 1, 'it is delivered')
    const [{ detail }] = await heard(page, 'delivered')
    assert.equal(await value(checklist), detail.reference)
  })

  // What a form control is told to hold, browsers write into their session file.
  test('reaches no file of the browser', async (context) => {
    const profile = mkdtempSync(join(tmpdir(), 'control-'))
    context.after(() => rmSync(profile, { recursive: true, force: true }))
    const own = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROME, args: ARGUMENTS, baseURL: baseUrl })
    try {
      const page = await own.newPage()
      const checklist = await Checklist.open(page, FORM)
      // What is certain to be written, so that finding nothing means something.
      await page.locator('input[name=reference]').evaluate((field) => (field.readOnly = false))
      await page.locator('input[name=reference]').fill('written-down')
      await checklist.root.evaluate((element) => (element.config = { reference: 'canary-4217' }))
      await checklist.go(titles.outcome)
      await checklist.button(say('send.button')).click()
      await eventually(async () => (await value(checklist)).includes('canary-4217'), true, 'the value is there')
      await page.goto('/favicon.svg')
      await page.goto('/matrix.html')
      await eventually(async () => holds(profile, 'written-down'), true, 'the browser has written its session file', 15_000)
    } finally {
      await own.close()
    }
    assert.equal(holds(profile, 'canary-4217'), false, 'what was sent is in none of the files')
  })
})

test.describe('a form that requires it', TIMEOUT, () => {
  test('does not go before the outcome was sent, and says why where the checklist is', async (context) => {
    const { page, checklist } = await open(context)
    assert.equal(await isValid(checklist), false)
    assert.deepEqual(
      await checklist.root.evaluate(({ required, willValidate, validity, validationMessage }) => [required, willValidate, validity.valueMissing, validationMessage]),
      [true, true, true, sayShell('required')],
    )
    await page.getByRole('button', { name: 'Save the case' }).click()
    const why = checklist.root.getByText(sayShell('required'))
    assert.ok(await hasFocus(why), 'focus goes to the reason')
    assert.ok(await why.isVisible())
    assert.ok(page.url().endsWith(FORM))
    const asked = []
    page.on('dialog', (dialog) => (asked.push(dialog.type()), dialog.accept()))
    await checklist.go(sections[0].title)
    await checklist.answer('1', 'Y')
    await send(page, checklist)
    assert.equal(await isValid(checklist), true)
    assert.equal(await why.count(), 0, 'and the reason is gone')
    await page.getByRole('button', { name: 'Save the case' }).click()
    await page.getByRole('heading', { name: 'Saved' }).waitFor()
    assert.match(await page.getByText('Its receipt is').textContent(), /OUT-\d{4}/)
    assert.match(page.url(), /\/cases\/OUT-\d{4}$/, 'and going back or reloading posts nothing')
    assert.deepEqual(asked, [], 'nothing is lost, so nobody is asked')
  })

  test('is not held up by a checklist that cannot run', async (context) => {
    const page = await freshPage(context, browser, { expect: /./ })
    await page.route('**/pkg/widget_bg.wasm', (route) => route.abort())
    await page.goto(FORM)
    const checklist = new Checklist(page)
    await checklist.root.getByRole('heading', { name: sayShell('cannot-start.title') }).waitFor()
    assert.equal(await isValid(checklist), true)
    await page.unroute('**/pkg/widget_bg.wasm')
    await checklist.button(sayShell('cannot-start.again')).click()
    await checklist.screen(titles.start).waitFor()
    assert.equal(await isValid(checklist), false)
  })

  test('stops requiring it when the attribute goes', async (context) => {
    const { checklist } = await open(context)
    await checklist.root.evaluate((element) => (element.required = false))
    assert.deepEqual(await checklist.root.evaluate((element) => [element.hasAttribute('required'), element.form.checkValidity()]), [false, true])
  })
})

test.describe('properties', TIMEOUT, () => {
  const REFLECTED = [
    ['instrument', 'instrument', 'safelives-dash'],
    ['nation', 'nation', 'wales'],
    ['practitionerRole', 'practitioner-role', 'idva'],
    ['idleMinutes', 'idle-minutes', '3'],
    ['theme', 'theme', 'contrast'],
    ['mode', 'mode', 'live'],
    ['name', 'name', 'outcome'],
  ]

  test('and attributes are two ways to say the same', async (context) => {
    const { checklist } = await open(context, BARE)
    const found = await checklist.root.evaluate((element, table) => table.map(([property, attribute, text]) => {
      element[property] = text
      const written = element.getAttribute(attribute)
      element.removeAttribute(attribute)
      const blank = element[property]
      element.setAttribute(attribute, text)
      const read = element[property]
      element[property] = null
      return [property, written, blank, read, element.hasAttribute(attribute)]
    }), REFLECTED)
    assert.deepEqual(found, REFLECTED.map(([property, , text]) => [property, text, '', text, false]))
  })

  test('set before the element was defined are all taken up', async (context) => {
    const page = await freshPage(context, browser)
    await listen(page)
    let release
    const held = new Promise((resolve) => (release = resolve))
    await page.route('**/pkg/risk-checklist.js', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(BARE, { waitUntil: 'commit' })
    await page.locator('risk-checklist').evaluate((element, table) => {
      for (const [property, , text] of table) element[property] = text
      element.required = true
      element.config = { reference: 'early-1' }
    }, REFLECTED)
    release()
    const checklist = new Checklist(page)
    await checklist.screen(titles.start).waitFor()
    assert.deepEqual(await checklist.root.evaluate((element) => Object.keys(element)), [])
    assert.deepEqual(
      await checklist.root.evaluate((element, table) => table.map(([, attribute]) => element.getAttribute(attribute)), REFLECTED),
      REFLECTED.map(([, , text]) => text),
    )
    assert.equal(await checklist.root.evaluate((element) => element.validity.valueMissing), true)
    await checklist.go(titles.outcome)
    const { role, reference } = await checklist.noticeJson()
    assert.deepEqual([role, reference], ['idva', 'early-1'])
  })
})

/** Whether any file below a folder holds this text, as bytes or as UTF-16. */
function holds(folder, text) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.some(({ parentPath, path, name }) => {
    try {
      const bytes = readFileSync(join(parentPath ?? path, name))
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))
    } catch {
      return false // gone meanwhile
    }
  })
}
