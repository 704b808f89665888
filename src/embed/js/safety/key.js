// The key that hides the screen and brings it back. F8 types nothing; no browser and no
// screen reader uses it by itself. Not Escape: it leaves a screen reader's forms mode and
// closes what is open, so it is pressed for other reasons all day. Not a letter: WCAG 2.1.4.

export function isHideKey({ key, repeat, ctrlKey, altKey, metaKey, shiftKey }) {
  return key === 'F8' && !repeat && !ctrlKey && !altKey && !metaKey && !shiftKey
}
