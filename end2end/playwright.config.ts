// The browser tests: each one on a phone and on a desktop, with JavaScript and without.
import { defineConfig } from '@playwright/test'
import type { Options } from './fixtures.ts'
import { browser, desktop, phone } from './support/browser.ts'

export default defineConfig<Options>({
  testDir: 'tests',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [['list'], ['./support/totals.ts']],
  use: {
    ...browser,
    screenshot: 'only-on-failure',
    trace: process.env.CALEPIN_TRACE ? 'retain-on-failure' : 'off',
  },
  projects: [
    { name: 'phone', use: phone },
    { name: 'phone-nojs', use: { ...phone, javaScriptEnabled: false } },
    { name: 'desktop', use: desktop },
    { name: 'desktop-nojs', use: { ...desktop, javaScriptEnabled: false } },
  ],
})
