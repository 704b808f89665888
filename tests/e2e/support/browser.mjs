// One browser for each test file, and pages that start from nothing.

import { after } from 'node:test'
import { chromium } from 'playwright-core'

const { BASE_URL, CHROME } = process.env
if (!BASE_URL) stop('BASE_URL is not set: run this through scripts/with-server')
if (!CHROME) stop('CHROME names no browser: run `. scripts/env.sh`, or set it to the path of a Chromium')

export const baseUrl = BASE_URL

/** Nothing that the browser does by itself, so that every request seen is the page's. */
export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launch() {
  return chromium.launch({ executablePath: CHROME, args: ARGUMENTS })
}

/** A browser for the whole test file. */
export async function sharedBrowser() {
  const browser = await launch()
  after(() => browser.close())
  return browser
}

/**
 * A fresh page in a profile of its own. The test fails when the page throws, or when its
 * console holds an error, unless it says which it expects.
 *
 * @param {import('node:test').TestContext} test
 * @param {import('playwright-core').Browser} browser
 * @param {{ viewport?: { width: number, height: number }, expect?: RegExp } & import('playwright-core').BrowserContextOptions} options
 */
export async function freshPage(test, browser, { expect, ...options } = {}) {
  const context = await browser.newContext({ baseURL: baseUrl, viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints = []
  const note = (text) => expect?.test(text) || complaints.push(text)
  page.on('pageerror', (error) => note(String(error)))
  page.on('console', (message) => message.type() === 'error' && note(message.text()))
  test.after(async () => {
    await context.close()
    if (complaints.length) throw new Error(`the page complained: ${complaints.join('; ')}`)
  })
  return page
}

function stop(message) {
  console.error(`stopped: ${message}.`)
  process.exit(1)
}
