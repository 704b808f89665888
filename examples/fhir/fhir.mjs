#!/usr/bin/env node
// Content packs to FHIR R4 Questionnaires and back. See docs/fhir.md.
//
//     node examples/fhir/fhir.mjs export src/content/packs/s-dash > s-dash.fhir.json
//     node examples/fhir/fhir.mjs import questionnaire.json new-pack
//
// What could not be carried, and what a person still has to say, goes to standard error.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exportPack } from './export.mjs'
import { importQuestionnaire } from './import.mjs'

const FILES = { manifest: 'manifest.json', instrument: 'instrument.json', text: 'text/en-GB.json' }
const MODEL = fileURLToPath(new URL('../../src/content/packs/safelives-dash', import.meta.url))

/** The three files of a pack's folder. */
export function readPack(folder) {
  return Object.fromEntries(Object.entries(FILES).map(([part, file]) => [part, JSON.parse(readFileSync(join(folder, file), 'utf8'))]))
}

function writePack(folder, pack) {
  mkdirSync(join(folder, 'text'), { recursive: true })
  for (const [part, file] of Object.entries(FILES)) writeFileSync(join(folder, file), `${JSON.stringify(pack[part], null, 2)}\n`)
}

function main([command, from, to]) {
  if (command === 'export' && from) {
    const { questionnaire, left } = exportPack(readPack(from))
    process.stdout.write(`${JSON.stringify(questionnaire, null, 2)}\n`)
    tell('Not carried', left.map(({ path, why }) => `${path}: ${why}`))
  } else if (command === 'import' && from && to) {
    const { pack, left, todo } = importQuestionnaire(JSON.parse(readFileSync(from, 'utf8')), readPack(MODEL))
    writePack(to, pack)
    tell('Not carried', left.map(({ path, why }) => `${path}: ${why}`))
    tell('For you to say', todo.map(({ path, what }) => `${path}: ${what}`))
  } else {
    console.error('Usage: fhir.mjs export PACK-FOLDER, or fhir.mjs import QUESTIONNAIRE.json NEW-FOLDER')
    process.exitCode = 2
  }
}

function tell(title, lines) {
  if (lines.length) console.error(`${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2))
