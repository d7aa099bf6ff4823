// The browser tests, with JavaScript and without: patients' on a phone, practitioners' (@practitioner) on a desktop.
// What there is only with JavaScript, or only without, is tagged @js or @nojs.
import { defineConfig } from '@playwright/test'
import type { Options } from './fixtures.ts'
import { browser, desktop, phone } from './support/browser.ts'

export default defineConfig<Options>({
  testDir: 'tests',
  outputDir: 'test-results',
  fullyParallel: true,
  // The third works while the other two wait: a tenth less time on two cores.
  workers: 3,
  retries: 0,
  forbidOnly: !!process.env.CI,
  // A sweep of every page with axe takes half a minute on two busy cores.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A picture of a new state fails, too, until it is accepted: `make shots-accept`.
  updateSnapshots: 'none',
  reporter: [['list'], ['./support/totals.ts']],
  use: {
    ...browser,
    screenshot: 'only-on-failure',
    trace: process.env.CALEPIN_TRACE ? 'retain-on-failure' : 'off',
  },
  projects: [
    { name: 'phone', use: phone, grepInvert: /@practitioner|@nojs/ },
    { name: 'phone-nojs', use: { ...phone, javaScriptEnabled: false }, grepInvert: /@practitioner|@js/ },
    { name: 'desktop', use: desktop, grep: /@practitioner/, grepInvert: /@nojs/ },
    { name: 'desktop-nojs', use: { ...desktop, javaScriptEnabled: false }, grep: /@practitioner/, grepInvert: /@js/ },
  ],
})
