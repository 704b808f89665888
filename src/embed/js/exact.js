// Fetching a file that has to be, to the byte, the one that was published with this one.

/** Bytes came, and they are others: a mixed release, a meddling proxy, or worse. */
class WrongBytes extends Error {
  code = 'wrong-bytes'
}

/**
 * The browser itself compares what comes with the hash, also where a page is not served securely.
 *
 * @param {URL} url
 * @param {string} integrity as in the attribute of that name
 * @returns {Promise<Response>} fails with the code `wrong-bytes`, or with none where nothing came
 */
export async function fetchExactly(url, integrity) {
  try {
    return await fetch(url, { integrity })
  } catch {
    // A browser says only that it failed, not why: so ask whether there is anything at all.
    const there = await fetch(url, { cache: 'no-store' })
    there.body?.cancel().catch(() => {})
    if (!there.ok) throw new Error(`the module answered ${there.status}`)
    // The wrong bytes may be an old copy that this browser kept: ask once past it.
    return await fetch(url, { integrity, cache: 'reload' }).catch(() => {
      throw new WrongBytes()
    })
  }
}
