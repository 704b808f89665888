// Hiding, locking and clearing in isolated mode: the frame holds the content, so the frame
// hides it; the page only passes on that its key was pressed, or that the host asked for the
// lock. The clock is the test's own.

import assert from 'node:assert/strict'
import test from 'node:test'
import { sharedBrowser } from './support/browser.mjs'
import { eventually } from './support/ensure.mjs'
import { heard } from './support/events.mjs'
import { PAGE, inside, newPage, spyOn } from './support/isolated.mjs'
import { SECRET, inMemory, inPage, typeSecret, watchMemory } from './support/secret.mjs'
import { sayShell, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const TIMEOUT = { timeout: 60_000 }
const MINUTE = 60_000

async function open(context) {
  const page = await newPage(context, browser)
  await spyOn(page)
  await page.clock.install()
  await watchMemory(page)
  await page.goto(PAGE)
  const { frame, checklist } = await inside(page)
  await checklist.go(sections[0].title)
  const note = await typeSecret(checklist, '2')
  const heading = (key) => frame.getByRole('heading', { name: sayShell(key), exact: true })
  const button = (key) => frame.getByRole('button', { name: sayShell(key), exact: true })
  return { page, frame, checklist, note, heading, button }
}

async function assertNothingThere(page, frame) {
  assert.deepEqual(await inPage(frame), [], 'the frame holds it nowhere')
  assert.ok(!(await frame.locator('body').ariaSnapshot()).includes(SECRET), 'and nobody is told of it')
  assert.ok(!(await page.evaluate(() => window.lookAround())).join().includes(SECRET), 'nor did the page learn of it')
}

for (const [where, goThere] of [['in the frame', ({ note }) => note.focus()], ['on the page', ({ page }) => page.locator('h1').click()]]) {
  test(`the key hides and shows with focus ${where}`, TIMEOUT, async (context) => {
    const opened = await open(context)
    const { page, frame, note, heading, button } = opened
    assert.deepEqual(await inPage(frame), ['risk-checklist, values'], 'the search finds what is there')
    await goThere(opened)
    await page.keyboard.press('F8')
    await heading('hidden.title').waitFor()
    await assertNothingThere(page, frame)
    // The frame is taller than the window: the way back is where the person looks.
    await page.evaluate(() => scrollTo({ top: 600, behavior: 'instant' }))
    const inSight = async () => (await button('hidden.back').boundingBox()).y >= 0
    await eventually(inSight, true, 'the way back is in the window')
    await page.keyboard.press('F8')
    await heading('hidden.title').waitFor({ state: 'detached' })
    assert.equal(await note.inputValue(), SECRET)
  })
}

test('the host locks it; one press in the frame brings it back', TIMEOUT, async (context) => {
  const { page, frame, note, heading, button } = await open(context)
  await page.locator('risk-checklist-frame').evaluate((element) => element.lock())
  await heading('locked.title').waitFor()
  await assertNothingThere(page, frame)
  await button('locked.back').click()
  assert.equal(await note.inputValue(), SECRET)
  assert.deepEqual((await heard(page)).map(({ name }) => name), ['ready'])
})

test('what nobody touches is warned of where the person looks, hidden, locked and cleared', TIMEOUT, async (context) => {
  const { page, frame, checklist, heading, button } = await open(context)
  await page.locator('risk-checklist-frame').evaluate((element) => element.setAttribute('idle-minutes', '2'))
  await page.mouse.wheel(0, 700)
  await eventually(() => page.evaluate(() => scrollY > 300), true, 'the page is scrolled down')
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000)
  await checklist.root.press('Control')
  await page.clock.fastForward(2 * MINUTE - 5_000)
  const warning = frame.getByRole('alert')
  await warning.waitFor()
  const inSight = async () => {
    const { y, height } = await warning.boundingBox()
    return y >= 0 && y + height <= 900
  }
  await eventually(inSight, true, 'the warning is in the window, though the frame is taller')
  await frame.getByRole('button', { name: sayShell('idle.here') }).click()
  await eventually(() => warning.count(), 0, 'a press puts it off')
  await page.clock.fastForward(2 * MINUTE)
  await heading('hidden.title').waitFor()
  await page.clock.fastForward(2 * MINUTE)
  await heading('locked.title').waitFor()
  await page.clock.fastForward(8 * MINUTE)
  await heading('cleared.title').waitFor()
  await page.clock.resume()
  await assertNothingThere(page, frame)
  await eventually(() => inMemory(frame), 0, 'and the module\'s memory is overwritten')
  await button('cleared.back').click()
  await checklist.screen(titles.start).waitFor()
})

test('minutes that are out of bounds are reported once, by name', TIMEOUT, async (context) => {
  const { page } = await open(context)
  await page.locator('risk-checklist-frame').evaluate((element) => element.setAttribute('idle-minutes', '0'))
  await eventually(async () => (await heard(page, 'error')).map(({ detail }) => detail.field), ['idleMinutes'], 'one error')
})
