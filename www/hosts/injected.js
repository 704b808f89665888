// What a content management system's plugin adds to every page, as a classic script that
// may come at any time: it turns placeholders into checklists, and listens for all of them
// in one place, because events bubble.

(() => {
  for (const place of document.querySelectorAll('.risk-checklist-here')) {
    const checklist = document.createElement('risk-checklist')
    checklist.setAttribute('instrument', 'safelives-dash')
    checklist.setAttribute('theme', 'light')
    // Set before the element is defined: taken up when it is.
    checklist.nation = place.dataset.nation
    checklist.practitionerRole = place.dataset.practitionerRole
    checklist.config = { reference: 'DEMO-7007' }
    // Their words for where scripts fail move inside, so they are never lost.
    checklist.append(...place.childNodes)
    place.append(checklist)
  }

  document.addEventListener('risk-checklist-outcome', ({ detail }) => {
    document.getElementById('received').textContent = `Received for ${detail.notice.reference}: ${detail.notice.pathways.length} pathways.`
  })

  // Not a <script> made by hand: where a page requires Trusted Types, its address needs a policy.
  import('/pkg/risk-checklist.js')
})()
