// The package and the folder for a web server: what is in them, and that no other bytes run.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { freshPage, sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { heard, listen } from './support/events.mjs'
import { documentedPolicy, serveFolder } from './support/folder.mjs'
import { pack } from './support/strangers.mjs'
import { say, sayShell, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const root = fileURLToPath(new URL('../..', import.meta.url))
const pkg = join(root, 'pkg')
const manifest = JSON.parse(readFileSync(join(pkg, 'package.json'), 'utf8'))

const scratch = mkdtempSync(join(tmpdir(), 'risk-checklist-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

/** What the console says when a file is not what its hash says. */
const REFUSED = /integrity|net::ERR_|status of 404/

/** Every file below a folder, by its path within it. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

/** Other bytes that work as well: so only a hash can tell. */
function altered(file, bytes) {
  // A module takes an empty section of one's own; scripts and JSON take an empty line.
  return Buffer.concat([bytes, file.endsWith('.wasm') ? Buffer.from([0, 2, 1, 0x78]) : Buffer.from('\n')])
}

test.describe('the npm package', () => {
  const { files } = pack(join(scratch, 'packed'))

  test('holds every file that was made, and no other', () => {
    assert.deepEqual([...files].sort(), filesIn(pkg))
    const kinds = new Set(files.map((file) => file.replace(/^packs\/[a-z-]+\./, 'packs/*.')))
    for (const file of ['risk-checklist.js', 'risk-checklist.d.ts', 'react.d.ts', 'widget_bg.wasm', 'packs/*.json', 'custom-elements.json', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'LICENCE-CONTENT.md']) {
      assert.ok(kinds.has(file), file)
    }
    assert.deepEqual(files.filter((file) => /\.(rs|toml|map|ts)$/.test(file) && !file.endsWith('.d.ts')), [], 'no sources')
  })

  test('leads only to files that are there', () => {
    const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
    for (const target of targets.filter((target) => !target.includes('*'))) assert.ok(files.includes(target.slice(2)), target)
    for (const target of [manifest.main, manifest.types, manifest.customElements]) assert.ok(files.includes(target), target)
    const isThere = (file) => files.some((name) => (file.includes('*') ? name.startsWith(file.slice(2, file.indexOf('*'))) : name === file.slice(2)))
    assert.deepEqual(manifest.sideEffects.filter((file) => !isThere(file)), [])
    assert.equal(manifest.dependencies, undefined, 'it needs no other package')
  })

  test('its front page is the guide’s first part, and leads nowhere that the package does not', () => {
    const page = readFileSync(join(pkg, 'README.md'), 'utf8')
    for (const part of ['## Plain page', '## With npm and a bundler', 'call 999']) assert.ok(page.includes(part), part)
    assert.ok(!page.includes('<!--'), 'marks for our tests are left out')
    for (const [, target] of page.matchAll(/\]\(([^)]+)\)/g)) assert.ok(files.includes(target), target)
  })

  test('names no folder of the machine that made it', () => {
    for (const file of files.filter((file) => !file.endsWith('.br'))) assert.ok(!readFileSync(join(pkg, file)).includes(root), file)
  })
})

test.describe('other bytes than those published', () => {
  const WRONG = sayShell('wrong-bytes.title')

  async function openBare(context, pattern, answer) {
    const page = await freshPage(context, browser, { expect: REFUSED })
    await listen(page)
    await page.route(pattern, answer)
    await page.goto('/hosts/bare.html')
    return { page, checklist: new Checklist(page) }
  }

  const fulfilAltered = async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: altered(route.request().url(), await response.body()) })
  }

  test('of the module: nothing starts, the notice says why with 999, the host hears, and it can be asked for again', async (context) => {
    const { page, checklist } = await openBare(context, '**/widget_bg.wasm', fulfilAltered)
    const notice = checklist.root.getByRole('alert').filter({ has: page.getByRole('heading', { name: WRONG }) })
    await notice.getByText(sayShell('danger')).waitFor()
    assert.equal(await notice.getByRole('link', { name: '999' }).count(), 1)
    assert.deepEqual((await heard(page)).map(({ name, detail }) => [name, detail.code]), [['error', 'wrong-bytes']])
    await page.unroute('**/widget_bg.wasm')
    await checklist.button(sayShell('wrong-bytes.again')).click()
    await checklist.screen(titles.start).waitFor()
  })

  test('of the module, once: an old copy in the way is asked past, and nobody notices', async (context) => {
    let asked = 0
    const { page, checklist } = await openBare(context, '**/widget_bg.wasm', (route) => (++asked === 1 ? fulfilAltered(route) : route.continue()))
    await checklist.screen(titles.start).waitFor()
    assert.deepEqual((await heard(page)).map(({ name }) => name), ['ready'])
  })

  test('a module that is not there is another matter', async (context) => {
    const { page, checklist } = await openBare(context, '**/widget_bg.wasm', (route) => route.fulfill({ status: 404, body: 'not here' }))
    await checklist.root.getByRole('heading', { name: sayShell('cannot-start.title') }).waitFor()
    assert.deepEqual((await heard(page)).map(({ detail }) => detail.code), ['cannot-start'])
  })

  test('of a pack: it is left out and the host hears, and the checklist goes on without it', async (context) => {
    const { page, checklist } = await openBare(context, '**/packs/s-dash.json', fulfilAltered)
    await checklist.screen(titles.start).waitFor()
    await eventually(async () => (await heard(page)).map(({ name, detail }) => detail?.code ?? name).sort(), ['pack-not-loaded', 'ready'], 'one pack is missing')
  })
})

test.describe('the folder for a web server', () => {
  execFileSync(process.execPath, [join(root, 'scripts/dist.mjs'), scratch])
  const name = `risk-checklist-${manifest.version}`
  const folder = join(scratch, name)
  const { files: hashes, version } = JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8'))
  const snippet = readFileSync(join(folder, 'snippet.html'), 'utf8')
  const page = (text = snippet) => ({ '/': `<!doctype html><html lang="en-GB"><title>A portal</title>${text}` })

  /** The hash by another library than the one that made it. */
  async function hashOf(file) {
    const digest = await crypto.subtle.digest('SHA-384', readFileSync(join(folder, file)))
    return `sha384-${Buffer.from(digest).toString('base64')}`
  }

  /** A copy in which one file is not what it was. */
  function tampered(file) {
    const copy = mkdtempSync(join(scratch, 'tampered-'))
    cpSync(folder, join(copy, name), { recursive: true })
    writeFileSync(join(copy, name, file), altered(file, readFileSync(join(folder, file))))
    return copy
  }

  async function visit(context, place, options) {
    const visited = await freshPage(context, browser, { baseURL: await serveFolder(context, place, options), expect: REFUSED })
    await listen(visited)
    await visited.goto('/')
    return { visited, checklist: new Checklist(visited) }
  }

  test('holds the package’s files as they are, and says the hash of each', async () => {
    const made = ['integrity.json', 'snippet.html']
    const found = filesIn(folder).filter((file) => !made.includes(file) && !/\.(br|gz)$/.test(file))
    assert.deepEqual(found, filesIn(pkg).filter((file) => !/\.(br|d\.ts)$|^(package|custom-elements)\.json$|^README/.test(file)))
    assert.deepEqual(Object.keys(hashes).sort(), found)
    for (const file of found) {
      assert.ok(readFileSync(join(folder, file)).equals(readFileSync(join(pkg, file))), file)
      assert.equal(hashes[file], await hashOf(file), file)
    }
    assert.equal(version, manifest.version)
  })

  test('has each script, module and pack compressed in both ways', () => {
    for (const file of Object.keys(hashes).filter((file) => /\.(js|wasm)$|^packs\//.test(file))) {
      const bytes = readFileSync(join(folder, file))
      assert.ok(brotliDecompressSync(readFileSync(join(folder, `${file}.br`))).equals(bytes), `${file}.br`)
      assert.ok(gunzipSync(readFileSync(join(folder, `${file}.gz`))).equals(bytes), `${file}.gz`)
    }
    assert.ok(existsSync(join(folder, 'widget_bg.wasm.gz')))
  })

  test('its snippet works under the documented policy, from that folder alone', async (context) => {
    const { visited, checklist } = await visit(context, scratch, { pages: page() })
    await checklist.go(titles.outcome)
    await checklist.button(say('send.button')).click()
    await eventually(async () => (await heard(visited)).map(({ name }) => name), ['ready', 'outcome'], 'an outcome is heard')
  })

  test('a changed script never runs, and the page’s own words stay', async (context) => {
    const { visited, checklist } = await visit(context, tampered('risk-checklist.js'), { pages: page() })
    await visited.waitForLoadState('load')
    assert.ok(await checklist.root.getByText('call 999').isVisible())
    assert.equal(await visited.evaluate(() => customElements.get('risk-checklist')), undefined)
  })

  test.describe('where the page has delivery', () => {
    const publicKey = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' }
    const [map] = /<script type="importmap">.*<\/script>/.exec(snippet)
    const [allowed] = /'sha256-.*?'/.exec(snippet)
    const policy = documentedPolicy().replace("script-src 'self'", `script-src 'self' ${allowed}`)

    /** What the host hears when the practitioner presses send. */
    async function send(context, file, text) {
      const { visited, checklist } = await visit(context, tampered(file), { pages: page(text), policy })
      await checklist.screen(titles.start).waitFor()
      await checklist.root.evaluate((element, publicKey) => {
        element.config = { delivery: { sealTo: { kid: 'demo', publicKey } } }
      }, publicKey)
      await checklist.go(titles.outcome)
      await checklist.button(say('send.button')).click()
      await visited.waitForFunction(() => window.heard.length > 1)
      return (await heard(visited)).map(({ name, detail }) => detail?.code ?? name)
    }

    for (const [file, code] of Object.entries({ 'delivery.js': 'fault', 'seal.js': 'not-loaded' })) {
      test(`with the snippet's import map, a changed ${file} never runs: nothing is sent, and the host hears`, async (context) => {
        const heard = await send(context, file, `${map}${snippet}`)
        assert.deepEqual([...new Set(heard)], ['ready', code])
      })

      test(`without it, a changed ${file} does run, as the guide says`, async (context) => {
        assert.deepEqual(await send(context, file, snippet), ['ready', 'outcome'])
      })
    }
  })
})
