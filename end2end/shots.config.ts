// For `npm run shots`: the pages to picture come by CALEPIN_SHOTS_PAGES (see shots.mjs).
import { defineConfig } from '@playwright/test'
import type { Options } from './fixtures.ts'
import { browser, desktop, phone } from './support/browser.ts'

const javaScriptEnabled = !process.env.CALEPIN_SHOTS_NOJS

export default defineConfig<Options>({
  testDir: 'shots',
  outputDir: 'test-results/shots',
  workers: 1,
  reporter: 'list',
  use: { ...browser, fresh: false, javaScriptEnabled },
  projects: (['light', 'dark'] as const).flatMap((colorScheme) => [
    { name: `phone-${colorScheme}`, use: { ...phone, colorScheme } },
    { name: `desktop-${colorScheme}`, use: { ...desktop, colorScheme } },
  ]),
})
