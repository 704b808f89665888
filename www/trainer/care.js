// Care for those who take part: a break at any moment, and who will listen.

import { at, make } from './dom.js'
import { onChoice } from './chosen.js'
import { engine } from './engine.js'

/** Numbers to call, as lines of a list. */
export const supportLines = (support = []) =>
  support.map(({ name, audience, phone, text, hours }) =>
    make(
      'li',
      {},
      make('strong', {}, name),
      audience && audience !== 'anyone' ? ` (for ${audience})` : undefined,
      phone ? [': ', make('a', { href: `tel:${phone.replaceAll(' ', '')}` }, phone)] : undefined,
      text ? [', text ', text] : undefined,
      hours ? `, ${hours}` : undefined,
    ),
  )

/** The break button and its dialog. `stop` leaves the story for good. */
export function startCare(stop) {
  const dialog = at('break')
  at('pause').addEventListener('click', () => {
    document.body.classList.add('paused')
    dialog.showModal()
    at('break-title').focus()
  })
  dialog.addEventListener('close', () => document.body.classList.remove('paused'))
  at('break-back').addEventListener('click', () => dialog.close())
  at('break-stop').addEventListener('click', () => {
    dialog.close()
    stop()
  })
  // The numbers that belong to the story, from the directory. Those of the page stay until they are there.
  onChoice(async (scenario) => {
    const support = await supportFor(scenario)
    if (support.length) at('break-support').replaceChildren(...supportLines(support))
  })
}

/** Who will listen, for one story. Never fails: the page has numbers of its own. */
export async function supportFor(scenario) {
  try {
    const { handout } = await engine()
    return handout(scenario).support ?? []
  } catch {
    return []
  }
}

/** The closing words of a story. */
export async function drawGoodbye(scenario) {
  at('goodbye-words').replaceChildren(
    ...(scenario.checkIn ?? []).map((words) => make('p', {}, words)),
    make('p', {}, 'If it stays with you, talk to someone: your trainer, a colleague, or one of these.'),
    make('ul', {}, supportLines(await supportFor(scenario))),
  )
  at('goodbye').hidden = false
}
