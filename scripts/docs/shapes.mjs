// The wire shapes: every field of every JSON Schema, as a table a person can read.

import { escape, table, withCode } from './markdown.mjs'

/** Deeper fields are in the schema itself: a table is for finding one's way. */
const DEEPEST = 3

/** @param {{ name: string, schema: object }[]} schemas */
export function shapes(schemas) {
  const title = 'Shapes: messages, records, forms, packs'
  const sections = [{ id: 'shapes', level: 1, title, text: '' }]
  let html = `<h1 id="shapes">${title}</h1>
<p>Made from the JSON Schemas, which decide. A dot goes into an object, <code>[]</code> into a list. A field that a
schema does not list is refused. Fields four deep and more are in the schemas only.</p>\n`

  for (const { name, schema } of schemas) {
    const id = name.replace('.schema.json', '')
    const fields = fieldsOf(schema, schema)
    sections.push({ id, level: 2, title: schema.title, text: `${schema.description} ${fields.map(({ path, what }) => `${path} ${what}`).join(' ')}` })
    html += `<h2 id="${id}">${escape(schema.title)}</h2>
<p>${withCode(schema.description)}</p>
<p><a href="/schemas/${name}">${escape(name)}</a>, the schema itself.</p>\n`
    if (!fields.length) continue
    const rows = fields.map(({ path, type, required, what }) =>
      `<tr><th scope="row"><code>${escape(path)}</code></th><td>${type}</td><td>${required ? 'yes' : 'no'}</td><td>${withCode(what)}</td></tr>`)
    const heads = ['Field', 'Kind', 'Always there', 'What it is'].map((head) => `<th scope="col">${head}</th>`).join('')
    html += table(`Fields of ${schema.title}`, heads, rows)
  }
  return { html, title, sections }
}

function fieldsOf(schema, whole, before = '', depth = 0) {
  const { node } = followed(schema, whole)
  const inside = node.oneOf ?? [node]
  const seen = new Set()
  return inside.flatMap((part) => {
    const { properties = {}, required = [] } = followed(part, whole).node
    return Object.entries(properties).flatMap(([name, field]) => {
      const path = before + name
      if (seen.has(path)) return []
      seen.add(path)
      const { node, description } = followed(field, whole)
      const own = { path, type: kindOf(node, whole), required: required.includes(name), what: description ?? '' }
      if (depth + 1 >= DEEPEST) return [own]
      const { child, mark } = childOf(node, whole)
      return child ? [own, ...fieldsOf(child, whole, `${path}${mark}.`, depth + 1)] : [own]
    })
  })
}

/** The schema that a reference leads to. What is said at the reference wins. */
function followed(schema, whole) {
  if (!schema.$ref?.startsWith('#/$defs/')) return { node: schema, description: schema.description }
  const node = whole.$defs[schema.$ref.slice('#/$defs/'.length)] ?? {}
  return { node, description: schema.description ?? node.description }
}

function childOf(node, whole) {
  for (const part of [node, ...(node.anyOf ?? [])]) {
    const { node: one } = followed(part, whole)
    if (one.properties) return { child: one, mark: '' }
    const items = one.items && followed(one.items, whole).node
    if (items?.properties || items?.oneOf) return { child: items, mark: '[]' }
  }
  return {}
}

function kindOf(node, whole) {
  const code = (value) => `<code>${escape(JSON.stringify(value))}</code>`
  if ('const' in node) return code(node.const)
  if (node.enum) return node.enum.length > 8 ? `one of ${node.enum.length} codes` : node.enum.map(code).join(', ')
  const many = node.anyOf ?? (node.properties ? undefined : node.oneOf)
  if (many) return [...new Set(many.map((part) => kindOf(followed(part, whole).node, whole)))].join(' or ')
  if (node.type === 'array') return node.items ? `list of ${kindOf(followed(node.items, whole).node, whole)}` : 'list'
  return escape([node.type ?? (node.properties ? 'object' : 'any')].flat().join(' or '))
}
