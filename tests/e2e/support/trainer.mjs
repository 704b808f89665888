// What the tests of the trainer's page do again and again.

import { readFileSync } from 'node:fs'
import { freshPage } from './browser.mjs'

const folder = new URL('../../../pkg/scenarios/', import.meta.url)

/** A story that ships, as it is packaged. */
export const story = (id) => JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8'))
export const stories = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')).scenarios

/** The story that the tests use: IDVA, three steps, and don't-knows in it. */
export const ID = 'thirteen-yes-and-four-dont-knows'

/** The page, ready. */
export async function openTrainer(context, browser, { hash = '', ...options } = {}) {
  const page = await freshPage(context, browser, options)
  await page.goto(`/trainer.html${hash}`)
  await page.locator('#stories li').first().waitFor({ state: 'attached' })
  return page
}

/** Opens a story that ships, by its title. */
export async function openStory(page, id = ID) {
  const { title } = stories.find((entry) => entry.id === id)
  await page.getByRole('button', { name: 'Stories', exact: true }).click()
  await page.getByRole('button', { name: `Look at this story: ${title}` }).click()
  await page.getByRole('heading', { name: title, exact: true }).waitFor()
}

/** One of the things to do with a story. */
export const doWith = (page, what) => page.locator('#ways').getByRole('button', { name: what, exact: true }).click()

/** Hands over results of the first step: the model's, with changes. `{ result, code }` each. */
export function handOver(page, id, changes) {
  return page.evaluate(async ({ id, changes }) => {
    const { default: init, modelResult, trainingCode } = await import('/pkg/training.js')
    await init()
    const scenario = await (await fetch(`/pkg/scenarios/${id}.json`)).json()
    const model = modelResult(scenario, scenario.steps[0].id)
    return changes.map((change) => {
      const result = { ...model, answers: { ...model.answers, ...change } }
      return { result, code: trainingCode(result, scenario) }
    })
  }, { id, changes })
}

/** Pastes codes and waits until they were read. */
export async function paste(page, text) {
  await page.locator('#codes').fill(text)
  await page.getByRole('button', { name: 'Add these codes' }).click()
  await page.locator('#collected').filter({ hasNotText: 'Reading' }).waitFor()
}

/** A file that the page offers, as text. */
export async function download(page, act) {
  const [file] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}

/** A table of comma-separated values, read as RFC 4180 says. */
export function readCsv(text) {
  const rows = [[]]
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows
}

/**
 * Fleiss' kappa from counts, as the paper of 1971 writes it: so that the page's figure is held
 * against something that the module did not work out.
 */
export function fleissKappa(items) {
  const raters = Object.values(items[0]).reduce((sum, count) => sum + count, 0)
  const share = {}
  let agreement = 0
  for (const counts of items) {
    let alike = 0
    for (const [code, count] of Object.entries(counts)) {
      share[code] = (share[code] ?? 0) + count / (items.length * raters)
      alike += count * (count - 1)
    }
    agreement += alike / (raters * (raters - 1)) / items.length
  }
  const chance = Object.values(share).reduce((sum, part) => sum + part * part, 0)
  return (agreement - chance) / (1 - chance)
}
