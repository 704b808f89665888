// Packs that are files of their own, fetched from where the shell itself came from. All that
// may be needed are fetched before the first question: were one fetched when an answer calls
// for it, the time of the request would tell the answer.

import { PACKS } from 'made:packs'

/** A pack opens others, and those open more; published ones go two deep. */
const ROUNDS = 4

const PATIENCE_MS = 5_000

const fetched = new Map()

/**
 * @param {{ wantedPacks: (config: string, packs: string[]) => string[] }} glue
 * @param {string} config
 * @param {string[]} handedIn the host's own packs
 * @param {(code: string, message: string, field: string) => void} report
 * @returns {Promise<string[]>} every pack to start with
 */
export async function fetchPacks(glue, config, handedIn, report) {
  const packs = [...handedIn]
  const asked = new Set()
  for (let round = 0; round < ROUNDS; round += 1) {
    const wanted = glue.wantedPacks(config, packs).filter((id) => !asked.has(id))
    if (wanted.length === 0) break
    for (const id of wanted) asked.add(id)
    const texts = await Promise.all(wanted.map((id) => fetchPack(id).catch(() => undefined)))
    for (const [index, text] of texts.entries()) {
      if (text !== undefined) packs.push(text)
      // The checklist works without it, and says so where it would have opened.
      else report('pack-not-loaded', `the checklist ${wanted[index]} could not be loaded; serve the packs folder beside this file, as it was published`, 'packs')
    }
  }
  return packs
}

/** One request a pack, however often the page changes its mind while it is under way. */
function fetchPack(id) {
  if (!fetched.has(id)) {
    const pack = request(id)
    fetched.set(id, pack)
    pack.catch(() => fetched.delete(id))
  }
  return fetched.get(id)
}

async function request(id) {
  if (!Object.hasOwn(PACKS, id)) throw new Error('there is no such pack')
  const { url, integrity } = PACKS[id]
  const response = await fetch(url(), {
    // Rules that someone changed are no rules: the browser compares what comes with this hash.
    integrity,
    referrerPolicy: 'no-referrer',
    // A person is waiting: the checklist starts without what does not come.
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!response.ok) throw new Error(`the pack answered ${response.status}`)
  return response.text()
}
