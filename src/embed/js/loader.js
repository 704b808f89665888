// The module, loaded once for all elements on the page. After a fault its instance is
// spent: the next load makes a fresh one from the code that is already compiled.

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
  // A query makes the browser treat the same file as a new module, with its own memory.
  const glueUrl = new URL('./widget.js', import.meta.url)
  if (mine > 0) glueUrl.searchParams.set('instance', mine)
  const [glue, module] = await Promise.all([import(glueUrl.href), compile()])
  await glue.default({ module_or_path: module })
  glue.onPanic(() => fault(mine))
  return glue
}

function compile() {
  compiled ??= compileStreaming(new URL('./widget_bg.wasm', import.meta.url)).catch((error) => {
    compiled = undefined
    throw error
  })
  return compiled
}

async function compileStreaming(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`the module answered ${response.status}`)
  // A portal that serves .wasm with another type still works, only a little later.
  const streams = response.headers.get('content-type')?.startsWith('application/wasm')
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())
}

function fault(mine) {
  if (mine !== generation) return
  generation += 1
  loading = undefined
  for (const listener of [...listeners]) listener()
}

// Some faults (a full stack, no memory) never reach the panic hook.
function isOurs(error) {
  return error instanceof WebAssembly.RuntimeError && String(error.stack).includes('widget')
}
window.addEventListener('error', (event) => isOurs(event.error) && fault(generation))
window.addEventListener('unhandledrejection', (event) => isOurs(event.reason) && fault(generation))
