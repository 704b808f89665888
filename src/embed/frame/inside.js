// The frame's side: says hello to the page around it, takes one port, and shows the
// checklist. It runs only where it is isolated; elsewhere the words in frame.html stay.

// Without it this script does not run, the page hears nothing, and says so.
import { hideOrShow, leaveBy } from './risk-checklist.js'
import { EVENTS } from '../js/events.js'
import style from './inside.css'
import { ATTRIBUTES, PAGE_OPENS, PAGE_SAYS, TALLEST, nonce, read, write } from './message_v1.js'

/** Pixels. Heights are rounded up to this: a page learns less of what is on screen from them. */
const STEP = 64

const said = nonce()

if (window.parent !== window && self.origin === 'null') {
  window.addEventListener('message', hear)
  // Nobody can be addressed yet: who may be around us is what `frame-ancestors` says.
  window.parent.postMessage(write('hello', { nonce: said }), '*')
}

function hear(event) {
  if (!event.isTrusted || event.source !== window.parent || event.origin === 'null' || event.ports.length !== 1) return
  const connect = read(event.data, PAGE_OPENS)
  if (connect?.nonce !== said) return
  window.removeEventListener('message', hear)
  begin(event.ports[0], connect.answer)
}

async function begin(port, answer) {
  const say = (type, fields) => port.postMessage(write(type, fields))
  const status = document.createElement('div')
  status.setAttribute('role', 'status')
  status.className = 'status'
  // Only the third press is told: the page must not learn when capital letters are typed.
  leaveBy({ status, go: () => say('leave') })
  dress()
  const configured = listen(port, say)
  say('connected', { nonce: answer })
  const element = await configured
  for (const [name, type] of Object.entries(EVENTS)) {
    if (name !== 'exit') element.addEventListener(type, ({ detail }) => say('event', { name, ...parts(detail) }))
  }
  document.querySelector('main').replaceChildren(element)
  document.body.append(status)
  new ResizeObserver(() => measure(say)).observe(document.querySelector('main'))
}

/** Takes what the page says; the element comes with the first configuration. */
function listen(port, say) {
  const checklist = document.createElement('risk-checklist')
  return new Promise((ready) => {
    port.onmessage = ({ data, ports }) => {
      const message = ports.length ? undefined : read(data, PAGE_SAYS)
      if (message?.type === 'reset') checklist.reset?.()
      if (message?.type === 'lock') checklist.lock?.()
      if (message?.type === 'hide') hideOrShow()
      if (message?.type !== 'configure') return
      configure(checklist, message)
      measure(say)
      ready(checklist)
    }
  })
}

function configure(checklist, { config, attributes, looks }) {
  for (const name of ATTRIBUTES) {
    if (Object.hasOwn(attributes, name)) checklist.setAttribute(name, attributes[name])
    else checklist.removeAttribute(name)
  }
  for (const name of [...checklist.style]) checklist.style.removeProperty(name)
  for (const [name, value] of Object.entries(looks)) checklist.style.setProperty(name, value)
  document.documentElement.classList.toggle('fixed', attributes.sizing === 'fixed')
  checklist.config = config
}

/** What of an event goes through the port: an object that is only its text, read, stays. */
function parts(detail) {
  if (detail === null) return { detail: null, parsed: null }
  const parsed = Object.keys(detail).find((name) => typeof detail[name] === 'object')
  if (parsed === undefined) return { detail, parsed: null }
  const { [parsed]: _, ...texts } = detail
  return { detail: texts, parsed }
}

function dress() {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  document.adoptedStyleSheets.push(sheet)
}

function measure(say) {
  // A page that sets the height itself hears of none.
  if (document.documentElement.classList.contains('fixed')) return
  const { height } = document.querySelector('main').getBoundingClientRect()
  const rounded = Math.ceil(height / STEP) * STEP
  document.documentElement.classList.toggle('tall', rounded > TALLEST)
  say('size', { height: Math.min(rounded, TALLEST) })
}
