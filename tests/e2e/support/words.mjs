// The words on screen, from the files that the widget takes them from: a test says what a
// person looks for, and a better wording breaks nothing.

import { readFileSync } from 'node:fs'

const read = (path) => JSON.parse(readFileSync(new URL(`../../../src/content/${path}`, import.meta.url), 'utf8'))
const chrome = read('text/en-GB/chrome.json').texts
const shell = read('text/en-GB/shell.json').texts
const delivery = read('text/en-GB/delivery.json').texts
const pathways = read('text/en-GB/pathways.json').texts
const pack = read('packs/safelives-dash/text/en-GB.json').texts

export const instrument = read('packs/safelives-dash/instrument.json')
export const manifest = read('packs/safelives-dash/manifest.json')

/** @param {string} key */
export const say = (key, values = {}) => fill(known(chrome, key), values)
export const sayShell = (key) => known(shell, key)
export const sayDelivery = (key, values = {}) => fill(known(delivery, key), values)
export const sayPack = (key) => known(pack, key)
export const sayPathway = (key) => known(pathways, key)

export const itemText = (id) => sayPack(`item.${id}.text`)
export const factText = (id) => sayPack(`fact.${id}.text`)
export const pathwayName = (id) => sayPathway(`pathway.${id}.name`)
export const triggerName = (id) => sayPack(`trigger.${id}.name`)

/** The screens in order, by the title that people see. */
export const sections = instrument.sections.map(({ id, items }) => ({ title: sayPack(`section.${id}.title`), items }))
export const titles = {
  start: say('step.start'),
  circumstances: say('step.circumstances'),
  judgement: say('step.judgement'),
  outcome: say('step.outcome'),
}

/** The three answers, by the letter that chooses them. */
export const answerWords = { Y: sayPack('option.yes'), N: sayPack('option.no'), D: sayPack('option.dont-know') }

export const isNumber = (fact) => instrument.facts.some(({ id, type }) => id === fact && type === 'number')

function known(texts, key) {
  if (!Object.hasOwn(texts, key)) throw new Error(`there are no words for \`${key}\``)
  return texts[key]
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name])
}
