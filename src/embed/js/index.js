// The way in: importing this defines <risk-checklist>.

import { RiskChecklistElement } from './element.js'
import { leaveBy } from './exit.js'
import { hideOrShow } from './safety/watch.js'

const TAG = 'risk-checklist'

// The name is contract, so it is never changed to avoid a clash: the first to define it stays.
if (customElements.get(TAG) === undefined) {
  customElements.define(TAG, RiskChecklistElement)
} else {
  console.warn(`<${TAG}> is already defined on this page; the first definition stays in use.`)
}

// `leaveBy` and `hideOrShow` are for frame.js alone.
export { RiskChecklistElement, hideOrShow, leaveBy }
