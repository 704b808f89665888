// The looks of training mode: a file of its own, which only pages that train anyone load.

import style from './training.css'

let sheet

/** The style sheet, one for all elements on the page. */
export function looks() {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
  }
  return sheet
}
