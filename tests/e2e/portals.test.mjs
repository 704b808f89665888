// The three demo portals whole, each as its own practitioner uses it: from opening to a sent
// outcome, and what the page around the checklist does with it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { TAGS, bringAxe, look, scrollsSideways } from './support/axe.mjs'
import { baseUrl, freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { Keyboard } from './support/keyboard.mjs'
import { Portal } from './support/portal.mjs'
import { PORTALS, suggestedCase } from './support/portals.mjs'
import { checkShape } from './support/schema.mjs'
import { pathwayName, say, sayShell, sections, titles, triggerName } from './support/words.mjs'

const browser = await sharedBrowser()
const HOUSING = PORTALS.find(({ role }) => role === 'housing')
const IDVA = PORTALS.find(({ role }) => role === 'idva')

async function open(context, { path }, options) {
  const page = await freshPage(context, browser, options)
  const portal = new Portal(page)
  const checklist = await Checklist.open(page, path)
  return { page, portal, checklist }
}

/** Sends, and asserts that the message read, heard, shown and posted is one and the same text. */
async function send({ portal, checklist }) {
  const shown = await checklist.notice.textContent()
  await checklist.button(say('send.button')).click()
  return delivered({ portal, checklist }, shown)
}

async function delivered({ portal, checklist }, shown) {
  await checklist.root.getByText(say('sent.done')).waitFor()
  await portal.waitForDelivery('received')
  assert.deepEqual(await portal.heard(), ['risk-checklist-ready', 'risk-checklist-outcome'])
  assert.deepEqual(await portal.outcomes.allTextContents(), [shown], 'the portal shows what was sent')
  assert.deepEqual(portal.posts, [shown], 'the server got what was sent, once')
  const notice = JSON.parse(shown)
  checkShape('outcome-1', notice)
  return notice
}

const pathwayOf = ({ pathways }, wanted) => pathways.find(({ id }) => id === wanted)
const stateOf = ({ triggers }, wanted) => triggers.find(({ id }) => id === wanted).state

for (const which of PORTALS) {
  test.describe(`the ${which.role} portal`, () => {
    test('danger now: 999 stands there at once, and the decision arrives', async (context) => {
      const all = await open(context, which)
      const { checklist } = all
      await checklist.radio(checklist.fact('immediateDanger'), say('fact.yes')).click()
      await checklist.root.getByRole('region', { name: pathwayName('emergency-999') }).waitFor()
      await checklist.go(titles.outcome)
      await checklist.referral('emergency-999').getByRole('radio', { name: say('decision.chosen') }).click()
      const notice = await send(all)
      assert.deepEqual([notice.reference, notice.role], [which.reference, which.role])
      assert.equal(stateOf(notice, 'immediate-danger'), 'met')
      assert.deepEqual(pathwayOf(notice, 'emergency-999'), {
        id: 'emergency-999', status: 'recommended', urgency: 'now', disposition: 'chosen', reason: null,
      })
    })

    test('eleven yes and a worry: judgement alone recommends a MARAC, and its words stay', async (context) => {
      const all = await open(context, which)
      const { page, checklist } = all
      await checklist.answerAll('Y'.repeat(11) + 'N'.repeat(13))
      await checklist.go(titles.judgement)
      await checklist.root.getByRole('checkbox', { name: say('judgement.concern') }).check()
      await checklist.root.getByRole('textbox', { name: say('judgement.reason') }).fill('Canary-4512 rang twice.')
      await checklist.go(titles.outcome)
      await checklist.criterion(triggerName('visible-high-risk')).getByText(say('state.not.met'), { exact: true }).waitFor()
      await checklist.referral('marac').getByRole('radio', { name: say('decision.chosen') }).click()
      const notice = await send(all)
      assert.deepEqual([stateOf(notice, 'visible-high-risk'), stateOf(notice, 'professional-judgement')], ['not-met', 'met'])
      assert.equal(pathwayOf(notice, 'marac').disposition, 'chosen')
      assert.ok(!(await page.locator('body').innerText()).includes('Canary'), 'the reason is nowhere on the page around')
    })

    test('the case that the page suggests leads where the page says, word for word', async (context) => {
      const all = await open(context, which)
      const { page, checklist } = all
      const { steps, result } = await suggestedCase(page)
      assert.ok(steps.length >= 2 && result.length >= 1, 'there is a case to try')
      for (const [screen, question, answer] of steps) {
        await checklist.go(screen)
        if (/^\d+$/.test(answer)) await checklist.root.getByRole('textbox', { name: question }).fill(answer)
        else await checklist.radio(checklist.root.getByRole('group', { name: question }), answer).click()
      }
      await checklist.go(titles.outcome)
      if (result.some(([, status]) => status === say('referrals.consider'))) await checklist.unfoldConsider()
      for (const [pathway, status] of result) {
        const group = checklist.root.getByRole('region', { name: status, exact: true })
        assert.equal(await group.getByRole('article', { name: pathway }).count(), 1, `${pathway}: ${status}`)
      }
      await send(all)
    })

    test('nothing is asked of any address but its own files and the one message', async (context) => {
      const page = await freshPage(context, browser)
      const asked = []
      page.context().on('request', (request) => asked.push(`${request.method()} ${request.url()}`))
      await page.addInitScript(() => {
        window.violations = []
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => window.violations.push(`${violatedDirective} ${blockedURI}`))
      })
      const portal = new Portal(page)
      const checklist = await Checklist.open(page, which.path)
      await checklist.radio(checklist.fact('immediateDanger'), say('fact.no')).click()
      await checklist.go(sections[0].title)
      await checklist.answer('1', 'Y')
      await checklist.go(titles.outcome)
      await page.waitForLoadState('networkidle')
      const files = which.files.map((file) => `GET ${baseUrl}${file}`)
      assert.deepEqual([...asked].sort(), [...files].sort(), 'before sending, only the files of the page')
      await send({ portal, checklist })
      await page.waitForLoadState('networkidle')
      assert.deepEqual([...asked].sort(), [...files, `POST ${baseUrl}/outcomes`].sort())
      assert.deepEqual(await page.evaluate(() => window.violations), [], 'the shipped policy holds')
    })

    test('leaving at once blanks the whole page, and takes what the portal held', async (context) => {
      const all = await open(context, which)
      const { page, checklist } = all
      await checklist.go(titles.outcome)
      await send(all)
      const seen = []
      await page.exposeFunction('report', (found) => seen.push(found))
      await page.evaluate(() => {
        const look = () => {
          const points = [[5, 5], [640, 60], [640, 450], [1270, 890]]
          const covered = points.every(([x, y]) => document.elementFromPoint(x, y)?.hasAttribute('data-risk-checklist-cover'))
          const hidden = getComputedStyle(document.body).visibility === 'hidden'
          const texts = document.querySelectorAll('#received pre').length
          const kept = document.querySelector('risk-checklist').shadowRoot.childElementCount
          window.report({ blank: covered && hidden, texts, kept })
        }
        document.addEventListener('risk-checklist-exit', () => requestAnimationFrame(look))
      })
      // Never answered: the page is looked at while the next one is on its way.
      await page.route('https://www.bbc.co.uk/**', () => {})
      void page.getByRole('button', { name: sayShell('exit') }).click().catch(() => {})
      await eventually(async () => seen, [{ blank: true, texts: 0, kept: 0 }], 'nothing is left to see, and nothing is held')
    })

    // The other two keep to one theme; this one follows the machine's.
    for (const colorScheme of which === IDVA ? ['light', 'dark'] : ['light']) {
      test(`axe finds nothing on the whole page, and nothing scrolls sideways: ${colorScheme}`, { timeout: 120_000 }, async (context) => {
        const page = await freshPage(context, browser, { colorScheme })
        await bringAxe(page)
        const portal = new Portal(page)
        const checklist = await Checklist.open(page, which.path)
        const inspect = async (screen) => {
          for (const width of [1280, 360]) {
            await page.setViewportSize({ width, height: 800 })
            const { problems, missed } = await look(page, { type: 'tag', values: TAGS })
            assert.deepEqual([problems, missed], [[], []], `${screen}, ${width} px`)
            assert.equal(await scrollsSideways(page), undefined, `${screen}, ${width} px`)
          }
        }
        await suggestedCase(page)
        await inspect('start')
        await checklist.radio(checklist.fact('immediateDanger'), say('fact.yes')).click()
        await checklist.go(titles.outcome)
        await inspect('outcome')
        await send({ portal, checklist })
        await inspect('sent')
      })
    }

    test('whatever else is handed over is shown exactly, newest first, and goes no further', async (context) => {
      const { page, portal, checklist } = await open(context, which)
      const texts = { form: '{ "form": "<b>1</b>" }\n', record: '{ "record": 2 }\n' }
      await checklist.root.evaluate((element, texts) => {
        for (const [name, text] of Object.entries(texts)) {
          element.dispatchEvent(new CustomEvent(`risk-checklist-${name}`, { bubbles: true, composed: true, detail: { [name]: JSON.parse(text), text } }))
        }
      }, texts)
      assert.deepEqual(await portal.heard(), ['risk-checklist-ready', 'risk-checklist-form', 'risk-checklist-record'])
      assert.deepEqual(await portal.events.locator('pre').allTextContents(), [texts.record, texts.form])
      assert.match(await portal.delivery.textContent(), /^Record received at \d\d:\d\d:\d\d/, 'the latest is announced')
      assert.deepEqual(portal.posts, [])
    })
  })
}

test('housing: homelessness help is recommended, and a sanctuary scheme is there to consider', async (context) => {
  const all = await open(context, HOUSING)
  const { checklist } = all
  await checklist.go(titles.circumstances)
  await checklist.radio(checklist.fact('homelessOrAtRisk'), say('fact.yes')).click()
  await checklist.go(titles.outcome)
  await checklist.referral('homelessness').getByRole('radio', { name: say('decision.chosen') }).click()
  await checklist.referral('safe-accommodation').waitFor()
  await checklist.unfoldConsider()
  await checklist.referral('sanctuary', 'consider').getByRole('radio', { name: say('decision.chosen') }).click()
  const notice = await send(all)
  assert.deepEqual(pathwayOf(notice, 'homelessness').status, 'recommended')
  assert.deepEqual(pathwayOf(notice, 'sanctuary').status, 'consider')
  assert.deepEqual(pathwayOf(notice, 'homelessness-duty-to-refer'), undefined, 'that duty binds no housing association')
})

test('housing: a whole call by keyboard alone ends as one outcome', async (context) => {
  const { page, portal, checklist } = await open(context, HOUSING)
  const keyboard = new Keyboard(page)
  await keyboard.activate(page.getByRole('link', { name: 'Skip to main content' }))
  await keyboard.activate(page.locator('details.try summary'))
  assert.ok(await page.locator('details.try').evaluate((details) => details.open), 'the suggested case opens')
  await keyboard.tabTo(checklist.fact('immediateDanger'), 15)
  await keyboard.press('n')
  await keyboard.next(checklist)
  for (const { title, items } of sections) {
    await checklist.screen(title).waitFor()
    for (const id of items) await keyboard.answer(checklist, id, 'D')
    await keyboard.next(checklist)
  }
  await checklist.screen(titles.circumstances).waitFor()
  await keyboard.tabTo(checklist.fact('homelessOrAtRisk'))
  await keyboard.press('y')
  await keyboard.next(checklist)
  await keyboard.activate(checklist.button(say('next.outcome')))
  await checklist.screen(titles.outcome).waitFor()
  await keyboard.tabTo(checklist.referral('homelessness').getByRole('group', { name: say('decision.title', { pathway: pathwayName('homelessness') }) }), 120)
  await keyboard.press('Space')
  const shown = await checklist.notice.textContent()
  await keyboard.tabTo(checklist.button(say('send.button')), 160)
  await keyboard.press('Enter')
  const notice = await delivered({ portal, checklist }, shown)
  assert.equal(pathwayOf(notice, 'homelessness').disposition, 'chosen')
  await keyboard.tabTo(portal.outcomes, 10)
})

test('IDVA: abuse since the last MARAC, within a year, goes back to a MARAC; later it does not by itself', async (context) => {
  const all = await open(context, IDVA)
  const { checklist } = all
  await checklist.go(titles.circumstances)
  await checklist.radio(checklist.fact('abuseSinceLastMaracReferral'), say('fact.yes')).click()
  await checklist.fact('monthsSinceLastMaracReferral').fill('13')
  await checklist.go(titles.outcome)
  await checklist.criterion(triggerName('repeat')).getByText(say('state.not.met'), { exact: true }).waitFor()
  assert.equal(await checklist.referral('marac').count(), 0)
  await checklist.go(titles.circumstances)
  await checklist.fact('monthsSinceLastMaracReferral').fill('5')
  await checklist.go(titles.outcome)
  await checklist.criterion(triggerName('repeat')).getByText(say('state.met'), { exact: true }).waitFor()
  await checklist.referral('marac').getByRole('radio', { name: say('decision.chosen') }).click()
  await checklist.referral('idva').getByRole('radio', { name: say('decision.in.place') }).click()
  const notice = await send(all)
  assert.equal(stateOf(notice, 'repeat'), 'met')
  assert.deepEqual(['marac', 'idva'].map((id) => pathwayOf(notice, id).disposition), ['chosen', 'already-in-place'])
})

test('IDVA: the earlier outcome is a real notice, five months old, and the page shows what was decided', async (context) => {
  const { page } = await open(context, IDVA)
  // When the shape has grown: `node tests/e2e/support/earlier.mjs` makes the file again.
  const earlier = await (await fetch(`${baseUrl}/idva-previous.json`)).json()
  checkShape('outcome-1', earlier)
  assert.equal(earlier.reference, IDVA.reference)
  const decided = earlier.pathways.filter(({ disposition }) => disposition)
  const card = page.getByRole('region', { name: 'Last time' })
  await eventually(() => card.getByRole('listitem').count(), decided.length, 'one line for each decision')
  await card.getByText('MARAC: referred').waitFor()
  const [, date] = /^Outcome sent on (.+)\.$/.exec(await card.getByText(/^Outcome sent on/).textContent())
  const days = (Date.now() - Date.parse(`${date} UTC`)) / 86_400_000
  assert.ok(days > 145 && days < 160, `${date} is ${days} days ago`)
})

test('IDVA: when the earlier outcome does not come, the page says so and the checklist works', async (context) => {
  const page = await freshPage(context, browser, { expect: /503/ })
  await page.route('**/idva-previous.json', (route) => route.fulfill({ status: 503, body: '' }))
  const portal = new Portal(page)
  const checklist = await Checklist.open(page, IDVA.path)
  await page.getByText('The earlier outcome could not be read.').waitFor()
  await checklist.go(titles.outcome)
  assert.equal((await send({ portal, checklist })).reference, IDVA.reference)
})

test('a portal whose own colours have the names of ours keeps buttons that can be seen', async (context) => {
  const { page, checklist } = await open(context, IDVA)
  const accent = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim())
  const background = await checklist.button(say('next')).evaluate((button) => getComputedStyle(button).backgroundColor)
  const hex = background.match(/\d+/g).map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')
  assert.equal(`#${hex}`, accent)
})

test('the same message twice is one outcome to the server, with one receipt', async () => {
  const whole = JSON.parse(readFileSync(new URL('../golden/outcome-1.blank.json', import.meta.url), 'utf8'))
  const notice = (reference) => JSON.stringify({ ...whole, reference })
  const post = async (body) => {
    const response = await fetch(`${baseUrl}/outcomes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    return { status: response.status, ...(await response.json()) }
  }
  const first = await post(notice('TWICE-1'))
  assert.equal(first.status, 201)
  assert.match(first.receipt, /^OUT-\d{4,}$/)
  const other = await post(notice('TWICE-2'))
  assert.notEqual(other.receipt, first.receipt)
  assert.deepEqual(await post(notice('TWICE-1')), { status: 200, receipt: first.receipt })
  const { outcomes } = await (await fetch(`${baseUrl}/outcomes`)).json()
  assert.equal(outcomes.filter(({ reference }) => reference === 'TWICE-1').length, 1)
})
