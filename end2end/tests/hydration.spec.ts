// What JavaScript and WebAssembly add, and when they come.
import { type Locator, type Page } from '@playwright/test'
import { credentials, desktop, expect, patient, practitioner, secondFactor, submit, test } from '../fixtures.ts'
import { action, addRecord, arrived, camille, heading, sendClaim, shareRecord, summary } from '../support/story.ts'

test.describe('a live page', { tag: '@js' }, () => {
  test('goes from the link to the record without a reload', async ({ page, surgery, hydrated, arrive }) => {
    await page.goto(await shareRecord(surgery))
    await hydrated(page)
    await page.evaluate(() => void Object.assign(window, { sameDocument: true }))
    await arrive(page)
    await sendClaim(page, ['15', '03', '2019'])
    await expect(summary(page)).toContainText('Il reste 4 essais')
    await addRecord(page)
    await page.getByRole('link', { name: 'Ouvrir le carnet ajouté' }).click()
    await expect(heading(page)).toHaveText(camille.name)
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
  })

  test('puts the focus on the heading of a new page, and on the summary of what is wrong', async ({ page, hydrated, demo }) => {
    await page.goto('/connexion')
    await hydrated(page)
    await submit(page)
    await expect(summary(page)).toBeFocused()
    await credentials(page, patient)
    await expect(heading(page)).toHaveText('Saisissez le code reçu par SMS')
    await expect(heading(page)).toBeFocused()
    await expect(page).toHaveTitle('Saisissez le code reçu par SMS · Calepin')
    await secondFactor(page, await demo.codeFor())
    await expect(heading(page)).toHaveText('Est-ce votre appareil ?')
    await expect(heading(page)).toBeFocused()
  })

  test('leaves the focus to whoever types already', async ({ page, hydrated }) => {
    await page.clock.install()
    await page.goto('/connexion')
    await hydrated(page)
    // Frames wait from here on, and with them what a new page does with the focus.
    await page.clock.pauseAt(Date.now() + 1_000)
    await page.getByRole('link', { name: 'Mot de passe oublié ?' }).click()
    await expect(heading(page)).toHaveText('Mot de passe oublié ?')
    await page.locator('#email').focus()
    await page.keyboard.type('nadia')
    await page.clock.runFor(1_000)
    await arrived(page)
    await page.keyboard.type('@exemple.fr')
    await expect(page.locator('#email')).toHaveValue('nadia@exemple.fr')
  })

  test('shows a password on request', async ({ page, hydrated }) => {
    await page.goto('/connexion')
    await hydrated(page)
    const field = page.locator('#password')
    await field.fill('Calepin2026')
    await page.getByRole('button', { name: 'Afficher le mot de passe' }).click()
    await expect(field).toHaveAttribute('type', 'text')
    await page.getByRole('button', { name: 'Masquer le mot de passe' }).click()
    await expect(field).toHaveAttribute('type', 'password')
    await expect(field).toHaveValue('Calepin2026')
  })

  test('says so when there is no network, and loses nothing', async ({ page, context, surgery, follow, watch }) => {
    await follow(page, await shareRecord(surgery))
    watch.allow(/ERR_INTERNET_DISCONNECTED/)
    await context.setOffline(true)
    await sendClaim(page)
    await expect(summary(page)).toContainText('Nous n’arrivons pas à joindre Calepin.')
    await expect(page.locator('#day')).toHaveValue('14')
    await context.setOffline(false)
    await action(page, 'add_record').click()
    await expect(page).toHaveURL(/\/ajoute$/)
  })

  test('leads back over no page that leads away again', async ({ page, surgery, hydrated, arrive }) => {
    await page.goto('/')
    await page.goto(await shareRecord(surgery))
    await hydrated(page)
    await arrive(page)
    // The device's page; the code's, which leads on; the invitation's, which leads on.
    await page.goBack()
    await expect(page).toHaveURL(/\/appareil$/)
    await page.goBack()
    await expect(page).toHaveURL(/\/ajouter$/)
    await page.goBack()
    await expect(page).toHaveURL(/\/ajouter$/)
    await page.goBack()
    await expect(page).toHaveURL(/\/$/)
  })

  test('goes on without its WebAssembly when a part of it cannot be loaded', async ({ page, surgery, hydrated, arrive, watch }) => {
    await page.route(/\/pkg\/(split|chunk)_[^/]*\.wasm$/, (route) => route.abort())
    watch.allow(/ERR_FAILED|Failed to (fetch|load)|RuntimeError|panicked|load callback|wasm/)
    await page.goto(await shareRecord(surgery))
    await hydrated(page)
    await arrive(page)
    await addRecord(page)
    await page.getByRole('link', { name: 'Ouvrir le carnet ajouté' }).click()
    await expect(heading(page)).toHaveText(camille.name)
    await page.getByRole('navigation').getByRole('link', { name: 'Mes carnets' }).click()
    await expect(heading(page)).toHaveText('Mes carnets')
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await expect(page).toHaveURL(/\/connexion$/)
  })
})

/** Makes this machine four times slower: a phone. */
async function slowDown(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

const wasm = /\.wasm$/

/** Opens a page that cannot come to life before it is let to. */
async function openHeld(page: Page, url: string): Promise<() => void> {
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.unroute(wasm)
  await page.route(wasm, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(url)
  return release
}

const alive = async (page: Page): Promise<boolean> => (await page.locator('html[data-hydrated]').count()) > 0

/** On a busy machine, made four times slower. */
const aliveWithin = 60_000

/** Types into a field before the page is alive, while it comes to life, and after. */
async function typeThrough(page: Page, url: string, field: Locator): Promise<void> {
  const release = await openHeld(page, url)
  await field.focus()
  await page.keyboard.type('19')
  // What comes next stands in between, if the caret is left where it is.
  await page.keyboard.press('ArrowLeft')
  expect(await alive(page), 'alive too early').toBe(false)
  release()
  let meanwhile = ''
  const tooLate = Date.now() + aliveWithin
  while (!(await alive(page))) {
    expect(Date.now(), 'never alive').toBeLessThan(tooLate)
    await page.keyboard.press('2')
    meanwhile += '2'
  }
  expect(meanwhile, 'alive too early').not.toBe('')
  await page.keyboard.press('3')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue(`1${meanwhile}39`)
}

/** Ticks a box before the page is alive. */
async function tickThrough(page: Page, url: string, box: Locator): Promise<void> {
  const release = await openHeld(page, url)
  await box.check()
  expect(await alive(page), 'alive too early').toBe(false)
  release()
  await expect.poll(() => alive(page), { timeout: aliveWithin }).toBe(true)
  await expect(box).toBeChecked()
  await expect(box).toBeFocused()
}

test.describe('what is typed while the page comes to life', { tag: '@js' }, () => {
  test('stays on a slow phone, in every form on the way to a record', async ({ page, surgery, arrive }) => {
    test.setTimeout(10 * aliveWithin) // ten pages
    const link = await shareRecord(surgery)
    await slowDown(page)
    const type = (id: string): Promise<void> => typeThrough(page, page.url(), page.locator(id))
    const tick = (id: string): Promise<void> => tickThrough(page, page.url(), page.locator(id))

    await page.goto('/connexion')
    await type('#email')
    await page.goto(link)
    await type('#email')
    await type('#password')
    await arrive(page, patient, async (where) => {
      if (where === 'code') await type('#code')
      if (where !== 'device') return
      await tick('#trust')
      await page.locator('#trust').uncheck()
    })
    for (const part of ['#day', '#month', '#year']) await type(part)
    await tick('#attestation')
    await addRecord(page)
  })

  test('can be sent by a page that never comes to life', async ({ page, surgery, arrive, watch }) => {
    await page.route(/\.wasm$/, (route) => route.abort())
    watch.allow(/wasm|ERR_FAILED|Failed to fetch/)
    await page.goto(await shareRecord(surgery))
    await arrive(page)
    await addRecord(page)
  })
})

test.describe('the WebAssembly', { tag: '@js' }, () => {
  test('is asked for only once the page has loaded', async ({ page, surgery, hydrated }) => {
    await page.goto(await shareRecord(surgery))
    await hydrated(page)
    await expect(page.locator('link[rel~=preload], link[rel~=modulepreload], link[rel~=prefetch]')).toHaveCount(0)
    const { loaded, asked } = await page.evaluate(() => ({
      loaded: (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventStart,
      asked: (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => /\.(wasm|js)$/.test(name))
        .map(({ name, startTime }) => ({ name, startTime })),
    }))
    expect(asked.some(({ name }) => name.endsWith('.wasm'))).toBe(true)
    for (const { name, startTime } of asked) expect(startTime, name).toBeGreaterThanOrEqual(loaded)
  })

  test('on a patient’s way holds nothing of the practitioner’s pages', async ({ page, actor, signIn, hydrated, arrive }) => {
    // The build keeps the names of the parts.
    const parts = (urls: string[]): Set<string> => new Set(urls.flatMap((url) => /\/pkg\/split_([a-z]+)\..*\.wasm$/.exec(url)?.[1] ?? []))
    const asked = { page: [] as string[], surgery: [] as string[] }
    const surgery = await actor(desktop)
    surgery.on('request', (request) => asked.surgery.push(request.url()))
    page.on('request', (request) => asked.page.push(request.url()))
    await signIn(surgery, practitioner)
    await page.goto(await shareRecord(surgery))
    await hydrated(page)
    await arrive(page)
    await addRecord(page)
    await page.getByRole('link', { name: 'Ouvrir le carnet ajouté' }).click()
    await expect(heading(page)).toHaveText(camille.name)
    expect(parts(asked.page), 'on the phone').toEqual(new Set(['patients']))
    expect(parts(asked.surgery), 'in the surgery').toEqual(new Set(['professionals']))
  })
})
