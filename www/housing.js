// A host page: tells the checklist which case it is, and listens.

import { showReceived } from '/portal.js'

const checklist = document.getElementById('checklist')
checklist.config = { reference: 'DEMO-2041' }

showReceived(checklist, document.getElementById('received'))
