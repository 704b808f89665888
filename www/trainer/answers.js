// An answer as the key under which it is counted.

const KINDS = { item: 'answers', fact: 'facts' }

/** A value as a key; `not-asked` for none. */
export const codeOf = (value) => (value === null || value === undefined ? 'not-asked' : String(value))

/** The answer that a result holds for one thing that was counted. */
export function answerIn(result, { id, kind }) {
  return codeOf(kind === 'judgement' ? result.judgement?.concern : result[KINDS[kind]]?.[id])
}
