// The policy that docs/embedding.md calls the smallest: it is enough, and each part of it is
// needed. A page that leaves one out shows a person where to turn, and never a blank.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { baseUrl, freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { heard, listen } from './support/events.mjs'
import { say, sayDelivery, sayShell, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const TIMEOUT = { timeout: 120_000 }

const guide = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8')
const [, block] = /## Content security policy\n[\s\S]*?\n((?: {4}.*\n)+)/.exec(guide)
const POLICY = block.replace(/\s+/g, ' ').trim()

const PAGE = `<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><title>A strict page</title>
  <script type="module" src="/pkg/risk-checklist.js"></script>
  <main><h1>A strict page</h1><risk-checklist nation="england" lang="en-GB"><p>The paper form is in the cabinet. <a href="tel:999">999</a></p></risk-checklist></main>`

/** Opens a page under a policy of the test's own, and counts what the browser refuses. */
async function open(context, policy) {
  const page = await freshPage(context, browser, { expect: policy === POLICY ? undefined : /./ })
  const refused = []
  await page.exposeFunction('refused', (text) => refused.push(text))
  await page.addInitScript(() => addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => window.refused(`${effectiveDirective} ${blockedURI} ${sample}`)))
  await listen(page)
  await page.route('**/strict.html', (route) => route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': policy }, body: PAGE }))
  await page.goto('/strict.html')
  return { page, checklist: new Checklist(page), refused }
}

const without = (directive) => POLICY.split('; ').filter((part) => !part.startsWith(`${directive} `)).join('; ')

test('the policy is what this test thinks it is', () => {
  assert.deepEqual(POLICY.split('; ').map((part) => part.split(' ')[0]), ['default-src', 'script-src', 'connect-src', 'base-uri', 'form-action', 'require-trusted-types-for', 'trusted-types'])
  assert.match(POLICY, /^default-src 'none'; /)
  assert.ok(!/unsafe-inline|'unsafe-eval'|https?:|\*/.test(POLICY), POLICY)
})

test('the whole of a checklist works under it, and nothing is refused', TIMEOUT, async (context) => {
  const { page, checklist, refused } = await open(context, POLICY)
  await checklist.screen(titles.start).waitFor()
  for (const { title, items } of sections) {
    await checklist.go(title)
    await checklist.answer(items[0], 'Y')
  }
  await (await checklist.more(sections.at(-1).items[0])).note.fill('<img src=x onerror=alert(1)>')
  for (const title of [titles.circumstances, titles.judgement, titles.outcome]) await checklist.go(title)
  await checklist.button(say('send.button')).click()
  await eventually(async () => (await heard(page, 'outcome')).length, 1, 'the outcome is heard')
  assert.deepEqual(await heard(page, 'error'), [])
  assert.deepEqual(refused, [])
})

test('Trusted Types are in force: the page that asks for them gets them', TIMEOUT, async (context) => {
  const { page } = await open(context, `${POLICY};`)
  const error = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<b>text</b>'
    } catch ({ name }) {
      return name
    }
  })
  assert.equal(error, 'TypeError')
})

test('connect-src may be as narrow as the folder of the package', TIMEOUT, async (context) => {
  const { checklist, page, refused } = await open(context, POLICY.replace("connect-src 'self'", `connect-src ${baseUrl}/pkg/`))
  await checklist.screen(titles.start).waitFor()
  assert.deepEqual(await heard(page, 'error'), [])
  assert.deepEqual(refused, [])
})

const CANNOT_START = [
  ["'wasm-unsafe-eval'", POLICY.replace(" 'wasm-unsafe-eval'", '')],
  ['connect-src', without('connect-src')],
]
for (const [part, policy] of CANNOT_START) {
  test(`without ${part} the notice says that it could not start, and where to turn`, TIMEOUT, async (context) => {
    assert.notEqual(policy, POLICY)
    const { page, checklist, refused } = await open(context, policy)
    await checklist.root.getByRole('heading', { name: sayShell('cannot-start.title') }).waitFor()
    assert.ok(await checklist.root.getByRole('link', { name: '999', exact: true }).isVisible())
    await checklist.root.getByText('0808 2000 247').waitFor()
    assert.ok((await heard(page, 'error')).some(({ detail }) => detail.code === 'cannot-start'))
    assert.ok(refused.length > 0, 'the browser refused something')
  })
}

test('without script-src the words inside the tag are shown', TIMEOUT, async (context) => {
  const { page } = await open(context, without('script-src'))
  assert.ok(await page.getByText('The paper form is in the cabinet.').isVisible())
  assert.ok(await page.getByRole('link', { name: '999' }).isVisible())
})

test('without the endpoint in connect-src the practitioner is told that it was not sent', TIMEOUT, async (context) => {
  const { checklist } = await open(context, POLICY.replace("connect-src 'self'", `connect-src ${baseUrl}/pkg/`))
  await checklist.screen(titles.start).waitFor()
  await checklist.root.evaluate((element) => (element.config = { delivery: { endpoint: `${location.origin}/deliveries`, attempts: 1 } }))
  await checklist.go(titles.outcome)
  await checklist.button(say('send.button')).click()
  await checklist.button(sayDelivery('again')).waitFor()
})

for (const directive of ['base-uri', 'form-action', 'require-trusted-types-for', 'trusted-types']) {
  test(`${directive} guards the page, and the checklist does not lean on it`, TIMEOUT, async (context) => {
    const { checklist, refused } = await open(context, without(directive))
    await checklist.screen(titles.start).waitFor()
    assert.deepEqual(refused, [])
  })
}
