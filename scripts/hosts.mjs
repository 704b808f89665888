// Builds the demo portals that are made with a framework, from www/hosts into target/hosts,
// as such a portal's own build would. They take our package from where it is served.

import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

await build({
  entryPoints: ['react.jsx', 'vue.js', 'lit.js'].map((name) => join(root, 'www/hosts', name)),
  outdir: join(root, 'target/hosts'),
  bundle: true,
  minify: true,
  format: 'esm',
  jsx: 'automatic',
  legalComments: 'none',
  external: ['/pkg/*'],
  conditions: ['production'],
  define: {
    'process.env.NODE_ENV': '"production"',
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  logLevel: 'warning',
})
