// A first visit to an invitation, the way to the claim, and landing pages under load, on a server held to one core.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { promisify } from 'node:util'
import { Server } from '../support/server.ts'
import { credentials, desktop, expect, patient, practitioner, secondFactor, submit, test as base } from '../fixtures.ts'
import { addRecord, shareRecord } from '../support/story.ts'
import { figure, report } from './figures.ts'
import { type Transfer, countTransfers, sum } from './transfer.ts'

const run = promisify(execFile)
// The server has core 0; what asks it has another, where there is one.
const asker = ['-c', String(cpus().length - 1)]
const argon2Blocks = 2 * 19 // MiB, a block for each hashing thread

const test = base.extend({
  server: async ({}, use) => {
    const server = await Server.start(['taskset', '-c', '0'])
    await use(server)
    await server.stop()
  },
})

test.afterAll(() => report(process.env.CALEPIN_BENCH_OUT))

test('an invitation', async ({ browser, baseURL, extraHTTPHeaders, actor, page, signIn, demo, hydrated, server }) => {
  await new Promise((resolve) => setTimeout(resolve, 2_000)) // what it takes when nobody asks anything
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
  figure('memory when idle', Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024, 'MiB', { atMost: 60 + argon2Blocks })

  const surgery = await actor(desktop)
  await signIn(surgery, practitioner)
  const link = await shareRecord(surgery)

  let transfers: Transfer[] = []
  await test.step('transfer', async () => {
    transfers = await countTransfers(page)
    await page.goto(link)
    await hydrated(page)
    const pageItself = transfers.filter(({ kind }) => kind === 'html' || kind === 'css')
    figure('first visit: HTML + CSS', sum(transfers, 'html', 'css') / 1000, 'KB', { atMost: 12 })
    figure('first visit: requests of HTML + CSS', pageItself.length, '', { atMost: 2 })
    figure('first visit: other files (icons, fonts)', sum(transfers, 'other') / 1000, 'KB')
    figure('first visit: WASM + JS', sum(transfers, 'js', 'wasm') / 1000, 'KB')

    await credentials(page, patient)
    await expect(page).toHaveURL(/\/code$/)
    await secondFactor(page, await demo.codeFor())
    await expect(page).toHaveURL(/\/appareil$/)
    await submit(page)
    await expect(page).toHaveURL(/\/ajouter$/)
    await page.waitForLoadState('networkidle')
    figure('claim path: WASM + JS', sum(transfers, 'js', 'wasm') / 1000, 'KB', { atMost: 200 })
    const plain = transfers.filter(({ kind, encoding }) => kind !== 'other' && encoding !== 'br')
    expect.soft(plain.map(({ url }) => url), 'sent without brotli').toEqual([])
  })

  await test.step('load', async () => {
    // A visitor who opened the link and has not signed in.
    const visitor = await browser.newContext({ baseURL, extraHTTPHeaders, javaScriptEnabled: false })
    const landing = await visitor.newPage()
    await landing.goto(link)
    const cookie = (await visitor.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const clean = landing.url()
    await visitor.close()

    const askFor = async (...urls: string[]) => {
      const load = [process.execPath, new URL('load.mjs', import.meta.url).pathname, '200', '20', cookie, ...urls]
      return JSON.parse((await run('taskset', [...asker, ...load])).stdout)
    }
    // What this machine takes for an answer that costs nothing.
    figure('a bare answer at 200/s: p99', (await askFor(`${baseURL}/health`)).p99, 'ms')
    const steady = await askFor(`${baseURL}/`, link, clean)
    figure('landing pages at 200/s: errors', steady.errors, '', { atMost: 0 })
    figure('landing pages at 200/s: p50', steady.p50, 'ms')
    figure('landing pages at 200/s: p99', steady.p99, 'ms', { atMost: 20 })

    const wrk = ['wrk', '-t1', '-c16', '-d10s', '-H', `Cookie: ${cookie}`, '-H', 'Accept-Encoding: br', clean]
    const { stdout } = await run('taskset', [...asker, ...wrk])
    expect(stdout, 'wrk met errors').not.toMatch(/Non-2xx|Socket errors/)
    figure('invitation pages on one core: the most', Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), '/s')
  })

  await test.step('and the claim still ends well', () => addRecord(page))
})
