// The published shapes, as a partner would check against them.

import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'

const ajv = new Ajv2020({ allErrors: true })
const validators = new Map()

const read = (name) => JSON.parse(readFileSync(new URL(`../../../www/schemas/${name}.schema.json`, import.meta.url), 'utf8'))
// The record holds these three as they are.
const INSIDE = ['response-1', 'assessment-1', 'outcome-1']
for (const name of INSIDE) ajv.addSchema(read(name))

/** Throws, naming every problem, when `value` is not what `www/schemas/<name>` says. */
export function checkShape(name, value) {
  if (!validators.has(name)) {
    validators.set(name, INSIDE.includes(name) ? ajv.getSchema(`${name}.schema.json`) : ajv.compile(read(name)))
  }
  const validate = validators.get(name)
  if (!validate(value)) throw new Error(`not ${name}: ${ajv.errorsText(validate.errors)}`)
}
