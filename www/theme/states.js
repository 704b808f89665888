// Every state of the checklist, each in an element of its own, brought about by script: as a
// practitioner would, by the same controls. A real portal has no reason to reach inside an
// element like this, and no promise that it may: this page ships with the checklist.

/** How long to wait for a screen before saying that it did not come, in milliseconds. */
const PATIENCE = 20_000

/**
 * @typedef {object} State
 * @property {string} id
 * @property {string} title
 * @property {string} about
 * @property {Record<string, string>} [attributes]
 * @property {object} [config]
 * @property {(hand: Hand) => Promise<void>} bring
 */

/** @type {State[]} */
export const STATES = [
  {
    id: 'start', title: 'Start', about: 'The first screen, before anything is asked.',
    bring: (hand) => hand.find('#next'),
  },
  {
    id: 'danger', title: 'Danger now', about: 'One answer on the first screen brings 999 to the top, on every screen.',
    async bring(hand) {
      await hand.press('#fact-immediateDanger-yes')
      await hand.find('.emergency')
    },
  },
  {
    id: 'answers', title: 'Four answers, and a note', about: 'Yes, no, don’t know, and not asked, which stay four different things.',
    async bring(hand) {
      await hand.screen(1)
      await hand.press('#item-1-yes')
      await hand.press('#item-2-no')
      await hand.press('#item-3-dont-know')
      await hand.unfold('#item-1 .more')
      await hand.write('#note-1', 'An invented note: seen by a nurse on the ward.')
      await hand.unfold('#item-4 .more')
      await hand.choose('#not-asked-4', 'declined')
    },
  },
  {
    id: 'error', title: 'An error', about: 'A number that is none. The list of what to mend comes first, each line leads to its field.',
    async bring(hand) {
      await hand.screen(-3)
      await hand.write('#fact-eventsIn12Months', 'many')
      await hand.press('#next')
      await hand.find('.error-summary')
    },
  },
  {
    id: 'outcome-open', title: 'An outcome that is not settled', about: 'Little was asked, so some reasons are not known yet, one is not met, and the answers that could change it are named.',
    async bring(hand) {
      await hand.screen(1)
      await hand.press('#item-1-yes')
      await hand.press('#item-2-dont-know')
      await hand.screen(-1)
      await hand.find('.trigger.undetermined')
    },
  },
  {
    id: 'outcome-met', title: 'An outcome with decisions', about: 'Reasons that are met, referrals by how soon, and the three decisions a person can make on each.',
    async bring(hand) {
      await yesToEverything(hand)
      await hand.screen(-1)
      await hand.find('.trigger.met')
      for (const [place, decision] of ['chosen', 'already-in-place', 'refused'].entries()) {
        await hand.press(`.referral [id$="-${decision}"]`, place)
      }
      await hand.unfold('.referral details')
    },
  },
  {
    id: 'send', title: 'What leaves, and sent', about: 'The exact message, what is still open, and what stands there once it was sent. This page takes the message and drops it.',
    async bring(hand) {
      await hand.screen(-1)
      await hand.press('#send')
      await hand.find('.sent:not(:empty)')
    },
  },
  {
    id: 'sharing', title: 'Sharing, asked', about: 'What must be answered before details leave.',
    async bring(hand) {
      await toSharing(hand)
      await hand.press('#gate-purpose-care')
    },
  },
  {
    id: 'sharing-stopped', title: 'Sharing, stopped', about: 'A “not sure” stops this referral, names whom to ask, and leaves everything else open.',
    async bring(hand) {
      await toSharing(hand)
      await hand.through({ power: ['unsure'] }, '.gate-stopped')
    },
  },
  {
    id: 'form', title: 'A referral form', about: 'Reached only past the sharing questions. Each part can be left out.', config: { forms: true },
    async bring(hand) {
      await toSharing(hand)
      await hand.through({}, '#gate-end-title')
      await hand.unfold('.form-part > details')
      await hand.press('.form-part .leave-out input', -1)
    },
  },
  {
    id: 'record', title: 'The record', about: 'Everything, shown before it can be printed or saved.', config: { records: true },
    async bring(hand) {
      await hand.screen(-1)
      await hand.press('#show-record')
      await hand.find('pre.notice', 1)
    },
  },
  {
    id: 'failure', title: 'It cannot run', about: 'In place of the checklist: 999, help lines, what to do next. Here because the page asks for a checklist that is not there.',
    attributes: { instrument: 'not-there' },
    bring: (hand) => hand.find('.shell-failure'),
  },
]

/** Answers that let details leave, the person having agreed. What is invented says so. */
const AGREED = {
  about: ['person'], purpose: ['keep-person-safe'], 'can-ask': ['yes'], agreement: ['agreed'], power: ['human-rights'], necessary: ['yes'],
  'less-intrusive': ['no-less'], proportionate: ['yes'], confidence: ['agreed'], basis: ['public-task'], 'special-category': ['none'],
  'offence-data': ['none'], minimum: ['yes'], channel: ['secure-email'], recipient: ['yes'], told: ['told'], decision: ['share'],
}

async function yesToEverything(hand) {
  for (let screen = 1; screen <= 5; screen++) {
    await hand.screen(screen)
    for (const yes of await hand.all('[id^="item-"][id$="-yes"]')) yes.click()
    await hand.settled()
  }
}

async function toSharing(hand) {
  await hand.screen(-1)
  await hand.press('#decide-specialist-support-chosen')
  await hand.press('#share-specialist-support')
  await hand.press('#gate-about-person')
  await hand.press('#next')
  await hand.find('#gate-purpose-care')
}

/** What a practitioner's hand does, inside one element. */
export class Hand {
  constructor(element) {
    this.element = element
  }

  get root() {
    return this.element.shadowRoot
  }

  /** All that fit, once there are enough. */
  async all(selector, enough = 1) {
    const end = performance.now() + PATIENCE
    for (;;) {
      const found = [...(this.root?.querySelectorAll(selector) ?? [])]
      if (found.length >= Math.max(enough, 1)) return found
      if (performance.now() > end) throw new Error(`\`${selector}\` did not come`)
      await this.settled()
    }
  }

  async find(selector, place = 0) {
    return (await this.all(selector, place + 1)).at(place)
  }

  async press(selector, place) {
    ;(await this.find(selector, place)).click()
    await this.settled()
  }

  /** The screens by number: 0 the first, -1 the last. */
  async screen(number) {
    await this.press('.steps-wide button', number)
    await this.find('#screen-title')
  }

  async write(selector, text) {
    const field = await this.find(selector)
    field.value = text
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }))
    await this.settled()
  }

  async choose(selector, value) {
    const field = await this.find(selector)
    field.value = value
    field.dispatchEvent(new Event('change', { bubbles: true, composed: true }))
    await this.settled()
  }

  async unfold(selector) {
    ;(await this.find(selector)).open = true
  }

  /** Answers sharing questions, screen by screen, until what is waited for is there. */
  async through(own, until) {
    for (let screen = 0; screen < 14 && !this.root.querySelector(until); screen++) {
      for (const [question, options] of Object.entries({ ...AGREED, ...own })) {
        for (const option of options) {
          const control = this.root.querySelector(`#gate-${question}-${option}`)
          if (control && !control.checked) control.click()
          await this.settled()
        }
      }
      if (!this.root.querySelector(until)) await this.press('#next')
    }
    await this.find(until)
  }

  /** The screen follows what was done a moment later. */
  settled() {
    return new Promise((resolve) => setTimeout(resolve, 8))
  }
}
