// The training module: the same rules as the live checklist, and no way to send anything.

let loading

/** The module, loaded once. A load that failed may be tried again. */
export function engine() {
  loading ??= start().catch((error) => {
    loading = undefined
    throw error
  })
  return loading
}

async function start() {
  const module = await import('/pkg/training.js')
  await module.default()
  return module
}

/** Problems of a scenario, each with a path; none when it may be used. */
export async function problemsIn(scenario) {
  const { checkScenario } = await engine()
  return list(checkScenario(scenario))
}

/** An answer that is a list, or an object that holds one. */
function list(checked) {
  return Array.isArray(checked) ? checked : (checked?.problems ?? [])
}

/** What went wrong, in words for the person at the page. */
export const explain = (error) => error?.message ?? String(error)
