// What export and import share: the names of extensions and value sets, and the subset of a
// pack that FHIR can carry. What each means is in docs/fhir.md.

/** Our own extensions. They are names and no addresses: nothing is served there. */
export const OURS = 'urn:x-risk-checklist:fhir:'
/** HL7's own extensions that we use. */
export const ORDINAL = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'
export const MIN_VALUE = 'http://hl7.org/fhir/StructureDefinition/minValue'
export const MAX_VALUE = 'http://hl7.org/fhir/StructureDefinition/maxValue'
export const ITEM_CONTROL = 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl'
export const ITEM_CONTROL_CODES = 'http://hl7.org/fhir/questionnaire-item-control'
export const SHORT_TEXT = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText'
/** Yes, no and don't know, as HL7 publishes them. */
export const YES_NO_DONT_KNOW = 'http://hl7.org/fhir/ValueSet/yesnodontknow'

/** Yes, no and don't know, as packs have them: what a FHIR boolean becomes. */
export const YES_NO = [
  { code: 'yes', finding: 'present' },
  { code: 'no', finding: 'absent' },
  { code: 'dont-know', finding: 'unknown' },
]

/** The fields of a manifest that travel in extensions, each a plain text. */
export const MANIFEST_TEXTS = ['publisher', 'instrumentName', 'purpose', 'audience', 'licence', 'attribution']

/** The value of the extension with this address, or undefined. */
export function extension(element, url) {
  const found = element?.extension?.find((entry) => entry.url === url)
  return found && Object.entries(found).find(([name]) => name.startsWith('value'))?.[1]
}

/** The options that an item of a pack takes. */
export function optionsOf(instrument, item) {
  if (item.answers !== undefined) return instrument.answerSets[item.answers]
  return (item.kind ?? 'choice') === 'choice' ? instrument.answerOptions : []
}

/** The part of a pack that an export and an import keep, in one order, for comparing. */
export function subset({ manifest, instrument, text }) {
  const kept = /^(pack|section|item|option|factGroup|fact)\./
  const optionTexts = usedOptionTexts(instrument)
  return {
    manifest: {
      id: manifest.id,
      version: manifest.version,
      status: manifest.status,
      ageLimits: manifest.ageLimits,
      ...Object.fromEntries(MANIFEST_TEXTS.map((name) => [name, manifest[name]])),
    },
    sections: instrument.sections,
    items: instrument.items.map((item) => ({
      linkId: item.linkId,
      prefix: item.prefix,
      kind: item.kind ?? 'choice',
      options: optionsOf(instrument, item),
      range: [item.min, item.max, item.presentFrom],
      prompts: item.prompts ?? [],
    })),
    facts: instrument.facts.map(({ id, type, min, max, options, concern }) => ({ id, type, min, max, options, concern })),
    factGroups: instrument.factGroups,
    locale: text.locale,
    texts: Object.fromEntries(
      Object.entries(text.texts)
        .filter(([key]) => kept.test(key) && (!key.startsWith('option.') || optionTexts.has(key)))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  }
}

/** The words of options that some item or fact uses: a set that nothing uses does not travel. */
function usedOptionTexts(instrument) {
  const codes = instrument.items.flatMap((item) => optionsOf(instrument, item).map((option) => option.code))
  return new Set(codes.map((code) => `option.${code}`))
}
