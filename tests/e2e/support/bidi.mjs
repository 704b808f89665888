// Firefox, as Debian has it, by the protocol that it speaks itself: WebDriver BiDi.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import WebSocket from 'ws'

const PATIENCE_MS = 60_000

/** Starts Firefox, and gives a page of it. */
export async function firefox(program) {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'))
  const browser = spawn(program, ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', profile, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
  })
  const ended = new Promise((resolve) => browser.once('exit', resolve))
  let socket
  const close = async () => {
    socket?.terminate()
    browser.kill('SIGKILL')
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const address = await within(addressOf(browser), 'Firefox did not start')
    socket = new WebSocket(`${address}/session`)
    await within(new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject)), 'Firefox does not answer')
    const ask = asker(socket)
    await ask('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } })
    const { contexts } = await ask('browsingContext.getTree', {})
    return { ...page(ask, contexts[0].context), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** It says where it listens on its standard error. */
function addressOf(browser) {
  return new Promise((resolve, reject) => {
    let said = ''
    browser.stderr.on('data', (chunk) => {
      said += chunk
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)
      if (found) resolve(found[1])
    })
    browser.once('error', reject)
    browser.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said.slice(-500)}`)))
  })
}

function asker(socket) {
  let last = 0
  const open = new Map()
  socket.on('message', (data) => {
    const { id, type, result, error, message } = JSON.parse(data)
    const { resolve, reject } = open.get(id) ?? {}
    open.delete(id)
    if (type === 'success') resolve?.(result)
    else if (type === 'error') reject?.(new Error(`${error}: ${message}`))
  })
  return (method, params) => {
    const id = ++last
    const answer = new Promise((resolve, reject) => open.set(id, { resolve, reject }))
    socket.send(JSON.stringify({ id, method, params }))
    return within(answer, `Firefox did not answer ${method}`)
  }
}

function page(ask, context) {
  const call = async (functionDeclaration, args) => {
    const answer = await ask('script.callFunction', {
      functionDeclaration,
      arguments: args,
      target: { context },
      awaitPromise: true,
      resultOwnership: 'root',
    })
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text)
    return answer.result
  }
  return {
    open: (url) => ask('browsingContext.navigate', { context, url, wait: 'complete' }),
    /** Runs a function in the page; what it gives must be text. */
    async run(script, ...texts) {
      const { value } = await call(String(script), texts.map((value) => ({ type: 'string', value })))
      return value
    },
    /** A click by the browser's own pointer, on the element that a function finds. */
    async click(find, ...texts) {
      const { sharedId } = await call(String(find), texts.map((value) => ({ type: 'string', value })))
      const origin = { type: 'element', element: { sharedId } }
      await ask('input.performActions', {
        context,
        actions: [{
          type: 'pointer',
          id: 'mouse',
          actions: [{ type: 'pointerMove', x: 0, y: 0, origin }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
        }],
      })
    },
  }
}

async function within(promise, message) {
  let timer
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(message)), PATIENCE_MS)))
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
