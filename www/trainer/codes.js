// Finds results in what was pasted or dropped. A code is looked for anywhere in a line, so a
// whole chat can be pasted; names beside it are dropped here and never kept.

import { engine, explain } from './engine.js'

/** As they are written by the module; people add spaces, and chats change the case. */
const WHOLE = /\bRC1-[0-9A-Za-z-]+/gi
const SPACED = /\bRC1(?:[-\s]+[0-9A-Za-z]{1,4})+/i
const RESULT = 'risk-checklist/training-result/1'
/** Of one file with results, in bytes. */
const LARGEST_TEXT = 512 * 1024
const LARGEST_PICTURE = 25 * 1024 * 1024
/** Results in one go: more is a mistake, and would only be slow. */
const MOST = 1000

/**
 * Everything found in a text, line by line: `{ where, code, result }` for a result, or
 * `{ where, text, problem }` for what could not be used.
 */
export async function readText(text, scenario, { where = (line) => `Line ${line}`, progress = () => {} } = {}) {
  const found = []
  const of = text.split(/\r?\n/).length
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue
    if (found.length >= MOST) {
      found.push({ where: where(place + 1), text: text.split(/\r?\n/).slice(place).join('\n'), problem: `From here on it is more than ${MOST} results at once. Add the rest afterwards.` })
      break
    }
    const read = await readLine(line.trim(), scenario)
    found.push(...read.map((one) => ({ where: where(place + 1), ...one })))
    // So that the page stays alive while many are read.
    if (place % 10 === 9) {
      progress(place + 1, of)
      await new Promise((resume) => setTimeout(resume))
    }
  }
  return found
}

async function readLine(line, scenario) {
  const whole = line.match(WHOLE) ?? []
  const read = await Promise.all(whole.map((code) => readCode(code, scenario)))
  if (whole.length && read.every(({ problem }) => !problem)) return read
  // Some people put spaces where the hyphens were.
  const [loose] = line.match(SPACED) ?? []
  if (loose && whole.length < 2) {
    const again = await readCode(loose, scenario)
    if (!again.problem) return [again]
  }
  return read.length ? read : [{ text: line, problem: 'There is no code in this line. A code starts with RC1-.' }]
}

/** One code: its result, or what is wrong with it in plain words. */
export async function readCode(text, scenario) {
  const { readTrainingCode } = await engine()
  try {
    return { code: written(text), result: readTrainingCode(text, scenario) }
  } catch (error) {
    return { text, problem: explain(error) }
  }
}

/** A code as the module writes it, so that codes of the same answers are the same. */
function written(text) {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replace(/^RC1/, '')
  const plain = letters.replaceAll('O', '0').replace(/[IL]/g, '1')
  return ['RC1', ...plain.match(/.{1,4}/g)].join('-')
}

/** A file: a saved result, a list of them, a list of codes, or a picture of a code. */
export async function readFile(file, scenario) {
  const where = `File ${file.name}`
  const refuse = (problem) => [{ where, text: '', problem }]
  if (file.type.startsWith('image/')) {
    if (file.size > LARGEST_PICTURE) return refuse('The picture is larger than 25 MB. Take a smaller one.')
    return readPhoto(file, scenario, where)
  }
  if (file.size > LARGEST_TEXT) return refuse('The file is larger than 512 KiB: it is no training result.')
  const text = await file.text()
  if (!/^\s*[[{]/.test(text)) return readText(text, scenario, { where: (line) => `${where}, line ${line}` })
  let value
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('The file is cut or changed: it is not JSON. Ask for it again, or for the code.')
  }
  const values = Array.isArray(value) ? value.slice(0, MOST) : [value]
  return Promise.all(values.map(async (one, place) => ({ where: values.length > 1 ? `${where}, number ${place + 1}` : where, ...(await readResult(one, scenario)) })))
}

async function readPhoto(file, scenario, where) {
  const { readPicture } = await import('./qr.js')
  let texts
  try {
    texts = await readPicture(file)
  } catch {
    return [{ where, text: '', problem: 'The file is no picture that this browser can read.' }]
  }
  if (!texts.length) return [{ where, text: '', problem: 'No QR picture was found in it. Hold the camera straight and closer, or use the code.' }]
  return Promise.all(texts.map(async (text) => ({ where, ...(await readCode(text, scenario)) })))
}

/** A saved result. The module reads it strictly; what it cannot read is refused. */
async function readResult(value, scenario) {
  if (value?.schema !== RESULT) return { text: '', problem: 'The file holds no training result. Nothing of a live checklist is taken here.' }
  const { readTrainingCode, trainingCode } = await engine()
  try {
    const code = trainingCode(value, scenario)
    return { code, result: readTrainingCode(code, scenario) }
  } catch (error) {
    return { text: '', problem: explain(error) }
  }
}
