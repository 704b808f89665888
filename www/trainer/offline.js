// Asks for the small worker that keeps this page's own files, so that a training room
// without a network is no problem. Where it is refused, the page works as before.

import { at } from './dom.js'

const WORKER = '/trainer-worker.js'
const SCOPE = '/trainer.html'

/** Keeps the files, and says so when it is done. */
export async function keepForOffline() {
  if (!navigator.serviceWorker) return
  try {
    await navigator.serviceWorker.register(trusted(WORKER), { scope: SCOPE })
    navigator.serviceWorker.addEventListener('message', ({ data }) => {
      if (data?.kept) at('offline').textContent = 'This page is kept on this device, and works without a network. What you type is not kept.'
    })
    const { active } = await navigator.serviceWorker.ready
    active.postMessage('keep')
  } catch {
    // A private window, or a stricter policy: the page is the same, with a network.
  }
}

/** The page's policy lets one named policy say which script a worker may be: this one. */
function trusted(url) {
  if (!globalThis.trustedTypes) return url
  const policy = trustedTypes.createPolicy('trainer-worker', {
    createScriptURL: (asked) => {
      if (asked !== WORKER) throw new TypeError('no other script may be a worker here')
      return asked
    },
  })
  return policy.createScriptURL(url)
}
