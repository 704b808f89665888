// wasm-bindgen's glue keeps one instance of the module in variables of its own. Here it
// becomes a function that gives a fresh set of them, so that the shell can begin anew after
// a fault. Asking for the same file under another address would do that too, and no bundler
// could follow it.

import { build } from 'esbuild'

/** What wasm-bindgen names inside the glue, and what we call it. */
const INSIDE = { __wbg_get_imports: 'imports', __wbg_finalize_init: 'begin' }

/**
 * @param {string} glue the file as wasm-bindgen made it
 * @param {string[]} exported what the shell uses of it; the rest is left out
 * @returns {Promise<string>} the source of a module whose only export is `instance`
 */
export async function glueAsFunction(glue, exported) {
  const missing = Object.keys(INSIDE).filter((name) => !glue.includes(`function ${name}(`))
  if (missing.length) throw new Error(`the glue has no ${missing.join(', ')}: see how this wasm-bindgen names them, then correct scripts/package/glue.mjs`)
  const inside = Object.entries(INSIDE).map(([theirs, ours]) => `${theirs} as ${ours}`)
  const code = await without(`${glue}\nexport { ${inside.join(', ')} }\n`, [...exported, ...Object.values(INSIDE)])
  const [, body, names] = /^([\s\S]*)export \{([^}]*)\};\s*$/.exec(code) ?? []
  if (names === undefined || body.includes('import.meta')) throw new Error('the glue does not end as expected: correct scripts/package/glue.mjs')
  const given = names.trim().split(/,\s*/).map((name) => name.split(' as ').reverse().join(': '))
  return `export function instance() {\n${body}\nreturn { ${given.join(', ')} }\n}\n`
}

/** The glue without what only others use of it. */
async function without(glue, wanted) {
  const plugin = {
    name: 'glue',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^glue$/ }, ({ path }) => ({ path, namespace: 'glue' }))
      onLoad({ filter: /.*/, namespace: 'glue' }, () => ({ contents: glue }))
    },
  }
  const stdin = { contents: `export { ${wanted.join(', ')} } from 'glue'`, resolveDir: '/' }
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false, plugins: [plugin], logLevel: 'warning' })
  return outputFiles[0].text
}
