// The module, loaded once for all elements on the page. Its glue is a function, made by
// scripts/package.mjs: after a fault the instance is spent, and the next load makes a fresh
// one from the code that is already compiled, whatever bundle this file has ended up in.

import { instance, integrity, moduleUrl } from 'made:widget'
import { fetchExactly } from './exact.js'

let generation = 0
let loading
let compiled
const listeners = new Set()

/** The module's exports, ready to use. Fails when the browser or the page's policy refuses it. */
export function load() {
  loading ??= start(generation).catch((error) => {
    loading = undefined
    throw error
  })
  return loading
}

/** Calls `listener` when the present instance can go on no longer. Returns the way to stop that. */
export function onFault(listener) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function start(mine) {
  compiled ??= compile().catch((error) => {
    compiled = undefined
    throw error
  })
  const module = await compiled
  const glue = instance()
  const { exports } = await WebAssembly.instantiate(module, glue.imports())
  glue.begin({ exports: watched(exports, mine) }, module)
  glue.onPanic(() => fault(mine))
  return glue
}

async function compile() {
  const response = await fetchExactly(moduleUrl(), integrity)
  // A portal that serves .wasm with another type still works, only a little later.
  const streams = response.headers.get('content-type')?.startsWith('application/wasm')
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())
}

/** Some faults (a full stack, no memory) never reach the panic hook: every way in is watched. */
function watched(exports, mine) {
  const watch = (call) => (...values) => {
    try {
      return call(...values)
    } catch (error) {
      // What the glue itself throws is a plain Error, and the instance can go on after it.
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error?.name === 'InternalError') fault(mine)
      throw error
    }
  }
  return Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, typeof value === 'function' ? watch(value) : value]))
}

function fault(mine) {
  if (mine !== generation) return
  generation += 1
  loading = undefined
  for (const listener of [...listeners]) listener()
}
