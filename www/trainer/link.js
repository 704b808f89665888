// A scenario in the part of an address that is never sent: compressed, limited in size both
// ways, and taken out of the address as soon as it was read. Whoever reads it checks it.

const NAME = 'scenario'
const OPEN = 'open'
/** Characters of an address. */
export const LONGEST = 32_000
/** Some programs cut an address that is longer. */
export const OFTEN_CUT = 8_000
/** Bytes of a scenario, as the format says. */
export const LARGEST = 256 * 1024

/** What a link cannot do, in words. */
export class LinkError extends Error {}

/** What this page was opened with, once: `{ packed }`, `{ open }` or nothing. */
export function takeFragment() {
  const fragment = location.hash.slice(1)
  if (!fragment.includes('=')) return {}
  history.replaceState(null, '', location.pathname)
  const [name, ...rest] = fragment.split('=')
  if (name === NAME) return { packed: rest.join('=') }
  if (name === OPEN) return { open: rest.join('=') }
  return {}
}

/** The address that opens a scenario which ships. */
export const linkTo = (id) => `${location.origin}${location.pathname}#${OPEN}=${encodeURIComponent(id)}`

/** The address that carries a scenario. */
export async function linkWith(scenario) {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(JSON.stringify(scenario)), LARGEST)
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  const packed = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  if (packed.length > LONGEST) throw new LinkError('This story is too long for a link. Save it as a file and share that.')
  return `${location.origin}${location.pathname}#${NAME}=${packed}`
}

/** What a link carried, as JSON and no more: it is still to be checked. */
export async function unpack(packed) {
  if (packed.length > LONGEST) throw new LinkError('The link is too long to be one of ours.')
  if (!/^[A-Za-z0-9_-]+$/.test(packed)) throw new LinkError('The link is cut or changed: it holds letters that none of ours has.')
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
    const text = await through(new DecompressionStream('deflate-raw'), bytes, LARGEST)
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text))
  } catch (error) {
    if (error instanceof LinkError) throw error
    throw new LinkError('The link is cut or changed, so no story could be read from it. Ask for it again, or for the file.')
  }
}

/** Bytes through a stream, which stops where more come out than `most`. */
async function through(stream, bytes, most) {
  const writer = stream.writable.getWriter()
  // What went wrong shows at the other end.
  writer.write(bytes).catch(() => {})
  writer.close().catch(() => {})
  const parts = []
  let length = 0
  const reader = stream.readable.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > most) {
      await reader.cancel()
      throw new LinkError(`A story has at most ${most / 1024} KiB, and this one has more.`)
    }
    parts.push(value)
  }
  const all = new Uint8Array(length)
  let place = 0
  for (const part of parts) {
    all.set(part, place)
    place += part.length
  }
  return all
}
