// WebKit, as Debian has it for GTK, by WebDriver over HTTP and on a screen of its own that
// nobody sees.

import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const PATIENCE_MS = 60_000
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** Starts WebKit's small browser, and gives a page of it. */
export async function webkit({ driver, miniBrowser, screen }) {
  const home = mkdtempSync(join(tmpdir(), 'webkit-'))
  const started = []
  const start = (program, args, more = {}) => {
    const child = spawn(program, args, { detached: true, ...more })
    child.once('error', () => {})
    started.push(child)
    return child
  }
  let ask
  const close = async () => {
    await ask?.('DELETE', '').catch(() => {})
    // Each with what it has started itself.
    for (const { pid } of started.reverse()) {
      try {
        process.kill(-pid, 'SIGKILL')
      } catch {
        // It has ended.
      }
    }
    await pause(100)
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const display = await displayOf(start(screen, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }))
    const port = await freePort()
    start(driver, ['--host=127.0.0.1', `--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: `:${display}`,
        HOME: home,
        XDG_RUNTIME_DIR: home,
        GDK_BACKEND: 'x11',
        NO_AT_BRIDGE: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        // It runs as whoever runs the tests, root included, on pages of our own alone.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      },
    })
    const base = `http://127.0.0.1:${port}`
    await answering(`${base}/status`)
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] } } }
    const { sessionId } = await send(`${base}/session`, 'POST', { capabilities })
    ask = (method, path, body) => send(`${base}/session/${sessionId}${path}`, method, body)
    return { ...page(ask), close }
  } catch (error) {
    await close()
    throw error
  }
}

function page(ask) {
  // The driver's own way to wait for a promise.
  const call = (script, args) => ask('POST', '/execute/sync', { script: `return (${script})(...arguments)`, args })
  return {
    open: (url) => ask('POST', '/url', { url }),
    /** Runs a function in the page; what it gives must be text. */
    run: (script, ...texts) => call(String(script), texts),
    /** A click by the browser's own pointer, on the element that a function finds. */
    async click(find, ...texts) {
      const found = await call(String(find), texts)
      await ask('POST', '/actions', {
        actions: [{
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [
            { type: 'pointerMove', x: 0, y: 0, duration: 0, origin: { [ELEMENT]: found[ELEMENT] } },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        }],
      })
    },
  }
}

async function send(url, method, body) {
  const answer = await fetch(url, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const { value } = await answer.json()
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`)
  return value
}

async function answering(url) {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      if ((await fetch(url)).ok) return
    } catch {
      // Not yet.
    }
    if (Date.now() > end) throw new Error('WebKitWebDriver does not answer')
    await pause(50)
  }
}

/** The display that the screen has found for itself. */
function displayOf(screen) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Xvfb did not start')), PATIENCE_MS)
    screen.stdio[3].once('data', (text) => {
      clearTimeout(timer)
      resolve(String(text).trim())
    })
    screen.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
