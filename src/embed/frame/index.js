// The way in for pages that use the frame: importing this defines <risk-checklist-frame>.

import { RiskChecklistFrameElement } from './element.js'

const TAG = 'risk-checklist-frame'

// As for <risk-checklist>: the first to define it stays.
if (!customElements.get(TAG)) customElements.define(TAG, RiskChecklistFrameElement)

export { RiskChecklistFrameElement }
