// What stands in the element while there is no checklist: loading, or why there is none
// and what to do. Built from elements, never from markup, so that Trusted Types allow it.

import words from '../../content/text/en-GB/shell.json'

// Put in by scripts/package.mjs from src/content/directory.json.
const SERVICES = __FALLBACK_SERVICES__

export function loadingNotice() {
  return make('p', { class: 'shell-loading', role: 'status' }, words.texts['loading'])
}

/**
 * @param {'cannot-start' | 'wrong-bytes' | 'fault' | 'unknown-instrument' | 'retired-instrument' | 'training-not-available'} kind
 * @param {string | undefined} nation whose help line comes first, where the page says
 * @param {() => void} [again] what the button does; without it there is no button
 */
export function failureNotice(kind, nation, again) {
  const text = (part) => words.texts[`${kind}.${part}`]
  const box = make('section', { class: 'shell-failure', role: 'alert' })
  box.append(
    make('h2', {}, text('title')),
    make('p', { class: 'shell-danger' }, words.texts['danger']),
    make('p', {}, text('text')),
    services(nation),
    make('p', {}, words.texts['next']),
  )
  if (again) {
    const button = make('button', { type: 'button', class: 'primary' }, text('again'))
    button.addEventListener('click', again)
    box.append(button)
  }
  return box
}

/** 999 always; then the nation's own help line; then the others, in case the page is wrong. */
function services(nation) {
  const list = make('ul', { class: 'contacts' })
  const place = (service) => (service.nation ? (service.nation === nation ? 1 : 2) : 0)
  for (const { name, phone } of [...SERVICES].sort((one, other) => place(one) - place(other))) {
    const item = make('li', {}, make('strong', {}, name), ' ')
    item.append(make('a', { class: 'phone', href: `tel:${phone.replaceAll(' ', '')}` }, phone))
    list.append(item)
  }
  return list
}

export function make(tag, attributes, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}
