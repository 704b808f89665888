// FHIR's enableWhen as a pack's `askedWhen`, where it can be said.

/**
 * An item of a pack is asked until its condition certainly does not hold. So what asks a
 * question more often than FHIR would is kept and told; what would ask it less often is left.
 */
export function importCondition(entry, item, draft) {
  const leave = (why) => draft.left.push({ path: `${entry.linkId}.enableWhen`, why: `${why}; it is always asked` })
  if (!item) return leave('only a question can be asked when')
  const asksAll = entry.enableWhen.length > 1 && entry.enableBehavior !== 'any'
  const questions = [...new Set(entry.enableWhen.map((when) => when.question))]
  if (asksAll && questions.length !== entry.enableWhen.length) return leave('a question is asked about twice')
  const parts = questions.map((question) => part(question, entry.enableWhen.filter((when) => when.question === question), item, draft))
  if (parts.includes(undefined)) return leave('it rests on something else than an answer that means concern')
  item.askedWhen = parts.length === 1 ? parts[0] : { [asksAll ? 'all' : 'any']: parts }
  const exact = entry.enableWhen.some((when) => when.operator === 'exists' && when.answerBoolean === false)
  if (!exact) draft.left.push({ path: `${entry.linkId}.enableWhen`, why: 'it is asked also while the earlier answer is not known' })
}

/** One question's share: the answers named are just those that mean present, unknown ones apart. */
function part(question, whens, item, { instrument, ids }) {
  const answers = whens.filter((when) => !(when.operator === 'exists' && when.answerBoolean === false))
  if (!answers.length || answers.some((when) => when.operator !== '=')) return undefined
  const codes = answers.map((when) => when.answerCoding?.code ?? { true: 'yes', false: 'no' }[when.answerBoolean])
  const fact = instrument.facts.find(({ id }) => question === `fact.${id}`)
  if (fact) return fact.type === 'yes-no' && codes.includes('yes') && !codes.includes('no') ? { fact: fact.id } : undefined
  const index = instrument.items.findIndex((earlier) => earlier.linkId === ids.get(question))
  const asked = instrument.items[index]
  if (!asked || index >= instrument.items.indexOf(item)) return undefined
  const options = asked.options ?? instrument.answerOptions
  const meaning = (finding) => options.filter((option) => option.finding === finding).map((option) => option.code)
  const present = meaning('present')
  const whole = present.length > 0 && present.every((code) => codes.includes(code))
  return whole && !codes.some((code) => meaning('absent').includes(code)) ? { item: asked.linkId } : undefined
}
