// What the host says about delivery, checked. Untrusted, and already plain data. One
// mistake stops the sending: a notice must not go where, or how, nobody meant it to.

const FIELDS = ['endpoint', 'timeoutSeconds', 'attempts', 'credentials', 'sealTo']
const CREDENTIALS = ['omit', 'same-origin', 'include']
const LONGEST_ADDRESS = 2_000
/** Base64url of the 32 bytes of a P-256 coordinate. */
const COORDINATE = /^[A-Za-z0-9_-]{43}$/
const KID = /^[A-Za-z0-9.:_-]{1,64}$/

/**
 * @param {unknown} data
 * @returns {{ settings?: Settings, problems: { code: string, message: string, field: string }[] }}
 *
 * @typedef {{ endpoint?: URL, timeout: number, attempts: number, credentials: RequestCredentials, sealTo?: { kid: string, publicKey: JsonWebKey } }} Settings
 */
export function readSettings(data) {
  const problems = []
  const note = (code, field, message) => problems.push({ code, field: field ? `delivery.${field}` : 'delivery', message })
  if (!isObject(data)) {
    note('wrong-type', '', 'hand in an object with `endpoint`, `sealTo` or both')
    return { problems }
  }
  for (const name of Object.keys(data)) {
    if (!FIELDS.includes(name)) note('unknown-field', '', `it has a field that is not one of ${FIELDS.join(', ')}; leave it out`)
  }
  if (!window.isSecureContext || !crypto.subtle) note('insecure-context', '', 'serve this page by https: nothing is sent from a page that is not secure')
  if (data.endpoint === undefined && data.sealTo === undefined) note('missing-field', '', 'name an `endpoint`, or whom to `sealTo`')
  const settings = {
    endpoint: data.endpoint === undefined ? undefined : readEndpoint(data.endpoint, note),
    timeout: 1000 * number('timeoutSeconds', 1, 120, 20),
    attempts: number('attempts', 1, 10, 4),
    credentials: data.credentials ?? 'omit',
    sealTo: data.sealTo === undefined ? undefined : readRecipient(data.sealTo, note),
  }
  if (!CREDENTIALS.includes(settings.credentials)) note('unknown-value', 'credentials', `use one of ${CREDENTIALS.join(', ')}`)
  return problems.length ? { problems } : { settings: Object.freeze(settings), problems }

  function number(field, least, most, otherwise) {
    const value = data[field] ?? otherwise
    if (!Number.isInteger(value) || value < least || value > most) note('out-of-range', field, `use a whole number from ${least} to ${most}`)
    return value
  }
}

function readEndpoint(value, note) {
  const refuse = (why) => note('bad-format', 'endpoint', why)
  const url = typeof value === 'string' && value.length <= LONGEST_ADDRESS ? parsed(value) : undefined
  if (!url) return refuse('use a whole web address that starts with https')
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) return refuse('the address must start with https; http is for this very machine only')
  if (url.username || url.password) return refuse('leave name and password out of the address')
  if (url.hash) return refuse('leave out what follows the `#`')
  return url
}

function parsed(text) {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

function readRecipient(value, note) {
  if (!isObject(value)) return note('wrong-type', 'sealTo', 'hand in an object with `kid` and `publicKey`')
  const { kid, publicKey } = value
  if (typeof kid !== 'string' || !KID.test(kid)) note('bad-format', 'sealTo.kid', 'use 1 to 64 letters, digits, `.`, `:`, `_`, `-`')
  if (!isObject(publicKey)) return note('missing-field', 'sealTo.publicKey', 'hand in the public key as a JWK')
  const { kty, crv, x, y } = publicKey
  if (Object.hasOwn(publicKey, 'd')) return note('private-key', 'sealTo.publicKey', 'this is the private key: take it off this page at once, make a new pair, and hand in the public half')
  if (kty !== 'EC' || crv !== 'P-256') return note('unknown-value', 'sealTo.publicKey', 'use a key with `kty` EC and `crv` P-256')
  if (![x, y].every((part) => typeof part === 'string' && COORDINATE.test(part))) return note('bad-format', 'sealTo.publicKey', '`x` and `y` must be 32 bytes each, in base64url')
  return { kid, publicKey: { kty, crv, x, y } }
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
