// Every event this element sends, and the only place that sends one. Names are contract.

export const EVENTS = Object.freeze({
  ready: 'risk-checklist-ready',
  outcome: 'risk-checklist-outcome',
  delivered: 'risk-checklist-delivered',
  form: 'risk-checklist-form',
  record: 'risk-checklist-record',
  'training-result': 'risk-checklist-training-result',
  exit: 'risk-checklist-exit',
  error: 'risk-checklist-error',
})

/** Events bubble and cross shadow borders, like a native control's; none says what was asked or answered. */
export function send(element, name, detail = null) {
  element.dispatchEvent(new CustomEvent(EVENTS[name], { bubbles: true, composed: true, detail: frozen(detail) }))
}

/** One listener must not change what the next one sees. */
function frozen(value) {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}
