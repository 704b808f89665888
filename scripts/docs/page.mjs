// One page of the documentation: its frame, and the way to all others.

import { escape } from './markdown.mjs'

/**
 * @param {{ title: string, html: string, address: string, sections: import('./markdown.mjs').Section[] }} page
 * @param {{ title: string, pages: { title: string, address: string }[] }[]} groups
 */
export function page({ title, html, address, sections }, groups) {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <title>${escape(inTab(title))}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="icon" href="/favicon.svg">
  <meta name="robots" content="noindex">
  <link rel="stylesheet" href="/docs/docs.css">
  <link rel="stylesheet" href="/docs/site.css">
  <script type="module" src="/docs/search.js"></script>
</head>
<body>
  <a class="skip" href="#main">Skip to main content</a>
  <header>
    <p class="name"><a href="/">Risk Checklist</a> · <a href="/docs/index.html">Documentation</a></p>
    <p class="to-contents"><a href="#contents">Contents</a></p>
    <search class="search" hidden>
      <label for="search">Search the documentation</label>
      <input type="search" id="search" autocomplete="off" spellcheck="false">
      <p id="found" role="status"></p>
      <ol id="results"></ol>
    </search>
  </header>
  <main id="main" tabindex="-1">
${html}  </main>
  <nav id="contents" aria-label="Contents">
${groups.map((group) => navGroup(group, address, sections)).join('')}  </nav>
  <footer>
    <p>Everything in the examples is invented. Not yet reviewed by a domestic abuse specialist or a clinical safety
      officer: use it for no real case before that.</p>
  </footer>
</body>
</html>
`
}

/** As long as a tab or a list of pages shows whole. */
function inTab(title) {
  const whole = `${title}: Risk Checklist`
  return [whole, title].find(({ length }) => length <= 70) ?? `${title.slice(0, 69)}…`
}

function navGroup({ title, pages }, current, sections) {
  const entries = pages.map((page) => {
    const here = page.address === current
    const link = `<a href="${page.address}"${here ? ' aria-current="page"' : ''}>${escape(page.title)}</a>`
    const parts = here ? sections.filter(({ level }) => level === 2) : []
    const list = parts.map(({ id, title }) => `<li><a href="#${id}">${escape(title)}</a></li>`).join('\n')
    return `      <li>${link}${list ? `\n<ul class="parts">\n${list}\n</ul>\n` : ''}</li>\n`
  })
  return `    <h2>${escape(title)}</h2>\n    <ul>\n${entries.join('')}    </ul>\n`
}

/** The front page: every page by what someone wants to do, with its parts. */
export function front(groups) {
  const title = 'Documentation'
  const html = `<h1 id="documentation">${title}</h1>
<p class="lead">For those who put the checklist on a page, answer for it, or change what it asks.</p>
<p>In a hurry: <a href="/docs/embedding.html">put it into your portal</a>, then <a href="/docs/reference.html">look things
up</a>. Nothing here needs a server of ours, and the search runs in your browser.</p>
${groups.map(({ title, pages }) => `<h2>${escape(title)}</h2>
<ul class="cards">
${pages.map(card).join('')}</ul>
`).join('')}`
  return { title, html, sections: [{ id: 'documentation', level: 1, title, text: '' }] }
}

function card({ title, address, about, sections = [] }) {
  const parts = sections.filter(({ level }) => level === 2).slice(0, 30)
  const links = parts.map(({ id, title }) => `<a href="${address}#${id}">${escape(title)}</a>`).join(' · ')
  return `<li><h3><a href="${address}">${escape(title)}</a></h3><p>${escape(about)}</p>${links ? `<p class="card-parts">${links}</p>` : ''}</li>\n`
}
