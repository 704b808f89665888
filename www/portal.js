// What every portal here does with what its checklist says: shows it, newest first, for
// whoever evaluates the checklist, and hands each outcome to the portal's own server. A
// real portal would do the second and show none of the first to the practitioner.

/** The fields of `config` that this build of the checklist takes. */
export const TAKEN = ['reference', 'forms', 'records', 'previous', 'profile']

/** Adds to what the checklist is told of the case, as far as it takes it. Answers stay. */
export function tell(checklist, fields) {
  const taken = Object.entries(fields).filter(([field]) => TAKEN.includes(field))
  checklist.config = { ...checklist.config, ...Object.fromEntries(taken) }
}

/** A file of this portal, as its own server would hand it in. */
export async function fetchJson(address) {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: the server answered ${response.status}`)
  return response.json()
}

/** What each event is to a portal. Of the details, `text` is what the practitioner read. */
const MEANINGS = {
  'risk-checklist-ready': { name: 'Ready', meaning: 'The checklist can be used.' },
  'risk-checklist-outcome': { name: 'Outcome', meaning: 'The practitioner read this message and pressed send.' },
  'risk-checklist-form': { name: 'Referral form', meaning: 'The practitioner handed over this form. It stays on this page: this demonstration sends it nowhere.' },
  'risk-checklist-record': { name: 'Record', meaning: 'The practitioner handed over this record. It stays on this page: this demonstration sends it nowhere.' },
  'risk-checklist-error': { name: 'Error', meaning: 'Something was refused, or the checklist cannot run.' },
  'risk-checklist-exit': { name: 'Exit', meaning: 'The practitioner left at once. Everything received was erased.' },
}

/**
 * Shows in `panel` all that `checklist` tells this page, and delivers its outcomes.
 *
 * @param {HTMLElement} checklist
 * @param {HTMLElement} panel
 */
export function showReceived(checklist, panel) {
  const delivery = make('p', { id: 'delivery', class: 'received-delivery', role: 'status' }, 'No outcome yet.')
  const retry = make('button', { type: 'button', class: 'received-retry', hidden: '' }, 'Try again')
  const entries = make('ol', { class: 'received-events', reversed: '' })
  panel.append(delivery, retry, make('h3', { class: 'received-newest' }, 'Events, newest first'), entries)

  /** Outcomes that the server does not hold yet, oldest first, each beside its entry. */
  const waiting = []
  let sending = false

  for (const type of Object.keys(MEANINGS)) checklist.addEventListener(type, receive)
  retry.addEventListener('click', deliver)

  function receive({ type, detail }) {
    // Whoever leaves at once leaves nothing: what a host holds on its page goes too.
    if (type === 'risk-checklist-exit') entries.replaceChildren()
    const entry = described(type, detail, entries.childElementCount + 1)
    entries.prepend(entry)
    if (type === 'risk-checklist-outcome') {
      waiting.push({ text: detail.text, entry })
      deliver()
    } else if (detail?.text) {
      say('received', `${MEANINGS[type].name} received at ${timeNow()}. It stays on this page.`)
    }
  }

  /** Sends the very texts that the practitioner saw. One that fails waits for another try. */
  async function deliver() {
    if (sending) return
    sending = true
    retry.hidden = true
    try {
      while (waiting.length) {
        say('sending', 'Sending the outcome to our own server.')
        const receipt = await post(waiting[0].text)
        waiting.shift().entry.append(make('p', { class: 'received-receipt' }, `Our server's receipt: ${receipt}.`))
        say('received', `Received. Our server's receipt: ${receipt}.`)
      }
    } catch (error) {
      say('failed', `Not received: ${error.message}. The outcome is still on this page.`)
      retry.hidden = false
    } finally {
      sending = false
    }
  }

  function say(state, words) {
    delivery.dataset.state = state
    delivery.textContent = words
  }
}

/** The same text twice is one outcome to the server, so trying again is always safe. */
async function post(text) {
  const response = await fetch('/outcomes', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
    // What was sent on purpose still arrives when the practitioner leaves at once after.
    keepalive: true,
  })
  if (!response.ok) throw new Error(`the server answered ${response.status}`)
  return (await response.json()).receipt
}

function described(type, detail, number) {
  const { name, meaning } = MEANINGS[type]
  const now = new Date()
  const time = make('time', { datetime: now.toISOString() }, timeNow(now))
  const entry = make('li', {}, make('p', { class: 'received-what' }, make('strong', {}, name), ' ', time), make('code', {}, type), make('p', {}, meaning))
  if (detail?.text) {
    entry.append(make('pre', { tabindex: '0', role: 'region', 'aria-label': `${name}, event ${number}: the exact text` }, detail.text))
  } else if (detail) {
    entry.append(make('p', {}, `${detail.code}. ${detail.field ? `${detail.field}: ` : ''}${detail.message}`))
  }
  return entry
}

function timeNow(now = new Date()) {
  return now.toLocaleTimeString('en-GB')
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}
