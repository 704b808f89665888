// What the demo health portal shows that it received.

export class Portal {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page
    this.aside = page.getByRole('complementary', { name: 'What this portal received' })
    this.events = this.aside.getByRole('listitem')
    this.outcomes = this.aside.getByRole('region', { name: 'The outcome' })
    this.delivery = this.aside.getByRole('status')
    this.posts = []
    page.on('request', (request) => request.method() === 'POST' && this.posts.push(request.postData()))
  }

  /** The events' names, in the order in which they came. */
  async heard() {
    return this.events.locator('code').allTextContents()
  }

  async waitForDelivery(state) {
    await this.page.locator(`#delivery[data-state="${state}"]`).waitFor()
  }
}
