// Types of <risk-checklist> and <risk-checklist-frame> in JSX, for React 19 and later:
//
//     import type {} from 'risk-checklist/react'
//
// React 19 sets `config` as a property, and listens for an event by `on` and its whole name.

import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { ElementConfig, RiskChecklistElement, RiskChecklistEventMap, TrainingConfig } from './risk-checklist.js'
import type { RiskChecklistFrameElement } from './risk-checklist-frame.js'

type Listeners = {
  [Name in keyof RiskChecklistEventMap as `on${Name}`]?: (event: RiskChecklistEventMap[Name]) => void
}

export interface ChecklistAttributes extends Listeners {
  instrument?: string
  nation?: 'england' | 'wales' | 'scotland' | 'northern-ireland'
  'practitioner-role'?: 'health' | 'housing' | 'idva' | 'other'
  'idle-minutes'?: number
  theme?: 'light' | 'dark' | 'contrast'
  mode?: 'live' | 'training'
  name?: string
  required?: boolean
  config?: ElementConfig | TrainingConfig
}

export interface FrameAttributes extends ChecklistAttributes {
  src: string
  sizing?: 'fixed'
}

type Props<Own, Node> = Omit<DetailedHTMLProps<HTMLAttributes<Node>, Node>, keyof Own> & Own

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'risk-checklist': Props<ChecklistAttributes, RiskChecklistElement>
      'risk-checklist-frame': Props<FrameAttributes, RiskChecklistFrameElement>
    }
  }
}
