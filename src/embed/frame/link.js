// The page's side of the link to the frame: one handshake, then one port.

import { FRAME_JOINS, FRAME_OPENS, FRAME_SAYS, nonce, read, write } from './message_v1.js'

/**
 * Waits for the frame to say hello, and hands it a port. Whoever says it must be the window
 * in our own frame, sandboxed (so its origin is "null"), and real. All else is passed over
 * in silence, and once the port is handed over so is every further hello.
 *
 * @param {HTMLIFrameElement} frame
 * @param {() => void} connected
 * @param {(message: object) => void} told
 */
export function link(frame, connected, told) {
  const answer = nonce()
  let port
  let isOpen = false

  function hear({ isTrusted, source, origin, ports, data }) {
    const hello = isTrusted && source === frame.contentWindow && origin === 'null' && !ports.length && read(data, FRAME_OPENS)
    if (!hello) return
    window.removeEventListener('message', hear)
    const channel = new MessageChannel()
    port = channel.port1
    port.onmessage = take
    // A sandboxed window has no origin to be addressed by. No more than the nonces goes with it.
    source.postMessage(write('connect', { nonce: hello.nonce, answer }), '*', [channel.port2])
  }

  function take({ ports, data }) {
    const message = !ports.length && read(data, isOpen ? FRAME_SAYS : FRAME_JOINS)
    if (!message) return
    if (isOpen) told(message)
    else if (message.nonce === answer) {
      isOpen = true
      connected()
    }
  }

  window.addEventListener('message', hear)
  return {
    say: (type, fields) => isOpen && port.postMessage(write(type, fields)),
    close() {
      window.removeEventListener('message', hear)
      port?.close()
    },
  }
}
