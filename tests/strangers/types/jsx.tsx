// In JSX, with React 19.

import { useRef } from 'react'
import type { RiskChecklistElement } from 'risk-checklist'
import type {} from 'risk-checklist/react'

export function Right() {
  const checklist = useRef<RiskChecklistElement>(null)
  return (
    <div onClick={() => checklist.current?.reset()}>
      <risk-checklist
        ref={checklist}
        className="desk"
        nation="scotland"
        theme="light"
        lang="en-GB"
        config={{ reference: 'CASE-4711' }}
        onrisk-checklist-error={({ detail }) => detail.code.length}
      />
      <risk-checklist-frame src="https://checklist.example.org/pkg/frame.html" sizing="fixed" />
    </div>
  )
}

// @ts-expect-error there is no such nation
export const WrongNation = () => <risk-checklist nation="france" />
// @ts-expect-error its listener hears another event
export const WrongEvent = () => <risk-checklist onrisk-checklist-error={(event: MouseEvent) => event.buttons} />
// @ts-expect-error a frame needs an address
export const WrongFrame = () => <risk-checklist-frame />
