// A host page: tells the checklist which case it is, and listens. The area's own settings
// follow when they have come; until then the national ones hold.

import { TAKEN, fetchJson, showReceived, tell } from '/portal.js'

const checklist = document.getElementById('checklist')
checklist.config = { reference: 'DEMO-2041' }
showReceived(checklist, document.getElementById('received'))

if (TAKEN.includes('profile')) {
  fetchJson('/profiles/stricter.json').then((profile) => tell(checklist, { profile }))
}
