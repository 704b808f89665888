// What a stranger may write, and what the compiler must refuse them: every line after an
// `@ts-expect-error` has to be wrong, or this file does not compile.

import { RiskChecklistElement } from 'risk-checklist'
import type { ElementConfig, ErrorDetail, RiskChecklistEventMap } from 'risk-checklist'
import { RiskChecklistFrameElement } from 'risk-checklist/risk-checklist-frame.js'

const element: RiskChecklistElement = document.createElement('risk-checklist')
const frame: RiskChecklistFrameElement = document.createElement('risk-checklist-frame')
const found: RiskChecklistElement | null = document.querySelector('risk-checklist')
found?.reset()
frame.reset()

element.config = { reference: 'CASE-4711', nation: 'wales', role: 'idva', forms: true, exitTo: 'https://example.org/' }
element.config = undefined
frame.config = element.config
// @ts-expect-error there is no such nation
element.config = { nation: 'france' }
// @ts-expect-error a field that does not exist, spelt almost right
element.config = { referrence: 'CASE-4711' }
// @ts-expect-error a reference is a text
element.config = { reference: 4711 }
// @ts-expect-error nothing is sealed to a name
const sealed: ElementConfig = { delivery: { sealTo: 'the safeguarding team' } }
// @ts-expect-error there is no way to read the answers
element.answers
// @ts-expect-error `reset` takes nothing
element.reset('all')

element.addEventListener('risk-checklist-outcome', ({ detail }) => {
  if (detail.sealed !== undefined) {
    const sealed: string = detail.sealed
    // @ts-expect-error what is sealed is not also in plain
    const text: string = detail.text
    return [sealed, text]
  }
  const text: string = detail.text
  const states: ('met' | 'not-met' | 'undetermined')[] = detail.notice.triggers.map(({ state }) => state)
  // @ts-expect-error a notice holds no answer
  detail.notice.answers
  // @ts-expect-error one listener must not change what the next one sees
  detail.notice = detail.notice
  return [text, states]
})
// @ts-expect-error it may be sealed: ask first
element.addEventListener('risk-checklist-record', ({ detail }) => detail.record.response)
element.addEventListener('risk-checklist-form', ({ detail }) => detail.form?.recipient)
element.addEventListener('risk-checklist-delivered', ({ detail }) => detail.reference.length)
element.addEventListener('risk-checklist-ready', ({ detail }) => {
  const nothing: null = detail
  return nothing
})
// @ts-expect-error it tells nothing
element.addEventListener('risk-checklist-exit', ({ detail }) => detail.answers)

// They bubble, so a page may listen further out.
const report = ({ code, message, field }: ErrorDetail) => `${code} ${field} ${message}`
document.addEventListener('risk-checklist-error', ({ detail }) => report(detail))
window.addEventListener('risk-checklist-error', ({ detail }) => report(detail))
frame.addEventListener('risk-checklist-error', ({ detail }) => report(detail))

// There is no event for an answer: the order and timing of answers is disclosure too.
// @ts-expect-error
type Answered = RiskChecklistEventMap['risk-checklist-answer']
export type { Answered }
export { sealed }
