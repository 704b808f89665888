// A host page that keeps the checklist in a frame of another origin. On this machine that
// is the same server under its other name.

import { showReceived, tell } from '/portal.js'

const OTHER = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' }

const checklist = document.getElementById('checklist')
tell(checklist, { reference: 'DEMO-3188', records: true })
showReceived(checklist, document.getElementById('received'))
checklist.setAttribute('src', `http://${OTHER[location.hostname]}:${location.port}/pkg/frame.html`)
