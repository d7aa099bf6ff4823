// « Partager ce carnet avec le patient titulaire »: the practitioner's screen.
import { type Locator, type Page } from '@playwright/test'
import { expect, password, patient, phone, practitioner, readQr, test } from '../fixtures.ts'
import { action, addRecord, arrived, camille, confirm, expectRefused, heading, lucas, openRecord, openSharing, sendClaim, shareRecord, shareStatus, status } from '../support/story.ts'

const day = 24 * 60 * 60
/** The button that copies this. */
const copyButton = (page: Page, what: string): Locator => page.getByRole('button', { name: new RegExp(`^Copier.*${what}`) })

/** The page looks for news, twice: what the first look brought stands when the second is answered. */
async function lookForNews(page: Page): Promise<void> {
  for (let look = 0; look < 2; look++) {
    const answered = page.waitForResponse('**/api/load_sharing')
    await page.clock.fastForward(4_000)
    await (await answered).finished()
  }
}

/** What happens once, later. */
class Later {
  happens!: () => void
  readonly happened = new Promise<void>((resolve) => {
    this.happens = resolve
  })
}

/** Keeps what a server function answers back: tells when it has answered, and lets it go. */
async function keepBack(page: Page, name: string): Promise<[answered: Promise<void>, letGo: () => void]> {
  const [answer, leave] = [new Later(), new Later()]
  await page.route(`**/api/${name}`, async (route) => {
    const response = await route.fetch()
    answer.happens()
    await leave.happened
    await route.fulfill({ response })
  })
  return [answer.happened, leave.happens]
}

test.describe('sharing a record', { tag: '@practitioner' }, () => {
  test('one invitation, three channels, on one page that a reload shows again', async ({ page, signIn, hydrated }) => {
    await signIn(page, practitioner)
    await openRecord(page)
    await page.getByRole('link', { name: 'Partager ce carnet avec le patient titulaire' }).click()
    await expect(heading(page)).toHaveText('Partager ce carnet avec le patient titulaire')
    await expect(page.locator('.qr')).toHaveCount(0)
    await hydrated(page)
    await page.getByRole('button', { name: 'Créer l’invitation' }).click()
    const link = page.getByLabel('Lien de partage')
    await expect(link).toHaveValue(/\/p\/[\w-]{27,}$/)
    await expect(page.getByLabel('Adresse e-mail du patient ou de son représentant légal')).toHaveValue(patient)
    await expect(page.locator('main')).toContainText(/Lien valable jusqu’au \d\d\/\d\d\/\d{4}\sà/)
    await expect(page.locator('.timeline__item')).toHaveText([/Invitation créée$/])
    const shown = await link.inputValue()
    expect(await readQr(page.locator('.qr svg'))).toBe(shown)
    await page.reload()
    await hydrated(page)
    await expect(link).toHaveValue(shown)
    expect(await readQr(page.locator('.qr svg'))).toBe(shown)
  })

  test('a bad address is explained and kept, a good one gets the mail', async ({ page, signIn, hydrated, demo }) => {
    await signIn(page, practitioner)
    const link = await shareRecord(page, lucas)
    await hydrated(page)
    const send = page.getByRole('button', { name: 'Envoyer l’e-mail' })
    await expect(page.locator('#email')).toHaveValue('')
    await send.click()
    await expectRefused(page, 'email', 'Saisissez')
    for (const typed of ['lucas@', '"><script>alert(1)</script>']) {
      await page.locator('#email').fill(typed)
      await send.click()
      await expectRefused(page, 'email', 'Cette adresse e\u2011mail n’est pas complète.')
      await expect(page.locator('#email')).toHaveValue(typed)
    }
    await page.locator('#email').fill('famille.petit@exemple.fr')
    await send.click()
    await expect(status(page, 'L’e\u2011mail est parti vers famille.petit@exemple.fr.')).toBeVisible()
    expect(page.url()).not.toContain('famille')
    await expect(page.locator('.timeline')).toContainText('E\u2011mail envoyé')
    await demo.lastMail('famille.petit@exemple.fr', link)
    await expect(page.getByLabel('Lien de partage')).toHaveValue(link)
  })

  test('the copy buttons put the link and the SMS on the clipboard', { tag: '@js' }, async ({ page, context, signIn, hydrated }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await signIn(page, practitioner)
    const link = await shareRecord(page)
    await hydrated(page)
    const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
    await copyButton(page, 'Lien de partage').click()
    await expect(page.getByRole('button', { name: 'Lien copié' })).toBeVisible()
    expect(await clipboard()).toBe(link)
    await copyButton(page, 'Texte du SMS').click()
    await expect(page.getByRole('button', { name: 'Texte copié' })).toBeVisible()
    expect(await clipboard()).toBe(await page.getByLabel('Texte du SMS').inputValue())
  })

  test('the SMS says who shares whose record, by first name, until when', async ({ page, signIn, hydrated }) => {
    await signIn(page, practitioner)
    const link = await shareRecord(page)
    await hydrated(page)
    const text = page.getByLabel('Texte du SMS')
    await expect(text).toHaveValue(
      /^Dr Claire Martin partage avec vous le carnet de vaccination de Camille\. Lien personnel, valable jusqu'au \d\d\/\d\d\/\d{4} à \d+ h \d\d : http/,
    )
    const value = await text.inputValue()
    expect(value.endsWith(` : ${link}`)).toBe(true)
    expect(value).not.toContain('DURAND')
    await expect(text).not.toBeEditable()
  })

  test('without JavaScript no button pretends to copy', { tag: '@nojs' }, async ({ page, signIn }) => {
    await signIn(page, practitioner)
    await shareRecord(page)
    await expect(page.getByLabel('Lien de partage')).toBeVisible()
    await expect(page.getByLabel('Texte du SMS')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Copier' })).toHaveCount(0)
  })

  test('the QR code is 6 cm wide at least, without its margin', async ({ page, signIn, hydrated }) => {
    await signIn(page, practitioner)
    await shareRecord(page)
    await hydrated(page)
    const drawing = page.locator('.qr svg')
    const { width } = (await drawing.boundingBox())!
    const modules = Number((await drawing.getAttribute('viewBox'))!.split(' ')[2])
    expect(width * (modules - 8) / modules).toBeGreaterThanOrEqual(227)
  })

  test('the QR code hides after two minutes, whatever the news, and is shown again for two', { tag: '@js' }, async ({ page, signIn, hydrated }) => {
    await page.clock.install()
    await signIn(page, practitioner)
    const first = await shareRecord(page)
    await hydrated(page)
    const code = page.locator('.qr svg')
    for (const time of ['first', 'again']) {
      await page.clock.fastForward('01:20')
      await lookForNews(page)
      await expect(code, time).toBeVisible()
      await page.clock.fastForward('00:33')
      await expect(code, time).toBeHidden()
      await lookForNews(page)
      await expect(code, time).toBeHidden()
      // The browser tells of it in a task of its own: that is when the two minutes begin.
      const told = page.locator('.hiding').evaluate((details) => new Promise<void>((done) => details.addEventListener('toggle', () => done(), { once: true })))
      await page.getByText('Afficher le QR-code').click()
      await told
      await expect(code, time).toBeVisible()
    }
    expect(await readQr(code)).toBe(first)
    await page.getByText('Masquer le QR-code').click()
    await expect(code).toBeHidden()
    // Another link is there to be scanned.
    await confirm(page, 'renew_invitation')
    await expect(page.getByLabel('Lien de partage')).not.toHaveValue(first)
    await expect(code).toBeVisible()
    expect(await readQr(code)).toBe(await page.getByLabel('Lien de partage').inputValue())
  })

  test('without JavaScript the QR code is hidden and shown by hand', { tag: '@nojs' }, async ({ page, signIn }) => {
    await signIn(page, practitioner)
    await shareRecord(page)
    await page.getByText('Masquer le QR-code').click()
    await expect(page.locator('.qr')).toBeHidden()
    await page.getByText('Afficher le QR-code').click()
    await expect(page.locator('.qr')).toBeVisible()
  })

  test('three refused birth dates ask for the identity to be checked, until it is corrected', async ({ page, actor, signIn, follow, hydrated }) => {
    await signIn(page, practitioner)
    const link = await shareRecord(page)
    const visitor = await actor({ ...phone, javaScriptEnabled: false })
    await follow(visitor, link)
    const doubt = page.locator('.notice--warning')
    for (const [tries, date] of [['4', '01'], ['3', '02'], ['2', '03']] as const) {
      await page.reload()
      await expect(page.locator('.timeline')).toBeVisible()
      await expect(doubt).toHaveCount(0)
      await sendClaim(visitor, [date, '04', '2019'])
      await expect(visitor.locator('#day-erreur')).toContainText(tries)
    }
    await page.reload()
    await expect(doubt).toContainText('Date de naissance refusée 3 fois : vérifiez l’identité.')
    await expect(doubt).toContainText('DURAND Camille, née le 14/03/2019')
    await doubt.getByRole('link', { name: 'Corriger l’identité' }).click()
    await hydrated(page)
    await page.locator('#day').fill('15')
    await action(page, 'correct_identity').click()
    await expect(status(page, 'L’identité est corrigée.')).toBeVisible()
    await openSharing(page)
    await expect(page.locator('.timeline')).toContainText('Identité corrigée dans le carnet')
    await expect(doubt).toHaveCount(0)
  })

  test('who asks for a new link is named where the day begins, until there is one', async ({ page, actor, signIn, hydrated, demo }) => {
    await signIn(page, practitioner)
    await expect(page.getByRole('region', { name: 'Demandes de nouveau lien' })).toHaveCount(0)
    const link = await shareRecord(page)
    await demo.advance(30 * day)
    const visitor = await actor({ ...phone, javaScriptEnabled: false })
    await visitor.goto(link)
    await action(visitor, 'request_new_link').click()
    await expect(visitor.locator('.notice')).toBeVisible()
    await page.context().clearCookies()
    await signIn(page, practitioner)
    const asked = page.getByRole('region', { name: 'Demandes de nouveau lien' })
    await asked.getByRole('link', { name: camille.listed }).click()
    await expect(page.locator('.notice--info')).toContainText('Le patient en a demandé un nouveau')
    await hydrated(page)
    await page.getByRole('button', { name: 'Nouveau lien' }).click()
    await expect(page.getByLabel('Lien de partage')).not.toHaveValue(link)
    await page.goto('/patients')
    await expect(page.getByRole('table')).toBeVisible()
    await expect(asked).toHaveCount(0)
  })

  test('a new link replaces the old one, and cancelling takes both away', async ({ page, signIn, hydrated, request, js }) => {
    await signIn(page, practitioner)
    const first = await shareRecord(page)
    await hydrated(page)
    await confirm(page, 'renew_invitation')
    const link = page.getByLabel('Lien de partage')
    await expect(link).not.toHaveValue(first)
    await expect(status(page, 'Un nouveau lien est prêt.')).toBeVisible()
    const second = await link.inputValue()
    expect(await readQr(page.locator('.qr svg'))).toBe(second)
    await confirm(page, 'cancel_invitation')
    await expect(status(page, 'L’invitation est annulée')).toBeVisible()
    await page.reload()
    if (js) await expect(status(page, 'L’invitation est annulée'), 'said once').toHaveCount(0)
    await expect(page.locator('.qr, .copy-field')).toHaveCount(0)
    await expect(page.locator('.timeline')).toContainText('Invitation annulée')
    for (const gone of [first, second]) expect((await request.get(gone)).status()).toBe(410)
    await page.getByRole('button', { name: 'Nouveau lien' }).click()
    await expect(link).not.toHaveValue(second)
  })

  test('the invitation’s life is told as it happens', async ({ page, actor, signIn, follow, hydrated, js }) => {
    await signIn(page, practitioner)
    const link = await shareRecord(page)
    await hydrated(page)
    if (js) await page.evaluate(() => void Object.assign(window, { sameDocument: true }))
    // With JavaScript by itself, every few seconds; without, by a link.
    const seen = async (what: string): Promise<void> => {
      if (!js) await page.getByRole('link', { name: 'Actualiser' }).click()
      await expect(page.locator('.timeline')).toContainText(what, { timeout: 10_000 })
    }
    const visitor = await actor({ ...phone, javaScriptEnabled: false })
    await follow(visitor, link)
    await seen('Première connexion ou inscription avec ce lien')
    await sendClaim(visitor, lucas.birthDate)
    await expect(visitor.locator('#day-erreur')).toBeVisible()
    await seen('Date de naissance incorrecte')
    await addRecord(visitor)
    await seen('Carnet ajouté par le patient')
    await expect(shareStatus(page)).toHaveText('Partagé avec le patient')
    await expect(page.locator('main')).toContainText('Ce carnet est déjà partagé. Propriétaire :')
    await expect(page.locator('.qr, .copy-field')).toHaveCount(0)
    await expect(page.locator('main form')).toHaveCount(0)
    if (js) expect(await page.evaluate(() => 'sameDocument' in window), 'the page was not reloaded').toBe(true)
  })

  test('what is being typed survives the news', { tag: '@js' }, async ({ page, actor, signIn, follow, hydrated }) => {
    await signIn(page, practitioner)
    const link = await shareRecord(page)
    await hydrated(page)
    await page.locator('#email').fill('grand-mere@exemple.fr')
    await follow(await actor({ ...phone, javaScriptEnabled: false }), link)
    await expect(page.locator('.timeline')).toContainText('Première connexion ou inscription avec ce lien', { timeout: 10_000 })
    await expect(page.locator('#email')).toHaveValue('grand-mere@exemple.fr')
    await expect(page.locator('#email')).toBeFocused()
  })

  test('why an address was refused survives the news', { tag: '@js' }, async ({ page, actor, signIn, follow, hydrated }) => {
    await signIn(page, practitioner)
    const link = await shareRecord(page)
    await hydrated(page)
    await page.locator('#email').fill('grand-mere@')
    await page.getByRole('button', { name: 'Envoyer l’e-mail' }).click()
    await expectRefused(page, 'email', 'n’est pas complète.')
    await page.locator('#email').fill('grand-mere@exemple')
    await follow(await actor({ ...phone, javaScriptEnabled: false }), link)
    await expect(page.locator('.timeline')).toContainText('Première connexion ou inscription avec ce lien', { timeout: 10_000 })
    await expectRefused(page, 'email', 'n’est pas complète.')
    await expect(page.locator('#email')).toHaveValue('grand-mere@exemple')
    await expect(page.locator('#email')).toBeFocused()
  })

  test('news that comes while a form is on its way takes nothing from the answer', { tag: '@js' }, async ({ page, actor, signIn, follow, hydrated }) => {
    await signIn(page, practitioner)
    const link = await shareRecord(page)
    await hydrated(page)
    await follow(await actor({ ...phone, javaScriptEnabled: false }), link)
    const [looked, letNewsGo] = await keepBack(page, 'load_sharing')
    const [sent, letAnswerGo] = await keepBack(page, 'email_invitation')
    await looked
    await page.locator('#email').fill('grand-mere@')
    await page.getByRole('button', { name: 'Envoyer l’e-mail' }).click()
    await sent
    letNewsGo()
    await expect(page.locator('.timeline')).toContainText('Première connexion ou inscription avec ce lien')
    letAnswerGo()
    await expectRefused(page, 'email', 'n’est pas complète.')
    await expect(page.locator('#email')).toHaveValue('grand-mere@')
  })

  test('why an address was refused survives looks that bring no news', { tag: '@js' }, async ({ page, signIn, hydrated }) => {
    await page.clock.install()
    await signIn(page, practitioner)
    await shareRecord(page)
    await hydrated(page)
    await page.locator('#email').fill('grand-mere@')
    await page.getByRole('button', { name: 'Envoyer l’e-mail' }).click()
    await expectRefused(page, 'email', 'Cette adresse e\u2011mail n’est pas complète.')
    await lookForNews(page)
    await expectRefused(page, 'email', 'Cette adresse e\u2011mail n’est pas complète.')
    await expect(page.locator('#email')).toHaveValue('grand-mere@')
  })

  test('an answer takes no focus from another form', { tag: '@js' }, async ({ page, signIn, hydrated }) => {
    await signIn(page, practitioner)
    await shareRecord(page)
    await hydrated(page)
    const [sent, letAnswerGo] = await keepBack(page, 'renew_invitation')
    await confirm(page, 'renew_invitation')
    await sent
    await page.locator('#email').fill('')
    await page.keyboard.type('grand-mere@')
    letAnswerGo()
    await expect(status(page, 'Un nouveau lien est prêt.')).toBeVisible()
    await arrived(page)
    await page.keyboard.type('exemple.fr')
    await expect(page.locator('#email')).toHaveValue('grand-mere@exemple.fr')
  })

  test('a pause of the session hides a page that nothing is typed on, and takes away nothing typed', { tag: '@js' }, async ({ page, signIn, hydrated, demo }) => {
    await page.clock.install()
    await signIn(page, practitioner)
    await shareRecord(page)
    await hydrated(page)
    await demo.advance(20 * 60)
    await lookForNews(page)
    await expect(heading(page)).toHaveText('Votre session est en pause')
    await page.locator('#password').fill(password)
    await page.getByRole('button', { name: 'Reprendre' }).click()
    await page.locator('#email').fill('grand-mere@exemple.fr')
    await demo.advance(20 * 60)
    await lookForNews(page)
    await expect(page.locator('#email')).toHaveValue('grand-mere@exemple.fr')
  })

  test('a network that is gone for a while takes nothing from the page', { tag: '@js' }, async ({ page, context, signIn, hydrated, watch }) => {
    await page.clock.install()
    await signIn(page, practitioner)
    await shareRecord(page)
    await hydrated(page)
    await page.locator('#email').fill('grand-mere@')
    watch.allow(/ERR_INTERNET_DISCONNECTED/)
    const failed = page.waitForEvent('requestfailed')
    await context.setOffline(true)
    await page.clock.fastForward(4_000)
    await failed
    await context.setOffline(false)
    await lookForNews(page)
    await expect(page.locator('#email')).toHaveValue('grand-mere@')
    await expect(page.locator('.qr svg')).toBeVisible()
  })

  test('a record shared from two windows has one invitation', async ({ page, context, signIn, hydrated }) => {
    await signIn(page, practitioner)
    await openSharing(page)
    const second = await context.newPage()
    await second.goto(page.url())
    await hydrated(page)
    await hydrated(second)
    for (const window of [page, second]) await window.getByRole('button', { name: 'Créer l’invitation' }).click()
    const link = page.getByLabel('Lien de partage')
    await expect(link).toHaveValue(/\/p\//)
    await expect(second.getByLabel('Lien de partage')).toHaveValue(await link.inputValue())
  })

  test('a logo tells in words how far sharing has come, in the list and in the record', async ({ page, actor, signIn, follow, demo }) => {
    await signIn(page, practitioner)
    const logo = page.getByRole('row', { name: camille.listed }).locator('.share-status')
    const shows = async (words: string, kind: string): Promise<void> => {
      await page.goto('/patients')
      await expect(logo).toHaveText(words)
      await expect(logo).toHaveClass(new RegExp(`share-status--${kind}\\b`))
      await expect(logo.locator('svg')).toBeVisible()
      await openRecord(page)
      await expect(shareStatus(page)).toHaveText(words)
    }
    await shows('Non partagé', 'not-shared')
    await shareRecord(page)
    await shows('Invitation en attente', 'pending')
    await demo.advance(30 * 24 * 60 * 60)
    await page.context().clearCookies()
    await signIn(page, practitioner)
    await shows('Invitation expirée ou bloquée', 'stopped')
    const visitor = await actor({ ...phone, javaScriptEnabled: false })
    await follow(visitor, await shareRecord(page))
    await addRecord(visitor)
    await shows('Partagé avec le patient', 'shared')
    await page.goto('/patients')
    await expect(page.getByRole('row', { name: lucas.listed }).locator('.share-status')).toHaveText('Non partagé')
  })
})
