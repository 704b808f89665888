// A web server for one folder, as careful as the documentation asks for and no more.

import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

/** The policy that the guide calls the smallest that works, from the guide itself. */
export function documentedPolicy() {
  const guide = readFileSync(new URL('../../../docs/embedding.md', import.meta.url), 'utf8')
  const [, policy] = /## Content security policy[\s\S]*?\n\n((?: {4}.+\n)+)/.exec(guide)
  return policy.replace(/\s+/g, ' ').trim()
}

/**
 * @param {import('node:test').TestContext} test
 * @param {string} folder
 * @param {{ policy?: string, pages?: Record<string, string> }} options `pages` are HTML besides the files
 * @returns {Promise<string>} where it is, until the test ends
 */
export async function serveFolder(test, folder, { policy = documentedPolicy(), pages = {} } = {}) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://host').pathname)
    // A browser asks for it by itself, and no page here has one.
    if (path === '/favicon.ico') return response.writeHead(204).end()
    const body = pages[path] ?? bytes(join(folder, path === '/' ? 'index.html' : path))
    if (body === undefined) return response.writeHead(404).end()
    const type = pages[path] === undefined ? TYPES[extname(path)] : undefined
    response.writeHead(200, { 'content-type': type ?? TYPES['.html'], 'content-security-policy': policy, 'x-content-type-options': 'nosniff' })
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  test.after(() => new Promise((closed) => {
    server.close(closed)
    server.closeAllConnections()
  }))
  return `http://127.0.0.1:${server.address().port}`
}

const bytes = (file) => (existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined)
