// The browser and the two screens that everything is looked at with.
import type { PlaywrightTestOptions, PlaywrightWorkerOptions } from '@playwright/test'

type Use = Partial<PlaywrightTestOptions & PlaywrightWorkerOptions>

export const browser: Use = {
  browserName: 'chromium',
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  // Every animation would be waited for.
  contextOptions: { reducedMotion: 'reduce' },
  launchOptions: {
    // Debian's: Playwright's own cannot be downloaded everywhere. Without what draws windows it needs 40 % less time.
    executablePath: process.env.CALEPIN_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox', // it runs as root in CI
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
}

export const phone: Use = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
}

export const desktop: Use = {
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1,
  hasTouch: false,
  isMobile: false,
}
