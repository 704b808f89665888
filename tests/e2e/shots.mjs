// Pictures of every screen at three widths, in ./shots/ (never committed):
//
//     scripts/with-server node tests/e2e/shots.mjs
//
// One picture shows a screen whole; `-fold` shows what is in sight before scrolling.

import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { baseUrl, launch } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { PORTALS } from './support/portals.mjs'
import { walk } from './support/scenes.mjs'
import { walkTrainer } from './support/trainer_scenes.mjs'

const SIZES = [
  { width: 320, height: 640 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
]

const folder = fileURLToPath(new URL('../../shots/', import.meta.url))
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })

const browser = await launch()
try {
  for (const size of SIZES) {
    const page = await (await browser.newContext({ baseURL: baseUrl, viewport: size })).newPage()
    await page.goto('/')
    await picture(page, size, 'index')
    for (const { role, path } of PORTALS) {
      await Checklist.open(page, path)
      await picture(page, size, `portal-${role}`)
    }
    await walk(page, (name) => picture(page, size, name))
    await walkTrainer(page, (name) => picture(page, size, `trainer-${name.toLowerCase().replaceAll(' ', '-')}`))
    await page.context().close()
    console.log(`${size.width} px: done`)
  }
} finally {
  await browser.close()
}

async function picture(page, size, name) {
  await page.screenshot({ path: `${folder}${name}-${size.width}-fold.png` })
  // As tall as the page, so that what sticks to an edge stands where it stands at the end.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: size.width, height })
  await page.screenshot({ path: `${folder}${name}-${size.width}.png` })
  await page.setViewportSize(size)
}
