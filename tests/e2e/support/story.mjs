// What people do in training mode, by the names that they see.

import { readFileSync } from 'node:fs'
import { Checklist } from './checklist.mjs'

const read = (path) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'))
const texts = read('src/content/text/en-GB/training.json').texts

/** The invented story of the tests: thirteen answers, and one more at the second step. */
export const GREEN_DOOR = read('tests/fixtures/scenarios/green-door.json')

/** @param {string} key */
export function sayTraining(key, values = {}) {
  if (!Object.hasOwn(texts, key)) throw new Error(`there are no words for \`${key}\``)
  return texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name])
}

export class Story extends Checklist {
  /** Opens a page that trains with the story of the tests, and waits for its warning. */
  static async open(page, { way = 'practise', large = false, scenario = GREEN_DOOR } = {}) {
    await page.route(`**/pkg/scenarios/${scenario.id}.json`, (route) => route.fulfill({ json: scenario }))
    await page.goto(`/hosts/training.html?story=${scenario.id}&way=${way}${large ? '&large' : ''}`)
    const story = new Story(page)
    await story.screen(sayTraining('warning.title')).waitFor()
    return story
  }

  press(key) {
    return this.button(sayTraining(key)).click()
  }

  /** The title of a screen of training mode. */
  at(key) {
    return this.screen(sayTraining(key)).waitFor()
  }

  get whatIf() {
    return this.root.getByRole('region', { name: sayTraining('what-if.title') })
  }
}
