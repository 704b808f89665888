// The checklist as a control of the host's form: it has a name, may be required, and its
// value is what the practitioner sent, from then on and until the answers change.

import words from '../../content/text/en-GB/shell.json'
import { make } from './notice.js'
import { reflect } from './reflect.js'

/** From a form's `submit` to the page's `beforeunload`. */
const JUST_NOW_MS = 2_000

export class Control extends HTMLElement {
  static formAssociated = true

  #internals = this.attachInternals()
  #form
  /** What was sent; empty before. */
  #sent = ''
  /** Whether it still says what the answers say. */
  #stands = false
  /** The form was reset, and nobody has pressed send since. */
  #isReset = false
  #canRun = true
  #why = make('p', { class: 'shell-required', tabindex: '-1' }, words.texts['required'])
  /** The last time that the form was about to go. */
  #submit

  /** @param {(handle: object) => void} give takes the subclass's hold on the value: what nobody else may set */
  constructor(give) {
    super()
    give({
      /** The practitioner pressed send. What is sent may come later, when delivered. */
      pressed: () => this.#become({ sent: this.#stands ? this.#sent : '', stands: true, isReset: false }),
      sent: (sent) => this.#become({ sent }),
      stands: (stands) => this.#become({ stands }),
      forget: () => this.#become({ sent: '' }),
      /** Whether there is a checklist to finish. */
      canRun: (canRun) => this.#become({ canRun }),
      check: () => this.#check(),
      isPosted: () => this.#isPosted(),
    })
    this.addEventListener('invalid', this.#point)
  }

  /** What was sent, while it still says what the answers say. Only the practitioner sets it. */
  get value() {
    return this.#stands && !this.#isReset ? this.#sent : ''
  }

  get form() {
    return this.#internals.form
  }

  get required() {
    return this.hasAttribute('required')
  }

  set required(value) {
    this.toggleAttribute('required', Boolean(value))
  }

  get validity() {
    return this.#internals.validity
  }

  get validationMessage() {
    return this.#internals.validationMessage
  }

  get willValidate() {
    return this.#internals.willValidate
  }

  checkValidity() {
    return this.#internals.checkValidity()
  }

  reportValidity() {
    return this.#internals.reportValidity()
  }

  /**
   * `setFormValue` is not used: browsers write what it is given into their session file, so
   * that a crash loses nothing, and there a later user of the device can find it.
   */
  formAssociatedCallback(form) {
    this.#form?.removeEventListener('formdata', this.#add)
    this.#form?.removeEventListener('submit', this.#note)
    form?.addEventListener('formdata', this.#add)
    form?.addEventListener('submit', this.#note)
    this.#form = form
  }

  /** `form.reset()` empties the value. Answers are erased by `reset()` alone, and never in passing. */
  formResetCallback() {
    this.#become({ isReset: true })
  }

  #add = ({ formData }) => {
    const { name, value } = this
    if (name && value && !this.matches(':disabled')) formData.append(name, value)
  }

  #note = (event) => (this.#submit = event)

  /** The page is left because its form goes, with what was sent in it: that is no loss to warn of. */
  #isPosted() {
    const { defaultPrevented = true, timeStamp } = this.#submit ?? {}
    return this.value !== '' && !defaultPrevented && performance.now() - timeStamp < JUST_NOW_MS
  }

  #become({ sent = this.#sent, stands = this.#stands, isReset = this.#isReset, canRun = this.#canRun }) {
    this.#sent = sent
    this.#stands = stands
    this.#isReset = isReset
    this.#canRun = canRun
    this.#check()
  }

  /** A checklist that cannot run must not hold up the form that it stands in. */
  #check(anchor) {
    if (this.required && !this.value && this.#canRun) {
      this.#internals.setValidity({ valueMissing: true }, words.texts['required'], anchor)
    } else {
      this.#internals.setValidity({})
      this.#why.remove()
    }
  }

  /** Says why in words of our own, where the browser then takes the reader: its bubble soon goes. */
  #point = () => {
    this.shadowRoot.prepend(this.#why)
    this.#check(this.#why)
  }
}

reflect(Control)
