// The words of hiding, locking and clearing.

import words from '../../../content/text/en-GB/shell.json'

/** Values are put in as text, each in its place. */
export function say(key, values = {}) {
  return words.texts[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}
