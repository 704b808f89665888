// The trainer's page: a whole session with a group, what comes in from outside, and that
// nothing leaves, nothing is kept and nothing is lost.

import assert from 'node:assert/strict'
import test from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { sharedBrowser } from './support/browser.mjs'
import { Story } from './support/story.mjs'
import { ID, doWith, download, fleissKappa, handOver, openStory, openTrainer, paste, readCsv, stories, story } from './support/trainer.mjs'
import { sections, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const json = (name, value) => ({ name, mimeType: 'application/json', buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) })

/** Four people: one like the model, three with a difference each, in answers of the first step. */
function fourPeople() {
  const [one, two, three] = Object.keys(story(ID).steps[0].answers)
  return [{}, { [one]: 'no' }, { [two]: 'dont-know', [one]: 'no' }, { [three]: 'no' }]
}

test('a session: shown, handed over as code, file and picture, compared, and read back from CSV', async (context) => {
  const page = await openTrainer(context, browser, { acceptDownloads: true })
  await openStory(page)
  await doWith(page, 'Demonstrate')
  await page.locator('#stage risk-checklist').getByText('invented', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: 'Stop this story' }).click()
  assert.equal(await page.locator('#stage risk-checklist').count(), 0, 'the story is gone')

  const practised = await practise(page)
  const people = [...(await handOver(page, ID, fourPeople())), practised]
  await page.getByRole('button', { name: 'Stop this story' }).click()
  await page.getByRole('heading', { name: 'Before you go on with your day' }).waitFor()
  await doWith(page, 'Group results')
  await paste(page, `Aurelia Example 10:02\n${people[0].code}\nBoris Example: ${people[1].code.toLowerCase()}`)
  for (const [place, file] of [json('result.json', people[2].result), await photograph(page, people[3].code), practised.picture].entries()) {
    await page.getByLabel('Or files').setInputFiles(file)
    await page.locator('#collected').filter({ hasText: `${place + 3} results` }).waitFor()
  }

  const items = await download(page, () => page.getByRole('button', { name: 'Save the items as CSV' }).click())
  const answers = await download(page, () => page.getByRole('button', { name: 'Save the answers as CSV' }).click())
  const [head, model, ...rows] = readCsv(answers.text).filter((row) => row.length > 1)
  assert.deepEqual(rows.map(([letter]) => letter).sort(), ['A', 'B', 'C', 'D', 'E'])
  for (const [key, { value }] of Object.entries(story(ID).steps[0].answers)) {
    const column = head.indexOf(key)
    assert.equal(model[column], value, `the model answers ${key}`)
    const expected = people.map(({ result }) => result.answers[key] ?? 'not-asked').sort()
    assert.deepEqual(rows.map((row) => row[column]).sort(), expected, `item ${key}`)
  }

  const table = readCsv(items.text)
  const counted = head.slice(1).map((_, column) => {
    const counts = {}
    for (const row of rows) counts[row[column + 1]] = (counts[row[column + 1]] ?? 0) + 1
    return { counts, isItem: !/ /.test(head[column + 1]) }
  }).filter(({ isItem, counts }) => isItem && counts['not-asked'] !== rows.length).map(({ counts }) => counts)
  const said = Number(table.find(([name]) => name === 'Fleiss kappa')[1])
  assert.ok(Math.abs(said - fleissKappa(counted)) < 1e-6, `${said} is not ${fleissKappa(counted)}`)
  await page.getByText(said.toFixed(3), { exact: true }).waitFor()

  const text = await page.locator('#group').innerText()
  assert.ok(!/Aurelia|Boris/.test(text.split('Where the answers led')[1]), 'no name among the results')
  assert.ok(!`${items.text}${answers.text}`.includes('Example'))
})

/** Two answers at the first step, compared, and the result as the page then shows it. */
async function practise(page) {
  await doWith(page, 'Practise')
  const trainee = new Story(page)
  await trainee.press('warning.begin')
  await trainee.go(sections[0].title)
  await trainee.answer(sections[0].items[0], 'Y')
  await trainee.answer(sections[0].items[1], 'N')
  await trainee.go(titles.outcome)
  await trainee.press('instead.compare')
  await trainee.press('result.show')
  const code = await page.locator('#result code.code').textContent()
  const file = await download(page, () => page.locator('#result').getByRole('button', { name: 'Save as a file' }).click())
  const picture = { name: 'phone.png', mimeType: 'image/png', buffer: await page.locator('#result svg.qr').screenshot() }
  const result = JSON.parse(file.text)
  assert.deepEqual(Object.keys(result).filter((key) => !['schema', 'scenario', 'step', 'answers', 'facts', 'judgement'].includes(key)), [])
  assert.deepEqual(result.answers, { [sections[0].items[0]]: 'yes', [sections[0].items[1]]: 'no' })
  return { code, result, picture }
}

/** As a phone would show it, and another photograph it. */
async function photograph(page, code) {
  await page.evaluate(async (code) => {
    const { qrPicture } = await import('/trainer/qr.js')
    const picture = await qrPicture(code, 'a test')
    picture.id = 'photograph'
    picture.style.width = '480px'
    document.body.append(picture)
  }, code)
  const buffer = await page.locator('#photograph').screenshot()
  await page.locator('#photograph').evaluate((picture) => picture.remove())
  return { name: 'photo.png', mimeType: 'image/png', buffer }
}

test('what cannot be used is explained line by line, and nothing is lost', async (context) => {
  const page = await openTrainer(context, browser, { acceptDownloads: true })
  const [first, second] = await handOver(page, ID, fourPeople())
  await openStory(page)
  await doWith(page, 'Group results')
  const broken = first.code.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  await paste(page, [first.code, 'no code here', broken, first.code, first.code, second.code].join('\n'))
  const held = page.locator('#held > li')
  assert.equal(await held.count(), 3, (await held.allInnerTexts()).join(' | '))
  await held.filter({ hasText: 'Line 2' }).filter({ hasText: 'no code in this line' }).waitFor()
  await held.filter({ hasText: 'Line 3' }).waitFor()
  await page.locator('#collected').filter({ hasText: '2 results for this step' }).waitFor()
  await page.getByRole('button', { name: 'Yes, count all 2 as people' }).click()
  await page.locator('#collected').filter({ hasText: '4 results for this step' }).waitFor()
  await held.filter({ hasText: 'Line 3' }).getByRole('button', { name: 'Put back into the field' }).click()
  assert.equal(await page.locator('#codes').inputValue(), broken)

  const saved = await download(page, () => page.getByRole('button', { name: 'Save these codes as a file' }).click())
  assert.equal(saved.text.trim().split('\n').length, 4)
  await page.getByRole('button', { name: 'Start again with none' }).click()
  assert.equal((await page.locator('#codes').inputValue()).trim().split('\n').length, 4, 'one wrong press loses nothing')
})

test('a live checklist, another story and any other file are no results', async (context) => {
  const page = await openTrainer(context, browser)
  const other = stories.find(({ id }) => id !== ID).id
  const [foreign] = await handOver(page, other, [{}])
  await openStory(page)
  await doWith(page, 'Group results')
  await paste(page, foreign.code)
  assert.equal(await page.locator('#held > li').count(), 1)
  const files = [
    json('response.json', { schema: 'risk-checklist/response/1', answers: { 1: { value: 'yes', note: 'Kanarienvogel' } } }),
    json('result.json', { ...foreign.result, note: 'Kanarienvogel' }),
    json('broken.json', '{'),
    { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') },
    { name: 'codes.txt', mimeType: 'text/plain', buffer: Buffer.from('<b>RC1-nothing</b>') },
  ]
  for (const [place, file] of files.entries()) {
    await page.getByLabel('Or files').setInputFiles(file)
    await page.locator('#held > li').nth(place + 1).waitFor()
  }
  assert.ok(!(await page.locator('#group').innerText()).includes('Kanarienvogel'))
  await page.locator('#collected').filter({ hasText: 'No results yet' }).waitFor()
})

test('200 results are counted, drawn and printed', { timeout: 120_000 }, async (context) => {
  const page = await openTrainer(context, browser)
  const keys = Object.keys(story(ID).steps[0].answers)
  const codes = ['yes', 'no', 'dont-know']
  const changes = Array.from({ length: 200 }, (_, person) => Object.fromEntries(keys.map((key, place) => [key, codes[(person * (place + 3) + ((person * person) % 7)) % 3]])))
  const people = await handOver(page, ID, changes)
  await openStory(page)
  await doWith(page, 'Group results')
  page.setDefaultTimeout(60_000)
  await paste(page, people.map(({ code }) => code).join('\n'))
  const repeated = page.getByRole('button', { name: /as people$/ })
  if (await repeated.count()) await repeated.click()
  await page.locator('#collected').filter({ hasText: '200 results' }).waitFor()
  await page.getByText('200 people, by letter').click()
  await page.locator('.letters > li').nth(199).waitFor()
  assert.equal(await page.locator('.letters > li strong').last().textContent(), 'GR: ', 'A to Z, AA and on')
})

test('handouts print, each sheet marked as invented', async (context) => {
  const page = await openTrainer(context, browser)
  await openStory(page)
  await doWith(page, 'Handouts')
  await page.locator('.sheet').first().waitFor()
  for (const box of await page.locator('#handout-parts input').all()) await box.check()
  const sheets = page.locator('.sheet')
  assert.equal(await sheets.count(), 5)
  const { steps, learningPoints, warnings } = story(ID)
  const [told, blank, model, points] = await sheets.allInnerTexts()
  for (const { vignette } of steps) for (const words of vignette) assert.ok(told.includes(words), words)
  for (const words of warnings) assert.ok(told.includes(words), words)
  assert.equal((blank.match(/☐ Yes/g) ?? []).length, 24)
  for (const { answers } of steps) for (const { because } of Object.values(answers ?? {})) assert.ok(model.includes(because), because)
  for (const words of learningPoints) assert.ok(points.includes(words), words)
  for (const text of await sheets.allInnerTexts()) assert.match(text, /invented story/)

  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  const pages = (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length
  assert.ok(pages >= 5 && pages <= 14, `${pages} pages`)
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('header.top').isVisible(), false)
  assert.equal(await page.getByRole('button', { name: 'Print' }).isVisible(), false)
})

test('a break hides the story, says who listens, and leads back or out', async (context) => {
  const page = await openTrainer(context, browser)
  await openStory(page)
  await doWith(page, 'Practise')
  await page.locator('#stage risk-checklist').waitFor()
  await page.getByRole('button', { name: 'Take a break' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take the time you need' })
  await dialog.waitFor()
  await page.locator('#stage').waitFor({ state: 'hidden' })
  assert.ok((await dialog.locator('a[href^="tel:"]').count()) >= 2)
  await dialog.getByRole('button', { name: 'Go back to where I was' }).click()
  await page.locator('#stage risk-checklist').waitFor()
  await page.getByRole('button', { name: 'Take a break' }).click()
  await dialog.getByRole('button', { name: 'Leave this story' }).click()
  await page.getByRole('heading', { name: 'Training room' }).waitFor()
  assert.equal(await page.locator('#stage risk-checklist').count(), 0)
})

test('a story is changed, checked beside its fields, saved, and opened again as it was', async (context) => {
  const page = await openTrainer(context, browser, { acceptDownloads: true })
  await openStory(page)
  await doWith(page, 'Change a copy')
  const title = page.getByLabel('Title').first()
  await title.fill('')
  await page.getByRole('button', { name: 'Check it' }).click()
  await page.locator('[data-path="title"] .problem:not([hidden])').waitFor()
  assert.equal(await title.getAttribute('aria-invalid'), 'true')
  await title.fill('A changed story (invented)')
  await page.getByRole('button', { name: 'Check it' }).click()
  await page.locator('#write-status').filter({ hasText: 'Nothing is wrong' }).waitFor()

  const saved = await download(page, () => page.getByRole('button', { name: 'Save as a file' }).first().click())
  assert.deepEqual(JSON.parse(saved.text), { ...story(ID), id: `${ID}-copy`, title: 'A changed story (invented)' })
  await page.getByRole('button', { name: 'Stories', exact: true }).click()
  await page.getByLabel('Open a story that someone saved').setInputFiles(json(saved.name, saved.text))
  await page.getByRole('heading', { name: 'A changed story (invented)' }).waitFor()
})

test('an answer that moves the outcome is seen at once, and what follows is kept, not typed', async (context) => {
  const page = await openTrainer(context, browser)
  await openStory(page)
  await doWith(page, 'Change a copy')
  const step = page.locator('.step').first()
  await step.getByText('The story expects exactly this.').waitFor()
  await step.getByText('Model answers').click()
  // A threat to kill is a critical item: alone it calls for more.
  assert.equal(story(ID).steps[0].answers['14'].value, 'yes')
  await page.locator('[data-path="steps[0].answers.14.value"] select').selectOption('no')
  const keep = step.getByRole('button', { name: /keep it as what the story expects/ })
  await keep.waitFor()
  await page.getByRole('button', { name: 'Check it' }).click()
  await page.locator('#write-problems a').first().waitFor()
  await keep.click()
  await step.getByText('The story expects exactly this.').waitFor()
})

test('a link carries a story, is checked, and is gone from the address', async (context) => {
  const page = await openTrainer(context, browser)
  await openStory(page)
  await doWith(page, 'Change a copy')
  await page.getByLabel('Title').first().fill('A linked story (invented)')
  await page.getByRole('button', { name: 'Make a link with the story in it' }).click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  const other = await openTrainer(context, browser, { hash: new URL(link).hash })
  await other.getByRole('heading', { name: 'A linked story (invented)' }).waitFor()
  assert.equal(new URL(other.url()).hash, '')
  assert.equal(await other.evaluate(() => history.length), 2, 'and not in the history either')
})

const packed = (value) => deflateRawSync(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))).toString('base64url')

for (const [name, hash, words] of [
  ['cut', () => packed(story(ID)).slice(0, -40), 'cut or changed'],
  ['no base64', () => '%3Cscript%3E', 'cut or changed'],
  ['huge when unpacked', () => packed('9'.repeat(9_000_000)), 'at most 256 KiB'],
  ['too long', () => 'A'.repeat(40_000), 'too long'],
  ['not a story', () => packed({ schema: 'risk-checklist/response/1', answers: {} }), 'problem'],
  ['a real story', () => packed({ ...story(ID), fictional: false }), 'problem'],
  ['markup', () => packed({ ...story(ID), title: '<img src=x onerror=alert(1)>', expected: 1 }), 'problem'],
]) {
  test(`a link that is ${name} is refused in words, and the page stands`, async (context) => {
    const page = await openTrainer(context, browser, { hash: `#scenario=${hash()}` })
    await page.locator('#story-refused').filter({ hasText: words }).waitFor()
    assert.equal(new URL(page.url()).hash, '')
    assert.equal(await page.locator('#story-refused img').count(), 0)
    await openStory(page)
  })
}

test('a story file is text: markup in it is shown as it is written', async (context) => {
  const page = await openTrainer(context, browser)
  const title = '<img src=x onerror="document.title=1"> (invented)'
  await page.getByLabel('Open a story that someone saved').setInputFiles(json('story.json', { ...story(ID), title }))
  // The format may refuse it or show it; it never runs.
  await page.getByText(title, { exact: false }).or(page.locator('#story-refused li')).first().waitFor()
  assert.equal(await page.locator('main img').count(), 0)
  for (const [name, text, words] of [['a.json', '{', 'not JSON'], ['b.json', ' '.repeat(300 * 1024), '256 KiB']]) {
    await page.getByRole('button', { name: 'Stories', exact: true }).click()
    await page.getByLabel('Open a story that someone saved').setInputFiles(json(name, text))
    await page.locator('#story-refused').filter({ hasText: words }).waitFor()
  }
})

test('without a network the page, its stories and the checklist still work', async (context) => {
  const page = await openTrainer(context, browser, { expect: /ERR_INTERNET_DISCONNECTED|Failed to load resource/ })
  await page.locator('#offline').filter({ hasText: 'kept on this device' }).waitFor()
  await page.context().setOffline(true)
  await page.reload()
  await openStory(page)
  await doWith(page, 'Practise')
  await page.locator('#stage risk-checklist').getByText('invented', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: 'Stop this story' }).click()
  const [one, two] = await handOver(page, ID, fourPeople())
  await doWith(page, 'Group results')
  await paste(page, `${one.code}\n${two.code}`)
  await page.getByText('Fleiss’ kappa').waitFor()
})

test('what is kept is the page alone: no other page, nothing typed, no storage', async (context) => {
  const page = await openTrainer(context, browser)
  const asked = []
  page.context().on('request', (request) => asked.push(request))
  await page.locator('#offline').filter({ hasText: 'kept on this device' }).waitFor()
  await openStory(page)
  await doWith(page, 'Change a copy')
  await page.getByLabel('Title').first().fill('Kanarienvogel-7f3e')
  await page.getByRole('button', { name: 'Group results' }).first().click()
  await page.locator('#codes').fill('Kanarienvogel-7f3e')
  await page.getByRole('button', { name: 'Add these codes' }).click()
  await page.locator('#held li').waitFor()
  await page.getByRole('button', { name: 'Stories', exact: true }).click()
  await page.getByLabel('Words in it').fill('Kanarienvogel-7f3e')
  await page.locator('#found').filter({ hasText: 'No story fits' }).waitFor()
  for (const request of asked) {
    assert.equal(request.method(), 'GET', request.url())
    assert.ok(!`${request.url()}${request.postData()}`.includes('Kanarienvogel'), request.url())
  }
  const kept = await page.evaluate(async () => {
    const paths = []
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname)
    return {
      paths,
      scopes: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
      stored: [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, location.hash],
    }
  })
  assert.deepEqual(kept.scopes, ['/trainer.html'])
  assert.deepEqual(kept.stored, [0, 0, '', 0, ''])
  const strange = kept.paths.filter((path) => !/^\/(trainer\.html|favicon\.svg|index\.css|trainer\/[a-z_]+\.(js|css)|vendor\/qr\/\w+\.m?js|pkg\/(risk-checklist|training|training-module|training-looks)\.js|pkg\/training_bg\.wasm|pkg\/packs\/[a-z-]+\.json|pkg\/scenarios\/[a-z0-9-]+\.json)$/.test(path))
  assert.deepEqual(strange, [])
  for (const { id } of stories) assert.ok(kept.paths.includes(`/pkg/scenarios/${id}.json`), id)
  // Whatever the page itself asked for is kept, so that it is whole without a network.
  const scripts = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname))
  assert.deepEqual(scripts.filter((path) => !kept.paths.includes(path) && path !== '/trainer-worker.js'), [])
})

test('the page warns before something that is not saved is lost', async (context) => {
  const page = await openTrainer(context, browser)
  const asked = []
  page.on('dialog', (dialog) => (asked.push(dialog.type()), dialog.accept()))
  await page.reload()
  assert.deepEqual(asked, [], 'nothing was typed')
  await page.locator('#stories li').first().waitFor()
  await openStory(page)
  await doWith(page, 'Change a copy')
  await page.getByLabel('Title').first().fill('Half a story')
  await page.reload()
  assert.deepEqual(asked, ['beforeunload'])
})
