// <risk-checklist-frame>: the same element for pages that should not be able to read what is
// typed. It shows the checklist in a sandboxed frame of another origin, and owns what only
// the page can do: leaving it.

import words from '../../content/text/en-GB/shell.json'
import style from './style.css'
import { ATTRIBUTES, readConfig } from '../js/config.js'
import { EVENTS, send } from '../js/events.js'
import { leave, offerExit } from '../js/exit.js'
import { failureNotice, loadingNotice, make } from '../js/notice.js'
import { isHideKey } from '../js/safety/key.js'
import { link } from './link.js'
import { ATTRIBUTES as HANDED_ON } from './message_v1.js'

/**
 * - `allow-scripts`: the checklist is a script.
 * - `allow-modals`: printing, and the browser's own question before a reload loses answers.
 * - `allow-downloads`: saving a record or a form.
 * - `allow-top-navigation-to-custom-protocols`: a link to 999 dials, and cannot lead elsewhere.
 *
 * Not `allow-same-origin`: without it the frame has no storage, no cookies, and an origin
 * that is nobody else's, wherever its files lie. Nothing else either: it cannot move the
 * page, open a window, or send a form.
 */
const SANDBOX = 'allow-scripts allow-modals allow-downloads allow-top-navigation-to-custom-protocols'

/** For the frame to answer, in milliseconds. After it has loaded only its first words are missing. */
const PATIENCE = { toLoad: 15_000, toSpeak: 2_000 }

/** The looks that a host may hand over, as the documentation lists them. */
const LOOKS = 'ink ink-soft paper wash line accent accent-ink focus font radius'.split(' ').map((name) => `--risk-checklist-${name}`)

const sheet = new CSSStyleSheet()
sheet.replaceSync(style)

export class RiskChecklistFrameElement extends HTMLElement {
  static observedAttributes = [...ATTRIBUTES, ...HANDED_ON, 'src']

  #root = this.attachShadow({ mode: 'open' })
  /** What is shown, apart from the exit button. */
  #box = make('div', { class: 'box' })
  #config
  #frame
  #link
  #timer
  #release

  constructor() {
    super()
    this.#root.adoptedStyleSheets = [sheet]
    this.#root.append(this.#box)
  }

  /** The host's configuration, as for <risk-checklist>. Setting it keeps the answers. */
  get config() {
    return this.#config
  }

  set config(value) {
    this.#config = value
    this.#configure()
  }

  /** Erases every answer and starts again with a blank checklist. */
  reset() {
    this.#link?.say('reset')
  }

  /** Takes the content off the screen until someone presses a button in the frame. */
  lock() {
    this.#link?.say('lock')
  }

  connectedCallback() {
    // A property set before the element was defined hides the accessor: hand it over.
    if (Object.hasOwn(this, 'config')) {
      const value = this.config
      delete this.config
      this.config = value
    }
    // At once: leaving has to work while the frame is still on its way.
    this.#release = offerExit({ root: this.#root, erase: () => this.#exit(), destination: () => this.#read().exitTo })
    document.addEventListener('keydown', this.#hide, true)
    this.#start()
  }

  /** A browser loads a frame anew when it is moved, so what was typed goes with it. */
  disconnectedCallback() {
    this.#release = this.#release()
    document.removeEventListener('keydown', this.#hide, true)
    this.#stop()
  }

  /** With this, `moveBefore()` moves element and frame as they are, where a browser has it. */
  connectedMoveCallback() {}

  attributeChangedCallback(name) {
    if (name !== 'src') this.#configure()
    else if (this.#release) this.#start()
  }

  /** The key works here, too, when focus is not in the frame. */
  #hide = (event) => {
    if (!isHideKey(event)) return
    event.preventDefault()
    this.#link?.say('hide')
  }

  #start() {
    this.#stop()
    const src = this.#address()
    if (!src) return this.#fail('not-isolated', '`src` must be the address of frame.html on another origin', 'src')
    const frame = (this.#frame = make('iframe', {
      class: 'frame',
      sandbox: SANDBOX,
      allow: '',
      referrerpolicy: 'no-referrer',
      credentialless: '',
      title: words.texts['frame.title'],
      src,
    }))
    this.#link = link(frame, () => this.#connected(), (message) => this.#told(message))
    this.#wait(PATIENCE.toLoad)
    let hasLoaded = false
    frame.addEventListener('load', () => {
      // Someone reloaded the frame alone: what was typed is gone, and its port with it.
      if (hasLoaded) this.#start()
      else if (this.#timer) this.#wait(PATIENCE.toSpeak)
      hasLoaded = true
    })
    this.#box.replaceChildren(loadingNotice(), frame)
  }

  /** The frame's page, on another origin than this one; a query or fragment of the host's stays here. */
  #address() {
    try {
      const { protocol, origin, pathname } = new URL(this.getAttribute('src'))
      if (/^https?:$/.test(protocol) && origin !== location.origin) return origin + pathname
    } catch {
      // Said as not isolated.
    }
    return undefined
  }

  #wait(time) {
    clearTimeout(this.#timer)
    const late = () => this.#fail('cannot-start', 'the frame did not answer', 'src', () => this.#start())
    this.#timer = time && setTimeout(late, time)
  }

  #stop() {
    this.#wait(0)
    this.#link?.close()
    this.#link = undefined
    this.#box.replaceChildren()
  }

  #connected() {
    this.#wait(0)
    this.#box.firstChild.remove()
    this.#frame.classList.add('shown')
    this.#configure()
  }

  #read() {
    return readConfig(this, this.#config)
  }

  /** Before the frame listens nothing is sent; all of it is when it does. */
  #configure() {
    if (this.#timer || !this.#link) return
    const { data, problems } = this.#read()
    const attributes = {}
    for (const name of HANDED_ON) if (this.hasAttribute(name)) attributes[name] = this.getAttribute(name)
    const looks = {}
    const own = getComputedStyle(this)
    for (const name of LOOKS) looks[name] = own.getPropertyValue(name)
    if (attributes.sizing) this.#frame.style.blockSize = ''
    this.#link.say('configure', { config: data, attributes, looks })
    for (const problem of problems) send(this, 'error', problem)
  }

  #told({ type, height, name, detail, parsed }) {
    if (type === 'size') this.#frame.style.blockSize = `${height}px`
    else if (type === 'leave') leave()
    else if (Object.hasOwn(EVENTS, name) && name !== 'exit') {
      // The text is the frame's to the byte; the object beside it is made of it here.
      send(this, name, parsed ? { [parsed]: JSON.parse(detail.text), ...detail } : detail)
    }
  }

  /** The page says where to turn, whatever became of the frame. */
  #fail(code, message, field, again) {
    this.#stop()
    this.#box.append(failureNotice('cannot-start', this.#read().data.nation, again))
    send(this, 'error', { code, message, field })
  }

  /** Whatever the frame holds goes with it. */
  #exit() {
    this.#stop()
    this.#root.replaceChildren()
    send(this, 'exit')
  }
}
