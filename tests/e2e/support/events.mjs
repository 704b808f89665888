// What a host page hears, whichever element it comes from.

const NAMES = ['ready', 'outcome', 'delivered', 'form', 'record', 'training-result', 'exit', 'error'].map((name) => `risk-checklist-${name}`)

/** Listens from before the page's own scripts run. */
export function listen(page) {
  return page.addInitScript((names) => {
    window.heard = []
    for (const name of names) {
      document.addEventListener(name, ({ target, detail }) => window.heard.push({ name: name.replace('risk-checklist-', ''), id: target.id, detail }))
    }
  }, NAMES)
}

/** Everything heard so far, or only the events of one name. */
export async function heard(page, name) {
  const all = await page.evaluate(() => window.heard)
  return name ? all.filter((event) => event.name === name) : all
}
