// The functions without a screen, as another team's server would call them.

declare function readFileSync(path: string): Uint8Array<ArrayBuffer>
import { assess, checkPack, initSync, instruments, outcome } from 'risk-checklist/widget.js'
import type { ChecklistAssessment, OutcomeNotice } from 'risk-checklist/widget.js'

initSync({ module: readFileSync('widget_bg.wasm') })

const response = {
  schema: 'risk-checklist/response/1',
  instrument: { id: 'safelives-dash', version: instruments()[0]?.version ?? '' },
  answers: { 15: { value: 'yes' } },
  facts: { ageBand: '18-plus' },
} as const
const assessment: ChecklistAssessment = assess(response)
const settled: boolean = assessment.standing === 'settled'
const notice: OutcomeNotice = outcome(response, { marac: { disposition: 'chosen' } }, { role: 'health' })
const problems: string[] = checkPack({}).problems.map(({ path, message }) => `${path}: ${message}`)

// @ts-expect-error a response says which shape it is
assess({ answers: {} })
// @ts-expect-error "maybe" is not one of the four states of a decision
outcome(response, { marac: { disposition: 'maybe' } })
// @ts-expect-error there is no risk level "low", here or anywhere
const low: boolean = assessment.standing === 'low'

export { low, notice, problems, settled }
