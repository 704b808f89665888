// Someone comes in, or the practitioner is called away: hiding the screen, locking it, and
// what time does to a screen that nobody touches. A secret note is the measure: it must not
// be in the page, nor in what assistive technology is told. The clock is the test's own.

import assert from 'node:assert/strict'
import test from 'node:test'
import { TAGS, bringAxe, look, scrollsSideways } from './support/axe.mjs'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist, focused, hasFocus } from './support/checklist.mjs'
import { Sending } from './support/delivery.mjs'
import { eventually } from './support/ensure.mjs'
import { heard, listen } from './support/events.mjs'
import { SECRET, accessibilityTree, inPage, typeSecret } from './support/secret.mjs'
import { answerWords, say, sayShell, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const MINUTE = 60_000
const BARE = '/hosts/bare.html'

/** A checklist with a secret in a note, which has focus, under a clock that tests can turn. */
async function open(context, { minutes, path = BARE, selector, ...options } = {}) {
  const page = await freshPage(context, browser, options)
  await listen(page)
  await page.clock.install()
  const checklist = await Checklist.open(page, path, selector)
  if (minutes) await checklist.root.evaluate((element, minutes) => element.setAttribute('idle-minutes', minutes), minutes)
  await checklist.go(sections[0].title)
  await checklist.answer('1', 'Y')
  const note = await typeSecret(checklist, '2')
  return { page, checklist, note, screen: screens(checklist) }
}

/** The same, with the clock standing still at the moment of the last sign: a slow machine changes nothing. */
async function openIdle(context, options) {
  const opened = await open(context, options)
  await stopClock(opened.page)
  return opened
}

async function stopClock(page) {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000)
  await page.keyboard.press('Control')
}

/** What can stand in place of the content, and what is said before it does. */
function screens({ root }) {
  const heading = (key) => root.getByRole('heading', { name: sayShell(key), exact: true })
  const button = (key) => root.getByRole('button', { name: sayShell(key), exact: true })
  return {
    hidden: heading('hidden.title'),
    locked: heading('locked.title'),
    cleared: heading('cleared.title'),
    show: button('hidden.back'),
    carryOn: button('locked.back'),
    startAgain: button('cleared.back'),
    hide: root.getByRole('button', { name: new RegExp(`^${sayShell('hide.button')}`) }),
    lock: button('lock.button'),
    warning: root.getByRole('alert'),
  }
}

async function assertNothingThere(page) {
  assert.deepEqual(await inPage(page), [], 'the page holds it nowhere')
  assert.ok(!(await accessibilityTree(page)).includes(SECRET), 'and nobody is told of it')
}

async function assertAsItWas({ checklist, note }) {
  await checklist.screen(sections[0].title).waitFor()
  assert.equal(await note.inputValue(), SECRET, 'the note is there')
  assert.ok(await checklist.radio(checklist.item('1'), answerWords.Y).isChecked(), 'and the answer')
}

test.describe('hiding the screen', () => {
  test('one key hides it, also while typing; the same key brings it back as it was', async (context) => {
    const { page, checklist, note, screen } = await open(context)
    assert.deepEqual(await inPage(page), ['risk-checklist, values'], 'the search finds what is there')
    assert.ok((await accessibilityTree(page)).includes(SECRET))
    const scrolled = await page.evaluate(() => scrollY)
    await page.keyboard.press('F8')
    await screen.hidden.waitFor()
    await assertNothingThere(page)
    assert.ok(await hasFocus(screen.show), 'focus is on the way back')
    assert.equal(await page.evaluate(() => scrollY), scrolled, 'and the page did not jump')
    await page.keyboard.press('F8')
    await assertAsItWas({ checklist, note })
    assert.ok(await hasFocus(note), 'focus is where it was')
    assert.equal(await page.evaluate(() => scrollY), scrolled)
    await page.keyboard.type('!')
    assert.equal(await note.inputValue(), `${SECRET}!`, 'and typing goes on')
    assert.deepEqual((await heard(page)).map(({ name }) => name), ['ready'], 'the host heard nothing of it')
  })

  test('the button hides it for hands without keys, and one press brings it back', async (context) => {
    const { page, checklist, note, screen } = await open(context)
    await screen.hide.click()
    await screen.hidden.waitFor()
    await assertNothingThere(page)
    await screen.show.click()
    await assertAsItWas({ checklist, note })
  })

  test('other keys, and the key with others or held down, hide nothing and show nothing', async (context) => {
    const { page, checklist, screen } = await open(context)
    for (const keys of ['Shift+F8', 'Control+F8', 'Escape', 'F7']) await page.keyboard.press(keys)
    assert.equal(await screen.hidden.count(), 0)
    await page.keyboard.down('F8')
    await page.keyboard.down('F8')
    await screen.hidden.waitFor()
    await page.keyboard.up('F8')
    for (const keys of ['Escape', 'a', 'Tab']) await page.keyboard.press(keys)
    assert.equal(await screen.hidden.count(), 1)
    assert.equal(await checklist.screen(sections[0].title).count(), 0)
  })

  test('it works before the module has come', async (context) => {
    const page = await freshPage(context, browser)
    await page.route('**/pkg/widget_bg.wasm', () => {})
    await page.goto(BARE)
    const { root } = new Checklist(page)
    await root.getByText(sayShell('loading')).waitFor()
    await page.keyboard.press('F8')
    await root.getByRole('heading', { name: sayShell('hidden.title') }).waitFor()
    assert.equal(await root.getByText(sayShell('loading')).count(), 0)
  })

  test('with another tab in front it is hidden, and it comes back by itself', async (context) => {
    const { page, checklist, note, screen } = await open(context)
    const turn = (hidden, type = 'visibilitychange') => page.evaluate(([hidden, type]) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })
      ;(type === 'visibilitychange' ? document : window).dispatchEvent(new Event(type))
    }, [hidden, type])
    await turn(true)
    await screen.hidden.waitFor()
    await assertNothingThere(page)
    await turn(false)
    await assertAsItWas({ checklist, note })
    assert.ok(await hasFocus(note))
    // Some devices hide the page to print it: what is printed must be there.
    await turn(false, 'beforeprint')
    await turn(true)
    assert.equal(await screen.hidden.count(), 0)
    await turn(false, 'afterprint')
    // What was hidden by hand stays hidden.
    await page.keyboard.press('F8')
    await turn(true)
    await turn(false)
    assert.equal(await screen.hidden.count(), 1)
  })
})

test.describe('locking the screen', () => {
  const WAYS = [
    ['the host', ({ checklist }) => checklist.root.evaluate((element) => element.lock())],
    ['the button', ({ screen }) => screen.lock.click()],
  ]
  for (const [name, lock] of WAYS) {
    test(`${name} locks it: nothing is there, one press brings everything back`, async (context) => {
      const { page, checklist, note, screen } = await open(context)
      await lock({ checklist, screen })
      await screen.locked.waitFor()
      await assertNothingThere(page)
      assert.equal(await checklist.root.getByRole('radio').count(), 0)
      for (const keys of ['F8', 'F8', 'Escape', 'a']) await page.keyboard.press(keys)
      assert.equal(await screen.locked.count(), 1, 'no key opens it')
      await screen.carryOn.click()
      await assertAsItWas({ checklist, note })
      assert.equal(await screen.locked.count(), 0)
    })
  }

  test('what was sent is still known to be sent, and the host may go on configuring', async (context) => {
    const { checklist, screen } = await open(context)
    await checklist.go(titles.outcome)
    await checklist.button(say('send.button')).click()
    await checklist.root.getByText(say('sent.done')).waitFor()
    await checklist.root.evaluate((element) => element.lock())
    await checklist.root.evaluate((element) => element.setAttribute('practitioner-role', 'idva'))
    assert.equal(await screen.locked.count(), 1)
    await screen.carryOn.click()
    await checklist.root.getByText(say('sent.changed')).waitFor()
    assert.equal((await checklist.noticeJson()).role, 'idva')
  })

  test('one screen shows all checklists of a page, so all of them go and come', async (context) => {
    const { page, screen } = await open(context, { path: '/hosts/two.html', selector: '#first' })
    const second = screens(new Checklist(page, '#second'))
    await page.locator('#second').evaluate((element) => element.lock())
    for (const one of [screen, second]) assert.equal(await one.locked.count(), 1)
    await second.carryOn.click()
    for (const one of [screen, second]) assert.equal(await one.locked.count(), 0)
  })
})

test.describe('a screen that nobody touches', () => {
  for (const [minutes, unit] of [[undefined, 5], [1, 1], [15, 15]]) {
    test(`with ${minutes ?? 'no'} idle minutes it is hidden after ${unit}, locked after ${2 * unit}, cleared after ${6 * unit}, each with a warning`, async (context) => {
      const { page, checklist, screen } = await openIdle(context, { minutes })
      let passed = 0
      const until = async (time) => {
        await page.clock.fastForward(time - passed)
        passed = time
      }
      for (const [name, times] of [['hidden', 1], ['locked', 2], ['cleared', 6]]) {
        const comes = times * unit * MINUTE
        await until(comes - 30_001)
        assert.equal(await screen.warning.count(), 0, `no warning of ${name} too soon`)
        await until(comes - 30_000)
        assert.equal(await screen.warning.innerText(), sayShell(`idle.${name}`).replace('{seconds}', '30'))
        await until(comes - 1)
        assert.equal(await screen[name].count(), 0, 'thirty seconds to stop it')
        await until(comes)
        await screen[name].waitFor()
        assert.equal(await screen.warning.count(), 0)
        await assertNothingThere(page)
      }
      await screen.startAgain.click()
      await checklist.screen(titles.start).waitFor()
      await checklist.go(sections[0].title)
      assert.equal(await checklist.root.getByRole('radio').and(page.locator(':checked')).count(), 0, 'and what comes is blank')
    })
  }

  const SIGNS = [
    ['a key', (page) => page.keyboard.press('Control')],
    ['a press anywhere on the page', (page) => page.mouse.click(3, 600)],
    ['the wheel', (page) => page.mouse.wheel(0, 40)],
    ['the button that says so', (page) => page.getByRole('button', { name: sayShell('idle.here') }).click()],
  ]
  for (const [name, give] of SIGNS) {
    test(`any sign puts off what was warned of, as often as it is given: ${name}`, async (context) => {
      const { page, checklist, note, screen } = await openIdle(context)
      for (let times = 0; times < 12; times++) {
        await page.clock.fastForward(5 * MINUTE - 10_000)
        await screen.warning.waitFor()
        await give(page)
        await eventually(() => screen.warning.count(), 0, 'the warning goes')
      }
      await assertAsItWas({ checklist, note })
    })
  }

  test('moving the pointer, and what a script pretends, are no sign of a person', async (context) => {
    const { page, screen } = await openIdle(context)
    await page.clock.fastForward(5 * MINUTE - 10_000)
    await page.mouse.move(300, 300)
    await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true })))
    assert.equal(await screen.warning.count(), 1)
    await page.clock.fastForward(10_000)
    await screen.hidden.waitFor()
  })

  test('hidden or locked it is not brought back by a sign, but what comes next is put off', async (context) => {
    const { page, checklist, note, screen } = await openIdle(context)
    await page.clock.fastForward(5 * MINUTE)
    await screen.hidden.waitFor()
    await page.keyboard.press('Control')
    await page.clock.fastForward(9 * MINUTE)
    assert.equal(await screen.hidden.count(), 1)
    await page.clock.fastForward(2 * MINUTE)
    await screen.locked.waitFor()
    for (let times = 0; times < 3; times++) {
      await page.clock.fastForward(18 * MINUTE)
      await page.keyboard.press('Control')
    }
    assert.equal(await screen.locked.count(), 1, 'work is kept while someone is there')
    await screen.carryOn.click()
    await assertAsItWas({ checklist, note })
  })

  test('the hours in which a device slept count, and what was open is not shown first', async (context) => {
    const { page, screen } = await open(context)
    await page.clock.fastForward(8 * 60 * MINUTE)
    await screen.cleared.waitFor()
    await assertNothingThere(page)
    await page.reload()
    assert.equal(await screen.cleared.count(), 0, 'nothing is asked before leaving: there is nothing to lose')
  })

  test('a message that was sent and has not arrived is not lost with the rest', async (context) => {
    const page = await freshPage(context, browser, { expect: /Failed to load resource/ })
    await page.clock.install()
    await page.route('**/deliveries', (route) => route.fulfill({ status: 400 }))
    const endpoint = new URL('/deliveries', process.env.BASE_URL).href
    const sending = await Sending.open(page, process.env.BASE_URL, { delivery: { endpoint } })
    await sending.send()
    await sending.until('failed')
    await page.clock.fastForward(31 * MINUTE)
    const screen = screens(sending.checklist)
    await screen.cleared.waitFor()
    assert.equal(await sending.checklist.root.locator('.delivery-message').count(), 0)
    await screen.startAgain.click()
    await sending.until('failed')
    await sending.button('again').waitFor()
  })

  const REFUSED = ['0', '16', '-1', '2.5', 'never', '']
  for (const value of REFUSED) {
    test(`\`idle-minutes="${value}"\` is refused by name, and the usual time counts`, async (context) => {
      const { page, checklist, screen } = await open(context)
      await checklist.root.evaluate((element, value) => element.setAttribute('idle-minutes', value), value)
      await eventually(async () => (await heard(page, 'error')).map(({ detail }) => [detail.code, detail.field]), [['out-of-range', 'idleMinutes']], 'one error')
      assert.ok(value === '' || !JSON.stringify(await heard(page, 'error')).includes(`"${value}"`), 'what was given is not said back')
      await page.clock.fastForward(5 * MINUTE + 1_000)
      await screen.hidden.waitFor()
    })
  }
})

test('leaving at once is announced: how often to press yet, when that has passed, and that it goes', async (context) => {
  const { page, checklist } = await openIdle(context)
  const status = checklist.root.locator('.exit [role=status]')
  await page.keyboard.press('Shift')
  assert.equal(await status.textContent(), sayShell('exit.pressed.one'))
  await page.keyboard.press('Shift')
  assert.equal(await status.textContent(), sayShell('exit.pressed.two'))
  await page.clock.fastForward(5_000)
  assert.equal(await status.textContent(), sayShell('exit.expired'))
  await page.keyboard.press('Shift')
  await page.keyboard.press('a')
  assert.equal(await status.textContent(), '', 'another key begins the count again')
  assert.deepEqual(await heard(page, 'exit'), [])
  await page.route('https://www.bbc.co.uk/weather', (route) => route.fulfill({ status: 204 }))
  for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
  await page.getByRole('alert').filter({ hasText: sayShell('exit.leaving') }).waitFor()
  assert.equal((await heard(page, 'exit')).length, 1)
})

test('what stands in place of the content passes axe, at every width and in every theme', { timeout: 120_000 }, async (context) => {
  const page = await freshPage(context, browser)
  await bringAxe(page)
  await page.clock.install()
  const checklist = await Checklist.open(page)
  const screen = screens(checklist)
  const steps = [
    ['hidden', () => page.keyboard.press('F8'), screen.hidden],
    ['warned of the lock', () => page.clock.fastForward(10 * MINUTE - 10_000), screen.warning],
    ['locked', () => page.clock.fastForward(11_000), screen.locked],
    ['cleared', () => page.clock.fastForward(20 * MINUTE), screen.cleared],
  ]
  const problems = []
  for (const [name, act, shown] of steps) {
    await act()
    await shown.waitFor()
    for (const theme of ['light', 'dark', 'contrast']) {
      await checklist.root.evaluate((element, theme) => element.setAttribute('theme', theme), theme)
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        const found = await look(page, { type: 'tag', values: TAGS })
        problems.push(...found.problems.map((problem) => `${name}, ${theme}, ${width}: ${problem}`), ...found.missed)
        assert.equal(await scrollsSideways(page), undefined, `${name}, ${width}`)
        assert.ok(found.controls > 0, name)
      }
    }
  }
  assert.deepEqual(problems, [])
  assert.ok(await focused(page))
})

test('after a hard assessment one quiet line is for staff: put away, or read, it does not come again', async (context) => {
  const { checklist } = await open(context)
  const line = checklist.root.getByText(say('care.line'))
  await checklist.go(titles.outcome)
  assert.equal(await line.count(), 0, 'one yes is no hard assessment')
  await checklist.answerAll('Y'.repeat(24))
  await checklist.go(titles.outcome)
  await line.waitFor()
  await checklist.button(say('care.close')).click()
  assert.equal(await line.count(), 0)
  await eventually(() => hasFocus(checklist.button(say('start.again'))), true, 'focus goes on to what stood below')
  await checklist.go(titles.judgement)
  await checklist.go(titles.outcome)
  assert.equal(await line.count(), 0)

  // The next person's checklist, on the same page.
  await checklist.root.evaluate((element) => element.reset())
  await checklist.screen(titles.start).waitFor()
  await checklist.answerAll('Y'.repeat(24))
  await checklist.go(titles.outcome)
  assert.equal(await line.count(), 0)
})
