// Which part of the page is shown. One at a time; the focus moves to its heading.

import { at } from './dom.js'

const VIEWS = ['choose', 'scenario', 'run', 'group', 'handouts', 'write']
const leaving = []
let shown = 'choose'

/** Shows one view. The others stay as they are: nothing typed in them is lost. */
export function show(view) {
  if (shown !== view) for (const act of leaving) act(shown, view)
  shown = view
  for (const name of VIEWS) at(name).hidden = name !== view
  for (const link of document.querySelectorAll('[data-view]')) {
    if (link.dataset.view === view) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  document.body.dataset.view = view
  window.scrollTo(0, 0)
  at(view).querySelector('h1')?.focus()
}

/** Calls `act` with the view that is left and the one that comes. */
export const onLeave = (act) => leaving.push(act)

export const showing = () => shown

/** What would be lost if the page were closed now: each says so itself. */
const keepers = []
export const keepsSomething = (has) => keepers.push(has)

window.addEventListener('beforeunload', (event) => {
  if (keepers.some((has) => has())) event.preventDefault()
})
