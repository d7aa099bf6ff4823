// Collects everything that a browser complains about: one complaint fails the test, whatever else it asserts.
import type { BrowserContext } from '@playwright/test'

interface Complaint {
  text: string
  url: string
}

export class Watch {
  private readonly complaints: Complaint[] = []
  private readonly refusedPages = new Set<string>()
  private readonly allowed: RegExp[] = []

  /** A complaint that the test is about: the console's line on a server function's 422, for instance. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern)
  }

  async over(context: BrowserContext): Promise<void> {
    // Hydration warnings, and Chromium's own lines on blocked resources, come by the console.
    context.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return
      this.complaints.push({ text: `console ${message.type()}: ${message.text()}`, url: message.location().url })
    })
    context.on('weberror', (error) => {
      this.complaints.push({ text: `uncaught: ${error.error().stack ?? error.error().message}`, url: error.page()?.url() ?? '' })
    })
    // A page that answers 404 or 410 is no fault of itself: the test asserts its status.
    context.on('response', (response) => {
      if (response.status() >= 400 && response.request().isNavigationRequest()) this.refusedPages.add(response.url())
    })
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`CSP: ${event.violatedDirective} blocks ${event.blockedURI || 'inline'} (${event.sourceFile}:${event.lineNumber})`)
      })
    })
  }

  /** What is left to complain about, a line each. */
  rest(): string[] {
    return this.complaints
      .filter(({ text, url }) => !(/Failed to load resource/.test(text) && this.refusedPages.has(url)))
      .map(({ text, url }) => (url ? `${text} (${url})` : text))
      .filter((line) => !this.allowed.some((pattern) => pattern.test(line)))
  }
}
