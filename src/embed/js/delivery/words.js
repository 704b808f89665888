// The words of delivery.

import words from '../../../content/text/en-GB/delivery.json'

export function say(key) {
  return words.texts[key]
}

/** Values are put in as text, each in its place. */
export function fill(key, values) {
  return say(key).replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}
