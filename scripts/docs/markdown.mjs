// Markdown as this project writes it, turned into the body of a page: headings that can be
// linked to, tables that scroll in their own frame, and links that lead to pages.

import { posix } from 'node:path'
import { Marked } from 'marked'

/** Where a file of the project has its address on the site, by how its path begins. */
const SERVED = { 'www/': '/' }

/**
 * @typedef {{ id: string, level: number, title: string, text: string }} Section a heading and
 *   the words under it, for the contents and for the search
 * @param {string} markdown
 * @param {string} file where it is, from the root of the project: links are read from there
 * @param {(file: string) => string | undefined} pageOf the address of a page made from a file
 * @returns {{ html: string, title: string, sections: Section[] }}
 */
export function fromMarkdown(markdown, file, pageOf) {
  const ids = new Set()
  const sections = []
  let tables = 0
  const note = (text) => sections.at(-1) && (sections.at(-1).text += ` ${text}`)

  const renderer = {
    heading({ tokens, depth, text }) {
      const title = plain(text)
      const id = unused(slug(title), ids)
      tables = 0
      sections.push({ id, level: depth, title, text: '' })
      return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    paragraph({ tokens, text }) {
      note(plain(text))
      return `<p>${this.parser.parseInline(tokens)}</p>\n`
    },
    listitem(item) {
      // What is in paragraphs or lists of its own is noted there.
      for (const token of item.tokens) if (token.type === 'text') note(plain(token.text))
      return `<li>${this.parser.parse(item.tokens, item.loose)}</li>\n`
    },
    code({ text, lang }) {
      note(text)
      return codeBlock(text, lang)
    },
    table({ header, rows }) {
      for (const row of [header, ...rows]) note(row.map(({ text }) => plain(text)).join(' '))
      // A head without words is no head: a screen reader would have nothing to say.
      const cell = (inside, tag) => (inside ? `<${tag}>${inside}</${tag.slice(0, 2)}>` : '<td></td>')
      const cells = (row, tag) => row.map(({ tokens }) => cell(this.parser.parseInline(tokens), tag)).join('')
      tables += 1
      const label = `${sections.at(-1)?.title ?? file}: table${tables > 1 ? ` ${tables}` : ''}`
      return table(label, cells(header, 'th scope="col"'), rows.map((row) => cells(row, 'td')))
    },
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens)
      const address = addressOf(href, file, pageOf)
      return address ? `<a href="${escape(address)}">${words}</a>` : words
    },
    // Comments say where an example is from; other markup in Markdown is shown, not run.
    html: ({ text }) => (text.startsWith('<!--') ? '' : escape(text)),
  }
  const html = new Marked({ renderer }).parse(markdown)
  return { html, title: sections[0]?.title ?? file, sections }
}

/** A table in a frame that scrolls, which a keyboard can reach and a screen reader can name. */
export function table(label, head, rows) {
  const body = rows.map((row) => (row.startsWith('<tr') ? row : `<tr>${row}</tr>`)).join('\n')
  return `<section class="scroll" tabindex="0" aria-label="${escape(label)}"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody></table></section>\n`
}

export function codeBlock(text, lang = '') {
  return `<pre${lang ? ` data-language="${escape(lang)}"` : ''}><code>${escape(text)}</code></pre>\n`
}

export const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign])

/** Backticks as code, the rest as it is: for descriptions in JSON. */
export const withCode = (text) => escape(text).replace(/`([^`]+)`/g, '<code>$1</code>')

/** The words, without the signs of Markdown. */
export function plain(markdown) {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '').replace(/\s+/g, ' ').trim()
}

/** As the forges name headings, so that one link works here and there. */
export function slug(title) {
  return title.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-') || 'section'
}

function unused(id, taken) {
  let free = id
  for (let number = 1; taken.has(free); number++) free = `${id}-${number}`
  taken.add(free)
  return free
}

/** Nothing for a file of the project that the site does not serve: the words stay, without a link. */
function addressOf(href, file, pageOf) {
  if (/^(https:|tel:|#)/.test(href)) return href
  const [path, fragment] = href.split('#')
  const target = posix.normalize(posix.join(posix.dirname(file), path))
  const page = pageOf(target)
  if (page) return fragment ? `${page}#${fragment}` : page
  const start = Object.keys(SERVED).find((start) => target.startsWith(start))
  return start && SERVED[start] + target.slice(start.length)
}
