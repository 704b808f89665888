// A secret that is typed, and every place in reach where it could still be.

/** Never handed to the page as a whole, so that what is found there was typed. */
export const SECRET = 'Geheimnis-Zaunkoenig-41'

/** Before the page's own scripts: every module's memory stays in reach. */
export function watchMemory(page) {
  return page.addInitScript(() => {
    window.memories = []
    const { instantiate } = WebAssembly
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given)
      window.memories.push((made.instance ?? made).exports.memory)
      return made
    }
  })
}

/** Types it as a note, key by key. */
export async function typeSecret(checklist, id) {
  const { note } = await checklist.more(id)
  await note.click()
  await note.pressSequentially(SECRET)
  return note
}

/** How often a module's memory holds it, as the module or the browser would write it. */
export function inMemory(page) {
  // Turned round on the way in: the search must not find itself.
  const wanted = [new TextEncoder().encode(SECRET), Buffer.from(SECRET, 'utf16le')].map((bytes) => [...bytes].reverse())
  return page.evaluate((wanted) => {
    let found = 0
    for (const { buffer } of window.memories) {
      const bytes = new Uint8Array(buffer)
      for (const reversed of wanted) {
        const [last] = reversed
        for (let at = bytes.indexOf(last); at >= 0; at = bytes.indexOf(last, at + 1)) {
          if (reversed.every((byte, back) => bytes[at - back] === byte)) found += 1
        }
      }
    }
    return found
  }, wanted)
}

/** The names of the places in the page, its history and its storage that hold it. */
export async function inPage(page) {
  const places = await page.evaluate(async () => {
    const texts = { title: document.title, address: location.href, name: window.name, state: JSON.stringify(history.state), selection: String(getSelection()) }
    const look = (root, name) => {
      texts[name] = (texts[name] ?? '') + (root.innerHTML ?? root.documentElement.outerHTML)
      for (const element of root.querySelectorAll('*')) {
        if ('value' in element) texts[`${name}, values`] = `${texts[`${name}, values`] ?? ''} ${element.value} ${element.defaultValue}`
        if (element.shadowRoot) look(element.shadowRoot, `${element.localName}`)
      }
    }
    look(document, 'document')
    // A sandboxed page has none of these.
    const stores = self.origin === 'null' ? {} : {
      local: () => JSON.stringify(localStorage),
      session: () => JSON.stringify(sessionStorage),
      cookies: () => document.cookie,
      databases: async () => JSON.stringify(await indexedDB.databases()),
      caches: async () => JSON.stringify(await caches.keys()),
    }
    for (const [name, read] of Object.entries(stores)) texts[name] = await read()
    return texts
  })
  return Object.entries(places).filter(([, text]) => text.includes(SECRET)).map(([name]) => name)
}

/** Everything that assistive technology is told, as text. */
export async function accessibilityTree(page) {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return JSON.stringify(nodes)
}

/** What JavaScript still holds, once what is unreachable was collected. */
export async function heap(page) {
  const session = await page.context().newCDPSession(page)
  const parts = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false, captureNumericValue: false })
  await session.detach()
  return parts.join('')
}
