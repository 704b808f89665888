// Types of the element. The headless functions and the wire shapes are in widget.d.ts.

import type { Scenario, TrainingResult } from './training.js'
import type { ChecklistRecord, Config, OutcomeNotice, ReferralForm } from './widget.js'

/** `config`: everything in `Config`, and what the shell does by itself. */
export interface ElementConfig extends Config {
  /** An https address. Left out: somewhere ordinary. */
  exitTo?: string
  /** 1 to 15: minutes without a key or a press until the screen is hidden. Left out: 5. */
  idleMinutes?: number
}

/** `config` with `mode="training"`: a story, and nothing of a live checklist. */
export interface TrainingConfig {
  scenario: Scenario
  training?: {
    /** Left out: practise. */
    way?: 'demonstrate' | 'practise' | 'replay'
    /** For a projector. */
    largeType?: boolean
  }
  /** Checklists of your own that a story is told for. */
  packs?: object[]
  /** A web address. Left out: somewhere ordinary. */
  exitTo?: string
}

/** The result of one step of a story, as someone asked to see it. */
export interface TrainingResultDetail {
  readonly result: Readonly<TrainingResult>
  /** The same as text, to the byte. */
  readonly text: string
  /** The same as a short code, `RC1-...`. */
  readonly code: string
}

export interface OutcomeDetail {
  readonly notice: Readonly<OutcomeNotice>
  /** The exact message the practitioner read. */
  readonly text: string
  readonly sealed?: never
}

export interface FormDetail {
  readonly form: Readonly<ReferralForm>
  /** The exact form the practitioner read. */
  readonly text: string
  readonly sealed?: never
}

export interface RecordDetail {
  readonly record: Readonly<ChecklistRecord>
  /** The exact record the practitioner could read. */
  readonly text: string
  readonly sealed?: never
}

/** The `detail` of outcome, form and record where you set `config.delivery.sealTo`: a compact JWE of the exact text. */
export interface SealedDetail {
  readonly sealed: string
  readonly notice?: never
  readonly form?: never
  readonly record?: never
  readonly text?: never
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

/** Every event, by its name. Three have two shapes: ask for `detail.sealed` where you set `config.delivery.sealTo`. */
export interface RiskChecklistEventMap {
  'risk-checklist-ready': CustomEvent<null>
  'risk-checklist-outcome': CustomEvent<OutcomeDetail | SealedDetail>
  'risk-checklist-delivered': CustomEvent<DeliveredDetail>
  'risk-checklist-form': CustomEvent<FormDetail | SealedDetail>
  'risk-checklist-record': CustomEvent<RecordDetail | SealedDetail>
  'risk-checklist-training-result': CustomEvent<TrainingResultDetail>
  'risk-checklist-error': CustomEvent<ErrorDetail>
  'risk-checklist-exit': CustomEvent<null>
}

export class RiskChecklistElement extends HTMLElement {
  config: ElementConfig | TrainingConfig | undefined
  /** Another way to write the attribute of the same name, as are the five below; `null` takes it off. */
  get instrument(): string
  set instrument(value: string | null)
  get nation(): string
  set nation(value: string | null)
  get practitionerRole(): string
  set practitionerRole(value: string | null)
  get idleMinutes(): string
  set idleMinutes(value: string | number | null)
  get theme(): string
  set theme(value: string | null)
  get mode(): string
  set mode(value: string | null)
  get name(): string
  set name(value: string | null)
  /** The form may not go before the outcome was sent. */
  required: boolean
  /** What was sent, while it still says what the answers say; empty otherwise. */
  readonly value: string
  readonly form: HTMLFormElement | null
  readonly validity: ValidityState
  readonly validationMessage: string
  readonly willValidate: boolean
  checkValidity(): boolean
  reportValidity(): boolean
  /** Erases every answer and shows a blank checklist. */
  reset(): void
  /** Takes the content off the screen until someone presses a button. The work stays in memory. */
  lock(): void
}

declare global {
  interface HTMLElementTagNameMap {
    'risk-checklist': RiskChecklistElement
  }
  // They bubble, so a page may listen further out.
  interface HTMLElementEventMap extends RiskChecklistEventMap {}
  interface DocumentEventMap extends RiskChecklistEventMap {}
  interface WindowEventMap extends RiskChecklistEventMap {}
}
