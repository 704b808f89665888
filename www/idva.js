// A host page with a case that came back: it holds the earlier outcome, shows what was
// decided then, and takes forms and records beside the outcome.

import { TAKEN, fetchJson, showReceived, tell } from '/portal.js'

const MONTHS_AGO = 5

const DECISIONS = { chosen: 'referred', 'already-in-place': 'already in place', refused: 'not now' }
const PATHWAYS = {
  marac: 'MARAC',
  idva: 'IDVA support',
  'childrens-social-care': "Children's social care",
}

const checklist = document.getElementById('checklist')
tell(checklist, { reference: 'DEMO-0207', forms: true, records: true })
showReceived(checklist, document.getElementById('received'))
document.getElementById('board').open = matchMedia('(min-width: 48em)').matches

earlierOutcome().then(
  (previous) => {
    showEarlier(previous)
    tell(checklist, { previous })
  },
  () => sayWhen('The earlier outcome could not be read. Look in the case file.'),
)
if (TAKEN.includes('profile')) {
  fetchJson('/profiles/escalation.json').then((profile) => tell(checklist, { profile }))
}

/** The notice that this case ended with last time. The checklist does not wait for it. */
async function earlierOutcome() {
  const notice = await fetchJson('/idva-previous.json')
  // An invented case stays as old as its story says, whenever it is looked at.
  const then = new Date()
  then.setUTCMonth(then.getUTCMonth() - MONTHS_AGO)
  return { ...notice, completedAt: `${then.toISOString().slice(0, 13)}:00Z` }
}

function showEarlier({ completedAt, pathways }) {
  const date = new Date(completedAt).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  sayWhen(`Outcome sent on ${date}.`)
  const decided = pathways.filter(({ disposition }) => disposition)
  document.getElementById('earlier-decisions').append(
    ...decided.map(({ id, disposition }) => {
      const line = document.createElement('li')
      line.textContent = `${PATHWAYS[id] ?? id}: ${DECISIONS[disposition]}`
      return line
    }),
  )
}

function sayWhen(words) {
  document.getElementById('earlier-when').textContent = words
}
