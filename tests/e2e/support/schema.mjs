// The published shapes, as a partner would check against them.

import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'

const ajv = new Ajv2020({ allErrors: true })
const validators = new Map()

/** Throws, naming every problem, when `value` is not what `www/schemas/<name>` says. */
export function checkShape(name, value) {
  if (!validators.has(name)) {
    const schema = JSON.parse(readFileSync(new URL(`../../../www/schemas/${name}.schema.json`, import.meta.url), 'utf8'))
    validators.set(name, ajv.compile(schema))
  }
  const validate = validators.get(name)
  if (!validate(value)) throw new Error(`not ${name}: ${ajv.errorsText(validate.errors)}`)
}
