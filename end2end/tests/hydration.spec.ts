// What JavaScript and WebAssembly add, and when they come.
import { credentials, desktop, expect, patient, practitioner, secondFactor, submit, test } from '../fixtures.ts'
import { action, addRecord, camille, fillBirthDate, heading, sendClaim, shareRecord, summary } from '../support/story.ts'

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

  test('leads back over no page that leads away again', async ({ page, surgery, hydrated, demo }) => {
    await page.goto('/')
    await page.goto(await shareRecord(surgery))
    await hydrated(page)
    await credentials(page, patient)
    await expect(page).toHaveURL(/\/code$/)
    await secondFactor(page, await demo.codeFor())
    await expect(page).toHaveURL(/\/appareil$/)
    await submit(page)
    await expect(page).toHaveURL(/\/ajouter$/)
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

test.describe('what is typed before the page is alive', { tag: '@js' }, () => {
  test('is there afterwards', async ({ page, surgery, signIn, hydrated }) => {
    const link = await shareRecord(surgery)
    await signIn(page, patient)
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    // A new document: what the first one loaded is in the cache, so this browser has none.
    await page.route(/\.wasm$/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto(link)
    await expect(page).toHaveURL(/\/ajouter$/)
    await fillBirthDate(page)
    await page.locator('#attestation').check()
    expect(await page.locator('html[data-hydrated]').count(), 'not alive yet').toBe(0)
    release()
    await hydrated(page)
    await expect(page.locator('#day')).toHaveValue('14')
    await expect(page.locator('#month')).toHaveValue('03')
    await expect(page.locator('#year')).toHaveValue('2019')
    await expect(page.locator('#attestation')).toBeChecked()
    await expect(page.locator('#year')).toBeEditable()
    await action(page, 'add_record').click()
    await expect(page).toHaveURL(/\/ajoute$/)
  })

  test('can be sent by a page that never comes to life', async ({ page, surgery, demo, watch }) => {
    await page.route(/\.wasm$/, (route) => route.abort())
    watch.allow(/wasm|ERR_FAILED|Failed to fetch/)
    await page.goto(await shareRecord(surgery))
    await credentials(page, patient)
    await expect(page).toHaveURL(/\/code$/)
    await secondFactor(page, await demo.codeFor())
    await expect(page.locator('#trust')).toBeVisible()
    await submit(page)
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
    // The build keeps the names of the areas that it splits: the patient's own home and record are a part, too.
    const parts = (urls: string[]): Set<string> =>
      new Set(urls.flatMap((url) => /\/pkg\/split___(practitioner|sharing|acts|administration)_page.*\.wasm$/.exec(url)?.[1] ?? []))
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
    expect(asked.page.filter((url) => url.endsWith('.wasm'))).not.toEqual([])
    expect(parts(asked.page), 'on the phone').toEqual(new Set())
    expect(parts(asked.surgery), 'in the surgery').toEqual(new Set(['practitioner', 'sharing']))
  })
})
