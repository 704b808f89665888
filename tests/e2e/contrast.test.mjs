// Every two colours that meet in the checklist can be told apart, in every theme: computed from
// the style itself and from the themes that ship, by the formula of WCAG 2.2.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import test from 'node:test'
import { ACCENT_IN_WASH, FIXED, PAIRS, WORDS, channels, measured, mixed, ratio } from '../../www/theme/contrast.js'

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
const style = read('src/embed/style.css')
const properties = JSON.parse(read('src/embed/custom-elements.json')).modules[0].declarations[0].cssProperties
const themes = readdirSync(new URL('../../src/embed/themes/', import.meta.url)).sort()

/** `--name: value;` in one block, by name. */
function declared(block) {
  return Object.fromEntries([...block.matchAll(/--([a-z-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]))
}

/** The first block after a selector, from the text after `from`. */
function blockOf(selector, from = 0) {
  const start = style.indexOf(selector, from)
  assert.ok(start >= 0, `the style has no \`${selector}\``)
  return declared(style.slice(style.indexOf('{', start) + 1, style.indexOf('}', start)))
}

const isColour = ([, value]) => value.startsWith('#')
const colours = (tokens) => Object.fromEntries(Object.entries(tokens).filter(isColour))

/** The light theme: what a host may change has its own value as the second part of `var()`. */
const own = blockOf(':host > * {')
const fallbacks = Object.fromEntries(
  Object.entries(own).map(([name, value]) => [name, /^var\(--risk-checklist-[a-z-]+, (.+)\)$/.exec(value)?.[1] ?? value]),
)
const light = colours(fallbacks)
const night = blockOf(':host(:not([theme="light"], [theme="contrast"])) > * {', style.indexOf('prefers-color-scheme: dark'))
const dark = blockOf(':host([theme="dark"]) > * {')
const contrast = blockOf(':host([theme="contrast"]) > * {')

function theme(file) {
  return Object.fromEntries(Object.entries(declared(read(`src/embed/themes/${file}`))).map(([name, value]) => [name.replace('risk-checklist-', ''), value]))
}

const LOOKS = {
  'its own, light': light,
  dark: { ...light, ...colours(dark) },
  contrast: { ...light, ...colours(contrast) },
  'its own, for a person who asks for more contrast': { ...light, 'ink-soft': light.ink, 'line-soft': light.line },
  ...Object.fromEntries(themes.map((file) => [`${file}, light`, { ...light, ...colours(theme(file)) }])),
}

for (const [name, look] of Object.entries(LOOKS)) {
  test(`every two colours that meet can be told apart: ${name}`, (context) => {
    const pairs = measured(look)
    const said = ({ colour, ground, ratio, least, where }) => `${colour} on ${ground} is ${ratio.toFixed(2)}, needs ${least}: ${where}`
    assert.deepEqual(pairs.filter(({ isEnough }) => !isEnough).map(said), [])
    const words = pairs.filter(({ least }) => least === WORDS)
    context.diagnostic(`${name}: ${words.filter(({ isStrictest }) => isStrictest).length} of ${words.length} pairs of words reach 7 (AAA); closest: ${said(pairs[0])}`)
  })
}

test('the formula gives what WCAG says of known colours', () => {
  assert.equal(ratio('#000', '#ffffff'), 21)
  assert.equal(ratio('#777777', '#777777'), 1)
  assert.equal(ratio('#767676', '#fff').toFixed(2), '4.54')
  assert.equal(mixed('#000000', 0.5, '#ffffff'), '#808080')
  assert.throws(() => channels('teal'), /is no colour/)
  assert.ok(measured({ ...light, accent: '#8ad3e0' }).some(({ isEnough }) => !isEnough), 'a pale accent is found')
})

test('no pair is left out: every colour of words and every ground in the style is in one', () => {
  const used = (property) => new Set([...style.matchAll(new RegExp(`[;{\\s]${property}: var\\(--([a-z-]+)\\)`, 'g'))].map(([, name]) => name))
  const inPairs = (place) => new Set(PAIRS.map((pair) => pair[place]))
  const missing = (names, known) => [...names].filter((name) => !known.has(name))
  assert.deepEqual(missing(used('color'), inPairs(0)), [])
  // The ink is a ground once, for the mark of a threshold, which is drawn and has an edge of paper.
  assert.deepEqual(missing(used('background'), inPairs(1)), ['ink'])
  assert.ok(used('color').size > 6 && used('background').size > 6)
})

test('what the page holds of the style is what the style says', () => {
  for (const [name, value] of Object.entries(FIXED)) assert.equal(light[name], value, name)
  assert.equal(own['accent-wash'], `color-mix(in srgb, var(--accent) ${ACCENT_IN_WASH * 100}%, var(--paper))`)
  assert.deepEqual(dark, night, 'dark by choice and dark by the system are the same')
  for (const { name, syntax, default: value } of properties.filter(({ syntax }) => syntax === '<color>')) {
    assert.equal(light[name.replace('--risk-checklist-', '')], value, `${name} ${syntax}`)
  }
})

for (const file of themes) {
  test(`${file} sets every documented property, nothing else, and gives way to the page's own style`, () => {
    const text = read(`src/embed/themes/${file}`)
    assert.deepEqual(Object.keys(declared(text)).map((name) => `--${name}`).sort(), properties.map(({ name }) => name).sort())
    assert.match(text.trim(), /^:where\(risk-checklist, risk-checklist-frame\) \{[^{}]*\}$/)
    assert.doesNotMatch(text, /url\(|@import|@font-face|frutiger|gds transport/i)
  })
}

test('in forced colours only the colours of the system are named', () => {
  const start = style.indexOf('@media (forced-colors: active)')
  const named = [...style.slice(start).matchAll(/(?:background|color|outline|border[a-z-]*): ([^;]+);/g)].map(([, value]) => value)
  assert.ok(start > 0 && named.length > 2)
  for (const value of named) assert.doesNotMatch(value, /#|var\(|rgb/, value)
})
