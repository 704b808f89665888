// What a default page load fetches, in bytes, and whether that is within budget.
//
//     node scripts/size.mjs            the sizes, and an error when over budget
//     node scripts/size.mjs --parts    and what the module is made of
//
// Many people will meet the widget on an old phone with a poor signal, or on a
// ward's computer behind a slow proxy. Every byte delays the moment it answers.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Brotli bytes, for all of FETCHED together: a ratchet a little above what is measured, so
 * that growth is a decision. The aim is 120,000; README.md says what stands in the way.
 */
const BUDGET = 280_000

/** What a page that embeds the widget fetches before the first question shows. */
const FETCHED = ['risk-checklist.js', 'widget_bg.wasm']

/** What a page that trains fetches besides the shell. Nobody waits for it in danger; it stays bounded. */
const TRAINING = { names: ['training-module.js', 'training_bg.wasm', 'training-looks.js'], budget: 300_000 }

/** What a page fetches for isolated mode, besides the frame: it adds to the portal's own load. */
const LOADER = { name: 'risk-checklist-frame.js', budget: 4_500 }

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const pkg = join(root, 'pkg')
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target')

function main() {
  const missing = FETCHED.find((name) => !existsSync(join(pkg, `${name}.br`)))
  if (missing) {
    console.error(`stopped: pkg/${missing}.br is missing: run \`make build\` first.`)
    process.exit(1)
  }
  const sizes = FETCHED.map((name) => ({ name, raw: bytes(name), sent: bytes(`${name}.br`) }))
  const total = { name: 'total', raw: sum(sizes, 'raw'), sent: sum(sizes, 'sent') }

  row('', 'bytes', 'sent as brotli')
  for (const { name, raw, sent } of [...sizes, total]) row(name, count(raw), count(sent))
  if (process.argv.includes('--parts')) showParts()

  const left = BUDGET - total.sent
  console.log(`\n${count(total.sent)} of ${count(BUDGET)} bytes: ${left >= 0 ? `${count(left)} to spare` : `${count(-left)} too many`}`)
  const loader = bytes(`${LOADER.name}.br`)
  console.log(`${LOADER.name}, for isolated mode: ${count(loader)} of ${count(LOADER.budget)} bytes`)
  const training = TRAINING.names.reduce((all, name) => all + bytes(`${name}.br`), 0)
  console.log(`training mode, besides the shell: ${count(training)} of ${count(TRAINING.budget)} bytes`)
  if (left < 0 || loader > LOADER.budget || training > TRAINING.budget) process.exitCode = 1
}

/** The shipped module has lost its function names, so it is bound once more with them. */
function showParts() {
  const built = join(target, 'wasm32-unknown-unknown', 'release', 'risk_checklist.wasm')
  const folder = join(target, 'size')
  const bound = spawnSync('wasm-bindgen', ['--target', 'web', '--keep-debug', '--out-dir', folder, built])
  if (bound.status !== 0) {
    console.log('\nno list of parts: wasm-bindgen did not run (source scripts/env.sh first)')
    return
  }
  const { byCrate, data } = parts(readFileSync(join(folder, 'risk_checklist_bg.wasm')))
  console.log('\nbytes in the module before wasm-opt, largest parts first')
  row('data (texts, tables)', count(data))
  for (const [crate, size] of [...byCrate].sort((a, b) => b[1] - a[1]).slice(0, 14)) row(crate, count(size))
}

/** Reads a WebAssembly module: how many bytes of code each crate has, and of data. */
function parts(module) {
  const reader = new Reader(module, 8)
  const bodies = []
  let names = new Map()
  let imported = 0
  let data = 0
  while (reader.at < module.length) {
    const id = reader.byte()
    const size = reader.number()
    const section = new Reader(module, reader.at)
    reader.at += size
    if (id === 2) imported = importedFunctions(section)
    if (id === 10) for (let n = section.number(); n > 0; n--) bodies.push(section.skip(section.number()))
    if (id === 11) data = size
    if (id === 0 && section.text() === 'name') names = functionNames(section, reader.at)
  }
  const byCrate = new Map()
  bodies.forEach((size, index) => {
    const crate = crateOf(names.get(imported + index) ?? 'unnamed')
    byCrate.set(crate, (byCrate.get(crate) ?? 0) + size)
  })
  return { byCrate, data }
}

/** Functions are numbered from the imported ones on. Ours import nothing else. */
function importedFunctions(section) {
  return section.number()
}

function functionNames(section, end) {
  const names = new Map()
  while (section.at < end) {
    const id = section.byte()
    const size = section.number()
    if (id === 1) {
      for (let n = section.number(); n > 0; n--) names.set(section.number(), section.text())
    } else {
      section.skip(size)
    }
  }
  return names
}

/** `<yew::html::Html as core::fmt::Debug>::fmt` belongs to yew. */
function crateOf(name) {
  return name.match(/^[<&*\s]*(?:(?:dyn|mut|const)\s)*([A-Za-z_]\w*)::/)?.[1] ?? 'other'
}

class Reader {
  constructor(buffer, at) {
    this.buffer = buffer
    this.at = at
  }
  byte() {
    return this.buffer[this.at++]
  }
  /** An unsigned LEB128, WebAssembly's way of writing every number here. */
  number() {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte()
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  skip(size) {
    this.at += size
    return size
  }
  text() {
    const size = this.number()
    this.skip(size)
    return this.buffer.toString('utf8', this.at - size, this.at)
  }
}

const bytes = (name) => statSync(join(pkg, name)).size
const sum = (rows, key) => rows.reduce((total, row) => total + row[key], 0)
const count = (number) => number.toLocaleString('en-GB')
const row = (name, ...cells) => console.log(name.padEnd(22) + cells.map((cell) => cell.padStart(16)).join(''))

main()
