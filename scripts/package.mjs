// Turns what wasm-pack made into pkg/, the package that services install.
//
//     node scripts/package.mjs LIVE TRAINING   package what wasm-pack left in these folders
//     node scripts/package.mjs --complete      succeed when pkg/ has every file
//     node scripts/package.mjs --sources       list the files it reads, besides wasm-pack's

import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, transform } from 'esbuild'
import { glueAsFunction } from './package/glue.mjs'
import { packageJson, readMe } from './package/describe.mjs'

/** The shell: hand-written modules, styles and words, bundled into the one file that a page asks for. */
const SHELL = { from: 'src/embed/js/index.js', to: 'risk-checklist.js' }

/** Loaded by the shell only on pages that ask for them, so that no other page pays for them. */
const ON_DEMAND = {
  'src/embed/js/delivery/delivery.js': 'delivery.js',
  'src/embed/js/seal.js': 'seal.js',
  'src/embed/js/training/looks.js': 'training-looks.js',
  'src/embed/js/training/module.js': 'training-module.js',
}

/** What the shell uses of a module's glue, which becomes part of it. */
const GLUE = ['Widget', 'onPanic', 'wantedPacks']

/**
 * Isolated mode: what a page loads, and what the frame does. The first carries only the words
 * that it says.
 */
const FRAME = [
  { from: 'src/embed/frame/index.js', to: 'risk-checklist-frame.js', words: /^(frame|loading|danger|next|exit|cannot-start)(\.|$)/ },
  { from: 'src/embed/frame/inside.js', to: 'frame.js' },
]

/**
 * Shown when there is no checklist, by id in the directory: 999, and the helpline of
 * each nation. The shell carries them, because what failed may be everything else.
 */
const DIRECTORY = 'src/content/directory.json'
const NATIONS = { england: 'England', wales: 'Wales', scotland: 'Scotland', 'northern-ireland': 'Northern Ireland' }
const FALLBACK_SERVICES = ['emergency', 'national-da-helpline', 'live-fear-free', 'scotland-dafm', 'ni-dsah']

/** Copied as they are: the file in the source tree, and its name in the package. */
const COPIED = {
  'LICENSE': 'LICENSE',
  'LICENSE-APACHE': 'LICENSE-APACHE',
  'LICENSE-MIT': 'LICENSE-MIT',
  'src/content/LICENCE.md': 'LICENCE-CONTENT.md',
  'src/embed/custom-elements.json': 'custom-elements.json',
  'src/embed/risk-checklist.d.ts': 'risk-checklist.d.ts',
  'src/embed/react.d.ts': 'react.d.ts',
  'src/embed/frame/risk-checklist-frame.d.ts': 'risk-checklist-frame.d.ts',
  'src/embed/frame/frame.html': 'frame.html',
  'src/embed/themes/neutral.css': 'themes/neutral.css',
  'src/embed/themes/health.css': 'themes/health.css',
  'src/embed/themes/government.css': 'themes/government.css',
}

/** Packs that are files of their own, one each; the default one is in the module. */
const PACKS = 'src/content/packs'
const DEFAULT_PACK = 'safelives-dash'
const LOCALE = 'en-GB'

/** The package's front page is the first part of this one, so that they cannot part. */
const GUIDE = 'docs/embedding.md'

/** Invented stories for training, one file each, and a list of them. */
const SCENARIOS = 'src/content/scenarios'

/** The live module, and the one that can only train, in the order of their folders. */
const MODULES = ['widget', 'training']

/** Made by wasm-pack. Anything else it makes is an error until it is listed here. */
const madeOf = (name) => [`${name}.js`, `${name}.d.ts`, `${name}_bg.wasm`, `${name}_bg.wasm.d.ts`]

/** Folders and files that decide what the package holds, besides the module. */
const READ = ['src/embed', 'src/content', GUIDE, ...Object.keys(COPIED)]

/**
 * Oldest browsers that have all the widget needs: adopted style sheets, the top layer,
 * element internals.
 */
const BROWSERS = ['chrome114', 'firefox125', 'safari17']

/** Sent to browsers, so compressed once here, at a quality too slow for a server. */
const isCompressed = (name) => ['.js', '.wasm'].includes(extname(name))

/**
 * Yew keeps its bookkeeping in properties of DOM nodes. On a page that is itself
 * a Yew app, both would write the same properties, and a click in one would run
 * a handler of the other. So ours get a name of their own.
 */
const YEW_PROPERTY = /\.__yew_/g
const OUR_PROPERTY = '.__risk_checklist_'
/** Three properties, each read once and written once. */
const YEW_PROPERTY_USES = 6

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const pkg = join(root, 'pkg')
const at = (...parts) => join(root, ...parts)

async function main([argument, training]) {
  if (argument === '--sources') {
    console.log(READ.flatMap((name) => filesIn(at(name))).join('\n'))
  } else if (argument === '--complete') {
    process.exitCode = expectedFiles().every((name) => existsSync(join(pkg, name))) ? 0 : 1
  } else if (argument && training) {
    await makePackage([argument, training].map((folder) => resolve(folder)))
  } else {
    stop('name the two folders that wasm-pack wrote to')
  }
}

function filesIn(path) {
  if (!existsSync(path)) stop(`${path} is missing, and the package needs it`)
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).sort().flatMap((name) => filesIn(join(path, name)))
}

async function makePackage(folders) {
  rmSync(pkg, { recursive: true, force: true })
  mkdirSync(pkg, { recursive: true })
  for (const [from, to] of Object.entries(COPIED)) cpSync(at(from), join(pkg, to))
  bundlePacks()
  bundleScenarios()
  const modules = { 'made:packs': describePacks() }
  for (const [place, name] of MODULES.entries()) modules[`made:${name}`] = await packageModule(name, folders[place])
  for (const [from, to] of Object.entries(ON_DEMAND)) await bundle({ from, to, modules })
  for (const shell of [{ ...SHELL, modules }, ...FRAME]) await bundle(shell)
  const described = JSON.parse(readFileSync(join(folders[0], 'package.json'), 'utf8'))
  writeFileSync(join(pkg, 'README.md'), readMe(described, readFileSync(at(GUIDE), 'utf8')))
  const files = expectedFiles().filter((file) => file !== 'package.json')
  const manifest = packageJson(described, { files, elements: [SHELL, ...FRAME].map(({ to }) => to) })
  writeFileSync(join(pkg, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  for (const name of readdirSync(pkg).filter(isCompressed)) compress(join(pkg, name))
}

/** One module with its own glue, for whoever uses it by itself; and what the shell needs of it. */
async function packageModule(name, made) {
  checkMade(name, made)
  for (const file of madeOf(name)) cpSync(join(made, file), join(pkg, file))
  checkForMachinePaths(join(pkg, `${name}_bg.wasm`))
  // What it needs of TypeScript's own library, said in the file, so that no stranger must know.
  const types = readFileSync(join(made, `${name}.d.ts`), 'utf8')
  writeFileSync(join(pkg, `${name}.d.ts`), `/// <reference lib="esnext.disposable" />\n${types}`)
  const glue = renameYewProperties(readFileSync(join(made, `${name}.js`), 'utf8'))
  writeFileSync(join(pkg, `${name}.js`), (await transform(glue, { ...smaller, format: 'esm' })).code)
  return describeModule(name, glue)
}

const smaller = { target: BROWSERS, minify: true, legalComments: 'none' }

async function bundle({ from, to, words, modules = {} }) {
  await build({
    ...smaller,
    entryPoints: [at(from)],
    outfile: join(pkg, to),
    bundle: true,
    // Asked for when wanted, by a plain relative name that browsers and bundlers both follow.
    external: [SHELL.to, ...Object.values(ON_DEMAND)].map((name) => `./${name}`),
    format: 'esm',
    define: { __FALLBACK_SERVICES__: JSON.stringify(fallbackServices()) },
    plugins: [styleAsText, madeHere(modules), ...(words ? [onlyWords(words)] : [])],
    logLevel: 'warning',
  })
}

function otherPacks() {
  return readdirSync(at(PACKS)).filter((id) => id !== DEFAULT_PACK && existsSync(at(PACKS, id, 'manifest.json'))).sort()
}

/** One file a pack, without white space: it is fetched only where it may be needed. */
function bundlePacks() {
  mkdirSync(join(pkg, 'packs'))
  for (const id of otherPacks()) {
    const read = (...path) => JSON.parse(readFileSync(at(PACKS, id, ...path), 'utf8'))
    const bundle = {
      schema: 'risk-checklist/bundle/1',
      manifest: read('manifest.json'),
      instrument: read('instrument.json'),
      texts: read('text', `${LOCALE}.json`),
    }
    if (bundle.manifest.id !== id) stop(`${PACKS}/${id}/manifest.json has another id than its folder`)
    const file = join(pkg, 'packs', `${id}.json`)
    writeFileSync(file, JSON.stringify(bundle))
    compress(file)
  }
}

function scenarios() {
  return readdirSync(at(SCENARIOS)).filter((name) => name.endsWith('.json')).map((name) => name.replace(/\.json$/, '')).sort()
}

/** One file a story, without white space, and a list from which a page offers them. */
function bundleScenarios() {
  mkdirSync(join(pkg, 'scenarios'))
  const write = (id, content) => {
    const file = join(pkg, 'scenarios', `${id}.json`)
    writeFileSync(file, JSON.stringify(content))
    compress(file)
  }
  const list = scenarios().map((id) => {
    const scenario = JSON.parse(readFileSync(at(SCENARIOS, `${id}.json`), 'utf8'))
    if (scenario.id !== id) stop(`${SCENARIOS}/${id}.json has another id than its file`)
    write(id, scenario)
    const { version, title, summary, setting, warnings, point, steps } = scenario
    return { id, version, title, summary, setting, warnings, point, steps: steps.length }
  })
  write('index', { schema: 'risk-checklist/scenarios/1', scenarios: list })
}

// A file beside the shell is named by an address written out in full: bundlers look for just
// this, and then serve the file from where they put it.
const address = (name) => `() => new URL('./${name}', import.meta.url)`
const integrityOf = (name) => `sha384-${createHash('sha384').update(readFileSync(join(pkg, name))).digest('base64')}`

/** A module's glue, where the module is, and the hash of its bytes. */
async function describeModule(name, glue) {
  const file = `${name}_bg.wasm`
  return `${await glueAsFunction(glue, GLUE)}export const moduleUrl = ${address(file)}\nexport const integrity = '${integrityOf(file)}'\n`
}

/** Where every pack is, and the hash of its bytes, by its id. */
function describePacks() {
  const packs = otherPacks().map((id) => `'${id}': { url: ${address(`packs/${id}.json`)}, integrity: '${integrityOf(`packs/${id}.json`)}' }`)
  return `export const PACKS = { ${packs.join(',\n')} }\n`
}

/** `import ... from 'made:widget'` takes what was made above. */
function madeHere(modules) {
  return {
    name: 'made-here',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^made:/ }, ({ path }) => ({ path, namespace: 'made' }))
      onLoad({ filter: /.*/, namespace: 'made' }, ({ path }) => ({ contents: modules[path] }))
    },
  }
}

/** `import style from './style.css'` gives its text, for an adopted style sheet. */
const styleAsText = {
  name: 'style-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const style = readFileSync(path, 'utf8')
      const { code, warnings } = await transform(style, { ...smaller, loader: 'css' })
      return { contents: code, loader: 'text', warnings }
    })
  },
}

/** Takes only the texts with these keys into a bundle. */
function onlyWords(keys) {
  return {
    name: 'only-words',
    setup({ onLoad }) {
      onLoad({ filter: /shell\.json$/ }, ({ path }) => {
        const texts = Object.entries(JSON.parse(readFileSync(path, 'utf8')).texts).filter(([key]) => keys.test(key))
        return { contents: JSON.stringify({ texts: Object.fromEntries(texts) }), loader: 'json' }
      })
    },
  }
}

function fallbackServices() {
  const { services } = JSON.parse(readFileSync(at(DIRECTORY), 'utf8'))
  return FALLBACK_SERVICES.map((id) => {
    const { name, phone, nations } = services.find((service) => service.id === id) ?? {}
    if (!name || !phone) stop(`${DIRECTORY} has no service \`${id}\` with a phone number, which the failure notice shows`)
    // Not every name says which nation it serves, and the notice may not know where it is.
    return nations.length === 1 ? { name: `${name}: ${NATIONS[nations[0]]}`, phone, nation: nations[0] } : { name, phone }
  })
}

/** wasm-pack changes between releases, and some macros make it write more files. */
function checkMade(name, made) {
  const ignored = ['.gitignore', 'stamp', 'package.json', 'README.md', 'LICENSE', 'LICENSE-APACHE', 'LICENSE-MIT']
  const found = readdirSync(made).filter((file) => !ignored.includes(file))
  const unknown = found.filter((file) => !madeOf(name).includes(file))
  const missing = madeOf(name).filter((file) => !found.includes(file))
  if (unknown.length) stop(`wasm-pack also made ${unknown.join(', ')}: list it in scripts/package.mjs, or stop what makes it`)
  if (missing.length) stop(`wasm-pack did not make ${missing.join(', ')}`)
}

function renameYewProperties(glue) {
  const uses = glue.match(YEW_PROPERTY)?.length ?? 0
  const renamed = glue.replace(YEW_PROPERTY, OUR_PROPERTY)
  if (uses !== YEW_PROPERTY_USES || renamed.includes('__yew_')) {
    stop(`the glue uses Yew's properties ${uses} times where ${YEW_PROPERTY_USES} were expected: see how this Yew names them, then correct scripts/package.mjs`)
  }
  return renamed
}

/** The flags in scripts/build shorten every path; this notices when one escapes. */
function checkForMachinePaths(file) {
  const bytes = readFileSync(file)
  for (const folder of [homedir(), root].filter((path) => path !== '/')) {
    const found = bytes.indexOf(`${folder}/`)
    if (found >= 0) {
      const quoted = bytes.subarray(found, found + 120).toString('latin1').replace(/[^ -~].*/s, '')
      stop(`the module names a folder of this machine, ${quoted}: extend the flags in scripts/build`)
    }
  }
}

function expectedFiles() {
  const plain = [SHELL.to, ...FRAME.map(({ to }) => to), ...Object.values(ON_DEMAND), ...Object.values(COPIED), ...MODULES.flatMap(madeOf), 'README.md', 'package.json']
  const packs = otherPacks().flatMap((id) => [`packs/${id}.json`, `packs/${id}.json.br`])
  const stories = [...scenarios(), 'index'].flatMap((id) => [`scenarios/${id}.json`, `scenarios/${id}.json.br`])
  return [...plain, ...plain.filter(isCompressed).map((name) => `${name}.br`), ...packs, ...stories].sort()
}

function compress(file) {
  const bytes = readFileSync(file)
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
}

function stop(message) {
  console.error(`stopped: ${message}.`)
  process.exit(1)
}

await await main(process.argv.slice(2))
