// Fields of the editor. Each knows the path of what it holds, so that a problem which the
// checker finds is shown beside the field that it is about.

import { lines, make, paragraphs } from './dom.js'

/** `['steps', 0, 'answers', '1']` as the checker writes it: `steps[0].answers.1`. */
export const pathText = (path) => path.map((part, place) => (typeof part === 'number' ? `[${part}]` : place ? `.${part}` : part)).join('')

export const read = (draft, path) => path.reduce((value, part) => value?.[part], draft)

/** Writes a value; one that is `undefined` is taken out. */
export function write(draft, path, value) {
  const last = path.at(-1)
  let holder = draft
  for (const [place, part] of path.slice(0, -1).entries()) {
    holder[part] ??= typeof path[place + 1] === 'number' ? [] : {}
    holder = holder[part]
  }
  if (value === undefined && !Array.isArray(holder)) delete holder[last]
  else holder[last] = value
}

/** How a list is shown in one text field. */
const LISTS = {
  paragraphs: { out: (list) => list.join('\n\n'), in: paragraphs },
  lines: { out: (list) => list.join('\n'), in: lines },
}

/**
 * A text field. `list` says that it holds a list: `paragraphs` (an empty line between them)
 * or `lines`; `rows` makes it taller.
 */
export function textField(editor, path, label, { hint, list, rows, optional, kind = 'text', labelHidden } = {}) {
  const held = read(editor.draft, path)
  const shape = list && LISTS[list]
  const attributes = { autocomplete: 'off' }
  const control = rows ? make('textarea', { ...attributes, rows }) : make('input', { ...attributes, type: kind })
  control.value = shape ? (Array.isArray(held) ? shape.out(held) : '') : typeof held === 'string' ? held : ''
  control.addEventListener('input', () => {
    const value = shape ? shape.in(control.value) : control.value
    write(editor.draft, path, optional && !value.length ? undefined : value)
    editor.changed()
  })
  return wrap(path, label, control, hint, labelHidden)
}

/** A choice. `options` are `[code, words]`; `toValue` and `toCode` turn codes into values and back. */
export function choiceField(editor, path, label, options, { hint, act, toValue = (code) => code, toCode = String, labelHidden } = {}) {
  const held = read(editor.draft, path)
  const code = held === undefined ? '' : toCode(held)
  const known = options.some(([one]) => one === code)
  const control = make('select', {}, [...options, ...(known ? [] : [[code, code]])].map(([one, words]) => make('option', { value: one, selected: one === code }, words)))
  control.addEventListener('change', () => {
    if (act) act(toValue(control.value))
    else write(editor.draft, path, toValue(control.value))
    editor.changed()
  })
  return wrap(path, label, control, hint, labelHidden)
}

let number = 0
/** A control with its label, its hint, and a place for what is wrong. */
export function wrap(path, label, control, hint, labelHidden = false) {
  number += 1
  const id = `write-${number}`
  control.id = id
  control.setAttribute('aria-describedby', `${id}-problem${hint ? ` ${id}-hint` : ''}`)
  return make(
    'div',
    { class: 'field', 'data-path': pathText(path) },
    make('label', { for: id, class: labelHidden ? 'unseen' : undefined }, label),
    hint ? make('p', { class: 'hint', id: `${id}-hint` }, hint) : undefined,
    make('p', { class: 'problem', id: `${id}-problem`, hidden: true }),
    control,
  )
}
