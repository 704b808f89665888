// A portal made with Lit 3, with the checklist inside the portal's own shadow root. Built
// with `node scripts/hosts.mjs`.

import { LitElement, html, render } from 'lit'
import '/pkg/risk-checklist.js'

class CasePage extends LitElement {
  static properties = { reference: { state: true }, notice: { state: true } }

  constructor() {
    super()
    this.reference = 'DEMO-6001'
  }

  render() {
    return html`
      <p>
        Case <output id="case">${this.reference}</output>
        <button type="button" @click=${() => (this.reference = 'DEMO-6002')}>Correct the reference</button>
      </p>
      <risk-checklist
        instrument="safelives-dash"
        nation="england"
        practitioner-role="health"
        theme="light"
        .config=${{ reference: this.reference }}
        @risk-checklist-outcome=${({ detail }) => (this.notice = detail.notice)}
      ></risk-checklist>
      ${this.notice && html`<p id="received">Received for ${this.notice.reference}: ${this.notice.pathways.length} pathways.</p>`}
    `
  }
}
customElements.define('case-page', CasePage)

const app = document.getElementById('app')
app.replaceChildren()
render(html`<case-page></case-page>`, app)
