// Every view of the trainer's page, in one walk. Whoever looks (a test for accessibility, or a
// camera) is called at each of them.

import { ID, doWith, handOver, openStory, paste } from './trainer.mjs'

/**
 * @param {import('playwright-core').Page} page
 * @param {(name: string) => Promise<void>} look
 */
export async function walkTrainer(page, look) {
  await page.goto('/trainer.html')
  await page.locator('#stories li').first().waitFor()
  await look('choose')
  await openStory(page)
  await page.locator('#scenario details').evaluate((details) => (details.open = true))
  await page.getByRole('button', { name: 'Show a link for phones' }).click()
  await page.locator('.shared svg').waitFor()
  await look('story')
  for (const way of ['Demonstrate', 'Practise', 'Replay over time']) {
    await doWith(page, way)
    await page.locator('#stage risk-checklist').getByText('invented', { exact: false }).first().waitFor()
    await look(way)
    await page.getByRole('button', { name: 'Stop this story' }).click()
  }
  await group(page, look)
  await openStory(page)
  await doWith(page, 'Handouts')
  for (const box of await page.locator('#handout-parts input').all()) await box.check()
  await look('handouts')
  await write(page, look)
  await page.getByRole('button', { name: 'Take a break' }).click()
  await look('break')
}

async function group(page, look) {
  await doWith(page, 'Group results')
  const people = await handOver(page, ID, [{}, { 2: 'no' }, { 3: 'dont-know', 2: 'no' }, { 4: 'no' }])
  const codes = people.map(({ code }) => code)
  await paste(page, [...codes, codes[0], codes[1], 'no code', `${codes[2]}0`].join('\n'))
  await page.getByText('4 people, by letter').click()
  await page.getByRole('button', { name: /What did the differences of/ }).first().click()
  await page.locator('.debrief li').first().waitFor()
  await look('group')
}

async function write(page, look) {
  await openStory(page)
  await doWith(page, 'Change a copy')
  await page.getByLabel('Title').first().fill('')
  await page.locator('.answers-editor summary').first().click()
  await page.getByRole('button', { name: 'Check it' }).click()
  await page.locator('#write-problems li').first().waitFor()
  await look('write')
}
