// The least that a page does to train: fetch an invented story, and hand it to an element in
// training mode. `?story=` names the story, `?way=` the way through it, `?large` the type.

const asked = new URLSearchParams(location.search)
const response = await fetch(`/pkg/scenarios/${encodeURIComponent(asked.get('story') ?? '')}.json`)
const element = document.createElement('risk-checklist')
element.setAttribute('mode', 'training')
element.config = {
  scenario: await response.json(),
  training: { way: asked.get('way') ?? 'practise', largeType: asked.has('large') },
}
document.querySelector('main').append(element)
