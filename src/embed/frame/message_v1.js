// What the page and the frame say to each other: `risk-checklist/message/1`, published as
// www/schemas/message-1.schema.json. Every message is text, so that nothing arrives but
// data: no getters, no cycles, no objects that change afterwards.
//
//     frame: hello      page: connect, and one port          in the open, and only these
//     frame: connected                                       on the port, once
//     frame: event, size, leave     page: configure, reset, hide, lock

const SCHEMA = 'risk-checklist/message/1'

/** Characters. A record with every note filled is far below it. */
const LARGEST = 1_000_000
/** No frame is made taller, in pixels; what is taller scrolls inside it. */
export const TALLEST = 50_000
/** What of the host's element is handed on as it is, beside `config`. */
export const ATTRIBUTES = ['mode', 'theme', 'lang', 'sizing']

const isPlain = (value) => value !== null && typeof value === 'object' && !Array.isArray(value)
const isText = (value, most) => typeof value === 'string' && value.length <= most
const isNonce = (value) => isText(value, 43)
const isTexts = (value, fits) => isPlain(value) && Object.entries(value).every(([name, text]) => fits(name) && isText(text, LARGEST))

/** Each message by its type, and what its fields hold: these fields, and no other. */
export const FRAME_OPENS = { hello: { nonce: isNonce } }
export const FRAME_JOINS = { connected: { nonce: isNonce } }
export const FRAME_SAYS = {
  event: {
    name: (value) => isText(value, 40),
    // The fields that are text, or null; and the name of the one that is `text` read as JSON, or null.
    detail: (value) => value === null || isTexts(value, () => true),
    parsed: (value) => value === null || isText(value, 20),
  },
  size: { height: (value) => Number.isInteger(value) && value >= 0 && value <= TALLEST },
  leave: {},
}
export const PAGE_OPENS = { connect: { nonce: isNonce, answer: isNonce } }
export const PAGE_SAYS = {
  configure: {
    config: isPlain,
    attributes: (value) => isTexts(value, (name) => ATTRIBUTES.includes(name)),
    looks: (value) => isTexts(value, (name) => /^--risk-checklist-[a-z-]{1,20}$/.test(name)),
  },
  reset: {},
  hide: {},
  lock: {},
}

/** The text of a message. */
export function write(type, fields) {
  return JSON.stringify({ schema: SCHEMA, type, ...fields })
}

/**
 * The message, or nothing when it is not one of these to the letter. There is no answer to
 * what is not understood: an answer would tell a stranger what to try next.
 */
export function read(text, shapes) {
  if (!isText(text, LARGEST)) return undefined
  let said
  try {
    said = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isPlain(said) || said.schema !== SCHEMA || !Object.hasOwn(shapes, said.type)) return undefined
  const fields = Object.entries(shapes[said.type])
  const isExact = Object.keys(said).length === fields.length + 2 && fields.every(([name, fits]) => Object.hasOwn(said, name) && fits(said[name]))
  return isExact ? said : undefined
}

/** 128 random bits, as four numbers: said once, and never again. */
export function nonce() {
  return crypto.getRandomValues(new Uint32Array(4)).join('-')
}
