// Searches the documentation in the browser. What is typed stays here: it is not in the address,
// and the only thing fetched is the list of headings, once someone begins to type.

const place = document.querySelector('.search')
const box = document.getElementById('search')
const found = document.getElementById('found')
const results = document.getElementById('results')
const MOST = 12

let sections
let latest = 0

place.hidden = false
box.addEventListener('input', search)
box.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') results.querySelector('a')?.focus()
})
place.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  event.preventDefault()
  box.value = ''
  box.focus()
  show([], '')
})
// A result on this very page moves no page, so the list would stay in the way.
results.addEventListener('click', (event) => {
  if (event.target.closest('a')?.pathname === location.pathname) show([], '')
})

async function search() {
  const mine = ++latest
  const words = normal(box.value).split(' ').filter(Boolean)
  if (!words.length) return show([], '')
  try {
    sections ??= load()
    const all = await sections
    if (mine !== latest) return
    const hits = all.map((section) => ({ ...section, score: score(section, words) })).filter(({ score }) => score > 0)
    hits.sort((one, other) => other.score - one.score)
    const count = hits.length > MOST ? `The best ${MOST} of ${hits.length} results` : hits.length === 1 ? '1 result' : `${hits.length} results`
    show(hits.slice(0, MOST), hits.length ? `${count}.` : 'Nothing found. Try fewer words, or one word that must be there.', words)
  } catch {
    sections = undefined
    show([], 'The search could not load. The contents list every page.')
  }
}

async function load() {
  const response = await fetch('/docs/search.json')
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()).map(([page, title, address, text]) => ({
    page, title, address, text, inTitle: ` ${normal(title)} `, inText: ` ${normal(text)} `,
  }))
}

/** Small letters, and every sign a space except what holds names together: `--risk-checklist-ink`. */
function normal(text) {
  return text.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}_-]+/gu, ' ').trim()
}

/** Every word must be there, as the beginning of a word or inside a name. Headings count most. */
function score({ inTitle, inText }, words) {
  let sum = 0
  for (const word of words) {
    const own =
      (inTitle.includes(` ${word} `) ? 40 : inTitle.includes(` ${word}`) ? 20 : inTitle.includes(word) ? 12 : 0) +
      (inText.includes(` ${word} `) ? 4 : inText.includes(` ${word}`) ? 2 : inText.includes(word) ? 1 : 0)
    if (!own) return 0
    sum += own
  }
  // Of two that fit, the one with the shorter heading is more likely the one meant.
  return sum + 10 / inTitle.length
}

function show(hits, said, words = []) {
  place.dataset.shows = words.join(' ')
  found.textContent = said
  results.replaceChildren(...hits.map((hit) => entry(hit, words)))
}

function entry({ page, title, address, text }, words) {
  const link = document.createElement('a')
  link.href = address
  link.textContent = title
  const item = document.createElement('li')
  item.append(link)
  const from = document.createElement('span')
  from.textContent = title === page ? '' : page
  const excerpt = document.createElement('p')
  excerpt.textContent = around(text, words)
  item.append(' ', from, excerpt)
  return item
}

/** Some words on either side of the first that was looked for. */
function around(text, words) {
  const small = text.toLowerCase()
  const places = words.map((word) => small.indexOf(word)).filter((place) => place >= 0)
  const start = Math.max(0, Math.min(...(places.length ? places : [0])) - 50)
  const from = start ? text.indexOf(' ', start) + 1 : 0
  const piece = text.slice(from, from + 150)
  return `${from ? '… ' : ''}${piece}${from + 150 < text.length ? ' …' : ''}`
}
