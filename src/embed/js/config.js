// The host's configuration as text for the module. The host's objects are not trusted:
// they are read once, as JSON, and nothing is looked up on them afterwards.

import { readMinutes } from './safety/idle.js'

/** Attributes that the module or the shell reads; `config` wins over them, and the first of two wins. */
export const ATTRIBUTES = ['instrument', 'nation', 'practitioner-role', 'role', 'idle-minutes']

/**
 * Where an attribute and its field differ. `role` belongs to ARIA, and a checker rightly
 * refuses `role="health"`: it is still read, but `practitioner-role` is the name to use.
 */
const FIELDS = new Map([['practitioner-role', 'role'], ['idle-minutes', 'idleMinutes']])

/** Characters of an attribute that are read; no value is this long. */
const LONGEST = 200

/**
 * @param {HTMLElement} element
 * @param {unknown} config
 * @returns {{ data: Record<string, unknown>, exitTo: string | undefined, problems: { code: string, message: string, field: string }[] }}
 */
export function readConfig(element, config) {
  const { data, problems } = plain(config)
  for (const name of ATTRIBUTES) {
    const field = FIELDS.get(name) ?? name
    if (!Object.hasOwn(data, field) && element.hasAttribute(name)) data[field] = short(element.getAttribute(name))
  }
  if (!Object.hasOwn(data, 'now')) data.now = new Date().toISOString()
  const exitTo = Object.hasOwn(data, 'exitTo') ? web(data.exitTo, problems) : undefined
  delete data.exitTo
  return { data, exitTo, problems }
}

/**
 * What is taken out of the host's data before it goes to the module as one text.
 *
 * @param {Record<string, unknown>} data changed: without the parts
 * @param {{ code: string, message: string, field: string }[]} problems added to
 * @returns {{ profile: string | undefined, packs: string[], delivery: unknown, idleMinutes: number }}
 */
export function takeParts(data, problems) {
  // Apart, so that a profile too large to read does not take the rest with it.
  const profile = data.profile === undefined || data.profile === null ? undefined : JSON.stringify(data.profile)
  delete data.profile
  // Each pack goes in as a text of its own, so that its hash is of exactly what was read.
  const packs = Array.isArray(data.packs) ? data.packs.map((pack) => JSON.stringify(pack)) : []
  if (Object.hasOwn(data, 'packs') && !Array.isArray(data.packs)) {
    problems.push({ code: 'wrong-type', message: 'expected a list of packs', field: 'packs' })
  }
  delete data.packs
  const idleMinutes = readMinutes(data.idleMinutes, problems)
  delete data.idleMinutes
  // Its particulars are for `outbox.js`; the module needs to know only that there are any.
  const delivery = data.delivery ?? undefined
  if (delivery !== undefined) data.delivery = true
  return { profile, packs, delivery, idleMinutes }
}

function plain(config) {
  const refused = (message) => {
    const data = Object.create(null)
    // What cannot be read may have asked for a seal: then nothing leaves until it is mended.
    if (mayWantDelivery(config)) data.delivery = {}
    return { data, problems: [{ code: 'unreadable', message, field: 'config' }] }
  }
  if (config === undefined || config === null) return { data: Object.create(null), problems: [] }
  let read
  try {
    read = JSON.parse(JSON.stringify(config, keptWhereItMatters))
  } catch {
    return refused('the configuration cannot be read as JSON; hand in plain data')
  }
  if (read === null || typeof read !== 'object' || Array.isArray(read)) {
    return refused('the configuration must be an object')
  }
  const data = Object.create(null)
  for (const [name, value] of Object.entries(read)) data[name] = value
  return { data, problems: [] }
}

/**
 * JSON drops what it cannot say. A key that failed to load (`sealTo: undefined`) must stop
 * the sending, and not turn into a message that nobody sealed.
 */
function keptWhereItMatters(name, value) {
  const isDropped = value === undefined || typeof value === 'function' || typeof value === 'symbol'
  if (isDropped && name === 'sealTo') return null
  if (isDropped && name === 'delivery' && value !== undefined) return {}
  // Half a character is no JSON elsewhere, and would take the whole configuration with it.
  return typeof value === 'string' ? value.toWellFormed() : value
}

/** An attribute far too long is as wrong when cut, and takes nothing else with it. */
function short(text) {
  return text.slice(0, LONGEST).toWellFormed()
}

function mayWantDelivery(config) {
  try {
    return 'delivery' in Object(config)
  } catch {
    return true
  }
}

/** Where quick exit goes: a web address, so that it cannot run a script; https, so that nobody on the way reads it. */
function web(value, problems) {
  try {
    const url = new URL(value)
    if (url.protocol === 'https:' && !url.username && !url.password) return url.href
  } catch {
    // Said below.
  }
  problems.push({ code: 'bad-format', message: '`exitTo` must be a web address that starts with https, without a name or password', field: 'exitTo' })
  return undefined
}
