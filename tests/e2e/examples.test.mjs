// The examples in the documentation are pieces of pages that run, line for line.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** Lines without their common indentation, and without empty ones. */
const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean)

/** Every fenced block that says which file it is from. */
function examples(guide) {
  const marked = /<!-- from (\S+) -->\n\s*```\w+\n([\s\S]*?)\n\s*```/g
  return [...read(guide).matchAll(marked)].map(([, file, text]) => ({ file, text }))
}

function assertPieceOf(file, text) {
  const [whole, piece] = [lines(read(file)), lines(text)]
  const found = whole.some((_, start) => piece.every((line, index) => whole[start + index] === line))
  assert.ok(found, `${file} no longer has these lines in this order:\n${piece.join('\n')}`)
}

const GUIDE = 'docs/embedding.md'

test('the guide has its examples, and no mark without one', () => {
  const marks = read(GUIDE).match(/<!-- from /g)
  assert.equal(examples(GUIDE).length, marks.length)
  assert.ok(marks.length >= 5)
})

for (const { guide, file, text } of [GUIDE, 'docs/theming.md'].flatMap((guide) => examples(guide).map((one) => ({ guide, ...one })))) {
  test(`an example of ${guide} is a piece of ${file}: ${lines(text)[0]}`, () => assertPieceOf(file, text))
}

test('the front door shows the least that a page needs, as that page has it', () => {
  const [, shown] = /<pre><code>([\s\S]*?)<\/code><\/pre>/.exec(read('www/index.html'))
  const text = shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  for (const piece of text.split('\n\n')) assertPieceOf('www/hosts/bare.html', piece)
})
