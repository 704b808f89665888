// Ways to hand a story to others: a link with the story in it, a file, or, for one that
// ships, a short link and its QR picture for the phones in the room.

import { button, make, save } from './dom.js'
import { explain } from './engine.js'
import { linkTo, linkWith, OFTEN_CUT } from './link.js'
import { qrPicture } from './qr.js'

/** The controls for one story. `ships` says whether the page itself has it. */
export function shareControls(scenario, ships) {
  const shown = make('div', { class: 'shared', role: 'status' })
  const file = button('Save as a file', () => save(`${scenario.id}.json`, `${JSON.stringify(scenario, null, 2)}\n`))
  const link = button(ships ? 'Show a link for phones' : 'Make a link with the story in it', async () => {
    try {
      const address = ships ? linkTo(scenario.id) : await linkWith(scenario)
      shown.replaceChildren(...(await drawLink(address, ships)))
    } catch (error) {
      shown.replaceChildren(make('p', {}, explain(error)))
    }
  })
  return make('div', {}, make('p', { class: 'buttons' }, link, file), shown)
}

async function drawLink(address, ships) {
  const field = make('textarea', { readonly: true, rows: 3, 'aria-label': 'Link', spellcheck: 'false' })
  field.value = address
  const words = ships
    ? 'Opens this story, where this page can be reached.'
    : 'The whole story is in the link, after the # sign, which is not sent to any server. It holds no answers of trainees.'
  const warning = address.length > OFTEN_CUT ? 'It is long: some messages cut it. A file is safer.' : undefined
  return [
    make('p', {}, words, warning ? ` ${warning}` : ''),
    field,
    ...(ships ? [await qrPicture(address, 'QR picture of the link')] : []),
  ]
}
