// A portal made with Vue 3, without its compiler, which needs a policy that allows `eval`.
// In a template the same is:
//
//     <risk-checklist nation="england" :config="{ reference }" @risk-checklist-outcome="received" />
//
// Built with `node scripts/hosts.mjs`.

import { createApp, h, ref } from 'vue'
import '/pkg/risk-checklist.js'

createApp({
  setup() {
    const reference = ref('DEMO-6001')
    const notice = ref()
    return () => [
      h('p', [
        'Case ',
        h('output', { id: 'case' }, reference.value),
        ' ',
        h('button', { type: 'button', onClick: () => (reference.value = 'DEMO-6002') }, 'Correct the reference'),
      ]),
      h('risk-checklist', {
        instrument: 'safelives-dash',
        nation: 'england',
        practitionerRole: 'health',
        theme: 'light',
        config: { reference: reference.value },
        'onRisk-checklist-outcome': ({ detail }) => (notice.value = detail.notice),
      }),
      notice.value && h('p', { id: 'received' }, `Received for ${notice.value.reference}: ${notice.value.pathways.length} pathways.`),
    ]
  },
}).mount('#app')
