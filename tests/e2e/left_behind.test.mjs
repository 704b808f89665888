// What is left of a secret note once it was erased, or the page was left: searched for in the
// page, in what assistive technology is told, in storage and history, in the module's memory,
// in what JavaScript holds, in the browser's own copies of a page, and in its profile on disk.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { chromium } from 'playwright-core'
import { baseUrl, freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { DESTINATION } from './support/leaving.mjs'
import { SECRET, accessibilityTree, heap, inMemory, inPage, typeSecret, watchMemory } from './support/secret.mjs'
import { say, sayShell, sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const BARE = '/hosts/bare.html'

/** A page on which the secret was typed, key by key. */
async function planted(page, path = BARE) {
  await watchMemory(page)
  const checklist = await Checklist.open(page, path)
  await checklist.go(sections[0].title)
  await checklist.answer('1', 'Y')
  await typeSecret(checklist, '2')
  return checklist
}

test.describe('after erasing', () => {
  const started = ({ root }) => root.getByRole('heading', { level: 3, name: titles.start, exact: true }).waitFor()
  const WAYS = {
    'the host\'s reset()': async (page, checklist) => {
      await checklist.root.evaluate((element) => element.reset())
      await started(checklist)
    },
    'starting again': async (page, checklist) => {
      await checklist.go(titles.outcome)
      await checklist.button(say('start.again')).click()
      await checklist.button(say('start.again.yes')).click()
      await started(checklist)
    },
    'time': async (page, { root }) => {
      await page.clock.fastForward(31 * 60_000)
      await root.getByRole('heading', { name: sayShell('cleared.title') }).waitFor()
    },
    // No page comes, so this one stays, blank: what it holds can be looked at.
    'leaving at once, with nowhere to go': async (page) => {
      await page.route(DESTINATION, (route) => route.fulfill({ status: 204 }))
      await page.getByRole('button', { name: sayShell('exit') }).click()
      await page.locator('[data-risk-checklist-cover]').waitFor({ state: 'attached' })
    },
    'being taken off the page for good': (page, { root }) => root.evaluate((element) => element.remove()),
  }
  for (const [name, erase] of Object.entries(WAYS)) {
    test(`nothing is left in the page, in memory or in reach of scripts: ${name}`, async (context) => {
      const page = await freshPage(context, browser)
      await page.clock.install()
      const checklist = await planted(page)
      assert.ok((await inMemory(page)) > 0, 'the search finds it in the module\'s memory')
      assert.deepEqual(await inPage(page), ['risk-checklist, values'])
      assert.ok((await heap(page)).includes(SECRET), 'and in what JavaScript holds')
      await erase(page, checklist)
      await eventually(() => inMemory(page), 0, 'the module\'s memory is overwritten')
      assert.deepEqual(await inPage(page), [])
      assert.ok(!(await accessibilityTree(page)).includes(SECRET))
      await eventually(async () => (await heap(page)).includes(SECRET), false, 'JavaScript holds it no longer')
    })
  }

  test('a note that was written over leaves no earlier copy in memory', async (context) => {
    const page = await freshPage(context, browser)
    const checklist = await planted(page)
    await (await checklist.more('2')).note.fill('nothing in particular')
    await eventually(() => inMemory(page), 0, 'every keystroke makes a new state, and the old one is overwritten')
  })
})

test.describe('after the page was left', () => {
  /** Everything in sight on the page, and everything typed into it. */
  async function assertBlank(page) {
    assert.deepEqual(await inPage(page), [])
    assert.ok(!(await accessibilityTree(page)).includes(SECRET))
    assert.equal(await page.getByRole('radio', { checked: true }).count(), 0)
  }

  test('back and forward show nothing, even where the browser kept the page as it was', async (context) => {
    // The driver switches that off, and people's browsers have it on.
    const keeping = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox', '--disable-gpu'], ignoreDefaultArgs: ['--disable-back-forward-cache'] })
    after(() => keeping.close())
    const page = await freshPage(context, keeping)
    page.on('dialog', (dialog) => dialog.accept())
    await page.addInitScript(() => {
      window.addEventListener('pageshow', ({ persisted }) => (window.wasKept = persisted))
    })
    // Of a host that forbids no copies: then browsers keep one.
    await page.route(`**${BARE}`, async (route) => {
      const response = await route.fetch()
      const { 'cache-control': _, ...headers } = response.headers()
      await route.fulfill({ response, headers })
    })
    const { root } = await planted(page)
    await page.goto('/matrix.html')
    await page.goBack({ waitUntil: 'commit' })
    await eventually(() => page.evaluate(() => window.wasKept), true, 'the browser kept it')
    await root.getByRole('heading', { name: sayShell('cleared.title') }).waitFor()
    await assertBlank(page)
    await eventually(() => inMemory(page), 0, 'nor is it in the module\'s memory')
    await page.goForward({ waitUntil: 'commit' })
    await page.getByRole('heading', { level: 1 }).filter({ visible: true }).first().waitFor()
    await page.goBack({ waitUntil: 'commit' })
    await root.getByRole('heading', { name: sayShell('cleared.title') }).waitFor()
    await assertBlank(page)
    await root.getByRole('button', { name: sayShell('cleared.back') }).click()
    await new Checklist(page).screen(titles.start).waitFor()
    await assertBlank(page)
  })

  test('reload, back, the same address again, and a copy of the tab show a blank checklist', async (context) => {
    const page = await freshPage(context, browser)
    page.on('dialog', (dialog) => dialog.accept())
    await planted(page)
    await page.reload()
    await new Checklist(page).screen(titles.start).waitFor()
    await assertBlank(page)
    await typeAgain(page)
    await page.goto('/matrix.html')
    await page.goBack()
    await new Checklist(page).screen(titles.start).waitFor()
    await assertBlank(page)
    await typeAgain(page)
    const [copy] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))])
    await new Checklist(copy).screen(titles.start).waitFor()
    await assertBlank(copy)
  })

  async function typeAgain(page) {
    const checklist = new Checklist(page)
    await checklist.go(sections[0].title)
    await typeSecret(checklist, '2')
  }
})

test('nothing of it reaches the disk, and a browser that is opened again shows nothing', { timeout: 90_000 }, async (context) => {
  const profile = await mkdtemp(join(tmpdir(), 'risk-checklist-profile-'))
  context.after(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }))
  const start = () => chromium.launchPersistentContext(profile, { executablePath: process.env.CHROME, args: ['--no-sandbox', '--disable-gpu', '--restore-last-session'], baseURL: baseUrl })
  const first = await start()
  const [page] = first.pages()
  // Proof that the search finds what a page does leave.
  await page.goto('/matrix.html?left=in-the-address')
  const checklist = await Checklist.open(page, BARE)
  await checklist.go(sections[0].title)
  await typeSecret(checklist, '2')
  await first.close()
  assert.notDeepEqual(await filesWith(profile, 'left=in-the-address'), [], 'an address is found on disk')
  assert.deepEqual(await filesWith(profile, SECRET), [])
  const second = await start()
  for (const page of second.pages()) assert.deepEqual(await inPage(page), [])
  await second.close()
})

/** The files under a folder that hold a text, as browsers write it. */
async function filesWith(folder, text) {
  const wanted = [Buffer.from(text), Buffer.from(text, 'utf16le')]
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const holds = (path) => {
    try {
      const bytes = readFileSync(path)
      return wanted.some((one) => bytes.includes(one))
    } catch {
      return false // Gone meanwhile.
    }
  }
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter(holds)
}
