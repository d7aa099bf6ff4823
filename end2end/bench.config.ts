// For `make bench`: what a first visit costs, and how fast pages are served.
import { defineConfig } from '@playwright/test'
import { browser, phone } from './support/browser.ts'

export default defineConfig({
  testDir: 'bench',
  testMatch: '*.bench.ts',
  outputDir: 'test-results/bench',
  workers: 1,
  timeout: 180_000,
  reporter: [['list'], ['./support/totals.ts']],
  use: { ...browser, ...phone },
})
