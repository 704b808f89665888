// The look of what delivery shows, and one message on paper.

import style from './delivery.css'
import { make } from '../notice.js'
import { say } from './words.js'

let sheet

/** One sheet for all elements, and only on pages that ask for delivery. */
export function adopt(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
  }
  root.adoptedStyleSheets.push(sheet)
}

/** Prints one message alone: to be handed on by other means. */
export function paper({ root, print }, text) {
  const page = make('section', { class: 'delivery-paper', 'aria-hidden': 'true' })
  page.append(make('h3', {}, say('paper.title')), make('p', {}, say('paper.text')), make('pre', {}, text))
  root.append(page)
  window.addEventListener('afterprint', () => page.remove(), { once: true })
  print()
}
