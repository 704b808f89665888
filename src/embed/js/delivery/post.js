// Posting one message until its receipt is here, or until it is time to ask the
// practitioner. Every try has the same key, so that a receiver counts it once.

/** CloudEvents 1.0, structured. The notice stands in it to the byte as it was read. */
const ENVELOPE_TYPE = 'application/cloudevents+json'
/** No address of the page: it may tell of a case. */
const SOURCE = '/risk-checklist'
export const EVENT_TYPE = 'risk-checklist.outcome.v1'

/** Browsers let go of a page with at most 64 kB under way. */
const KEEPALIVE_BYTES = 60_000
/** A receipt is a hundred bytes or so. */
const LARGEST_ANSWER = 8 * 1024
/** Worth another try: too early, too many, too slow, or not well. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504])

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000

/** Why there is no receipt: `unreachable`, `late`, `refused`, `unclear`; and whether to try again by oneself. */
export class Unsent extends Error {
  constructor(reason, isPassing = true, status = undefined) {
    super(reason)
    Object.assign(this, { reason, isPassing, status })
  }
}

/** The text to post. `data` is JSON text, or a sealed text. */
export function envelope(id, data, isSealed) {
  const head = JSON.stringify({
    specversion: '1.0',
    id,
    source: SOURCE,
    type: EVENT_TYPE,
    datacontenttype: isSealed ? 'application/jose' : 'application/json',
  })
  return `${head.slice(0, -1)},"data":${isSealed ? JSON.stringify(data) : data}}`
}

/**
 * The receipt's reference. Throws `Unsent` when the tries are used up, or when `signal` says
 * that there are to be no more; a try that is under way is left to arrive.
 *
 * @param {{ id: string, body: string, settings: import('./settings.js').Settings, signal: AbortSignal, onTry: (number: number) => void }} message
 */
export async function post({ id, body, settings, signal, onTry }) {
  for (let tried = 1; ; tried++) {
    onTry(tried)
    try {
      return await once(id, body, settings)
    } catch (unsent) {
      if (signal.aborted || !unsent.isPassing || tried >= settings.attempts) throw unsent
    }
    await pause(tried, signal)
    if (signal.aborted) throw new Unsent('unreachable', false)
  }
}

/** One try, from the first byte out to the last byte in. */
async function once(id, body, { endpoint, timeout, credentials }) {
  const controller = new AbortController()
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    controller.abort()
  }, timeout)
  try {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': ENVELOPE_TYPE, 'idempotency-key': id, accept: 'application/json' },
      body,
      credentials,
      mode: 'cors',
      // A receiver that moved is for the host to name: nothing follows by itself.
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // What was sent on purpose still arrives when the practitioner leaves at once after.
      keepalive: new Blob([body]).size < KEEPALIVE_BYTES,
      signal: controller.signal,
    })
    if (!answer.ok) throw new Unsent('refused', PASSING.has(answer.status), answer.status)
    return receipt(await bounded(answer), id)
  } catch (error) {
    throw error instanceof Unsent ? error : new Unsent(isLate ? 'late' : 'unreachable')
  } finally {
    clearTimeout(timer)
  }
}

/** The answer's text, and no more of it than a receipt can be. */
async function bounded(answer) {
  if (!/^application\/json(;|$)/i.test(answer.headers.get('content-type') ?? '') || !answer.body) throw await unclear(answer)
  const reader = answer.body.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  for (let size = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > LARGEST_ANSWER) {
      await reader.cancel()
      throw new Unsent('unclear')
    }
    try {
      text += decoder.decode(value, { stream: true })
    } catch {
      await reader.cancel()
      throw new Unsent('unclear')
    }
  }
  return text
}

async function unclear(answer) {
  await answer.body?.cancel()
  return new Unsent('unclear')
}

/** `risk-checklist/receipt/1`, for this very message; anything else is no receipt. */
function receipt(text, id) {
  let read
  try {
    read = JSON.parse(text)
  } catch {
    throw new Unsent('unclear')
  }
  const isReceipt =
    typeof read === 'object' &&
    read !== null &&
    Object.keys(read).sort().join() === 'id,reference,schema' &&
    read.schema === 'risk-checklist/receipt/1' &&
    read.id === id &&
    typeof read.reference === 'string' &&
    /^[A-Za-z0-9.:_-]{1,64}$/.test(read.reference)
  if (!isReceipt) throw new Unsent('unclear')
  return read.reference
}

/** Backoff with full jitter; shorter when the connection comes back, or when it is over. */
function pause(tried, signal) {
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tried - 1))
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, Math.random() * longest)
    window.addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}
