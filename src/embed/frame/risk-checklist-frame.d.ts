// Types of <risk-checklist-frame>: the same events and configuration as <risk-checklist>.

import type { ElementConfig } from './risk-checklist.js'

export class RiskChecklistFrameElement extends HTMLElement {
  config: ElementConfig | undefined
  /** Erases every answer and shows a blank checklist. */
  reset(): void
  /** Takes the content off the screen until someone presses a button. The work stays in memory. */
  lock(): void
}

declare global {
  interface HTMLElementTagNameMap {
    'risk-checklist-frame': RiskChecklistFrameElement
  }
}
