// The story that the page is about, and who is told when that changes.

let scenario
const told = []

export const chosen = () => scenario

/** Takes a scenario that was checked. */
export function choose(next) {
  scenario = next
  for (const act of told) act(next)
}

export const onChoice = (act) => told.push(act)
