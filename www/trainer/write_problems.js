// What the checker says, beside the fields and in one list at the top.

import { at, count, make } from './dom.js'

/** Shows problems `[{ path, message }]`, or takes the old ones away. */
export function showProblems(form, problems) {
  for (const field of form.querySelectorAll('.field')) mark(field, [])
  const byField = new Map()
  const entries = problems.map((problem) => {
    const field = nearest(form, problem.path ?? '')
    if (field) byField.set(field, [...(byField.get(field) ?? []), problem.message])
    return { problem, field }
  })
  for (const [field, messages] of byField) mark(field, messages)
  const list = at('write-problems')
  list.hidden = !problems.length
  list.replaceChildren(
    make('h2', { tabindex: '-1' }, `${count(problems.length, 'thing')} to mend`),
    make('ol', {}, entries.map(({ problem, field }) => make('li', {}, field ? link(field, problem) : `${problem.path || 'The whole story'}: ${problem.message}`))),
  )
}

function mark(field, messages) {
  const said = field.querySelector('.problem')
  said.textContent = messages.join(' ')
  said.hidden = !messages.length
  const control = field.querySelector('input, select, textarea')
  if (messages.length) control?.setAttribute('aria-invalid', 'true')
  else control?.removeAttribute('aria-invalid')
}

/** The field whose path is the longest that the problem's path starts with, or one inside it. */
function nearest(form, path) {
  const fields = [...form.querySelectorAll('[data-path]')]
  const starts = (long, short) => long === short || long.startsWith(`${short}.`) || long.startsWith(`${short}[`)
  const around = fields.filter((field) => starts(path, field.dataset.path)).sort((one, other) => other.dataset.path.length - one.dataset.path.length)
  const found = around[0] ?? (path && fields.find((field) => starts(field.dataset.path, path)))
  if (!found) return undefined
  return found.classList.contains('field') ? found : (found.querySelector('.field') ?? undefined)
}

function link(field, { path, message }) {
  // What follows from a step is a group and no control of its own.
  const control = field.querySelector('input, select, textarea') ?? field
  const anchor = make('a', { href: `#${control.id}` }, `${field.querySelector('label, h3').textContent}: ${message}`)
  anchor.addEventListener('click', (event) => {
    // Not by the address: it stays as it is.
    event.preventDefault()
    for (let around = field.closest('details'); around; around = around.parentElement.closest('details')) around.open = true
    control.focus()
  })
  anchor.title = path
  return anchor
}
