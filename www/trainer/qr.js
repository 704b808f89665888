// QR pictures: drawn here, and read from a photograph here. Both libraries are loaded when
// they are needed first. A picture goes nowhere and is forgotten when it was read.

import { draw } from './dom.js'

/** Light squares around a code, which readers need. */
const QUIET = 4
/** Pixels of the longer side: enough for a photograph of a screen, and quick. */
const SIDES = [1000, 1800]
const PART_SIDE = 800
/** A photograph may show several phones; a code that fills this share of it is alone. */
const ALONE = 0.2
/** Where parts of a picture begin, each half as wide and high as the whole. */
const PARTS = [0, 0.25, 0.5]

/** A QR picture of a text, as an image with `label`. */
export async function qrPicture(text, label) {
  const { qrcode } = await import('/vendor/qr/qrcode.mjs')
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`
    }
  }
  const side = size + 2 * QUIET
  // Black on white in every theme: many readers cannot read the reverse.
  return draw(
    'svg',
    { viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': label, class: 'qr', 'shape-rendering': 'crispEdges' },
    draw('rect', { width: side, height: side, fill: '#fff' }),
    draw('path', { d: path, fill: '#000' }),
  )
}

/** The texts of all codes in a picture file; an error when it is no picture. */
export async function readPicture(file) {
  await import('/vendor/qr/jsQR.js')
  const picture = await createImageBitmap(file)
  const found = new Set()
  try {
    const whole = { x: 0, y: 0, width: picture.width, height: picture.height }
    for (const side of SIDES) {
      const code = codeIn(picture, whole, side)
      if (!code) continue
      found.add(code.text)
      if (code.share >= ALONE) return [...found]
      break
    }
    // Several codes confuse the reader, so each part is looked at by itself.
    for (const x of PARTS) {
      for (const y of PARTS) {
        await new Promise((resume) => setTimeout(resume))
        const part = { x: x * whole.width, y: y * whole.height, width: whole.width / 2, height: whole.height / 2 }
        const code = codeIn(picture, part, PART_SIDE)
        if (code) found.add(code.text)
      }
    }
    return [...found]
  } finally {
    picture.close()
  }
}

/** The one code that is seen in a part of a picture, and the share of the part that it fills. */
function codeIn(picture, { x, y, width, height }, side) {
  const scale = Math.min(1, side / Math.max(width, height))
  const wide = Math.max(1, Math.round(width * scale))
  const high = Math.max(1, Math.round(height * scale))
  const context = new OffscreenCanvas(wide, high).getContext('2d', { willReadFrequently: true })
  // A picture with a see-through ground is meant to lie on white.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, wide, high)
  context.drawImage(picture, x, y, width, height, 0, 0, wide, high)
  const code = globalThis.jsQR(context.getImageData(0, 0, wide, high).data, wide, high)
  if (!code?.data) return undefined
  const { topLeftCorner: from, bottomRightCorner: to } = code.location
  return { text: code.data, share: Math.abs((to.x - from.x) * (to.y - from.y)) / (wide * high) }
}
