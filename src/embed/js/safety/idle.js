// When a screen that nobody touches is hidden, locked and cleared: times only. It cannot be
// switched off, because what is left open is found by whoever comes by.

/** Minutes without a key or a press until the screen is hidden: what a host may choose. */
export const LEAST = 1
export const MOST = 15
/** Long enough to listen to an answer, short enough to leave a room. */
export const USUAL = 5

/** Each state, and after how many times those minutes it comes. The order is how much is gone. */
const STATES = ['open', 'hidden', 'locked', 'cleared']
const COMES = { hidden: 1, locked: 2, cleared: 6 }

/** WCAG 2.2.1 asks for twenty seconds at least. */
export const WARNING = 30_000

/** True when `state` takes away no less than `other`. */
export function isAtLeast(state, other) {
  return STATES.indexOf(state) >= STATES.indexOf(other)
}

/** Minutes until everything is cleared. */
export function clearedAfter(minutes) {
  return minutes * COMES.cleared
}

/**
 * What a screen comes to that was last touched `idle` milliseconds ago.
 *
 * @param {number} idle
 * @param {number} minutes
 * @param {string} state how it is now; time alone never brings anything back
 * @returns {{ state: string, warns: string | undefined, next: number | undefined }} the state;
 *   the one that comes next, while it is warned of; and in how many milliseconds to ask again
 */
export function after(idle, minutes, state) {
  for (const coming of STATES) {
    if (isAtLeast(state, coming)) continue
    const left = COMES[coming] * minutes * 60_000 - idle
    if (left > WARNING) return { state, warns: undefined, next: left - WARNING }
    if (left > 0) return { state, warns: coming, next: left }
    state = coming
  }
  return { state, warns: undefined, next: undefined }
}

/** The host's minutes, from an attribute or from `config`. */
export function readMinutes(value, problems) {
  if (value === undefined || value === null) return USUAL
  const number = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value
  if (Number.isInteger(number) && number >= LEAST && number <= MOST) return number
  const message = `\`idleMinutes\` must be a whole number from ${LEAST} to ${MOST}; leave it out for ${USUAL}. It cannot be switched off`
  problems.push({ code: 'out-of-range', message, field: 'idleMinutes' })
  return USUAL
}
