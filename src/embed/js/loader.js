// The modules, each loaded once for all elements on the page. A module's glue is a function,
// made by scripts/package.mjs: after a fault the instance is spent, and the next load makes a
// fresh one from the code that is already compiled, whatever bundle this file has ended up in.

import * as widget from 'made:widget'
import { fetchExactly } from './exact.js'

/** The glue of each module, its address and its hash. */
const PARTS = { widget: async () => widget, training: () => import('./training-module.js') }

const listeners = new Set()
const modules = new Map()

/** The exports of a module, ready to use. Fails when the browser or the page's policy refuses it. */
export function load(name = 'widget') {
  if (!modules.has(name)) modules.set(name, new Module(name))
  return modules.get(name).load()
}

/** Calls `listener` with a module's name when its present instance can go on no longer. Returns the way to stop that. */
export function onFault(listener) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

class Module {
  #name
  #generation = 0
  #loading
  #compiled

  constructor(name) {
    this.#name = name
  }

  load() {
    this.#loading ??= this.#start(this.#generation).catch((error) => {
      this.#loading = undefined
      throw error
    })
    return this.#loading
  }

  async #start(mine) {
    const { instance, moduleUrl, integrity } = await PARTS[this.#name]()
    this.#compiled ??= compile(moduleUrl(), integrity).catch((error) => {
      this.#compiled = undefined
      throw error
    })
    const compiled = await this.#compiled
    const fault = () => this.#fault(mine)
    const glue = instance()
    const { exports } = await WebAssembly.instantiate(compiled, glue.imports())
    glue.begin({ exports: watched(exports, fault) }, compiled)
    glue.onPanic(fault)
    return glue
  }

  #fault(mine) {
    if (mine !== this.#generation) return
    this.#generation += 1
    this.#loading = undefined
    for (const listener of [...listeners]) listener(this.#name)
  }
}

async function compile(url, integrity) {
  const response = await fetchExactly(url, integrity)
  // A portal that serves .wasm with another type still works, only a little later.
  const streams = response.headers.get('content-type')?.startsWith('application/wasm')
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())
}

/** Some faults (a full stack, no memory) never reach the panic hook: every way in is watched. */
function watched(exports, fault) {
  const watch = (call) => (...values) => {
    try {
      return call(...values)
    } catch (error) {
      // What the glue itself throws is a plain Error, and the instance can go on after it.
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error?.name === 'InternalError') fault()
      throw error
    }
  }
  return Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, typeof value === 'function' ? watch(value) : value]))
}
