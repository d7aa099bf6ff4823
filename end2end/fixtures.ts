// What every browser test stands on: its own server, its own address, a watched browser, and the few steps that all
// of them take. Import `test` and `expect` from here.
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, type BrowserContextOptions, type Page, expect, test as base } from '@playwright/test'
import { desktop } from './support/browser.ts'
import { Demo, password, patient, practitioner } from './support/demo.ts'
import type { Inbox } from './support/inbox.ts'
import { Pictures, type View, accepting, ofThisBrowser, on320px, reflows, splitWords } from './support/pictures.ts'
import { Server } from './support/server.ts'
import { arrived } from './support/story.ts'
import { Watch } from './support/watch.ts'
import { fallenApart, hardOf, slipsOf } from './support/words.ts'

export { administrator, applicants, parent, password, patient, practitioner } from './support/demo.ts'
export { desktop, phone } from './support/browser.ts'
export { readQr } from './support/qr.ts'
export { expect }

/** The browsers that run no JavaScript whatever the project says. */
const withoutJs = new WeakSet<BrowserContext>()

export interface Options {
  /** Whether the test starts on newly seeded data. One that only reads may share its worker's server: `test.use({ fresh: false })`. */
  fresh: boolean
  /** When a test on newly seeded data begins, by the demo's clock; unless it says, now. */
  at: string | undefined
}

/** Where one stands on the way from a sign-in form to a record: the end of the page's address, and a field of it. */
const stands = {
  code: ['code', '#code'],
  device: ['appareil', '#trust'],
  'birth date': ['ajouter', '#day'],
} as const

type Stand = keyof typeof stands

/** The one button of the page's form that sends it. */
export function submit(page: Page): Promise<void> {
  return page.locator('main form.form button.button:not(.button--secondary, .button--danger)').first().click()
}

/** Fills and sends a sign-in form, wherever it stands. */
export async function credentials(page: Page, email: string): Promise<void> {
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(password)
  await submit(page)
}

/** Fills and sends the form that asks for the SMS code. */
export async function secondFactor(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code)
  await submit(page)
}

interface Fixtures {
  /** The server that this test talks to. */
  server: Server
  demo: Demo
  /** Where the codes come from: the demo, unless the test has gateways of its own. */
  inbox: Inbox
  /** The address that this test comes from, as the server sees it: no limit is shared between tests. */
  address: string
  /** What the browser complained about; anything left fails the test. */
  watch: Watch
  /** Whether the pages run JavaScript. */
  js: boolean
  /** Another person, with a browser of their own. */
  actor: (options?: BrowserContextOptions) => Promise<Page>
  /** Waits until the page has come to life; without JavaScript there is nothing to wait for. */
  hydrated: (page: Page) => Promise<void>
  /** Signs in as this person, code included, and trusts no device. Ends on their home. */
  signIn: (page: Page, email: string) => Promise<void>
  /** The practitioner, signed in, on a desktop of their own. It runs no JavaScript: it only sets the scene. */
  surgery: Page
  /**
   * From a sign-in form on the way to an invitation to the birth date: code included, the device not trusted unless `stand`
   * ticks it. That is called on each page of the way, before it is left.
   */
  arrive: (page: Page, email?: string, stand?: (where: Stand) => Promise<void>) => Promise<void>
  /** Opens the link of an invitation and signs in: ends on the birth date. */
  follow: (page: Page, link: string, email?: string) => Promise<void>
  /** Asserts that the page, as it is now, breaks no accessibility rule. */
  axe: (page: Page) => Promise<void>
  /** Asserts that the page, as it is now, breaks no rule of accessibility, is well worded, and looks as it did. */
  look: (page: Page, views?: View[]) => Promise<void>
}

interface WorkerFixtures {
  /** The worker's server: a new one for a test that wants fresh data, else the one that is running. */
  servers: (fresh: boolean, at?: string) => Promise<Server>
  /** Gives each test of the worker its address. */
  addresses: () => string
}

export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  fresh: [true, { option: true }],
  at: [undefined, { option: true }],

  servers: [
    async ({}, use) => {
      let shared: Server | undefined
      const started: Server[] = []
      await use(async (fresh, at) => {
        if (!fresh && shared) return shared
        const server = await Server.start([], at)
        started.push(server)
        if (!fresh) shared = server
        return server
      })
      await Promise.all(started.map((server) => server.stop()))
    },
    { scope: 'worker' },
  ],

  addresses: [
    async ({}, use, worker) => {
      let count = 0
      // 198.18.0.0/15 is set aside for tests: a range a worker, an address a test.
      await use(() => `198.${18 + (worker.workerIndex >> 7 & 1)}.${(worker.workerIndex & 127) * 2 + (++count >> 8 & 1)}.${count & 255}`)
    },
    { scope: 'worker' },
  ],

  server: async ({ servers, fresh, at }, use, info) => {
    const server = await servers(fresh, at)
    const before = server.log().length
    await use(server)
    if (info.status !== info.expectedStatus) {
      await info.attach('server log', { body: server.log().slice(before), contentType: 'text/plain' })
    }
    if (fresh) await server.stop()
  },

  demo: async ({ server, fresh }, use) => {
    const demo = new Demo(() => server.url)
    if (!fresh) await demo.skip()
    await use(demo)
  },

  inbox: async ({ demo }, use) => {
    await use(demo)
  },

  address: async ({ addresses }, use) => {
    await use(addresses())
  },

  baseURL: async ({ server }, use) => {
    await use(server.url)
  },

  extraHTTPHeaders: async ({ address }, use) => {
    await use({ 'X-Forwarded-For': address })
  },

  watch: async ({}, use) => {
    const watch = new Watch()
    await use(watch)
    expect(watch.rest(), 'the browser complained').toEqual([])
  },

  context: async ({ context, watch }, use) => {
    await watch.over(context)
    await use(context)
  },

  js: async ({ javaScriptEnabled }, use) => {
    await use(javaScriptEnabled !== false)
  },

  actor: async ({ browser, watch, baseURL, extraHTTPHeaders }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options) => {
      // The project's screen, language and JavaScript are the defaults of a new context.
      const context = await browser.newContext({ baseURL, extraHTTPHeaders, ...options })
      contexts.push(context)
      if (options?.javaScriptEnabled === false) withoutJs.add(context)
      await watch.over(context)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },

  hydrated: async ({ js }, use) => {
    await use(async (page) => {
      if (js && !withoutJs.has(page.context())) await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
    })
  },

  surgery: async ({ actor, signIn }, use) => {
    const page = await actor({ ...desktop, javaScriptEnabled: false })
    await signIn(page, practitioner)
    await use(page)
  },

  arrive: async ({ inbox }, use) => {
    await use(async (page, email = patient, stand) => {
      const reach = async (where: Stand): Promise<void> => {
        const [address, field] = stands[where]
        await expect(page).toHaveURL(new RegExp(`/invitation/[^/]+/${address}$`))
        await expect(page.locator(field)).toBeVisible()
        await arrived(page)
        await stand?.(where)
      }
      await credentials(page, email)
      await reach('code')
      await secondFactor(page, await inbox.codeFor())
      await reach('device')
      await submit(page)
      await reach('birth date')
    })
  },

  follow: async ({ arrive, hydrated }, use) => {
    await use(async (page, link, email) => {
      await page.goto(link)
      await hydrated(page)
      await arrive(page, email)
    })
  },

  signIn: async ({ inbox, hydrated }, use) => {
    await use(async (page, email) => {
      await page.goto('/connexion')
      await hydrated(page)
      await credentials(page, email)
      await expect(page).toHaveURL(/\/connexion\/code$/)
      await secondFactor(page, await inbox.codeFor())
      // Patients are offered to trust the device; nobody else is.
      await expect(page).toHaveURL(/\/(connexion\/appareil|patients|administration|approbation)$/)
      if (page.url().endsWith('/appareil')) {
        await expect(page.locator('#trust')).toBeVisible()
        await submit(page)
        await expect(page).toHaveURL(/\/accueil$/)
      }
      await arrived(page)
    })
  },

  axe: async ({ browser, js, isMobile, hasTouch, deviceScaleFactor, extraHTTPHeaders }, use) => {
    // The rules are JavaScript, so a page without is judged in its likeness: the same document where scripts may run, but
    // none of its own.
    let likeness: Page | undefined
    const likenessOf = async (page: Page): Promise<Page> => {
      likeness ??= await browser.newPage({ javaScriptEnabled: true, ...{ isMobile, hasTouch, deviceScaleFactor, extraHTTPHeaders } })
      const size = page.viewportSize()
      if (size) await likeness.setViewportSize(size)
      const body = (await page.content()).replaceAll(/<\/?noscript>/g, '')
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'none'" }
      const url = page.url().replace(/#.*/, '')
      await likeness.route(url, (route) => route.fulfill({ headers, body }), { times: 1 })
      await likeness.goto(page.url())
      return likeness
    }
    await use(async (page) => {
      const judged = js ? page : await likenessOf(page)
      const { violations } = await new AxeBuilder({ page: judged })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .setLegacyMode() // our pages have no frames: no page of its own to put their findings together
        .analyze()
      const found = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}: ${n.target.join(' ')}: ${n.failureSummary}`))
      expect(found, `accessibility of ${page.url()}`).toEqual([])
    })
    await likeness?.context().close()
  },

  look: async ({ axe, browser, hydrated, js, locale, colorScheme }, use, info) => {
    const language = locale?.startsWith('en') ? 'en' : 'fr'
    const compared = js && (accepting(info) || ofThisBrowser(browser))
    const pictures = new Pictures(info, language, colorScheme === 'dark' ? 'dark' : 'light')
    await use(async (page, views) => {
      await axe(page)
      expect.soft(await slipsOf(page, language), `typography of ${page.url()}`).toEqual([])
      if (!info.tags.includes('@practitioner')) expect.soft(await hardOf(page, language), `reading ease of ${page.url()}`).toEqual([])
      await on320px(page, async () => {
        expect.soft(await reflows(page), `${page.url()} fits on 320 px`).toBe(true)
        expect.soft(await fallenApart(page), `words on two lines of ${page.url()} on 320 px`).toEqual([])
      })
      expect.soft(await splitWords(page), `words of ${page.url()} that large letters split`).toEqual([])
      if (!compared) return
      // The few pages that are not the app's have no script.
      if (await page.locator('script').count()) await hydrated(page)
      await pictures.compare(page, views)
    })
    if (compared) pictures.end()
  },
})
