// A portal made with React 19, which sets properties and listens to events of custom
// elements by itself. Built with `node scripts/hosts.mjs`.

import { useState } from 'react'
import { createRoot } from 'react-dom/client'
// Before the first render: React asks the element which properties it has.
import '/pkg/risk-checklist.js'

function Case() {
  const [reference, setReference] = useState('DEMO-6001')
  const [notice, setNotice] = useState()
  return (
    <>
      <p>
        Case <output id="case">{reference}</output>{' '}
        <button type="button" onClick={() => setReference('DEMO-6002')}>Correct the reference</button>
      </p>
      <risk-checklist
        instrument="safelives-dash"
        nation="england"
        practitionerRole="health"
        theme="light"
        config={{ reference }}
        onrisk-checklist-outcome={({ detail }) => setNotice(detail.notice)}
      >
        <p>If anyone is in danger now, call 999. If the checklist does not show, use your paper form.</p>
      </risk-checklist>
      {notice && <p id="received">Received for {notice.reference}: {notice.pathways.length} pathways.</p>}
    </>
  )
}

createRoot(document.getElementById('app')).render(<Case />)
