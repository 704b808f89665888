// <risk-checklist>: owns the element, so that there is always something to show, even
// before the module has loaded or after it has failed. What was typed is held here, in
// memory, so that a fault, a move in the page or a reconnection loses nothing.

import style from '../style.css'
import { ATTRIBUTES, readConfig, takeParts } from './config.js'
import { Control } from './control.js'
import { download } from './download.js'
import { send } from './events.js'
import { offerExit } from './exit.js'
import { load, onFault } from './loader.js'
import { discard, newMount } from './mount.js'
import { failureNotice, loadingNotice } from './notice.js'
import { Outbox } from './outbox.js'
import { fetchPacks } from './packs.js'
import { printOnly } from './print.js'
import { REFLECTED, takeEarly } from './reflect.js'
import safetyStyle from './safety/safety.css'
import { MOST, USUAL } from './safety/idle.js'
import { Screen } from './safety/screen.js'
import { lock, watch } from './safety/watch.js'
import { isTraining, loadTraining, story } from './training.js'

let sheet
function sharedSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(style + safetyStyle)
  }
  return sheet
}

export class RiskChecklistElement extends Control {
  static observedAttributes = [...ATTRIBUTES, 'mode', 'required']

  #root = this.attachShadow({ mode: 'open' })
  #config
  #exitTo
  /** Our hold on the value that the host's form gets. */
  #control
  #kept
  #keptAtFirst
  #widget
  #isTraining = false
  #instrument
  #mount
  /** Changes with every start and stop, so that a late load knows it is no longer wanted. */
  #run = 0
  #release = []
  #idleMinutes = USUAL
  #screen = new Screen(this.#root, () => this.#watched().minutes())
  #outbox = new Outbox({
    root: this.#root,
    stage: this.#screen.stage,
    emit: (name, detail) => this.#left(name, detail, detail.sealed ?? detail.reference),
    report: (code, message, field) => this.#report(code, message, field),
    changed: () => this.#widget && this.#update(),
    print: () => printOnly(this),
    download,
  })

  constructor() {
    let control
    super((handle) => (control = handle))
    this.#control = control
    this.#root.adoptedStyleSheets = [sharedSheet()]
  }

  /** The host's configuration; see the documentation for its fields. Setting it keeps the answers. */
  get config() {
    return this.#config
  }

  set config(value) {
    this.#config = value
    this.#update()
  }

  /** Erases every answer and starts again with a blank checklist. */
  reset() {
    this.#forget()
    this.#outbox.erase()
    const isSame = isTraining(this) === this.#isTraining && this.#readConfig().instrument === this.#instrument
    if (this.#widget && isSame) this.#guarded((widget) => widget.reset())
    else if (this.isConnected) this.#start()
  }

  /** Takes the content off the screen until someone presses a button. There is no password. */
  lock() {
    if (this.isConnected) lock()
  }

  connectedCallback() {
    takeEarly(this, ['config', 'required', ...Object.keys(REFLECTED)], (...problem) => this.#report(...problem))
    this.#control.check()
    if (this.#widget || this.#release.length) return // only moved
    this.#release = [
      onFault((name) => name === this.#module && this.#fault()),
      offerExit({ root: this.#root, erase: () => this.#exit(), destination: () => this.#exitTo }),
      watch(this.#watched()),
    ]
    window.addEventListener('beforeunload', this.#warn)
    this.#start()
  }

  disconnectedCallback() {
    // Moving an element disconnects and connects it at once: wait to see which it is.
    setTimeout(() => {
      if (this.isConnected) return
      this.#stop()
      for (const release of this.#release) release()
      this.#release = []
      window.removeEventListener('beforeunload', this.#warn)
    })
  }

  attributeChangedCallback(name) {
    if (name === 'required') this.#control?.check()
    else this.#update()
  }

  async #start() {
    this.#stop()
    const run = ++this.#run
    this.#isTraining = isTraining(this)
    this.#show(loadingNotice())
    // Practice is nothing to send: it never holds up the form that it stands in.
    this.#control.canRun(!this.#isTraining)
    let glue, looks
    try {
      this.#outbox.configure(this.#isTraining ? undefined : readConfig(this, this.#config).data.delivery)
      ;[glue, looks] = await Promise.all([load(this.#module), this.#isTraining && loadTraining(), this.#outbox.ready()])
    } catch (error) {
      if (run === this.#run) this.#fail(error?.code === 'wrong-bytes' ? error.code : 'cannot-start', () => this.#start())
      return
    }
    if (run !== this.#run || !this.isConnected) return
    const { text, profile, packs: handedIn, instrument } = this.#readConfig()
    let packs
    try {
      packs = await fetchPacks(glue, text, handedIn, (...problem) => run === this.#run && this.#report(...problem))
    } catch {
      packs = handedIn
    }
    if (run !== this.#run || !this.isConnected) return
    this.#root.adoptedStyleSheets = looks ? [sharedSheet(), looks] : [sharedSheet()]
    this.#mount = newMount()
    try {
      this.#widget = new glue.Widget(this.#mount, text, profile, packs, this.#kept, this.#host())
      this.#instrument = instrument
    } catch (error) {
      for (const { code, message, path } of (this.#isTraining && error?.problems) || []) this.#report(code, message, path)
      const known = ['unknown-instrument', 'retired-instrument']
      return this.#fail(known.includes(error?.code) ? error.code : this.#isTraining ? 'training-not-available' : 'cannot-start')
    }
    this.#show(this.#mount)
    send(this, 'ready')
  }

  get #module() {
    return this.#isTraining ? 'training' : 'widget'
  }

  #stop() {
    this.#run += 1
    const widget = this.#widget
    this.#widget = undefined
    try {
      widget?.destroy()
    } catch {
      // The instance is spent already.
    }
    // Detached at once: what Yew leaves behind would otherwise stay reachable.
    discard(this.#mount)
    this.#mount = undefined
  }

  #update() {
    if (!this.isConnected) return
    if (this.#widget) {
      // Before the rest is read: what belongs to the other mode must not touch this one.
      const isOtherMode = isTraining(this) !== this.#isTraining
      const { text, profile, instrument } = isOtherMode ? {} : this.#readConfig()
      const isNew = isOtherMode || instrument !== this.#instrument
      if (!isNew) this.#guarded((widget) => widget.update(text, profile))
      // Another checklist asks other things, so it starts blank: never over answers.
      else if (entered(this.#kept) === entered(this.#keptAtFirst)) this.#restart()
      else this.#report('instrument-in-use', 'answers have been entered; call reset() before another checklist', isOtherMode ? 'mode' : 'instrument')
    } else if (this.#release.length) {
      this.#start()
    }
  }

  /** A call that may throw because the host asked for the impossible. */
  #guarded(call) {
    try {
      call(this.#widget)
    } catch (error) {
      if (error?.code) this.#report(error.code, error.message, error.path)
      else this.#fault()
    }
  }

  #restart() {
    this.#forget()
    this.#start()
  }

  #readConfig() {
    const { data, exitTo, problems } = readConfig(this, this.#config)
    const { profile, packs, delivery, idleMinutes } = takeParts(data, problems)
    this.#exitTo = exitTo
    this.#idleMinutes = idleMinutes
    for (const { code, message, field } of problems) this.#report(code, message, field)
    if (this.#isTraining) return { text: JSON.stringify(data), profile, packs, instrument: story(data) }
    this.#outbox.configure(delivery)
    if (!this.#outbox.mayHandOver) data.forms = data.records = false
    return { text: JSON.stringify(data), profile, packs, instrument: data.instrument }
  }

  /** What the module may ask of us. */
  #host() {
    const run = this.#run
    const current = (act) => (...values) => run === this.#run && act(...values)
    return {
      keep: current((text, stands) => {
        this.#kept = text
        this.#keptAtFirst ??= text
        if (text === this.#keptAtFirst) this.#outbox.closeCase()
        this.#outbox.place()
        this.#control.stands(stands)
      }),
      emit: current((name, text) => {
        if (this.#isTraining && name !== 'error') return send(this, 'training-result', JSON.parse(text))
        if (name === 'outcome') this.#control.pressed()
        if (this.#outbox.takes(name)) return this.#outbox.send(name, text).catch(() => this.#fault())
        const detail = JSON.parse(text)
        if (name === 'outcome') this.#left(name, { notice: detail, text }, text)
        else if (name === 'form') send(this, 'form', { form: detail, text })
        else if (name === 'record') send(this, 'record', { record: detail, text })
        else this.#report(detail.code, detail.message, detail.field || 'config')
      }),
      print: current(() => printOnly(this)),
      download: current(download),
    }
  }

  #fault() {
    if (!this.#widget) return
    this.#run += 1
    this.#widget = undefined
    discard(this.#mount)
    this.#mount = undefined
    this.#fail('fault', () => this.#start())
  }

  #fail(code, again) {
    this.#control.canRun(false)
    const { nation } = readConfig(this, this.#config).data
    const notice = failureNotice(code, nation, again)
    this.#show(notice)
    this.#report(code, notice.querySelector('h2').textContent, '')
  }

  /** Something has left. Listeners find it in the form already. */
  #left(name, detail, value) {
    if (name === 'outcome' || name === 'delivered') this.#control.sent(value)
    send(this, name, detail)
  }

  #report(code, message, field) {
    send(this, 'error', { code, message, field })
  }

  /** Shows one thing. */
  #show(content) {
    this.#screen.show(content)
    this.#outbox.place()
  }

  #forget() {
    this.#kept = undefined
    this.#keptAtFirst = undefined
    this.#control.forget()
  }

  #exit() {
    window.removeEventListener('beforeunload', this.#warn)
    this.#forget()
    this.#outbox.erase()
    this.#stop()
    this.#screen.erase()
    send(this, 'exit')
  }

  /** What the watch over the page may do with this checklist. */
  #watched() {
    const empty = () => (this.#forget(), this.#stop(), this.#screen.empty())
    return {
      screen: this.#screen,
      // A trainer talks for longer, and nothing here is about a person.
      minutes: () => (this.#isTraining ? MOST : this.#idleMinutes),
      // A message that was sent on purpose and has not arrived holds codes only, and is
      // tried on: that nobody touched the screen must not cost a referral.
      clear: () => (empty(), this.#outbox.closeCase()),
      leave: () => (empty(), this.#outbox.erase()),
      startAgain: () => this.#start(),
    }
  }

  /** A reload loses the answers, by design: say so first. */
  #warn = (event) => {
    if (this.#control.isPosted()) return
    if (entered(this.#kept) !== entered(this.#keptAtFirst)) event.preventDefault()
  }
}

/** What was entered, without the screen that is shown: looking around is nothing to lose. */
function entered(kept) {
  return kept && JSON.stringify({ ...JSON.parse(kept), step: 0 })
}
