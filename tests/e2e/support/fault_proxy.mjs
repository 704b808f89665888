// A poor line between the page and the demo server. Everything passes, except that each
// post to the receiver meets the next fault in the list. The page is opened through it, so
// that its own policy (`connect-src 'self'`) allows the posts.

import { createServer } from 'node:http'
import { baseUrl } from './browser.mjs'

const DELIVERIES = '/deliveries'

/** @typedef {(post: { forward: () => Promise<{ status: number, body: string }>, response: import('node:http').ServerResponse }) => Promise<void> | void} Fault */

export const faults = {
  /** What the receiver says, as it says it. */
  none: async ({ forward, response }) => {
    const { status, body } = await forward()
    json(response, status, body)
  },
  /** @returns {Fault} */
  status: (status) => ({ response }) => json(response, status, '{}'),
  /** It arrives, and nobody hears that it did. */
  lostReply: async ({ forward, response }) => {
    await forward()
    response.socket.destroy()
  },
  /** It arrives; then one byte at a time, for ever. */
  drip: async ({ forward, response }) => {
    await forward()
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(' '), 100)
    response.on('close', () => clearInterval(timer))
  },
  /** It arrives, and there is never an answer. */
  silence: async ({ forward }) => {
    await forward()
  },
  /** It arrives; the answer is what this makes of the receipt. @returns {Fault} */
  answer: (make, type = 'application/json') => async ({ forward, response }) => {
    const { body } = await forward()
    response.writeHead(200, { 'content-type': type })
    response.end(make(JSON.parse(body)))
  },
  /** @returns {Fault} */
  redirect: (status, location) => ({ response }) => {
    response.writeHead(status, { location })
    response.end()
  },
}

/**
 * @param {import('node:test').TestContext} context
 * @param {{ connect?: string[] }} options what the page's policy lets it connect to besides its own origin
 */
export async function poorLine(context, { connect = [] } = {}) {
  const line = { posts: [], next: [], always: undefined }
  const server = createServer(async (request, response) => {
    const body = await read(request)
    if (request.method !== 'POST' || request.url !== DELIVERIES) return pass(request, body, response, connect)
    line.posts.push({ headers: request.headers, body })
    const fault = line.next.shift() ?? line.always ?? faults.none
    await fault({ response, forward: () => send(request, body) })
  })
  line.origin = await listening(context, server)
  line.endpoint = line.origin + DELIVERIES
  /** What the receiver holds of the messages that came by this line. */
  line.records = async () => {
    const ids = new Set(line.posts.map(({ headers }) => headers['idempotency-key']))
    const { deliveries } = await (await fetch(baseUrl + DELIVERIES)).json()
    return deliveries.filter(({ event }) => ids.has(JSON.parse(event).id))
  }
  return line
}

/** A server that counts what reaches it; its origin is another than the page's. */
export async function stranger(context) {
  const seen = []
  const server = createServer(async (request, response) => {
    seen.push({ method: request.method, body: await read(request) })
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' })
    response.end('{}')
  })
  return { origin: await listening(context, server), seen }
}

/** A port where nothing answers. */
export async function closedPort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function listening(context, server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  context.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${server.address().port}`
}

async function pass(request, body, response, connect) {
  const { host, connection, 'accept-encoding': _, ...headers } = request.headers
  const answer = await fetch(baseUrl + request.url, { method: request.method, headers, body: body || undefined, redirect: 'manual' })
  const kept = Object.fromEntries([...answer.headers].filter(([name]) => !['content-encoding', 'content-length', 'transfer-encoding', 'connection'].includes(name)))
  const policy = kept['content-security-policy']
  if (policy) kept['content-security-policy'] = policy.replace("connect-src 'self'", ["connect-src 'self'", ...connect].join(' '))
  response.writeHead(answer.status, kept)
  response.end(Buffer.from(await answer.arrayBuffer()))
}

async function send({ headers }, body) {
  const { 'content-type': type, 'idempotency-key': key } = headers
  const answer = await fetch(baseUrl + DELIVERIES, { method: 'POST', headers: { 'content-type': type, 'idempotency-key': key }, body })
  return { status: answer.status, body: await answer.text() }
}

function json(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(body)
}

async function read(request) {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
