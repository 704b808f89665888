// Places that were not made for a guest: other shadow roots, frames, pages that read from
// right to left, a screen at 400 %, and pages that take it off and put it back all day.

import assert from 'node:assert/strict'
import test from 'node:test'
import { scrollsSideways } from './support/axe.mjs'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { heard, listen } from './support/events.mjs'
import { DESTINATION } from './support/leaving.mjs'
import { answerWords, say, sayShell, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const BARE = '/hosts/bare.html'
const TIMEOUT = { timeout: 180_000 }

async function newPage(context, options) {
  const page = await freshPage(context, browser, options)
  await listen(page)
  return page
}

async function complete(page, checklist) {
  await checklist.go(sections[0].title)
  await checklist.answer('1', 'Y')
  await (await checklist.more('1')).note.fill('typed here')
  await checklist.go(titles.outcome)
  await checklist.button(say('send.button')).click()
}

test('inside a shadow root that is closed: it works, and its events come through', TIMEOUT, async (context) => {
  const page = await newPage(context)
  await page.goto(BARE)
  await new Checklist(page).screen(titles.start).waitFor()
  // The page keeps the only way in, so the test works through it as the page could.
  const screens = await page.evaluate(async ({ send, outcome }) => {
    const host = document.createElement('div')
    document.body.append(host)
    const root = host.attachShadow({ mode: 'closed' })
    const checklist = document.querySelector('risk-checklist')
    checklist.remove()
    root.append(checklist)
    const within = (selector, text) => [...checklist.shadowRoot.querySelectorAll(selector)].find((element) => element.textContent.trim().startsWith(text))
    const until = async (find) => {
      while (!find()) await new Promise((resolve) => setTimeout(resolve, 20))
      return find()
    }
    ;(await until(() => within('nav button', outcome))).click()
    ;(await until(() => within('button', send))).click()
    return checklist.shadowRoot.querySelector('h3').textContent
  }, { send: say('send.button'), outcome: titles.outcome })
  assert.equal(screens, titles.outcome)
  await eventually(async () => (await heard(page, 'outcome')).length, 1, 'the event crossed the border')
  assert.equal(await page.evaluate(() => document.body.lastElementChild.shadowRoot), null, 'the root is closed')
})

test('moved between a shadow root and the page, it keeps its answers', TIMEOUT, async (context) => {
  const page = await newPage(context)
  const checklist = await Checklist.open(page, BARE)
  await checklist.go(sections[0].title)
  await checklist.answer('1', 'Y')
  for (const into of ['root', 'page']) {
    await checklist.root.evaluate((element, into) => {
      const host = document.getElementById('host') ?? Object.assign(document.createElement('div'), { id: 'host' })
      if (!host.shadowRoot) host.attachShadow({ mode: 'open' })
      document.body.append(host)
      if (into === 'root') host.shadowRoot.append(element)
      else document.querySelector('main').append(element)
    }, into)
    assert.ok(await checklist.radio(checklist.item('1'), answerWords.Y).isChecked(), into)
    await checklist.answer('2', 'N')
  }
  assert.equal((await heard(page, 'ready')).length, 1, 'it never started anew')
})

test.describe('in a frame of the portal\'s own', TIMEOUT, () => {
  /** A portal page around the bare one, which the demo server lets nobody frame. */
  async function open(context) {
    const page = await newPage(context)
    await page.route('**/hosts/bare.html', async (route) => {
      const answer = await route.fetch()
      const policy = answer.headers()['content-security-policy'].replace("frame-ancestors 'none'", "frame-ancestors 'self'")
      await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-security-policy': policy } })
    })
    await page.route('**/outer.html', (route) => route.fulfill({
      contentType: 'text/html',
      body: '<!DOCTYPE html><title>Outer</title><h1>A portal of frames</h1><iframe title="Checklist" width="900" height="700" src="/hosts/bare.html"></iframe>',
    }))
    await page.goto('/outer.html')
    const frame = page.frame({ url: /bare/ }) ?? (await (await page.locator('iframe').elementHandle()).contentFrame())
    const checklist = new Checklist(frame)
    await checklist.screen(titles.start).waitFor()
    return { page, frame, checklist }
  }

  test('it completes', async (context) => {
    const { page, frame, checklist } = await open(context)
    await complete(page, checklist)
    await eventually(async () => (await frame.evaluate(() => window.heard.filter(({ name }) => name === 'outcome').length)), 1, 'the page in the frame hears the outcome')
  })

  test('leaving at once leaves the portal around it too', async (context) => {
    const { page, checklist } = await open(context)
    await page.route(DESTINATION, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Rain later</h1>' }))
    checklist.root.getByRole('button', { name: sayShell('exit') }).click().catch(() => {})
    await page.getByRole('heading', { name: 'Rain later' }).waitFor()
    assert.equal(page.url(), DESTINATION)
  })
})

test('on a page that reads from right to left, English still reads as English', TIMEOUT, async (context) => {
  const page = await newPage(context)
  const checklist = await Checklist.open(page, BARE)
  await page.evaluate(() => (document.documentElement.dir = 'rtl'))
  for (const title of [titles.start, sections[0].title, titles.outcome]) {
    await checklist.go(title)
    const heading = await checklist.screen(title).evaluate((element) => {
      const box = document.createRange()
      box.selectNodeContents(element)
      const { left } = box.getBoundingClientRect()
      return { direction: getComputedStyle(element).direction, atStart: left - element.getBoundingClientRect().left < 40 }
    })
    assert.deepEqual(heading, { direction: 'ltr', atStart: true }, title)
    assert.equal(await scrollsSideways(page), undefined, title)
  }
  assert.equal(await page.getByRole('button', { name: sayShell('exit') }).evaluate((element) => getComputedStyle(element).direction), 'ltr')
  assert.equal(await page.evaluate(() => document.querySelector('risk-checklist').shadowRoot.querySelector('.widget').scrollWidth <= innerWidth), true)
})

for (const [name, change] of [
  ['standards mode', () => {}],
  ['right to left', () => (document.documentElement.dir = 'rtl')],
]) {
  test(`at 400 % of a 1280 pixel screen nothing scrolls sideways: ${name}`, TIMEOUT, async (context) => {
    // What a browser makes of 1280 by 1024 at 400 %: WCAG 1.4.10.
    const page = await newPage(context, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 })
    const checklist = await Checklist.open(page, BARE)
    await page.evaluate(change)
    for (const title of [titles.start, ...sections.map(({ title }) => title), titles.circumstances, titles.judgement, titles.outcome]) {
      await checklist.go(title)
      assert.equal(await scrollsSideways(page), undefined, title)
    }
    await checklist.button(say('send.button')).click()
    await eventually(async () => (await heard(page, 'outcome')).length, 1, 'and it can be finished')
  })
}

test.describe('two versions on one page', TIMEOUT, () => {
  /** The second is the same files from another address: another script, another module. */
  async function open(context) {
    const page = await newPage(context)
    await page.route('**/pkg-2/**', async (route) => route.fulfill({ response: await route.fetch({ url: route.request().url().replace('/pkg-2/', '/pkg/') }) }))
    await page.route('**/second.js', (route) => route.fulfill({
      contentType: 'text/javascript',
      body: "import { RiskChecklistElement } from '/pkg-2/risk-checklist.js'\ncustomElements.define('risk-checklist-2', RiskChecklistElement)",
    }))
    await page.goto(BARE)
    const first = new Checklist(page)
    await first.screen(titles.start).waitFor()
    await page.evaluate(async () => {
      await import('/second.js')
      const second = document.createElement('risk-checklist-2')
      second.setAttribute('nation', 'wales')
      document.querySelector('main').append(second)
    })
    const second = new Checklist(page, 'risk-checklist-2')
    await second.screen(titles.start).waitFor()
    return { page, first, second }
  }

  test('each has its own answers, and speaks for itself', async (context) => {
    const { page, first, second } = await open(context)
    await first.go(sections[0].title)
    await second.go(sections[0].title)
    await first.answer('1', 'Y')
    await second.answer('1', 'N')
    assert.ok(await first.radio(first.item('1'), answerWords.Y).isChecked())
    assert.ok(await second.radio(second.item('1'), answerWords.N).isChecked())
    await second.go(titles.outcome)
    await first.screen(sections[0].title).waitFor()
    await second.button(say('send.button')).click()
    await eventually(async () => (await heard(page, 'outcome')).length, 1, 'one outcome')
    assert.deepEqual(await page.evaluate(() => ['risk-checklist', 'risk-checklist-2'].map((name) => document.querySelector(name).value === '')), [true, false])
    assert.equal(await page.evaluate(() => customElements.get('risk-checklist') === customElements.get('risk-checklist-2')), false, 'the first definition stays')
  })

  test('leaving by either erases both', async (context) => {
    const { page, second } = await open(context)
    await page.route(DESTINATION, () => {})
    const seen = []
    await page.exposeFunction('report', (found) => seen.push(found))
    await page.evaluate(() => document.addEventListener('risk-checklist-exit', () => requestAnimationFrame(() => {
      const left = ['risk-checklist', 'risk-checklist-2'].map((name) => document.querySelector(name).shadowRoot.childElementCount)
      window.report(JSON.stringify(left))
    })))
    second.root.getByRole('button', { name: sayShell('exit') }).click().catch(() => {})
    await eventually(async () => [...new Set(seen)], ['[0,0]'], 'nothing is left in either')
  })
})

test('removed and put back 200 times it leaves nothing behind', TIMEOUT, async (context) => {
  const page = await newPage(context)
  const checklist = await Checklist.open(page, BARE)
  const probe = await page.context().newCDPSession(page)
  await probe.send('Performance.enable')

  /** What is alive once everything that nobody holds is gone. */
  const alive = async () => {
    for (let round = 0; round < 3; round++) await probe.send('HeapProfiler.collectGarbage')
    const { documents, nodes, jsEventListeners } = await probe.send('Memory.getDOMCounters')
    const { metrics } = await probe.send('Performance.getMetrics')
    const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value
    const memory = await page.evaluate(async () => (await (await import('/pkg/widget.js')).default()).memory.buffer.byteLength)
    return { documents, nodes, jsEventListeners, heap, memory }
  }
  const turns = (times) => page.evaluate(async (times) => {
    const element = document.querySelector('risk-checklist')
    const parent = element.parentElement
    const until = async (shows) => {
      while (Boolean(element.shadowRoot.querySelector('.widget')) !== shows) await new Promise((resolve) => setTimeout(resolve))
    }
    for (let turn = 0; turn < times; turn++) {
      element.remove()
      await until(false)
      parent.append(element)
      await until(true)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }, times)

  await checklist.go(sections[0].title)
  await checklist.answer('1', 'Y')
  // What is made once and kept (compiled code, caches) is made now.
  await turns(10)
  const before = await alive()
  await turns(200)
  const after = await alive()
  context.diagnostic(`before ${JSON.stringify(before)}`)
  context.diagnostic(`after  ${JSON.stringify(after)}`)
  assert.equal(after.documents, before.documents, 'documents')
  assert.ok(after.nodes <= before.nodes + 20, `nodes: ${before.nodes}, then ${after.nodes}`)
  assert.ok(after.jsEventListeners <= before.jsEventListeners, `listeners: ${before.jsEventListeners}, then ${after.jsEventListeners}`)
  assert.ok(after.heap - before.heap < 1_000_000, `script memory grew by ${after.heap - before.heap} bytes`)
  assert.ok(after.memory - before.memory < 1_500_000, `the module's memory grew by ${after.memory - before.memory} bytes`)
  assert.ok(await checklist.radio(checklist.item('1'), answerWords.Y).isChecked(), 'and the answer is still there')
  assert.equal(await page.getByRole('button', { name: sayShell('exit') }).count(), 1)
})
