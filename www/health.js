// A host page: tells the checklist which case it is, shows what it hears, and hands the
// outcome to its own server. A real portal would show none of this to the practitioner.

const EVENTS = ['ready', 'outcome', 'exit', 'error'].map((name) => `risk-checklist-${name}`)

const checklist = document.getElementById('checklist')
const events = document.getElementById('events')
const delivery = document.getElementById('delivery')
const retry = document.getElementById('retry')

// An opaque reference: the portal knows which case it stands for, and nobody else does.
checklist.config = { reference: 'DEMO-0001' }

for (const name of EVENTS) checklist.addEventListener(name, show)
checklist.addEventListener('risk-checklist-outcome', (event) => deliver(event.detail.text))
retry.addEventListener('click', () => deliver(retry.value))

function show({ type, detail }) {
  const entry = make('li', {}, make('code', {}, type))
  if (type === 'risk-checklist-outcome') {
    entry.append(make('pre', { tabindex: '0', role: 'region', 'aria-label': 'The outcome' }, detail.text))
  } else if (detail) {
    const field = detail.field ? `${detail.field}: ` : ''
    entry.append(make('p', {}, `${detail.code}. ${field}${detail.message}`))
  }
  events.append(entry)
}

/** Sends the very text that the practitioner saw. Nothing is lost when that fails. */
async function deliver(text) {
  retry.hidden = true
  say('sending', 'Sending the outcome to our own server.')
  try {
    const response = await fetch('/outcomes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    })
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    const { received } = await response.json()
    say('received', `Received: our server now holds ${received === 1 ? '1 outcome' : `${received} outcomes`}.`)
  } catch (error) {
    say('failed', `Not received: ${error.message}. The outcome is still on this page.`)
    retry.value = text
    retry.hidden = false
  }
}

function say(state, words) {
  delivery.dataset.state = state
  delivery.textContent = words
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}
