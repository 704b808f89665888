// Training mode as a trainee and a trainer meet it, and the walls between it and a live
// checklist. The story is invented.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { TAGS, asTallAsThePage, bringAxe, look, scrollsSideways } from './support/axe.mjs'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { heard, listen } from './support/events.mjs'
import { EXPECTED_FAULTS, breakFromOutside } from './support/faults.mjs'
import { GREEN_DOOR, Story, sayTraining } from './support/story.mjs'
import { pathwayName, say, sayShell, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const built = (name) => readFileSync(new URL(`../../pkg/${name}`, import.meta.url))

/** Thirteen yes in the model at the first step; one of them is enough to fall under. */
const MODEL = Object.entries(GREEN_DOOR.steps[0].answers).map(([id, { value }]) => [id, value])
const LETTERS = { yes: 'Y', no: 'N', 'dont-know': 'D' }

async function open(context, { way, large, scenario, ...options } = {}) {
  const page = await freshPage(context, browser, options)
  await listen(page)
  await bringAxe(page)
  return { page, story: await Story.open(page, { way, large, scenario }) }
}

const names = async (page) => (await heard(page)).map(({ name }) => name)

test.describe('practise', () => {
  test('a story from its warning to its end: compare, take the result, go on, finish', async (context) => {
    const { page, story } = await open(context)
    const text = () => story.root.evaluate((element) => element.shadowRoot.querySelector('.widget').innerText)
    assert.ok(!(await text()).includes('Rowan'), 'the warning comes before the story')
    await story.press('warning.begin')
    await story.screen(titles.start).waitFor()
    assert.match(await text(), /Rowan Testcase/)

    for (const { title, items } of sections) {
      await story.go(title)
      assert.match(await text(), /Rowan Testcase/, 'the story is in reach on every screen')
      for (const [id, value] of MODEL.filter(([id]) => items.includes(id))) {
        if (id !== '24') await story.answer(id, LETTERS[value])
      }
    }
    await story.go(titles.outcome)
    assert.equal(await story.button(say('send.button')).count(), 0)
    await story.root.getByRole('heading', { name: sayTraining('instead.title') }).waitFor()
    await story.press('instead.compare')
    await story.at('compare.title')
    const missed = story.root.locator('article.difference').filter({ hasText: 'Rowan says so.' })
    assert.equal(await missed.count(), 1, 'only item 24 has the model say something else of the story')

    assert.deepEqual(await heard(page, 'training-result'), [], 'nothing is handed over by comparing')
    await story.press('result.show')
    await eventually(async () => (await heard(page, 'training-result')).length, 1, 'the page is given the result')
    const [{ detail }] = await heard(page, 'training-result')
    assert.deepEqual(Object.keys(detail).sort(), ['code', 'result', 'text'])
    assert.deepEqual(JSON.parse(detail.text), detail.result)
    assert.equal(detail.result.schema, 'risk-checklist/training-result/1')
    assert.deepEqual(detail.result.scenario, { id: GREEN_DOOR.id, version: GREEN_DOOR.version })
    assert.equal(detail.result.step, GREEN_DOOR.steps[0].id)
    assert.deepEqual(detail.result.answers, Object.fromEntries(MODEL.filter(([id]) => id !== '24')))
    assert.match(detail.code, /^RC1(-[0-9A-HJKMNP-TV-Z]{1,4})+$/)
    await story.root.getByText(detail.code, { exact: true }).waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), story.press('result.download')])
    assert.equal(download.suggestedFilename(), 'training-result.json')
    assert.equal(readFileSync(await download.path(), 'utf8'), detail.text)

    await story.press('compare.carry-on')
    await story.screen(titles.start).waitFor()
    await story.go(sections[0].title)
    assert.ok(await story.radio(story.item('2'), 'Yes').isChecked(), 'the answers were carried on')
    await story.go(titles.outcome)
    await story.press('instead.compare')
    await story.at('compare.title')
    assert.equal(await story.button(sayTraining('compare.carry-on')).count(), 0, 'this is the last step')
    await story.press('compare.close')
    await story.at('close.title')
    await story.root.getByText(GREEN_DOOR.checkIn[0]).waitFor()
    assert.ok((await story.root.locator('a.phone').count()) > 0, 'numbers to ring')
    assert.deepEqual(await names(page), ['ready', 'training-result'])
  })

  test('the next step can start from the model answers', async (context) => {
    const { story } = await open(context)
    await story.press('warning.begin')
    await story.go(titles.outcome)
    await story.press('instead.compare')
    await story.press('compare.from-model')
    await story.screen(titles.start).waitFor()
    await story.go(sections[0].title)
    assert.ok(await story.radio(story.item('2'), 'Yes').isChecked())
  })

  test('nobody has to: the way out is there before the story and in the middle of it', async (context) => {
    const { page, story } = await open(context)
    await story.press('warning.opt-out')
    await story.at('left.title')
    const text = await story.root.evaluate((element) => element.shadowRoot.querySelector('.widget').innerText)
    assert.ok(!text.includes('Rowan') && !text.includes(GREEN_DOOR.title), 'nothing of the story is on screen')
    assert.ok((await story.root.locator('a.phone').count()) > 0, 'numbers to ring')
    await story.press('left.back')
    await story.press('warning.begin')
    await story.go(sections[0].title)
    await story.answer('1', 'Y')
    await story.press('leave')
    await story.at('left.title')
    await story.press('left.back')
    await story.screen(sections[0].title).waitFor()
    assert.ok(await story.radio(story.item('1'), 'Yes').isChecked(), 'nothing was lost')
    await story.press('leave')
    await story.press('left.erase')
    await story.at('warning.title')
    assert.deepEqual(await names(page), ['ready'], 'nobody is told')
  })

  test('quick exit works as in a live checklist', async (context) => {
    const { page, story } = await open(context)
    await page.route('https://**/*', (route) => route.fulfill({ body: 'elsewhere' }))
    await story.press('warning.begin')
    await story.root.getByRole('button', { name: sayShell('exit') }).click()
    await page.waitForURL((url) => !url.href.includes('/hosts/training.html'))
  })

  test('a fault loses no answer', async (context) => {
    const { story } = await open(context, { expect: EXPECTED_FAULTS })
    await story.press('warning.begin')
    await story.go(sections[0].title)
    await story.answer('2', 'Y')
    await breakFromOutside(story, '1')
    await story.root.getByRole('button', { name: sayShell('fault.again') }).click()
    await story.screen(sections[0].title).waitFor()
    assert.ok(await story.radio(story.item('2'), 'Yes').isChecked())
    await story.root.getByText(sayTraining('banner')).waitFor()
  })
})

test.describe('demonstrate', () => {
  test('any answer is a switch: before and after stand side by side, and it is said what moved', async (context) => {
    const { page, story } = await open(context, { way: 'demonstrate' })
    await story.press('warning.begin')
    await story.whatIf.getByText(sayTraining('moved.nothing')).waitFor()
    await story.go(sections.at(-1).title)
    const last = sections.at(-1).items.find((id) => GREEN_DOOR.steps[1].answers?.[id] === undefined && !MODEL.some(([one]) => one === id))
    await story.answer(last, 'Y')
    await story.whatIf.getByText(sayTraining('what-if.new')).first().waitFor()
    const marac = pathwayName('marac')
    const [before, after] = await story.whatIf.locator('.column').all()
    assert.equal(await before.getByText(marac, { exact: true }).count(), 0, 'thirteen is below the line')
    assert.equal(await after.getByText(marac, { exact: true }).count(), 1, 'fourteen is not')
    assert.match(await story.whatIf.getByRole('status').innerText(), new RegExp(marac))
    await story.press('what-if.put-back')
    await story.whatIf.getByText(sayTraining('moved.nothing')).waitFor()
    await story.screen(sections.at(-1).title).waitFor()
    assert.deepEqual(await names(page), ['ready'])
  })

  test('the keys that the screen names lead through the story', async (context) => {
    const { page, story } = await open(context, { way: 'demonstrate', large: true })
    await story.press('warning.begin')
    await story.screen(titles.start).waitFor()
    const step = (number) => story.root.locator('nav.story-steps [aria-current=step]').filter({ hasText: `Step ${number}:` }).waitFor()
    await step(1)
    await page.keyboard.press('Alt+PageDown')
    await step(2)
    await page.keyboard.press('Alt+PageDown')
    await step(2)
    await page.keyboard.press('Alt+PageUp')
    await step(1)
    await story.go(sections[0].title)
    await story.answer('2', 'N')
    await story.button(sayTraining('what-if.put-back')).waitFor()
    await page.keyboard.press('Alt+0')
    await story.whatIf.getByText(sayTraining('moved.nothing')).waitFor()
    assert.ok(await story.radio(story.item('2'), 'Yes').isChecked())
    await page.keyboard.press('Alt+End')
    await eventually(() => story.root.evaluate((element) => element.shadowRoot.activeElement?.id), 'what-if-title', 'focus is at what if')
  })

  test('someone who asked for less motion sees none', async (context) => {
    for (const [reducedMotion, moves] of [['reduce', false], ['no-preference', true]]) {
      const { story } = await open(context, { way: 'demonstrate', reducedMotion })
      await story.press('warning.begin')
      await story.go(sections[0].title)
      await story.answer('2', 'N')
      await story.button(sayTraining('what-if.put-back')).waitFor()
      await story.go(titles.judgement)
      await story.root.getByRole('checkbox', { name: say('judgement.concern') }).check()
      const changed = story.whatIf.locator('.route.differs').first()
      await changed.waitFor()
      const name = await changed.evaluate((element) => getComputedStyle(element).animationName)
      assert.equal(name !== 'none', moves, reducedMotion)
    }
  })
})

test('replay shows every step in a picture, and the same in words', async (context) => {
  const { page, story } = await open(context, { way: 'replay' })
  await story.press('warning.begin')
  await story.at('replay.title')
  const table = story.root.getByRole('table', { name: sayTraining('replay.picture') })
  assert.equal(await table.getByRole('columnheader').count(), GREEN_DOOR.steps.length + 1)
  const marac = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: pathwayName('marac') }) })
  const [first, second] = await marac.getByRole('cell').allInnerTexts()
  assert.ok(!first.startsWith('Recommended') && second.startsWith('Recommended'), `${first} then ${second}`)
  for (const { title } of GREEN_DOOR.steps) await story.root.getByRole('heading', { level: 4, name: new RegExp(title) }).waitFor()
  await story.press('compare.close')
  await story.at('close.title')
  assert.deepEqual(await names(page), ['ready'])
})

test.describe('the walls', () => {
  test('training asks for its own files, keeps nothing and sends nothing', async (context) => {
    const page = await freshPage(context, browser)
    const asked = []
    page.context().on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
    const story = await Story.open(page)
    await story.press('warning.begin')
    await story.go(titles.judgement)
    await story.root.getByRole('checkbox', { name: say('judgement.concern') }).check()
    await story.go(titles.outcome)
    await story.press('instead.compare')
    await story.press('result.show')
    await page.waitForLoadState('networkidle')
    const packs = asked.filter((one) => one.startsWith('GET /pkg/packs/'))
    assert.deepEqual(
      asked.filter((one) => !packs.includes(one)).sort(),
      ['/favicon.svg', '/hosts/training.html', '/hosts/training.js', '/pkg/risk-checklist.js', '/pkg/scenarios/green-door.json', '/pkg/training-looks.js', '/pkg/training-module.js', '/pkg/training_bg.wasm']
        .map((path) => `GET ${path}`)
        .sort(),
    )
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, location.hash])
    assert.deepEqual(stored, [0, 0, '', ''])
  })

  test('other bytes than those published are refused, and nothing is shown in their place', async (context) => {
    const page = await freshPage(context, browser, { expect: /integrity|Failed to load/ })
    await page.route('**/pkg/training_bg.wasm', (route) => route.fulfill({ body: built('widget_bg.wasm'), contentType: 'application/wasm' }))
    await page.route('**/pkg/scenarios/green-door.json', (route) => route.fulfill({ json: GREEN_DOOR }))
    await page.goto('/hosts/training.html?story=green-door')
    await page.locator('risk-checklist').getByRole('heading', { name: sayShell('wrong-bytes.title') }).waitFor()
  })

  test('a live page never loads the module for training', async (context) => {
    const page = await freshPage(context, browser)
    const asked = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    const checklist = await Checklist.open(page, '/hosts/bare.html')
    await checklist.go(titles.outcome)
    assert.deepEqual(asked.filter((path) => /training|scenario/.test(path)), [])
  })

  test('a live checklist is handed a story: it is refused by name, and never shown', async (context) => {
    const page = await freshPage(context, browser)
    await listen(page)
    const checklist = await Checklist.open(page, '/hosts/bare.html')
    await checklist.root.evaluate((element, scenario) => (element.config = { scenario, training: { way: 'practise' } }), GREEN_DOOR)
    await eventually(async () => (await heard(page, 'error')).map(({ detail }) => detail.field).sort(), ['scenario', 'training'], 'both are refused')
    await checklist.screen(titles.start).waitFor()
    assert.equal(await checklist.root.getByText(GREEN_DOOR.title).count(), 0)
  })

  const LIVE = [
    ['a reference', { reference: 'case:17' }],
    ['an earlier outcome', { previous: {} }],
    ['forms', { forms: true }],
    ['records', { records: true }],
    ['an address to post to', { delivery: { endpoint: 'https://example.org/outcomes' } }],
    ['a local profile', { profile: { schema: 'risk-checklist/profile/1' } }],
  ]
  for (const [name, live] of LIVE) {
    test(`training is handed what belongs to a live checklist: ${name}`, async (context) => {
      const { page, story } = await open(context)
      await story.root.evaluate((element, live) => (element.config = { ...element.config, ...live }), live)
      await eventually(async () => (await heard(page, 'error')).map(({ detail }) => detail.field), Object.keys(live), 'it is refused by name')
      await story.at('warning.title')
    })
  }

  test('without a whole story nothing is shown, and every problem is told', async (context) => {
    const page = await freshPage(context, browser)
    await listen(page)
    await Checklist.open(page, '/hosts/bare.html')
    const broken = { ...GREEN_DOOR, fictional: false, title: '' }
    for (const [scenario, fields] of [[undefined, ['scenario', '']], [broken, ['scenario.fictional', 'scenario.title', '']]]) {
      await page.evaluate((scenario) => {
        window.heard = []
        const element = document.createElement('risk-checklist')
        element.setAttribute('mode', 'training')
        element.config = { scenario }
        document.querySelector('risk-checklist').replaceWith(element)
      }, scenario)
      await page.locator('risk-checklist').getByRole('heading', { name: sayShell('training-not-available.title') }).waitFor()
      const errors = (await heard(page, 'error')).map(({ detail }) => detail)
      assert.deepEqual(errors.map(({ field }) => field), fields)
      assert.equal(errors.at(-1).code, 'training-not-available')
    }
    assert.equal(await page.locator('risk-checklist').getByRole('radio').count(), 0)
  })

  test('the mode never changes over answers', async (context) => {
    const page = await freshPage(context, browser)
    await listen(page)
    const checklist = await Checklist.open(page, '/hosts/bare.html')
    await checklist.go(sections[0].title)
    await checklist.answer('1', 'Y')
    await checklist.root.evaluate((element) => element.setAttribute('mode', 'training'))
    await eventually(async () => (await heard(page, 'error')).map(({ detail }) => `${detail.code} ${detail.field}`), ['instrument-in-use mode'], 'it is refused')
    assert.ok(await checklist.radio(checklist.item('1'), 'Yes').isChecked(), 'the answer is still there')
    await checklist.root.evaluate((element) => element.setAttribute('mode', 'live'))
    await checklist.go(titles.outcome)
    await checklist.button(say('send.button')).click()
    await eventually(async () => (await heard(page, 'outcome')).length, 1, 'it is live as before')

    const trained = await open(context)
    await trained.story.press('warning.begin')
    await trained.story.go(sections[0].title)
    await trained.story.answer('1', 'Y')
    await trained.story.root.evaluate((element) => element.setAttribute('mode', 'live'))
    await eventually(async () => (await heard(trained.page, 'error')).map(({ detail }) => detail.field), ['mode'], 'the reverse is refused')
    await trained.story.root.getByText(sayTraining('banner')).waitFor()
    await trained.story.root.evaluate((element) => {
      element.config = undefined
      element.reset()
    })
    await trained.story.screen(titles.start).waitFor()
    assert.equal(await trained.story.root.getByText(sayTraining('banner')).count(), 0, 'after reset it is live')
    await trained.story.go(sections[0].title)
    assert.equal(await trained.story.radio(trained.story.item('1'), 'Yes').isChecked(), false, 'and blank')
  })

  test('the modules themselves hold nothing of each other', async () => {
    const [live, training] = [built('widget_bg.wasm'), built('training_bg.wasm')]
    for (const word of ['risk-checklist/scenario/1', 'risk-checklist/training-result/1', 'An invented story', 'training-result', 'TRAINING']) {
      assert.ok(!live.includes(word), `the live module holds \`${word}\``)
    }
    for (const word of ['risk-checklist/outcome/1', 'risk-checklist/record/1', 'risk-checklist/form/1', 'risk-checklist/profile/1']) {
      assert.ok(live.includes(word), `the control: the live module holds \`${word}\``)
      assert.ok(!training.includes(word), `the module for training holds \`${word}\``)
    }
    assert.ok(training.includes('risk-checklist/scenario/1'), 'the control')
    const exported = async (name) => Object.keys(await import(new URL(`../../pkg/${name}.js`, import.meta.url).href))
    const [liveNames, trainingNames] = [await exported('widget'), await exported('training')]
    for (const name of ['assess', 'outcome', 'checkPack']) assert.ok(!trainingNames.includes(name) && liveNames.includes(name), name)
    assert.ok(trainingNames.includes('Widget') && trainingNames.includes('wantedPacks'))
  })
})

test('on paper each sheet says that it is training, and nothing is left to press', async (context) => {
  const { page, story } = await open(context)
  await story.press('warning.begin')
  await story.go(titles.outcome)
  await page.emulateMedia({ media: 'print' })
  assert.ok(await story.root.getByText(sayTraining('banner')).isVisible())
  const mark = story.root.locator('.watermark')
  assert.equal(await mark.evaluate((element) => getComputedStyle(element).position), 'fixed', 'it stands on every sheet')
  assert.ok(await mark.isVisible())
  assert.equal(await story.root.getByRole('button').count(), 0)
  assert.ok((await page.pdf()).length > 10_000)
})

test.describe('axe finds nothing, and nothing scrolls sideways', () => {
  const WALKS = [
    ['practise', async (story, look) => {
      await look('warning')
      await story.press('warning.begin')
      await story.screen(titles.start).waitFor()
      await look('first screen')
      await story.go(sections[0].title)
      await story.answer('1', 'Y')
      await look('items')
      await story.go(titles.outcome)
      await look('outcome')
      await story.press('instead.compare')
      await story.at('compare.title')
      await story.press('result.show')
      await story.root.locator('#training-code').waitFor()
      await look('compare')
      await story.press('leave')
      await look('left')
      await story.press('left.back')
      await story.press('compare.from-model')
      await story.go(titles.outcome)
      await story.press('instead.compare')
      await story.press('compare.close')
      await story.at('close.title')
      await look('closing')
    }],
    ['demonstrate', async (story, look) => {
      await story.press('warning.begin')
      await story.screen(titles.start).waitFor()
      await look('start')
      await story.go(sections[0].title)
      await story.answer('2', 'N')
      await story.button(sayTraining('what-if.put-back')).waitFor()
      await look('changed')
    }],
    ['replay', async (story, look) => {
      await story.press('warning.begin')
      await story.at('replay.title')
      await look('replay')
    }],
  ]
  for (const width of [360, 1280, 1920]) {
    for (const [way, walk] of WALKS) {
      test(`${way}, ${width} pixels wide`, async (context) => {
        const { page, story } = await open(context, { way, large: width === 1920, viewport: { width, height: 900 } })
        await walk(story, async (name) => {
          await asTallAsThePage(page, width)
          const { problems, controls } = await look(page, { type: 'tag', values: TAGS })
          assert.deepEqual(problems, [], name)
          assert.ok(controls > 0, name)
          assert.equal(await scrollsSideways(page), undefined, name)
        })
      })
    }
  }
})
