// Where Yew shows its screens. Yew never takes its listeners off a root that it leaves, and
// holds on to the root for ever: so listeners come with a way to end them, and roots are
// used again. A page that takes the checklist off and puts it back all day grows no nodes.

import { make } from './notice.js'

const ends = new WeakMap()
const spare = []

/** A root for one instance. */
export function newMount() {
  const mount = spare.pop() ?? make('div', { class: 'mount' })
  const end = new AbortController()
  ends.set(mount, end)
  mount.addEventListener = (type, listener, options) => {
    EventTarget.prototype.addEventListener.call(mount, type, listener, { ...Object(options), signal: end.signal })
  }
  return mount
}

/** Takes a root off the page, and everything that held on to it. */
export function discard(mount) {
  if (!mount) return
  mount.remove()
  mount.replaceChildren()
  // With a reason of its own: the usual one is an error, and its stack would hold the element
  // and with it what was typed.
  ends.get(mount).abort('discarded')
  spare.push(mount)
}
