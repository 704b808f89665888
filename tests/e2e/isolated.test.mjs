// <risk-checklist-frame>: a whole checklist in a frame that its page cannot look into, and
// nothing between the two but one port.

import assert from 'node:assert/strict'
import test from 'node:test'
import { TAGS, bringAxe, look, scrollsSideways } from './support/axe.mjs'
import { baseUrl, freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { heard } from './support/events.mjs'
import { FRAME, PAGE, inside, newPage, open, spyOn } from './support/isolated.mjs'
import { DESTINATION, exitOf, pressShift, stub, typeCapitals, unawaited } from './support/leaving.mjs'
import { Portal } from './support/portal.mjs'
import { answerWords, itemText, say, sayShell, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const CANARY = 'Kanarienvogel-9b1c'
const TIMEOUT = { timeout: 120_000 }

/** All that the page and the frame ask for, in no order. */
const REQUESTS = [
  'GET 127.0.0.1 /hosts/isolated.html',
  'GET 127.0.0.1 /hosts/isolated.css',
  'GET 127.0.0.1 /hosts/isolated.js',
  'GET 127.0.0.1 /portal.css',
  'GET 127.0.0.1 /portal.js',
  'GET 127.0.0.1 /favicon.svg',
  'GET 127.0.0.1 /pkg/risk-checklist-frame.js',
  'GET localhost /pkg/frame.html',
  'GET localhost /pkg/frame.js',
  'GET localhost /pkg/risk-checklist.js',
  'GET localhost /pkg/widget_bg.wasm',
  'GET localhost /pkg/packs/s-dash.json',
  'GET localhost /pkg/packs/hba-screen.json',
]

async function fillIn(checklist) {
  await checklist.answerAll('YNDYNDYNDYNDYNDYNDYNDYND')
  await (await checklist.more('22')).note.fill(`${CANARY} said so`)
  await checklist.go(titles.judgement)
  await checklist.root.getByRole('checkbox', { name: say('judgement.concern') }).check()
  await checklist.root.getByRole('textbox', { name: say('judgement.reason') }).fill(`because ${CANARY}`)
}

test('a whole checklist: the page hears the very text that was read, and nothing else leaves', TIMEOUT, async (context) => {
  const page = await newPage(context, browser)
  const asked = []
  page.context().on('request', (request) => asked.push(request))
  const portal = new Portal(page)
  await page.goto(PAGE)
  const { checklist } = await inside(page)
  await fillIn(checklist)
  await checklist.go(titles.outcome)
  const shown = await checklist.notice.textContent()
  await checklist.button(say('send.button')).click()
  await portal.waitForDelivery('received')
  await page.waitForLoadState('networkidle')

  const events = await heard(page)
  assert.deepEqual(events.map(({ name, id }) => [name, id]), [['ready', 'checklist'], ['outcome', 'checklist']])
  const { text, notice } = events[1].detail
  assert.equal(text, shown, 'to the byte')
  assert.deepEqual(notice, JSON.parse(shown))
  assert.equal(notice.reference, 'DEMO-3188')
  assert.deepEqual(portal.posts, [shown])
  assert.ok(!JSON.stringify(events).includes(CANARY))

  const names = asked.map((request) => {
    const { hostname, pathname, search } = new URL(request.url())
    return `${request.method()} ${hostname} ${pathname}${search}`
  })
  assert.deepEqual(names.sort(), [...REQUESTS, 'POST 127.0.0.1 /outcomes'].sort())
  for (const request of asked) {
    const said = [request.url(), request.postData() ?? '', JSON.stringify(await request.allHeaders())].join('\n')
    assert.ok(!said.includes(CANARY) && !said.includes('referer'), `${request.method()} ${request.url()}`)
  }
  assert.deepEqual(await page.context().cookies(), [])
})

test('the record is handed over whole, where the page asked for records', TIMEOUT, async (context) => {
  const { page, checklist } = await open(context, browser)
  await checklist.go(titles.outcome)
  await checklist.button(say('record.show')).click()
  const shown = await checklist.root.getByRole('region', { name: say('record.exact') }).textContent()
  await checklist.button(say('record.hand.over')).click()
  await eventually(async () => (await heard(page, 'record')).map(({ detail }) => detail.text), [shown], 'the record is heard')
  const [{ detail }] = await heard(page, 'record')
  assert.deepEqual(detail.record, JSON.parse(shown))
})

test('the page itself may refuse WebAssembly', TIMEOUT, async (context) => {
  const { page } = await open(context, browser, { expect: /wasm-unsafe-eval|WebAssembly/ })
  const refused = await page.evaluate(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'compiled', ({ name }) => name))
  assert.equal(refused, 'CompileError')
})

test.describe('a hostile script on the page', TIMEOUT, () => {
  const QUESTION = itemText('1')

  async function pry(page, checklist) {
    await checklist.go(sections[0].title)
    await checklist.answer('1', 'Y')
    const { note } = await checklist.more('1')
    await note.pressSequentially(CANARY)
    return (await page.evaluate(() => window.lookAround())).join('\n')
  }

  test('reads what is typed into the element', async (context) => {
    const page = await freshPage(context, browser)
    await spyOn(page)
    const seen = await pry(page, await Checklist.open(page, '/hosts/bare.html'))
    assert.ok(seen.includes(`field: ${CANARY}`), 'the note')
    assert.ok(seen.includes(QUESTION), 'the question')
    assert.ok(seen.includes('keydown: K'), 'each key')
  })

  test('reads nothing that is typed into the frame', async (context) => {
    const page = await freshPage(context, browser)
    await spyOn(page)
    await page.goto(PAGE)
    const { frame, checklist } = await inside(page)
    const seen = await pry(page, checklist)
    assert.equal(await frame.evaluate(() => self.origin), 'null')
    assert.ok(seen.includes('refused: SecurityError') && seen.includes('document: none'), 'it tried')
    assert.ok(seen.includes('port: '), 'it listened in on the port')
    for (const secret of [CANARY, QUESTION, 'field:', 'input:', 'keydown:', 'change:']) assert.ok(!seen.includes(secret), `it has ${secret}`)
    // What did go through the port while someone answered: how tall the checklist is.
    const types = seen.match(/(?<=^port: ).*$/gm).map((text) => JSON.parse(text).type)
    assert.deepEqual([...new Set(types)].sort(), ['connected', 'event', 'size'])
  })

  test('cannot take the sandbox away: the frame brings its own', async (context) => {
    const page = await newPage(context, browser)
    await page.goto(PAGE)
    await inside(page)
    await page.evaluate(() => {
      const open = document.createElement('iframe')
      open.src = document.querySelector('risk-checklist-frame').getAttribute('src')
      open.id = 'open'
      document.body.append(open)
    })
    const bare = await (await page.locator('#open').elementHandle()).contentFrame()
    await bare.waitForLoadState()
    assert.equal(await bare.evaluate(() => self.origin), 'null')
  })

  test('cannot show it in a page that the frame does not know', async (context) => {
    const page = await newPage(context, browser, { expect: /frame-ancestors|frame-src|net::ERR_/ })
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    // The same server, under a name that is not in the frame's list.
    const { port } = new URL(baseUrl)
    await page.goto(`http://stranger.localhost:${port}${PAGE}`)
    await page.locator('#checklist').evaluate((element, src) => element.setAttribute('src', src), `http://localhost:${port}/pkg/frame.html`)
    await refused
    await page.getByRole('heading', { name: sayShell('cannot-start.title') }).waitFor()
  })

  test('opened by itself the frame shows no checklist, and says where to turn', async (context) => {
    const page = await freshPage(context, browser)
    await page.goto('/pkg/frame.html')
    await page.getByRole('link', { name: '999' }).waitFor()
    assert.equal(await page.locator('risk-checklist').count(), 0)
  })
})

test.describe('leaving at once', TIMEOUT, () => {
  async function watchLeaving(page) {
    const seen = []
    await page.exposeFunction('report', (found) => seen.push(found))
    await page.evaluate(() => {
      const look = () => {
        const points = [[5, 5], [640, 300], [640, 880], [1270, 890]]
        const covered = points.every(([x, y]) => document.elementFromPoint(x, y)?.hasAttribute('data-risk-checklist-cover'))
        const hidden = getComputedStyle(document.body).visibility === 'hidden'
        const kept = document.querySelector('risk-checklist-frame').shadowRoot.childElementCount
        window.report({ seen: covered && hidden ? 'nothing' : 'something', kept, frames: window.length })
      }
      document.addEventListener('risk-checklist-exit', () => requestAnimationFrame(look))
    })
    return seen
  }

  const WAYS = [
    ['the button', (page) => exitOf(page).click()],
    ['Shift three times on the page', async (page) => (await page.locator('h1').click(), await pressShift(page))],
    ['Shift three times in the frame', async (page, note) => (await note.focus(), await pressShift(page))],
  ]
  for (const [name, leave] of WAYS) {
    test(`the page is blank and the frame is gone first: ${name}`, async (context) => {
      const { page, checklist } = await open(context, browser)
      const dialogs = []
      page.on('dialog', (dialog) => dialogs.push(dialog.type()) && dialog.dismiss())
      await checklist.go(sections[0].title)
      await checklist.answer('1', 'Y')
      const { note } = await checklist.more('1')
      await note.fill(CANARY)
      const go = await stub(page)
      const seen = await watchLeaving(page)
      unawaited(leave(page, note))
      await eventually(async () => seen, [{ seen: 'nothing', kept: 0, frames: 0 }], 'blank and empty while the next page is on its way')
      go()
      await page.getByRole('heading', { name: 'Rain later' }).waitFor()
      assert.equal(page.url(), DESTINATION)
      assert.deepEqual(dialogs, [], 'nobody is asked whether they are sure')
    })
  }

  test('it works before the frame has come', async (context) => {
    const page = await newPage(context, browser)
    await page.route(FRAME, () => {})
    await page.goto(PAGE, { waitUntil: 'commit' })
    await page.getByText(sayShell('loading')).waitFor()
    const go = await stub(page)
    go()
    unawaited(exitOf(page).click())
    await page.getByRole('heading', { name: 'Rain later' }).waitFor()
  })

  test('capital letters in a note are no way out, and the page does not learn of them', async (context) => {
    const page = await newPage(context, browser)
    await spyOn(page)
    await page.goto(PAGE)
    const { checklist } = await inside(page)
    await checklist.go(sections[0].title)
    const { note } = await checklist.more('1')
    await note.focus()
    const before = (await page.evaluate(() => window.lookAround())).filter((line) => line.startsWith('port')).length
    await typeCapitals(page)
    await checklist.screen(sections[0].title).waitFor()
    const after = (await page.evaluate(() => window.lookAround())).filter((line) => line.startsWith('port')).length
    assert.equal(after, before, 'nothing was said through the port')
    assert.deepEqual(await heard(page, 'exit'), [])
  })

  test('the button is the page\'s, and the frame has none', async (context) => {
    const { page, frame } = await open(context, browser)
    assert.equal(await exitOf(page).count(), 1)
    assert.equal(await frame.getByRole('button', { name: sayShell('exit') }).count(), 0)
  })
})

test.describe('when there is no frame', TIMEOUT, () => {
  const DOWN = [
    ['its server is down', (route) => route.abort('connectionrefused')],
    ['it does not let itself be shown here', (route) => route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': "frame-ancestors 'none'" }, body: '' })],
    ['another page answers', (route) => route.fulfill({ contentType: 'text/html', status: 404, body: 'Not found' })],
  ]
  for (const [name, answer] of DOWN) {
    test(`the page says where to turn, within five seconds: ${name}`, async (context) => {
      const page = await newPage(context, browser, { expect: /net::ERR_|frame-ancestors|404/ })
      await page.route(FRAME, answer)
      await page.goto(PAGE)
      const notice = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: sayShell('cannot-start.title') }) })
      await notice.waitFor({ timeout: 5_000 })
      assert.ok(await notice.getByRole('link', { name: '999' }).isVisible())
      assert.deepEqual(await notice.getByRole('link').first().getAttribute('href'), 'tel:999')
      await notice.getByText('0808 2000 247').waitFor()
      assert.deepEqual((await heard(page)).map(({ name, detail }) => [name, detail.code]), [['error', 'cannot-start']])
      await page.unroute(FRAME)
      await page.getByRole('button', { name: sayShell('cannot-start.again') }).click()
      await inside(page)
    })
  }

  test('the frame loads and its script does not', async (context) => {
    const page = await newPage(context, browser, { expect: /net::ERR_/ })
    await page.route('**/pkg/risk-checklist.js', (route) => route.abort())
    await page.goto(PAGE)
    await page.getByRole('heading', { name: sayShell('cannot-start.title') }).waitFor({ timeout: 5_000 })
  })

  test('the module does not load: the notice stands in the frame', async (context) => {
    const page = await newPage(context, browser, { expect: /net::ERR_/ })
    await page.route('**/pkg/widget_bg.wasm', (route) => route.abort())
    await page.goto(PAGE)
    const frame = page.locator('iframe').contentFrame()
    await frame.getByRole('heading', { name: sayShell('cannot-start.title') }).waitFor()
    assert.ok(await frame.getByRole('link', { name: '999' }).isVisible())
    await eventually(async () => (await heard(page)).map(({ detail }) => detail.code), ['cannot-start'], 'and the page hears of it')
  })

  for (const src of ['/pkg/frame.html', `${baseUrl}/pkg/frame.html`, 'javascript:alert(1)', 'data:text/html,x', '']) {
    test(`an address that isolates nothing is refused: ${src.replace(baseUrl, '(same origin)') || '(none)'}`, async (context) => {
      const { page } = await open(context, browser)
      await page.locator('#checklist').evaluate((element, src) => element.setAttribute('src', src), src)
      await page.getByRole('heading', { name: sayShell('cannot-start.title') }).waitFor()
      assert.equal(await page.locator('iframe').count(), 0)
      assert.deepEqual((await heard(page, 'error')).map(({ detail }) => [detail.code, detail.field]), [['not-isolated', 'src']])
    })
  }

  test('a query or fragment of the host\'s goes nowhere', async (context) => {
    const { page } = await open(context, browser)
    await page.locator('#checklist').evaluate((element) => element.setAttribute('src', `${element.getAttribute('src')}?case=4711#name`))
    const { iframe } = await inside(page)
    assert.match(await iframe.getAttribute('src'), /\/pkg\/frame\.html$/)
  })
})

test.describe('as a guest', TIMEOUT, () => {
  test('config and attributes may change at any time, and the answers stay', async (context) => {
    const { page, frame, checklist } = await open(context, browser)
    await checklist.go(sections[0].title)
    await checklist.answer('1', 'Y')
    await page.locator('#checklist').evaluate((element) => {
      element.setAttribute('practitioner-role', 'idva')
      element.setAttribute('theme', 'dark')
      element.config = { reference: 'case:17', now: '2026-11-21T09:47Z' }
    })
    await eventually(() => frame.locator('risk-checklist').getAttribute('theme'), 'dark', 'the theme is handed on')
    assert.ok(await checklist.radio(checklist.item('1'), answerWords.Y).isChecked())
    await checklist.go(titles.outcome)
    const { role, reference, completedAt } = await checklist.noticeJson()
    assert.deepEqual([role, reference, completedAt], ['idva', 'case:17', '2026-11-21T09:00Z'])
    await page.locator('#checklist').evaluate((element) => element.reset())
    await checklist.screen(titles.start).waitFor()
  })

  test('what is wrong with the configuration is said where the page hears it', async (context) => {
    const { page } = await open(context, browser)
    const wrong = [{ reference: 'has spaces' }, { exitTo: 'javascript:alert(1)' }, 'text']
    for (const config of wrong) await page.locator('#checklist').evaluate((element, config) => (element.config = config), config)
    await eventually(async () => (await heard(page, 'error')).map(({ detail }) => detail.field).sort(), ['config', 'exitTo', 'reference'], 'each is reported once')
  })

  test('the host\'s colours go in, and only those', async (context) => {
    const { page, frame } = await open(context, browser)
    const accent = () => frame.locator('risk-checklist').evaluate((element) => getComputedStyle(element).getPropertyValue('--risk-checklist-accent').trim())
    assert.equal(await accent(), '#5a2a6b')
    await page.locator('#checklist').evaluate((element) => {
      element.style.setProperty('--risk-checklist-accent', '#104010')
      element.style.setProperty('--risk-checklist-secret', 'red')
      element.setAttribute('theme', 'light')
    })
    await eventually(accent, '#104010', 'the new colour')
    assert.equal(await frame.locator('risk-checklist').evaluate((element) => element.style.getPropertyValue('--risk-checklist-secret')), '')
  })

  test('it is as tall as what is in it, and the wheel moves the page', async (context) => {
    const { page, frame, iframe, checklist } = await open(context, browser)
    for (const title of [sections[0].title, titles.judgement, titles.outcome]) {
      await checklist.go(title)
      const fits = async () => {
        const content = await frame.evaluate(() => document.querySelector('main').getBoundingClientRect().height)
        const { height } = await iframe.boundingBox()
        return height >= content && height < content + 64 && height % 64 === 0
      }
      await eventually(fits, true, `${title}: the frame has the height of its content`)
      assert.ok(await frame.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight), 'no second scroll bar')
    }
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
    const { x, y } = await iframe.boundingBox()
    await page.mouse.move(x + 200, y + 200)
    await page.mouse.wheel(0, 400)
    await eventually(() => page.evaluate(() => scrollY > 200), true, 'the page has scrolled')
  })

  test('a page that sets the height itself is told of none', async (context) => {
    const { page, frame, iframe, checklist } = await open(context, browser)
    await page.locator('#checklist').evaluate((element) => {
      element.style.blockSize = '500px'
      element.setAttribute('sizing', 'fixed')
    })
    await eventually(async () => (await iframe.boundingBox()).height, 500, 'as tall as its element')
    await checklist.go(titles.outcome)
    assert.equal((await iframe.boundingBox()).height, 500)
    assert.ok(await frame.evaluate(() => document.documentElement.scrollHeight > window.innerHeight && getComputedStyle(document.documentElement).overflowY === 'auto'), 'it scrolls inside')
    await page.locator('#checklist').evaluate((element) => element.removeAttribute('sizing'))
    await page.locator('#checklist').evaluate((element) => (element.style.blockSize = ''))
    await eventually(async () => (await iframe.boundingBox()).height > 600, true, 'and back')
  })

  test('a new screen begins where it can be seen', async (context) => {
    const { page, iframe, checklist } = await open(context, browser)
    for (const title of [sections[0].title, sections[1].title]) {
      await checklist.next()
      await checklist.screen(title).waitFor()
      const inSight = async () => {
        const { y } = await checklist.screen(title).boundingBox()
        return y >= 0 && y < 880
      }
      await eventually(inSight, true, `the heading of ${title} is in sight`)
      assert.ok((await iframe.boundingBox()).height > 900, 'of a frame that is taller than the window')
    }
    assert.ok(await page.evaluate(() => scrollX === 0))
  })

  test('the keyboard goes in, through and out again', async (context) => {
    const { page, frame } = await open(context, browser)
    await page.getByRole('link', { name: 'All demonstrations' }).focus()
    const at = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.className ?? document.activeElement.localName)
    // The frame is of another process: focus takes a moment to get there.
    await page.keyboard.press('Tab')
    await eventually(at, 'frame shown', 'into the frame')
    await eventually(() => frame.evaluate(() => document.hasFocus()), true, 'which knows of it')
    for (let presses = 0; presses < 40 && (await at()) === 'frame shown'; presses++) await page.keyboard.press('Tab')
    await eventually(at, 'exit', 'after the last control of the frame comes the way out')
    await page.keyboard.press('Shift+Tab')
    await eventually(at, 'frame shown', 'and back in')
  })

  test('removed and put back, or its frame reloaded, it starts afresh', async (context) => {
    const { page, frame, checklist } = await open(context, browser)
    await checklist.go(titles.outcome)
    await frame.evaluate(() => location.reload())
    await inside(page)
    await page.locator('#checklist').evaluate((element) => {
      const parent = element.parentElement
      element.remove()
      parent.append(element)
    })
    await inside(page)
    assert.equal(await page.getByRole('button', { name: sayShell('exit') }).count(), 1)
    assert.equal(await page.locator('iframe').count(), 1)
  })

  test('before a reload loses answers, the browser asks', async (context) => {
    const { page, checklist } = await open(context, browser)
    await checklist.go(sections[0].title)
    await checklist.answer('1', 'Y')
    const dialog = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const asked = await dialog
    assert.equal(asked.type(), 'beforeunload')
    await asked.dismiss()
  })

  test('page and frame pass axe, on a phone and on a desk', async (context) => {
    const page = await newPage(context, browser)
    await bringAxe(page)
    await page.goto(PAGE)
    const { frame, checklist } = await inside(page)
    for (const title of [titles.start, sections[0].title, titles.outcome]) {
      await checklist.go(title)
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        for (const document of [page, frame]) {
          const found = await look(document, { type: 'tag', values: TAGS })
          // The frame is read after the heading of the page around it.
          const problems = found.problems.filter((problem) => document === page || !problem.startsWith('page-has-heading-one'))
          assert.deepEqual(problems, [], `${title}, ${width} px, ${document.url()}`)
        }
        assert.ok((await look(frame, { type: 'tag', values: TAGS })).controls > 0, 'axe saw the controls in the frame')
        assert.equal(await scrollsSideways(page), undefined, `${title}, ${width} px`)
        assert.equal(await scrollsSideways(frame), undefined, `${title}, ${width} px`)
      }
      await page.setViewportSize({ width: 1280, height: 900 })
    }
  })
})
