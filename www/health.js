// A host page: tells the checklist which case it is, and listens.

import { showReceived } from '/portal.js'

const checklist = document.getElementById('checklist')

// An opaque reference: the portal knows which case it stands for, and nobody else does.
checklist.config = { reference: 'DEMO-0001' }

showReceived(checklist, document.getElementById('received'))
