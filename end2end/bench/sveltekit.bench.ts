// One page of Calepin beside the same page of a SvelteKit app, each rendered at every request, on one core. Neither
// compresses, as SvelteKit's Node server leaves it to the proxy before it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect } from '../fixtures.ts'
import { served } from '../support/served.ts'
import { freePort, until } from '../support/server.ts'
import { most, onFirstCore } from './cores.ts'
import { figure, report } from './figures.ts'

const built = fileURLToPath(new URL('sveltekit/build/index.js', import.meta.url))
const rounds = 3

// Not a demo: its landing page says more.
const test = served({ through: onFirstCore }).extend<{ sveltekit: string }>({
  sveltekit: async ({}, use) => {
    const port = String(await freePort())
    const url = `http://127.0.0.1:${port}`
    const [program = '', ...args] = [...onFirstCore, process.execPath, built]
    const env = { PATH: process.env.PATH, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: port, ORIGIN: url }
    const child: ChildProcess = spawn(program, args, { env, stdio: 'inherit' })
    await until(() => `${url}; is it built?`, async () => (await fetch(url).catch(() => undefined))?.ok || undefined, 15_000)
    await use(url)
    const ended = once(child, 'exit')
    child.kill()
    await ended
  },
})

test.use({ javaScriptEnabled: false })
test.afterAll(() => report('sveltekit'))

/** What a page says and where it leads. */
async function said(page: Page, url: string): Promise<unknown> {
  await page.goto(url)
  const links = await page.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  return { title: await page.title(), text: await page.locator('body').innerText(), links, language: await page.locator('html').getAttribute('lang') }
}

test('a page beside SvelteKit’s', async ({ page, server, sveltekit }) => {
  test.setTimeout(300_000)
  expect(await said(page, sveltekit)).toEqual(await said(page, server.url))
  await page.close()
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    ours.push(await most(`${server.url}/`))
    theirs.push(await most(`${sveltekit}/`))
  }
  const median = (of: number[]) => of.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
  figure('landing page on one core: Calepin', median(ours), '/s')
  figure('landing page on one core: SvelteKit', median(theirs), '/s')
  figure('landing page on one core: times SvelteKit', median(ours) / median(theirs), '', { atLeast: 5 })
})
