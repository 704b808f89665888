// A stranger to this project: has the file that `npm pack` makes and the guide, and nothing else.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const strangers = join(root, 'tests/strangers')

/** Below the tools' folder, so that projects in it find React as if they had installed it. */
const WORK = join(strangers, '.work')

const GUIDE = readFileSync(join(root, 'docs/embedding.md'), 'utf8')

/** Packs the package, without installing it: what would be published. */
export function pack(folder) {
  mkdirSync(folder, { recursive: true })
  const [packed] = JSON.parse(npm(folder, 'pack', join(root, 'pkg'), '--pack-destination', folder, '--json'))
  return { file: join(folder, packed.filename), files: packed.files.map(({ path }) => path) }
}

/** An empty folder with the package installed from its file, and nothing of ours besides. */
export function settle() {
  assert.ok(existsSync(join(strangers, 'node_modules')), "the strangers' tools are missing: run `scripts/setup test`")
  rmSync(WORK, { recursive: true, force: true })
  const { file } = pack(WORK)
  writeFileSync(join(WORK, 'package.json'), '{ "private": true }\n')
  npm(WORK, 'install', '--offline', '--no-save', '--no-package-lock', '--ignore-scripts', file)
  return WORK
}

/** Starts a project from what its template gives, and adds every file that the guide shows for it. */
export function project(name) {
  const folder = join(WORK, name)
  cpSync(join(strangers, name), folder, { recursive: true })
  const written = shown(name)
  for (const { path, text } of written) {
    const file = join(folder, path)
    assert.ok(!existsSync(file), `${name}/${path} is in the guide and in the template`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return { folder, written: written.map(({ path }) => path) }
}

/** The blocks of the guide that are marked as files of a project. */
function shown(name) {
  const marked = new RegExp(`^<!-- ${name}/(\\S+) -->\\n\`\`\`\\w+\\n([\\s\\S]*?)^\`\`\`$`, 'gm')
  return [...GUIDE.matchAll(marked)].map(([, path, text]) => ({ path, text }))
}

/** Runs one of the strangers' tools in a project; its output is the message when it fails. */
export function tool(folder, script, ...options) {
  run(folder, process.execPath, join(strangers, script), ...options)
}

const npm = (folder, ...options) => run(folder, 'npm', ...options, '--loglevel=error')

function run(cwd, program, ...options) {
  try {
    return execFileSync(program, options, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch ({ stdout, stderr }) {
    return assert.fail(`${program} ${options.join(' ')}\n${stdout}\n${stderr}`)
  }
}
