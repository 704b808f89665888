// Which colours of the checklist meet, and whether they can be told apart: the ratio of WCAG
// 2.2 (1.4.3 for words, 1.4.11 for edges). The theme page shows it, and a test holds every
// theme to it.

/** Words, edges, and words by the strictest level, which is reported and not required. */
export const WORDS = 4.5
export const EDGES = 3
export const STRICTEST = 7

/** Colours of the light theme that a host cannot change, from the checklist's own style. */
export const FIXED = {
  'now-ink': '#8c1613', 'now-wash': '#fdeceb', 'today-ink': '#6d3b00', 'today-wash': '#fdf1dd',
  'days-ink': '#145563', 'days-wash': '#e2eff1', 'planned-ink': '#44545e', 'planned-wash': '#ebeff0',
}

/** How much of the accent is in the ground of what is chosen. */
export const ACCENT_IN_WASH = 0.12

/** `[colour, ground, the least ratio, where they meet]` */
export const PAIRS = [
  ['ink', 'paper', WORDS, 'words'],
  ['ink', 'wash', WORDS, 'words in a panel'],
  ['ink', 'accent-wash', WORDS, 'an answer that is chosen'],
  ['ink', 'now-wash', WORDS, 'words of the 999 panel'],
  ['ink-soft', 'paper', WORDS, 'help'],
  ['ink-soft', 'wash', WORDS, 'help in a panel'],
  ['ink-soft', 'accent-wash', WORDS, 'the count beside the screen one is on'],
  ['ink-soft', 'now-wash', WORDS, 'help in the 999 panel'],
  ['accent', 'paper', WORDS, 'links and buttons'],
  ['accent', 'wash', WORDS, 'links in a panel'],
  ['accent', 'accent-wash', WORDS, 'the number of a question'],
  ['accent', 'now-wash', WORDS, 'a phone number in the 999 panel'],
  ['accent-ink', 'accent', WORDS, 'the main button'],
  ['now-ink', 'paper', WORDS, 'an error'],
  ['now-ink', 'wash', WORDS, 'an alert in the line that stays in sight'],
  ['now-ink', 'now-wash', WORDS, '“now”'],
  ['today-ink', 'today-wash', WORDS, '“today”'],
  ['today-ink', 'paper', WORDS, 'a warning on paper'],
  ['days-ink', 'days-wash', WORDS, '“within days”'],
  ['planned-ink', 'planned-wash', WORDS, '“planned”'],
  ['planned-ink', 'paper', WORDS, 'a referral that can be planned'],
  ['planned-ink', 'wash', WORDS, 'a state in a panel'],
  ['line', 'paper', EDGES, 'the edge of a field or an answer'],
  ['line', 'wash', EDGES, 'the edge of a field in a panel'],
  ['line', 'accent-wash', EDGES, 'the edge of an answer under the pointer'],
  ['focus', 'paper', EDGES, 'what has the keyboard'],
  ['focus', 'wash', EDGES, 'what has the keyboard, in a panel'],
  ['focus', 'now-wash', EDGES, 'what has the keyboard, in the 999 panel'],
]

/** @param {string} colour `#rgb` or `#rrggbb` */
export function channels(colour) {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour)
  const found = short ? short.slice(1).map((digit) => digit + digit) : /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1)
  if (!found) throw new TypeError(`\`${colour}\` is no colour like #145563`)
  return found.map((pair) => parseInt(pair, 16))
}

/** `color-mix(in srgb, one share, other)` */
export function mixed(one, share, other) {
  const [ones, others] = [channels(one), channels(other)]
  return `#${ones.map((value, index) => Math.round(value * share + others[index] * (1 - share)).toString(16).padStart(2, '0')).join('')}`
}

/** From 1, no difference, to 21, black on white. */
export function ratio(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour) {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/**
 * Every pair, worst first.
 *
 * @param {Record<string, string>} colours by name, without a prefix
 */
export function measured(colours) {
  const all = { 'accent-wash': mixed(colours.accent, ACCENT_IN_WASH, colours.paper), ...FIXED, ...colours }
  return PAIRS.map(([colour, ground, least, where]) => {
    const found = ratio(all[colour], all[ground])
    return { colour, ground, least, where, ratio: found, isEnough: found >= least, isStrictest: least === WORDS && found >= STRICTEST }
  }).sort((one, other) => one.ratio / one.least - other.ratio / other.least)
}
