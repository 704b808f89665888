// What the shell knows of training mode: which elements are in it, and where its look is. The
// rest is in the module for training, which no other page ever loads.

/** Whether this element is for an invented story, and not for a person. */
export function isTraining(element) {
  return element.getAttribute('mode') === 'training'
}

/** What makes it another exercise, so that answers to one are never shown under another. */
export function story({ scenario, training }) {
  return JSON.stringify([scenario, training?.way])
}

/** The looks of training mode, as a style sheet. */
export async function loadTraining() {
  const { looks } = await import('./training-looks.js')
  return looks()
}
