// The page with the frame, and the tricks that pages and frames try on each other.

import { freshPage } from './browser.mjs'
import { Checklist } from './checklist.mjs'
import { listen } from './events.mjs'
import { titles } from './words.mjs'

export const PAGE = '/hosts/isolated.html'
export const FRAME = '**/pkg/frame.html'

export async function newPage(context, browser, options) {
  const page = await freshPage(context, browser, options)
  await listen(page)
  return page
}

/** Opens the page, and gives the checklist as it stands in the frame. */
export async function open(context, browser, options) {
  const page = await newPage(context, browser, options)
  await page.goto(PAGE)
  return { page, ...(await inside(page)) }
}

/** The frame, once its checklist shows the first screen. */
export async function inside(page) {
  const iframe = page.locator('risk-checklist-frame iframe')
  await iframe.contentFrame().getByRole('heading', { level: 3, name: titles.start, exact: true }).waitFor()
  const frame = await (await iframe.elementHandle()).contentFrame()
  return { frame, iframe, checklist: new Checklist(frame) }
}

/** A document of our own at an address that the page's policy allows for frames. */
export function fake(page, pattern, script = '', more = '') {
  return page.route(pattern, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!DOCTYPE html><title>fake</title><script>
        window.got = []
        addEventListener('message', ({ data, ports }) => {
          const index = got.push({ data, ports: ports.length, onPort: [] }) - 1
          window.port = ports[0]
          if (ports[0]) ports[0].onmessage = (event) => got[index].onPort.push(event.data)
        })
        const say = (type, fields) => JSON.stringify({ schema: 'risk-checklist/message/1', type, ...fields })
        ${script}
      </script>${more}`,
    }),
  )
}

/** Long enough for a message to be there and back. */
export const settled = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 250)))

/** What a curious script on the page can get hold of, wherever the checklist is. */
export function spyOn(page) {
  return page.addInitScript(() => {
    if (window !== window.top) return
    const seen = []
    const note = (what, value) => seen.push(`${what}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    const roots = new Set([document])
    const { attachShadow } = Element.prototype
    Element.prototype.attachShadow = function (options) {
      const root = attachShadow.call(this, { ...options, mode: 'open' })
      roots.add(root)
      return root
    }
    for (const type of ['input', 'change', 'keydown', 'click', 'focusin', 'paste']) {
      window.addEventListener(type, (event) => note(type, `${event.key ?? ''} ${event.composedPath()[0].value ?? event.composedPath()[0].localName ?? ''}`), true)
    }
    window.addEventListener('message', ({ data }) => note('window message', data), true)
    const Channel = window.MessageChannel
    window.MessageChannel = function () {
      const channel = new Channel()
      channel.port1.addEventListener('message', ({ data }) => note('port', data))
      return channel
    }
    const { parse, stringify } = JSON
    JSON.parse = (text, ...more) => (note('parse', text), parse(text, ...more))
    JSON.stringify = (value, ...more) => stringify(value, ...more)
    window.lookAround = () => {
      for (const root of roots) {
        for (const field of root.querySelectorAll('input, textarea, select')) note('field', `${field.value} ${field.checked ?? ''}`)
        note('text', root.textContent ?? '')
        for (const frame of root.querySelectorAll('iframe')) {
          note('document', frame.contentDocument === null ? 'none' : frame.contentDocument.body.textContent)
          for (const read of [() => frame.contentWindow.document.body.innerHTML, () => frame.contentWindow.name, () => frame.contentWindow.location.href, () => frame.contentWindow.history.state]) {
            try {
              note('reached', String(read()))
            } catch (error) {
              note('refused', error.name)
            }
          }
        }
      }
      for (const entry of performance.getEntries()) note('entry', entry.name)
      return seen
    }
  })
}
