// The few ways in which this page makes elements. Words become text nodes, never markup.

export const at = (id) => document.getElementById(id)

/** An element with attributes and children; a child or attribute that is missing is left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '')
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value)
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null))
  return element
}

/** A button that does `act`. */
export function button(words, act, attributes = {}) {
  const element = make('button', { type: 'button', ...attributes }, words)
  element.addEventListener('click', act)
  return element
}

/** The same in SVG. */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** Each text as an element of its own. */
export const each = (tag, texts = []) => texts.map((text) => make(tag, {}, text))

/** Hands a file to the person who asked for one. */
export function save(name, text, type = 'application/json') {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = make('a', { href: url, download: name })
  link.click()
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Waits until nobody has called it for a moment. */
export function later(act, milliseconds = 400) {
  let timer
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, milliseconds)
  }
}

/** "1 result", "2 results". */
export const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

/** Lines of a text field that hold something, as a list. */
export const paragraphs = (text) => text.split(/\n\s*\n/).map((part) => part.trim()).filter(Boolean)
export const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean)
