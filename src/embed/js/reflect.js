// Properties that are another way to write an attribute, as a native control has them, so
// that frameworks which set properties and pages which write markup say the same.

/** Each property, and the attribute that it writes. */
export const REFLECTED = {
  instrument: 'instrument',
  nation: 'nation',
  practitionerRole: 'practitioner-role',
  idleMinutes: 'idle-minutes',
  theme: 'theme',
  mode: 'mode',
  name: 'name',
}

/** Gives a class the properties. `null` and `undefined` take the attribute off, as ARIA's do. */
export function reflect(type, properties = REFLECTED) {
  for (const [property, attribute] of Object.entries(properties)) {
    Object.defineProperty(type.prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(attribute) ?? ''
      },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(attribute)
        else this.setAttribute(attribute, value)
      },
    })
  }
}

/**
 * A property set before the element was defined hides the accessor: hands each over. One
 * that cannot be taken must not keep the checklist from starting, so `report` hears of it.
 */
export function takeEarly(element, properties, report) {
  for (const property of properties) {
    if (!Object.hasOwn(element, property)) continue
    try {
      const value = element[property]
      delete element[property]
      element[property] = value
    } catch {
      report('unreadable', 'this property could not be taken up; set it to text', property)
    }
  }
}
