// Waiting for what a page is about to do, with a plain sentence when it never does.

import assert from 'node:assert/strict'

/** Asks again until `read` gives `expected`. */
export async function eventually(read, expected, message, within = 5_000) {
  const end = Date.now() + within
  for (;;) {
    const found = await read()
    try {
      assert.deepEqual(found, expected)
      return
    } catch (error) {
      if (Date.now() > end) throw Object.assign(error, { message: `${message}\n${error.message}` })
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
