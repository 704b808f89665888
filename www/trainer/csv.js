// Tables for a spreadsheet: codes and numbers, people as letters.

import { answerIn, codeOf } from './answers.js'

/** One line an item. */
export function itemsCsv({ items, fleiss, alpha, count }) {
  const codes = [...new Set(items.flatMap(({ counts }) => Object.keys(counts)))]
  const rows = items.map(({ id, kind, name, counts, model, modelWords, agreement, matchesModel, changedRouting }) => [
    kind, id, name, ...codes.map((code) => counts[code] ?? 0), codeOf(model), modelWords, agreement ?? '', matchesModel ?? '', changedRouting,
  ])
  const figure = (name, value) => (value.reason ? [name, '', '', value.words] : [name, value.kappa ?? value.alpha, value.low, value.high])
  return table([
    ['kind', 'id', 'name', ...codes.map((code) => `count ${code}`), 'model', 'model in words', 'agreement', 'as the model', 'changed the routing'],
    ...rows,
    [],
    ['people', count],
    ['figure', 'value', '95 % from', '95 % to'],
    figure('Fleiss kappa', fleiss),
    figure('Krippendorff alpha', alpha),
  ])
}

/** One line a person, and the model first. */
export function answersCsv({ items }, people, model) {
  const line = (letter, result) => [letter, ...items.map((item) => answerIn(result, item))]
  return table([
    ['person', ...items.map(({ kind, id }) => (kind === 'item' ? id : `${kind} ${id}`))],
    line('model', model),
    ...people.map(({ letter, result }) => line(letter, result)),
  ])
}

/** RFC 4180. The mark at the start tells a spreadsheet that it is UTF-8. */
function table(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value) {
  // A spreadsheet would run a text that starts like a formula; an apostrophe keeps it a text.
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
