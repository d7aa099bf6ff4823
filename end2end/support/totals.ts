// The very last line of a run: `N passed, N failed, N skipped`.
import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter'

export default class Totals implements Reporter {
  private suite?: Suite
  private errors = 0
  private status: FullResult['status'] = 'passed'

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite
  }

  onError(): void {
    this.errors++
  }

  onEnd(result: FullResult): void {
    this.status = result.status
  }

  async onExit(): Promise<void> {
    const count = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
    for (const test of this.suite?.allTests() ?? []) count[test.outcome()]++
    let failed = count.unexpected + count.flaky
    // A run that broke outside any test (a file that does not load, a worker that ends badly) has failed too.
    if (failed === 0 && this.status !== 'passed') failed = Math.max(1, this.errors)
    console.log(`${count.expected} passed, ${failed} failed, ${count.skipped} skipped`)
  }

  printsToStdio(): boolean {
    return false
  }
}
