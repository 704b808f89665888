// QR pictures: drawn here, and read from a photograph here. Both libraries are loaded when
// they are needed first. A picture goes nowhere and is forgotten when it was read.

import { draw } from './dom.js'

/** Light squares around a code, which readers need. */
const QUIET = 4
/** Pixels of the longer side: enough for a photograph of a screen, and quick. */
const SIDES = [1000, 1800]
/** A photograph may show several phones. */
const MOST_CODES = 12

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
  try {
    for (const side of SIDES) {
      const found = codesIn(picture, side)
      if (found.length) return found
    }
    return []
  } finally {
    picture.close()
  }
}

function codesIn(picture, side) {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  // A picture with a see-through ground is meant to lie on white.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  const found = []
  while (found.length < MOST_CODES) {
    const { data } = context.getImageData(0, 0, width, height)
    const code = globalThis.jsQR(data, width, height)
    if (!code) break
    found.push(code.data)
    cover(context, code.location)
  }
  return found
}

/** So that the next look finds another one. */
function cover(context, { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner }) {
  context.beginPath()
  for (const { x, y } of [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner]) context.lineTo(x, y)
  context.closePath()
  context.fillStyle = '#808080'
  context.fill()
}
