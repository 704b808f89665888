// Leaving at once: the ways to, and somewhere to go.

import { sayShell } from './words.mjs'

export const DESTINATION = 'https://www.bbc.co.uk/weather'

export const exitOf = (page) => page.getByRole('button', { name: sayShell('exit') })

/** The driver waits for an answer to its last key or click, and the page that owes it is gone. */
export const unawaited = (leaving) => void leaving.catch(() => {})

export async function pressShift(page) {
  for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
}

/** Shift as people use it: with letters, and then twice by itself. */
export async function typeCapitals(page) {
  for (const letter of ['a', 'b', 'c', 'd']) {
    await page.keyboard.down('Shift')
    await page.keyboard.press(letter)
    await page.keyboard.up('Shift')
  }
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
}

/** Somewhere ordinary, answered here: nothing leaves this machine. Gives the way to let it answer. */
export async function stub(page, pattern = DESTINATION) {
  let release
  const held = new Promise((resolve) => (release = resolve))
  await page.route(pattern, async (route) => {
    await held
    await route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Rain later</h1>' })
  })
  return release
}
