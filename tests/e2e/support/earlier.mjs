// Makes www/idva-previous.json: the outcome with which the IDVA portal's invented case ended
// last time. Needed again only when the shape of the notice has grown:
//
//     scripts/build && node tests/e2e/support/earlier.mjs

import { readFileSync, writeFileSync } from 'node:fs'
import { initSync, outcome } from '../../../pkg/widget.js'
import { manifest, sections } from './words.mjs'

const here = (path) => new URL(`../../../${path}`, import.meta.url)
const YES = ['2', '3', '4', '6', '7', '8', '10', '11', '12', '14', '17', '20', '21', '24']

initSync({ module: readFileSync(here('pkg/widget_bg.wasm')) })
const response = {
  schema: 'risk-checklist/response/1',
  instrument: { id: manifest.id, version: manifest.version },
  answers: Object.fromEntries(sections.flatMap(({ items }) => items).map((id) => [id, { value: YES.includes(id) ? 'yes' : 'no' }])),
  facts: { immediateDanger: 'no', ageBand: '18-plus', childrenInHousehold: 'yes', eventsIn12Months: 2 },
}
const decisions = {
  marac: { disposition: 'chosen' },
  idva: { disposition: 'already-in-place' },
  'childrens-social-care': { disposition: 'chosen' },
}
// The page moves this date, so that the case is always five months old.
const config = { role: 'idva', nation: 'england', reference: 'DEMO-0207', now: '2026-06-22T10:00Z', reviewInDays: 28 }
writeFileSync(here('www/idva-previous.json'), `${JSON.stringify(outcome(response, decisions, config), null, 2)}\n`)
