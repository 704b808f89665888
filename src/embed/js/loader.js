// The modules, each loaded once for all elements on the page: the live one, and the one for
// training. After a fault an instance is spent: the next load makes a fresh one from the code
// that is already compiled.

/** The exports of a module, ready to use. Fails when the browser or the page's policy refuses it. */
export function load(name) {
  return moduleNamed(name).load()
}

/** Calls `listener` when the present instance can go on no longer. Returns the way to stop that. */
export function onFault(listener) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const listeners = new Set()
const modules = new Map()

function moduleNamed(name) {
  if (!modules.has(name)) modules.set(name, new Module(name))
  return modules.get(name)
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
    // A query makes the browser treat the same file as a new module, with its own memory.
    const glueUrl = new URL(`./${this.#name}.js`, import.meta.url)
    if (mine > 0) glueUrl.searchParams.set('instance', mine)
    const [glue, module] = await Promise.all([import(glueUrl.href), this.#compile()])
    await glue.default({ module_or_path: module })
    glue.onPanic(() => this.fault(mine))
    return glue
  }

  #compile() {
    this.#compiled ??= compileStreaming(new URL(`./${this.#name}_bg.wasm`, import.meta.url)).catch((error) => {
      this.#compiled = undefined
      throw error
    })
    return this.#compiled
  }

  fault(mine = this.#generation) {
    if (mine !== this.#generation) return
    this.#generation += 1
    this.#loading = undefined
    for (const listener of [...listeners]) listener(this.#name)
  }

  // Some faults (a full stack, no memory) never reach the panic hook.
  isOf(error) {
    const named = (part) => String(error.stack).includes(`/${this.#name}${part}`)
    return error instanceof WebAssembly.RuntimeError && (named('.js') || named('_bg.wasm'))
  }
}

async function compileStreaming(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`the module answered ${response.status}`)
  // A portal that serves .wasm with another type still works, only a little later.
  const streams = response.headers.get('content-type')?.startsWith('application/wasm')
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())
}

function unforeseen(error) {
  for (const module of modules.values()) if (module.isOf(error)) module.fault()
}
window.addEventListener('error', (event) => unforeseen(event.error))
window.addEventListener('unhandledrejection', (event) => unforeseen(event.reason))
