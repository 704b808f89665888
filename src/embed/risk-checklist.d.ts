// Types of the element. The headless functions and the wire shapes are in widget.d.ts.

import type { ChecklistRecord, Config, OutcomeNotice, ReferralForm } from './widget.js'

/** `config`: everything in `Config`, and what the shell does by itself. */
export interface ElementConfig extends Config {
  /** An https address. Left out: somewhere ordinary. */
  exitTo?: string
  /** 1 to 15: minutes without a key or a press until the screen is hidden. Left out: 5. */
  idleMinutes?: number
}

export interface OutcomeDetail {
  readonly notice: Readonly<OutcomeNotice>
  /** The exact message the practitioner read. */
  readonly text: string
}

export interface FormDetail {
  readonly form: Readonly<ReferralForm>
  /** The exact form the practitioner read. */
  readonly text: string
}

export interface RecordDetail {
  readonly record: Readonly<ChecklistRecord>
  /** The exact record the practitioner could read. */
  readonly text: string
}

/** The `detail` of outcome, form and record where you set `config.delivery.sealTo`: a compact JWE of the exact text. */
export interface SealedDetail {
  readonly sealed: string
}

/** With `config.delivery.endpoint`: the endpoint's receipt. */
export interface DeliveredDetail {
  /** The idempotency key, which is also the id of the event. */
  readonly id: string
  /** What the receiver calls it: 1 to 64 letters, digits, `.`, `:`, `_`, `-`. */
  readonly reference: string
}

export interface ErrorDetail {
  readonly code: string
  readonly message: string
  readonly field: string
}

export class RiskChecklistElement extends HTMLElement {
  config: ElementConfig | undefined
  /** Erases every answer and shows a blank checklist. */
  reset(): void
  /** Takes the content off the screen until someone presses a button. The work stays in memory. */
  lock(): void
}

declare global {
  interface HTMLElementTagNameMap {
    'risk-checklist': RiskChecklistElement
  }
  interface HTMLElementEventMap {
    'risk-checklist-ready': CustomEvent<null>
    'risk-checklist-outcome': CustomEvent<OutcomeDetail>
    'risk-checklist-delivered': CustomEvent<DeliveredDetail>
    'risk-checklist-form': CustomEvent<FormDetail>
    'risk-checklist-record': CustomEvent<RecordDetail>
    'risk-checklist-error': CustomEvent<ErrorDetail>
    'risk-checklist-exit': CustomEvent<null>
  }
}
