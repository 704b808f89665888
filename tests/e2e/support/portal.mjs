// What a demo portal shows that it received.

export class Portal {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page
    this.aside = page.getByRole('complementary', { name: 'What this portal received' })
    this.events = this.aside.getByRole('listitem')
    this.outcomes = this.aside.getByRole('region', { name: /^Outcome, event/ })
    this.delivery = this.aside.getByRole('status')
    this.posts = []
    page.on('request', (request) => request.method() === 'POST' && this.posts.push(request.postData()))
  }

  /** The events' names, in the order in which they came. The portal shows the newest first. */
  async heard() {
    return (await this.events.locator('code').allTextContents()).reverse()
  }

  async waitForDelivery(state) {
    await this.page.locator(`#delivery[data-state="${state}"]`).waitFor()
  }
}
