// Makes dist/risk-checklist-VERSION/: what a service puts on its own web server when it has no
// bundler. The address holds the version, so every file may be kept for ever, and a page moves
// to another version by changing one address and its hash.
//
//     node scripts/dist.mjs [FOLDER]     in FOLDER instead of dist

import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { constants, gzipSync } from 'node:zlib'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const pkg = join(root, 'pkg')

/** For tools that install packages; a web server has no use for them. */
const isForTools = (name) => name.endsWith('.d.ts') || name === 'README.md' || name === 'custom-elements.json'

/** A server sends the variant that a browser takes; `.br` is in the package already. */
const isCompressed = (name) => existsSync(join(pkg, `${name}.br`))

function main([parent = join(root, 'dist')]) {
  if (!existsSync(join(pkg, 'package.json'))) stop('pkg/ is missing: run `make build`')
  const { version, files } = JSON.parse(readFileSync(join(pkg, 'package.json'), 'utf8'))
  const name = `risk-checklist-${version}`
  const folder = join(resolve(parent), name)
  rmSync(folder, { recursive: true, force: true })
  const kept = files.filter((file) => !isForTools(file))
  for (const file of kept) copy(file, folder)
  const served = kept.filter((file) => extname(file) !== '.br')
  const integrity = Object.fromEntries(served.map((file) => [file, hash(join(folder, file))]))
  write(folder, 'integrity.json', `${JSON.stringify({ schema: 'risk-checklist/integrity/1', version, files: integrity }, null, 2)}\n`)
  write(folder, 'snippet.html', snippet(name, integrity))
  console.log(`made ${folder}`)
}

function copy(file, folder) {
  const to = join(folder, file)
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(join(pkg, file), to)
  if (isCompressed(file)) writeFileSync(`${to}.gz`, gzipSync(readFileSync(to), { level: constants.Z_BEST_COMPRESSION }))
}

const hash = (path) => `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`
const write = (folder, name, text) => writeFileSync(join(folder, name), text)

/** What a page takes over. Put the folder elsewhere, and only the addresses change. */
function snippet(name, integrity) {
  const onDemand = ['delivery.js', 'seal.js'].map((file) => [`/${name}/${file}`, integrity[file]])
  const map = JSON.stringify({ integrity: Object.fromEntries(onDemand) })
  // A policy lets a script within a page run when it names the hash of exactly this text.
  const allowed = `sha256-${createHash('sha256').update(map).digest('base64')}`
  return `<!-- Copy into your page. Serve the folder ${name}/ from your own site, at this address or another. -->
<script type="module" src="/${name}/risk-checklist.js" integrity="${integrity['risk-checklist.js']}"></script>
<risk-checklist instrument="safelives-dash" nation="england" practitioner-role="health">
  <p>In danger, call 999. The checklist could not load: use your paper form.</p>
</risk-checklist>

<!-- Only where you set config.delivery: put this before the script above, and the browser takes the
     two files that it then asks for only with these bytes. It needs '${allowed}'
     in script-src.
<script type="importmap">${map}</script>
-->
`
}

function stop(message) {
  console.error(`stopped: ${message}.`)
  process.exit(1)
}

main(process.argv.slice(2))
