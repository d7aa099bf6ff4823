// A first visit to an invitation, the way to the claim, and landing pages under load, on a server held to one core.
import { Server } from '../support/server.ts'
import { desktop, expect, practitioner, test as base } from '../fixtures.ts'
import { addRecord, shareRecord } from '../support/story.ts'
import { argon2Blocks, load, most, onFirstCore } from './cores.ts'
import { figure, report } from './figures.ts'
import { type Transfer, countTransfers, sum } from './transfer.ts'

const test = base.extend({
  server: async ({}, use) => {
    const server = await Server.start(onFirstCore)
    await use(server)
    await server.stop()
  },
})

test.afterAll(() => report('landing'))

test('an invitation', async ({ browser, baseURL, extraHTTPHeaders, actor, page, signIn, arrive, hydrated, server }) => {
  await new Promise((resolve) => setTimeout(resolve, 2_000)) // what it takes when nobody asks anything
  figure('memory when idle', server.memory('now'), 'MB', { atMost: 60 + argon2Blocks })

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
    figure('first visit: requests of HTML + CSS', pageItself.length, '', { atMost: 1 })
    figure('first visit: other files (icons, fonts)', sum(transfers, 'other') / 1000, 'KB')
    figure('first visit: WASM + JS', sum(transfers, 'js', 'wasm') / 1000, 'KB')

    await arrive(page)
    await page.waitForLoadState('networkidle')
    figure('claim path: WASM + JS', sum(transfers, 'js', 'wasm') / 1000, 'KB', { atMost: 192 })
    const otherwise = transfers.filter(({ kind, encoding }) => kind !== 'other' && encoding !== (kind === 'html' ? 'gzip' : 'br'))
    expect.soft(otherwise.map(({ url }) => url), 'compressed otherwise').toEqual([])
  })

  await test.step('load', async () => {
    // A visitor who opened the link and has not signed in.
    const visitor = await browser.newContext({ baseURL, extraHTTPHeaders, javaScriptEnabled: false })
    const landing = await visitor.newPage()
    await landing.goto(link)
    const cookie = (await visitor.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const clean = landing.url()
    await visitor.close()

    // What this machine takes for an answer that costs nothing.
    figure('a bare answer at 200/s: p99', (await load(200, 20, cookie, `${baseURL}/health`)).p99, 'ms')
    const steady = await load(200, 20, cookie, `${baseURL}/`, link, clean)
    figure('landing pages at 200/s: errors', steady.errors, '', { atMost: 0 })
    figure('landing pages at 200/s: p50', steady.p50, 'ms')
    figure('landing pages at 200/s: p99', steady.p99, 'ms', { atMost: 20 })
    const pages = await most(clean, `Cookie: ${cookie}`, 'Accept-Encoding: gzip, deflate, br')
    figure('invitation pages on one core: the most', pages, '/s')
    figure('memory at the most', server.memory('most'), 'MB', { atMost: 150 + argon2Blocks })
  })

  await test.step('and the claim still ends well', () => addRecord(page))
})
