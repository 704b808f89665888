// How soon an answer shows, on a processor four times slower than this one:
//
//     scripts/with-server node tests/e2e/latency.mjs
//
// From the click to the first frame that shows it. Only printed, never asserted: a loaded
// machine is no reason to refuse a change.

import { baseUrl, launch } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { sections } from './support/words.mjs'

const CLICKS = 200
const SLOWER = 4

const browser = await launch()
try {
  const page = await (await browser.newContext({ baseURL: baseUrl, viewport: { width: 390, height: 844 } })).newPage()
  const checklist = await Checklist.open(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const times = []
  for (let round = 0; times.length < CLICKS; round++) {
    await checklist.go(sections[round % sections.length].title)
    times.push(...(await checklist.root.evaluate(answerEverything, CLICKS - times.length)))
  }
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1)
  console.log(`${times.length} answers, processor slowed ${SLOWER} times: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms`)
} finally {
  await browser.close()
}

/** Chooses every answer on the screen that is not chosen, one after the other, at most `most`. */
async function answerEverything(element, most) {
  const screen = element.shadowRoot.querySelector('.screen')
  const radios = [...screen.querySelectorAll('input[type="radio"]:not(:checked)')].slice(0, most)
  const times = []
  for (const radio of radios) times.push(await answer(radio))
  return times

  /** The screen is drawn anew in a microtask, so the frame after the click shows it. */
  async function answer(radio) {
    await painted()
    const start = performance.now()
    radio.click()
    await painted()
    return performance.now() - start
  }

  /** A message posted in a frame arrives once that frame is painted. */
  function painted() {
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = resolve
        port2.postMessage(undefined)
      })
    })
  }
}
