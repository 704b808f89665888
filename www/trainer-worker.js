// Lets the trainer's page work without a network: it keeps the static files of that one page
// and nothing else, so nothing that anybody types, and no other page, is ever in here.
// Its scope is `/trainer.html` alone. With a network, the network answers.

const KEPT = 'risk-checklist-trainer-'

const FILES = [
  '/trainer.html',
  '/favicon.svg',
  '/index.css',
  '/trainer/trainer.css',
  '/trainer/group.css',
  '/trainer/write.css',
  '/trainer/paper.css',
  '/trainer/main.js',
  '/trainer/dom.js',
  '/trainer/engine.js',
  '/trainer/views.js',
  '/trainer/chosen.js',
  '/trainer/care.js',
  '/trainer/link.js',
  '/trainer/qr.js',
  '/trainer/library.js',
  '/trainer/run.js',
  '/trainer/share.js',
  '/trainer/offline.js',
  '/trainer/codes.js',
  '/trainer/collect.js',
  '/trainer/answers.js',
  '/trainer/calibration.js',
  '/trainer/people.js',
  '/trainer/csv.js',
  '/trainer/handouts.js',
  '/trainer/write.js',
  '/trainer/write_fields.js',
  '/trainer/write_step.js',
  '/trainer/write_problems.js',
  '/vendor/qr/qrcode.mjs',
  '/vendor/qr/jsQR.js',
  '/pkg/risk-checklist.js',
  '/pkg/training.js',
  '/pkg/training-module.js',
  '/pkg/training-looks.js',
  '/pkg/training_bg.wasm',
  // What the default checklist may open, whatever the answers.
  '/pkg/packs/s-dash.json',
  '/pkg/packs/hba-screen.json',
]
const STORIES = '/pkg/scenarios/index.json'

addEventListener('install', (event) => event.waitUntil(keepAll()))
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
// The page says when it has loaded, and hears when everything is kept.
addEventListener('message', (event) => {
  if (event.data !== 'keep') return
  const answer = (kept) => event.source.postMessage({ kept })
  event.waitUntil(keepAll().then(() => answer(true), () => offerOld(answer)))
})
addEventListener('fetch', (event) => {
  const { method, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin || !isOurs(pathname)) return
  event.respondWith(fetch(event.request).catch(() => fromKept(pathname)))
})

const isOurs = (path) => FILES.includes(path) || path.startsWith('/pkg/scenarios/')

/** All files anew, then the old ones go: so that what is kept is always of one moment. */
async function keepAll() {
  const fresh = `${KEPT}${Date.now()}`
  const cache = await caches.open(fresh)
  try {
    const response = await fetch(STORIES, { cache: 'no-cache' })
    if (!response.ok) throw new Error('there is no list of stories')
    const { scenarios } = await response.clone().json()
    await cache.put(STORIES, response)
    const stories = scenarios.map(({ id }) => `/pkg/scenarios/${id}.json`)
    await cache.addAll([...FILES, ...stories].map((path) => new Request(path, { cache: 'no-cache' })))
  } catch (error) {
    await caches.delete(fresh)
    throw error
  }
  for (const name of await caches.keys()) if (name.startsWith(KEPT) && name !== fresh) await caches.delete(name)
}

async function fromKept(path) {
  for (const name of (await caches.keys()).filter((name) => name.startsWith(KEPT)).reverse()) {
    const found = await (await caches.open(name)).match(path)
    if (found) return found
  }
  return Response.error()
}

/** Without a network the files of last time are as good as kept. */
async function offerOld(answer) {
  answer((await caches.keys()).some((name) => name.startsWith(KEPT)))
}
