// <risk-checklist> as a guest on pages that are not ours: what hosts do to it, on purpose
// and by accident, and what it must survive.

import assert from 'node:assert/strict'
import test from 'node:test'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { heard, listen } from './support/events.mjs'
import { EXPECTED_FAULTS, breakFromOutside, reachModule, trap } from './support/faults.mjs'
import { DESTINATION, exitOf, pressShift, stub, typeCapitals, unawaited } from './support/leaving.mjs'
import { answerWords, itemText, say, sayShell, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const BARE = '/hosts/bare.html'
const MODULE = '**/pkg/widget_bg.wasm'

async function open(context, { path = BARE, selector, ...options } = {}) {
  const page = await freshPage(context, browser, options)
  await listen(page)
  const checklist = await Checklist.open(page, path, selector)
  return { page, checklist }
}

/** Holds every request for `pattern` until it is told to go on. */
async function hold(page, pattern) {
  let release
  const held = new Promise((resolve) => (release = resolve))
  await page.route(pattern, async (route) => {
    await held
    await route.continue()
  })
  return release
}

async function isChosen(checklist, id, letter) {
  return checklist.radio(checklist.item(id), answerWords[letter]).isChecked()
}

async function answerFirstSection(checklist) {
  await checklist.go(sections[0].title)
  await checklist.answer('1', 'Y')
  await checklist.answer('2', 'D')
  await (await checklist.more('2')).note.fill('kept in memory')
}

/** The answers, the note and the screen, all as they were left. */
async function assertFirstSectionKept(checklist) {
  await checklist.screen(sections[0].title).waitFor()
  assert.ok(await isChosen(checklist, '1', 'Y'), 'the first answer')
  assert.ok(await isChosen(checklist, '2', 'D'), 'the second answer')
  assert.equal(await (await checklist.more('2')).note.inputValue(), 'kept in memory')
}

test.describe('several elements', () => {
  test('two on one page keep their own answers, and each speaks for itself', async (context) => {
    const { page, checklist: first } = await open(context, { path: '/hosts/two.html', selector: '#first' })
    const second = new Checklist(page, '#second')
    await second.screen(titles.start).waitFor()
    await first.go(sections[0].title)
    await second.go(sections[0].title)
    await first.answer('1', 'Y')
    await second.answer('1', 'N')
    assert.ok(await isChosen(first, '1', 'Y'), 'the first keeps its answer')
    assert.ok(await isChosen(second, '1', 'N'), 'the second has its own')
    await second.go(titles.outcome)
    await first.screen(sections[0].title).waitFor()
    await second.button(say('send.button')).click()
    await eventually(async () => (await heard(page, 'outcome')).length, 1, 'one outcome is heard')
    const [{ id, detail }] = await heard(page, 'outcome')
    assert.deepEqual([id, detail.notice.role], ['second', 'housing'])
    await first.root.evaluate((element) => element.reset())
    await first.screen(titles.start).waitFor()
    await second.screen(titles.outcome).waitFor()
  })

  test('they share one way to leave, which outlives the first of them', async (context) => {
    const { page } = await open(context, { path: '/hosts/two.html', selector: '#first' })
    const exit = page.getByRole('button', { name: sayShell('exit') })
    assert.equal(await exit.count(), 1)
    await page.locator('#first').evaluate((element) => element.remove())
    await eventually(() => page.locator('#second').getByRole('button', { name: sayShell('exit') }).count(), 1, 'the other takes it over')
    assert.equal(await exit.count(), 1)
  })
})

test.describe('configuration', () => {
  test('attributes and config may change at any time, and the answers stay', async (context) => {
    const { page, checklist } = await open(context)
    await answerFirstSection(checklist)
    await checklist.root.evaluate((element) => {
      element.setAttribute('practitioner-role', 'idva')
      element.config = { reference: 'case:17', now: '2026-11-21T09:47Z' }
    })
    await assertFirstSectionKept(checklist)
    await checklist.go(titles.outcome)
    const { role, reference, completedAt } = await checklist.noticeJson()
    assert.deepEqual([role, reference, completedAt], ['idva', 'case:17', '2026-11-21T09:00Z'])
    assert.deepEqual(await heard(page, 'error'), [])
  })

  test('role, which ARIA owns, is read only where practitioner-role is absent', async (context) => {
    const { checklist } = await open(context)
    await checklist.go(titles.outcome)
    await checklist.root.evaluate((element) => element.setAttribute('role', 'housing'))
    assert.equal((await checklist.noticeJson()).role, 'health')
    await checklist.root.evaluate((element) => element.removeAttribute('practitioner-role'))
    await eventually(async () => (await checklist.noticeJson()).role, 'housing', 'the older name is read')
  })

  test('config that was set before the element was defined counts', async (context) => {
    const page = await freshPage(context, browser)
    await listen(page)
    const release = await hold(page, '**/pkg/risk-checklist.js')
    await page.goto(BARE, { waitUntil: 'commit' })
    await page.locator('risk-checklist').evaluate((element) => (element.config = { reference: 'early-1' }))
    release()
    const checklist = new Checklist(page)
    await checklist.screen(titles.start).waitFor()
    await checklist.go(titles.outcome)
    assert.equal((await checklist.noticeJson()).reference, 'early-1')
    assert.deepEqual(await checklist.root.evaluate((element) => Object.keys(element)), [], 'the early property is handed over')
  })

  const REFUSED = [
    ['an attribute', (element) => element.setAttribute('nation', 'atlantis'), 'nation'],
    ['a role', (element) => element.setAttribute('practitioner-role', 'police'), 'role'],
    ['a field', (element) => (element.config = { capacity: 0 }), 'capacity'],
    ['a reference that could be a name', (element) => (element.config = { reference: 'Jane Doe' }), 'reference'],
    ['a way out that is a script', (element) => (element.config = { exitTo: 'javascript:alert(1)' }), 'exitTo'],
    ['a way out that others on the way could read', (element) => (element.config = { exitTo: 'http://example.org/' }), 'exitTo'],
    ['a way out with a name in it', (element) => (element.config = { exitTo: 'https://ada:key@example.org/' }), 'exitTo'],
    ['a list', (element) => (element.config = [1]), 'config'],
    ['a cycle', (element) => { const config = {}; config.reference = config; element.config = config }, 'config'],
    ['a getter that throws', (element) => (element.config = { get reference() { throw new Error('no') } }), 'config'],
  ]
  for (const [name, change, field] of REFUSED) {
    test(`what is refused is named, and the checklist still runs: ${name}`, async (context) => {
      const { page, checklist } = await open(context)
      await answerFirstSection(checklist)
      await checklist.root.evaluate(change)
      await eventually(async () => (await heard(page, 'error')).map(({ detail }) => detail.field), [field], 'one error with its field')
      const [{ detail }] = await heard(page, 'error')
      assert.ok(detail.code && detail.message, JSON.stringify(detail))
      await assertFirstSectionKept(checklist)
    })
  }

  test('an instrument that this build lacks is refused, and nothing is asked', async (context) => {
    const page = await freshPage(context, browser)
    await listen(page)
    await page.goto(BARE)
    await page.locator('risk-checklist').evaluate((element) => {
      const other = element.cloneNode(true)
      other.setAttribute('instrument', 'dara')
      element.replaceWith(other)
    })
    const checklist = new Checklist(page)
    await checklist.root.getByRole('heading', { name: sayShell('unknown-instrument.title') }).waitFor()
    assert.equal(await checklist.root.getByRole('radio').count(), 0)
    await eventually(async () => (await heard(page, 'error')).map(({ detail }) => detail.code), ['unknown-instrument'], 'the host is told')
  })

  test('training mode without a story shows nothing, so that nothing practised is ever real', async (context) => {
    const { page, checklist } = await open(context)
    await checklist.root.evaluate((element) => element.setAttribute('mode', 'training'))
    const title = checklist.root.getByRole('heading', { name: sayShell('training-not-available.title') })
    await title.waitFor()
    assert.equal(await checklist.root.getByRole('radio').count(), 0)
    assert.equal((await heard(page, 'error')).at(-1).detail.code, 'training-not-available')
    await checklist.root.evaluate((element) => element.removeAttribute('mode'))
    await checklist.screen(titles.start).waitFor()
    assert.equal(await title.count(), 0)
  })
})

test.describe('life on the page', () => {
  test('being moved loses nothing', async (context) => {
    const { page, checklist } = await open(context)
    await answerFirstSection(checklist)
    await checklist.root.evaluate((element) => document.body.append(element))
    await assertFirstSectionKept(checklist)
    await checklist.answer('3', 'Y')
    assert.equal((await heard(page, 'ready')).length, 1, 'it did not start anew')
  })

  test('being taken off and put back loses nothing', async (context) => {
    const { page, checklist } = await open(context)
    await answerFirstSection(checklist)
    await checklist.root.evaluate(async (element) => {
      element.remove()
      while (element.shadowRoot.querySelector('.widget')) await new Promise((resolve) => setTimeout(resolve))
      document.querySelector('main').append(element)
    })
    await assertFirstSectionKept(checklist)
    assert.equal((await heard(page, 'ready')).length, 2)
  })

  test('reset erases everything, and it stays erased', async (context) => {
    const { checklist } = await open(context)
    await answerFirstSection(checklist)
    await checklist.root.evaluate((element) => element.reset())
    await checklist.screen(titles.start).waitFor()
    await checklist.go(sections[0].title)
    assert.equal(await checklist.root.getByRole('radio').and(checklist.page.locator(':checked')).count(), 0)
    assert.equal(await (await checklist.more('2')).note.inputValue(), '')
    await checklist.root.evaluate((element) => {
      const { parentNode } = element
      element.remove()
      return new Promise((resolve) => setTimeout(() => resolve(parentNode.append(element))))
    })
    await checklist.screen(sections[0].title).waitFor()
    assert.equal(await checklist.root.getByRole('radio').and(checklist.page.locator(':checked')).count(), 0)
  })

  test('starting again asks first, and then erases', async (context) => {
    const { checklist } = await open(context)
    await answerFirstSection(checklist)
    await checklist.go(titles.outcome)
    await checklist.button(say('start.again')).click()
    await checklist.button(say('start.again.no')).click()
    await checklist.button(say('start.again')).click()
    await checklist.button(say('start.again.yes')).click()
    await checklist.screen(titles.start).waitFor()
    await checklist.go(sections[0].title)
    assert.ok(!(await isChosen(checklist, '1', 'Y')))
  })

  test('a host page that means harm leaves it readable and usable', async (context) => {
    const { page, checklist } = await open(context, { path: '/hosts/hostile-css.html' })
    assert.equal(await page.evaluate(() => document.compatMode), 'BackCompat', 'the page is in quirks mode')
    await checklist.go(sections[0].title)
    await checklist.answer('1', 'Y')
    const legend = checklist.item('1').locator('legend')
    const looks = await legend.evaluate((element) => {
      const { color, textTransform, letterSpacing, textAlign, fontFamily } = getComputedStyle(element)
      return { color, textTransform, letterSpacing, textAlign, comic: fontFamily.includes('Comic') }
    })
    assert.deepEqual(looks, { color: 'rgb(23, 37, 46)', textTransform: 'none', letterSpacing: 'normal', textAlign: 'start', comic: false })
    await checklist.go(titles.outcome)
    await checklist.button(say('send.button')).click()
    await eventually(async () => (await heard(page, 'outcome')).length, 1, 'the outcome is heard')
    const exit = page.getByRole('button', { name: sayShell('exit') })
    assert.ok(await isOnTop(exit), 'nothing lies over the way out')
  })

  test('a small root font size does not make the questions small', async (context) => {
    const { checklist } = await open(context, { path: '/hosts/hostile-css.html' })
    const size = await checklist.fact('immediateDanger').locator('legend').evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
    assert.ok(size >= 16, `a question is written at ${size} px`)
  })

  test('leaving the page is only questioned when something was entered', async (context) => {
    const { page, checklist } = await open(context)
    const asked = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      dialog.accept()
    })
    await checklist.go(sections[0].title)
    await checklist.go(titles.outcome)
    await page.reload()
    await checklist.screen(titles.start).waitFor()
    assert.deepEqual(asked, [], 'looking around is nothing to lose')
    await answerFirstSection(checklist)
    await page.reload()
    await checklist.screen(titles.start).waitFor()
    assert.deepEqual(asked, ['beforeunload'], 'answers are')
    await checklist.go(sections[0].title)
    assert.ok(!(await isChosen(checklist, '1', 'Y')), 'and a reload loses them, by design')
  })
})

test.describe('faults', () => {
  /** The notice says 999, the host page lives, and the answers come back. */
  async function assertRecovers(page, checklist) {
    const notice = checklist.root.getByRole('alert').filter({ hasText: sayShell('fault.title') })
    await notice.waitFor()
    await notice.getByText(sayShell('danger')).waitFor()
    assert.equal(await notice.getByRole('link', { name: '999', exact: true }).getAttribute('href'), 'tel:999')
    assert.deepEqual((await heard(page, 'error')).map(({ detail }) => detail.code), ['fault'])
    assert.ok(!JSON.stringify(await heard(page, 'error')).includes('kept in memory'), 'no answer is told')
    assert.equal(await page.evaluate(() => document.querySelector('h1').textContent.length > 0), true, 'the host page is alive')
    await checklist.button(sayShell('fault.again')).click()
    await assertFirstSectionKept(checklist)
    await checklist.answer('3', 'Y')
    await checklist.go(titles.outcome)
    await checklist.button(say('send.button')).click()
    await eventually(async () => (await heard(page, 'outcome')).length, 1, 'and the checklist can be finished')
  }

  test('when the page is taken apart beneath it, the answers survive', async (context) => {
    const { page, checklist } = await open(context, { expect: EXPECTED_FAULTS })
    await answerFirstSection(checklist)
    await breakFromOutside(checklist, '3')
    await assertRecovers(page, checklist)
  })

  test('when the module traps, the answers survive', async (context) => {
    const page = await freshPage(context, browser, { expect: EXPECTED_FAULTS })
    await listen(page)
    await reachModule(page)
    const checklist = await Checklist.open(page, BARE)
    await answerFirstSection(checklist)
    await trap(checklist)
    await assertRecovers(page, checklist)
  })

  test('two faults in a row are two recoveries', async (context) => {
    const { page, checklist } = await open(context, { expect: EXPECTED_FAULTS })
    await answerFirstSection(checklist)
    for (const id of ['3', '4']) {
      await breakFromOutside(checklist, id)
      await checklist.button(sayShell('fault.again')).click()
      await assertFirstSectionKept(checklist)
    }
    assert.deepEqual((await heard(page, 'error')).map(({ detail }) => detail.code), ['fault', 'fault'])
  })

  test('one instance serves all elements, so all of them say so and all come back', async (context) => {
    const { page, checklist: first } = await open(context, { path: '/hosts/two.html', selector: '#first', expect: EXPECTED_FAULTS })
    const second = new Checklist(page, '#second')
    await second.screen(titles.start).waitFor()
    await answerFirstSection(first)
    await answerFirstSection(second)
    await breakFromOutside(second, '3')
    for (const one of [first, second]) {
      await one.button(sayShell('fault.again')).click()
      await assertFirstSectionKept(one)
    }
  })

  test('a fault of the host page is none of ours', async (context) => {
    const { page, checklist } = await open(context, { expect: /./ })
    await answerFirstSection(checklist)
    const thrown = page.waitForEvent('pageerror')
    await page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError('of another module') }))
    await thrown
    await assertFirstSectionKept(checklist)
    assert.deepEqual(await heard(page, 'error'), [])
  })

  test('a module that does not come is said, and can be asked for again', async (context) => {
    const page = await freshPage(context, browser, { expect: EXPECTED_FAULTS })
    await listen(page)
    await page.route(MODULE, (route) => route.abort())
    await page.goto(BARE)
    const checklist = new Checklist(page)
    const notice = checklist.root.getByRole('alert').filter({ hasText: sayShell('cannot-start.title') })
    await notice.waitFor()
    await notice.getByText(sayShell('danger')).waitFor()
    await checklist.button(sayShell('cannot-start.again')).click()
    await eventually(async () => (await heard(page, 'error')).map(({ detail }) => detail.code), ['cannot-start', 'cannot-start'], 'still not there')
    await page.unroute(MODULE)
    await checklist.button(sayShell('cannot-start.again')).click()
    await checklist.screen(titles.start).waitFor()
  })

  test('where scripts do not run, the page still says where to turn', async (context) => {
    const page = await freshPage(context, browser, { javaScriptEnabled: false })
    await page.goto('/health.html')
    await page.getByText('0808 2000 247').waitFor()
    assert.equal(await page.getByRole('link', { name: '999' }).isVisible(), true)
  })
})

test.describe('leaving at once', { timeout: 120_000 }, () => {
  const WAYS = [
    ['the button', (page) => exitOf(page).click()],
    ['the button by keyboard', (page) => exitOf(page).press('Enter')],
    ['Shift three times', pressShift],
  ]
  for (const [name, leave] of WAYS) {
    test(`the page is blank first, the answers are gone, and then it goes: ${name}`, async (context) => {
      const { page, checklist } = await open(context)
      const dialogs = []
      page.on('dialog', (dialog) => dialogs.push(dialog.type()) && dialog.dismiss())
      await answerFirstSection(checklist)
      const go = await stub(page)
      const entries = await page.evaluate(() => history.length)
      const seen = await watchLeaving(page)
      unawaited(leave(page))
      await eventually(async () => seen, [{ seen: 'nothing', kept: 0, exits: 1 }], 'blank and empty while the next page is on its way')
      go()
      await page.getByRole('heading', { name: 'Rain later' }).waitFor()
      assert.equal(page.url(), DESTINATION)
      assert.equal(await page.evaluate(() => history.length), entries, 'it took the place of this page')
      assert.deepEqual(dialogs, [], 'nobody is asked whether they are sure')
    })
  }

  /**
   * What a glance at the screen finds in the first frame after leaving, and what is left
   * inside the element. The page reports it: a page that is on its way answers nobody.
   */
  async function watchLeaving(page) {
    const seen = []
    await page.exposeFunction('report', (found) => seen.push(found))
    await page.evaluate(() => {
      const look = () => {
        const points = [[5, 5], [640, 300], [640, 880], [1270, 890]]
        const covered = points.every(([x, y]) => document.elementFromPoint(x, y)?.hasAttribute('data-risk-checklist-cover'))
        const hidden = getComputedStyle(document.body).visibility === 'hidden'
        window.report({
          seen: covered && hidden ? 'nothing' : 'something',
          kept: document.querySelector('risk-checklist').shadowRoot.childElementCount,
          exits: window.heard.filter(({ name }) => name === 'exit').length,
        })
      }
      document.addEventListener('risk-checklist-exit', () => requestAnimationFrame(look))
    })
    return seen
  }

  test('the host may choose where to', async (context) => {
    const { page, checklist } = await open(context)
    const elsewhere = 'https://example.org/recipes'
    await checklist.root.evaluate((element, exitTo) => (element.config = { exitTo }), elsewhere)
    const go = await stub(page, elsewhere)
    go()
    unawaited(exitOf(page).click())
    await page.getByRole('heading', { name: 'Rain later' }).waitFor()
    assert.equal(page.url(), elsewhere)
  })

  test('it works before the module has come', async (context) => {
    const page = await freshPage(context, browser)
    await listen(page)
    await page.route(MODULE, () => {})
    await page.goto(BARE)
    await new Checklist(page).root.getByText(sayShell('loading')).waitFor()
    const go = await stub(page)
    go()
    unawaited(exitOf(page).click())
    await page.getByRole('heading', { name: 'Rain later' }).waitFor()
  })

  test('it works after a fault', async (context) => {
    const { page, checklist } = await open(context, { expect: EXPECTED_FAULTS })
    await breakFromOutside(checklist)
    await checklist.button(sayShell('fault.again')).waitFor()
    const go = await stub(page)
    go()
    unawaited(pressShift(page))
    await page.getByRole('heading', { name: 'Rain later' }).waitFor()
  })

  test('without a network nothing of the checklist is left to see', async (context) => {
    const { page, checklist } = await open(context, { expect: EXPECTED_FAULTS })
    await answerFirstSection(checklist)
    await page.context().setOffline(true)
    unawaited(pressShift(page))
    await eventually(() => page.getByText(itemText('1')).count(), 0, 'nothing that was asked is on screen')
    await eventually(() => page.locator('risk-checklist .widget').count(), 0, 'and nothing is left in the element')
  })

  test('capital letters in a note are no way out', async (context) => {
    const { page, checklist } = await open(context)
    await checklist.go(sections[0].title)
    const { note } = await checklist.more('1')
    await note.focus()
    await typeCapitals(page)
    await checklist.screen(sections[0].title).waitFor()
    assert.deepEqual(await heard(page, 'exit'), [])
  })

  test('a banner over everything does not lie over the button', async (context) => {
    const { page } = await open(context)
    await page.evaluate(() => {
      const banner = document.createElement('div')
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('.banner{position:fixed;inset:0;z-index:2147483647;background:#fc0}')
      document.adoptedStyleSheets.push(sheet)
      banner.className = 'banner'
      document.body.append(banner)
    })
    assert.ok(await isOnTop(exitOf(page)))
    const go = await stub(page)
    go()
    unawaited(exitOf(page).click())
    await page.getByRole('heading', { name: 'Rain later' }).waitFor()
  })
})

/** True when a finger on the middle of it would touch it, and nothing else. */
function isOnTop(locator) {
  return locator.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return element.contains(element.getRootNode().elementFromPoint(x + width / 2, y + height / 2))
  })
}
