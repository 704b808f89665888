// What the package says of itself: package.json for tools, README.md for people.

/**
 * wasm-pack describes its own two files; the package's front door is our shell.
 *
 * @param {{ name: string, version: string, description: string, license: string }} described by wasm-pack
 * @param {{ files: string[], elements: string[] }} holds every file, and those that define an element
 */
export function packageJson({ name, version, description, license }, { files, elements }) {
  return {
    name,
    version,
    description,
    keywords: ['web-component', 'custom-element', 'webassembly', 'domestic-abuse', 'safeguarding', 'dash', 'marac'],
    license,
    type: 'module',
    main: 'risk-checklist.js',
    types: 'risk-checklist.d.ts',
    customElements: 'custom-elements.json',
    exports: {
      '.': { types: './risk-checklist.d.ts', default: './risk-checklist.js' },
      './risk-checklist-frame.js': { types: './risk-checklist-frame.d.ts', default: './risk-checklist-frame.js' },
      './widget.js': { types: './widget.d.ts', default: './widget.js' },
      './react': { types: './react.d.ts' },
      './widget_bg.wasm': './widget_bg.wasm',
      './training.js': { types: './training.d.ts', default: './training.js' },
      './training_bg.wasm': './training_bg.wasm',
      './packs/*.json': './packs/*.json',
      './scenarios/*.json': './scenarios/*.json',
      './themes/*.css': './themes/*.css',
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    // Importing a shell defines its element, and a theme is all effect: a bundler must not drop them.
    sideEffects: ['./themes/*.css', ...elements.map((file) => `./${file}`)],
    files,
  }
}

const BEGIN = '<!-- readme: begin -->\n'
const END = '<!-- readme: end -->\n'

/** The parts of the guide that are marked for it, under the package's own name. */
export function readMe({ name, version, description, license }, guide) {
  const parts = guide.split(BEGIN).slice(1).map((rest) => rest.split(END)[0].trim())
  if (parts.length === 0) throw new Error(`the guide marks nothing with ${BEGIN.trim()}`)
  const title = `# ${name} ${version}\n\n${description}\n`
  const last = `Licence: ${license} for the code; LICENCE-CONTENT.md for the words of the checklists.\nEverything else about this version is in the guide that comes with its source, \`docs/embedding.md\`.\n`
  // Marks for our own tests mean nothing to a reader.
  const text = parts.join('\n\n').replace(/^[ \t]*<!--.*?-->\n/gm, '')
  return `${title}\n${text}\n\n## Licence\n\n${last}`
}
