// A host page that lets the checklist post its own notice, to the demo server.

const checklist = document.querySelector('risk-checklist')

checklist.config = {
  reference: 'DEMO-4711',
  delivery: { endpoint: new URL('/deliveries', location.href).href },
}

checklist.addEventListener('risk-checklist-delivered', ({ detail }) => {
  // The receiver has it, and calls it this. The notice itself did not come by here.
  document.querySelector('main').dataset.delivered = detail.reference
})
