// Registering: from the scanned link to the record, and every way in which it may go otherwise.
import { desktop, expect, password, patient, readQr, submit, test } from '../fixtures.ts'
import {
  Hands,
  atCode,
  atMail,
  atMobile,
  confirmAddress,
  e164,
  enterCode,
  fillForm,
  giveNumber,
  mailedLink,
  nadia,
  omar,
  register,
  untilMail,
} from '../support/registration.ts'
import { action, addRecord, camille, expectRefused, heading, lucas, shareRecord, status, summary } from '../support/story.ts'

const minute = 60
const atDevice = /\/appareil$/

test.describe('registering', () => {
  test('from the scanned link to the record takes fewer than 25 gestures', async ({ page, surgery, demo, hydrated }) => {
    await shareRecord(surgery)
    const hands = new Hands(page)
    await hands.open(await readQr(surgery.locator('.qr')))
    await hydrated(page)
    await hands.press('Nouvel utilisateur ?')
    await expect(heading(page)).toHaveText('Créez votre compte')
    await expect(page.locator('main')).toContainText('Ensuite, vous ajouterez le carnet de Camille.')
    await hands.fill('#first_name', nadia.firstName)
    await hands.fill('#family_name', nadia.familyName)
    await hands.fill('#email', nadia.email)
    await hands.fill('#password', password)
    await hands.fill('#confirmation', password)
    await hands.press("S'inscrire")
    await expect(heading(page)).toHaveText('Quel est votre numéro de mobile ?')
    await hands.fill('#phone', nadia.phone)
    await hands.press('Soumettre')
    await expect(page.locator('#code')).toHaveAttribute('autocomplete', 'one-time-code')
    await hands.fill('#code', await demo.codeFor(e164(nadia)))
    await hands.press('Soumettre')
    await expect(heading(page)).toHaveText('Consultez vos e\u2011mails')
    await expect(page.locator('main')).toContainText(nadia.email)
    await hands.open(await mailedLink(demo, nadia))
    await expect(page).toHaveURL(/\/confirmer$/)
    await hands.press('Confirmer mon adresse e-mail')
    await expect(page).toHaveURL(atDevice)
    await hands.press('Continuer')
    await expect(page.locator('#day')).toBeVisible()
    await expect(heading(page)).toContainText('Camille')
    const [day, month, year] = camille.birthDate
    await hands.fill('#day', day)
    await hands.fill('#month', month)
    await hands.fill('#year', year)
    await hands.check('#attestation')
    await hands.press('Ajouter ce carnet')
    await expect(page).toHaveURL(/\/ajoute$/)
    await hands.press('Ouvrir le carnet ajouté')
    await expect(heading(page)).toHaveText('Camille DURAND')
    expect(hands.count).toBeLessThan(25)

    await surgery.reload()
    await expect(surgery.locator('.timeline')).toContainText('Première connexion ou inscription avec ce lien')
    await expect(surgery.locator('.timeline')).toContainText('Carnet ajouté par le patient')
  })

  test('without an invitation it ends at home', async ({ page, demo, hydrated }) => {
    await page.goto('/connexion')
    await hydrated(page)
    await page.getByRole('link', { name: 'Nouvel utilisateur ?' }).click()
    await expect(page).toHaveURL(/\/inscription$/)
    await untilMail(page, demo, nadia)
    await confirmAddress(page, await mailedLink(demo, nadia))
    await expect(page).toHaveURL(/\/connexion\/appareil$/)
    await submit(page)
    await expect(page).toHaveURL(/\/accueil$/)
    await expect(heading(page)).toHaveText('Mes carnets')
  })

  test('the practitioner sees at once that it has begun', async ({ page, surgery, hydrated }) => {
    await page.goto(await shareRecord(surgery))
    await hydrated(page)
    await page.getByRole('link', { name: 'Nouvel utilisateur ?' }).click()
    await register(page, nadia)
    await surgery.reload()
    await expect(surgery.locator('.timeline')).toContainText('Première connexion ou inscription avec ce lien')
  })
})

test.describe('the form', () => {
  test('ticks the rules off while one types, and can be sent when they hold', { tag: '@js' }, async ({ page, request, hydrated }) => {
    const served = await (await request.get('/inscription', { headers: { accept: 'text/html' } })).text()
    const button = /<button[^>]*>\s*(?:<!--.*?-->)*S(?:'|&#x27;|&#39;)inscrire/.exec(served)?.[0]
    expect(button, 'the button of the served page').toBeTruthy()
    expect(button).not.toContain('disabled')
    await page.goto('/inscription')
    await hydrated(page)
    const send = page.getByRole('button', { name: "S'inscrire" })
    const met = page.locator('.rule--met')
    await expect(send).toBeDisabled()
    await expect(met).toHaveCount(0)
    await page.locator('#email').fill('camille@exemple.fr')
    for (const [typed, rules] of [['a', 2], ['a1', 3], ['aB1', 4], ['aBcdefg1', 5], ['Camille1', 4]] as const) {
      await page.locator('#password').fill(typed)
      await expect(met, typed).toHaveCount(rules)
      await expect(send).toBeDisabled()
    }
    const said = page.locator('.password-rules__strength')
    for (const [typed, words] of [['Aa1', 'encore incomplet'], ['Calepin2026', 'Mot de passe moyen'], ['Calepin-2026', 'Bon'], ['Calepin-de-2026-bleu', 'Très bon']] as const) {
      await page.locator('#password').fill(typed)
      await expect(said).toContainText(words)
    }
    await page.locator('#password').fill(password)
    await page.locator('#confirmation').fill('Calepin2025')
    await expect(send).toBeDisabled()
    await page.locator('#confirmation').fill(password)
    await expect(met).toHaveCount(6)
    await expect(send).toBeEnabled()
    await page.getByRole('button', { name: 'Afficher le mot de passe' }).first().click()
    await expect(page.locator('#password')).toHaveAttribute('type', 'text')
    await page.getByRole('button', { name: 'Masquer le mot de passe' }).click()
    await expect(page.locator('#password')).toHaveAttribute('type', 'password')
  })

  test('keeps what was typed before it came to life, and judges it', { tag: '@js' }, async ({ page, hydrated }) => {
    let release = (): void => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/*.wasm', async (route) => {
      await held
      await route.continue()
    })
    await page.goto('/inscription')
    await fillForm(page, nadia)
    await expect(page.getByRole('button', { name: "S'inscrire" })).toBeEnabled()
    release()
    await hydrated(page)
    await expect(page.locator('.rule--met')).toHaveCount(6)
    await expect(page.locator('#first_name')).toHaveValue(nadia.firstName)
    await expect(page.getByRole('button', { name: "S'inscrire" })).toBeEnabled()
  })

  test('says what is wrong, beside each field, and loses nothing but the passwords', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/inscription')
    await action(page, 'register').click()
    for (const [field, words] of [
      ['first_name', 'Saisissez le prénom.'],
      ['family_name', 'Saisissez le nom de famille.'],
      ['email', 'Saisissez votre adresse e\u2011mail.'],
      ['password', 'Saisissez votre mot de passe.'],
      ['confirmation', 'une seconde fois'],
    ] as const) {
      await expectRefused(page, field, words)
    }
    await fillForm(page, nadia, 'court')
    await action(page, 'register').click()
    await expectRefused(page, 'password', 'Il faut au moins 8 caractères.')
    await expect(summary(page)).toContainText('Il manque un chiffre.')
    await expect(page.locator('#email')).toHaveValue(nadia.email)
    await expect(page.locator('#password')).toHaveValue('')
    await fillForm(page, nadia)
    await page.locator('#confirmation').fill('Calepin2025')
    await action(page, 'register').click()
    await expectRefused(page, 'confirmation', 'Les deux mots de passe ne sont pas identiques.')
  })

  test('refuses a common password, and one that holds the address', async ({ page, hydrated, js }) => {
    await page.goto('/inscription')
    await hydrated(page)
    await fillForm(page, nadia, 'Password1')
    await action(page, 'register').click()
    await expectRefused(page, 'password', 'Ce mot de passe est trop courant')
    await expect(page.locator('.password-rules__strength'), 'what was refused is not praised').toHaveText('')
    await expect(page.locator('#email')).toHaveValue(nadia.email)
    if (js) return
    await fillForm(page, nadia, 'XxNADIA2026')
    await action(page, 'register').click()
    await expectRefused(page, 'password', 'Le mot de passe ne doit pas contenir le début de votre adresse')
  })

  test('leads whoever is signed in home, and to the claim with an invitation', async ({ page, surgery, signIn }) => {
    const link = await shareRecord(surgery)
    await signIn(page, patient)
    await page.goto('/inscription')
    await expect(page).toHaveURL(/\/accueil$/)
    await page.goto(link)
    await page.goto(page.url().replace(/\/ajouter$/, '/inscription'))
    await expect(page).toHaveURL(/\/ajouter$/)
  })
})

test.describe('the number and its code', () => {
  test('the number can be corrected, and the first code is worth nothing', async ({ page, demo, hydrated }) => {
    await page.goto('/inscription')
    await hydrated(page)
    await register(page, nadia)
    await page.locator('#phone').fill('01 23 45 67 89')
    await action(page, 'give_number').click()
    await expectRefused(page, 'phone', 'Ce n’est pas un numéro de mobile français.')
    await expect(page.locator('#phone')).toHaveValue('01 23 45 67 89')
    await giveNumber(page, omar)
    const first = await demo.codeFor(e164(omar))
    await expect(page.locator('main')).toContainText('qui finit par 02')
    await page.getByRole('link', { name: 'Corriger le numéro' }).click()
    await expect(page).toHaveURL(atMobile)
    await giveNumber(page, nadia)
    await expect(page.locator('main')).toContainText('qui finit par 01')
    const second = await demo.codeFor(e164(nadia))
    if (first !== second) {
      await page.locator('#code').fill(first)
      await action(page, 'enter_number_code').click()
      await expectRefused(page, 'code', 'Ce n’est pas le bon code. Il reste 4 essais.')
    }
    await page.locator('#code').fill(second)
    await action(page, 'enter_number_code').click()
    await expect(page).toHaveURL(atMail)
  })

  test('another code can be asked for after a minute', async ({ page, demo, hydrated, js }) => {
    await page.goto('/inscription')
    await hydrated(page)
    await register(page, nadia)
    await giveNumber(page, nadia)
    await demo.codeFor(e164(nadia))
    const resend = page.getByRole('button', { name: 'Renvoyer le code' })
    await expect(page.getByRole('timer')).toHaveText(/^(1:00|0:[45]\d)$/)
    if (js) await expect(resend).toBeDisabled()
    else {
      await resend.click()
      await expect(summary(page)).toContainText('Un code vient de partir')
    }
    await demo.advance(minute)
    await page.reload()
    await hydrated(page)
    await resend.click()
    await expect(status(page, 'Un nouveau code est parti.')).toBeVisible()
    await enterCode(page, demo, nadia)
  })
})

test.describe('the mail', () => {
  test('is confirmed in another browser, which is told where to go on; the page that waits goes on', async ({ page, actor, surgery, demo, hydrated, js }) => {
    await page.goto(await shareRecord(surgery))
    await hydrated(page)
    await page.getByRole('link', { name: 'Nouvel utilisateur ?' }).click()
    await untilMail(page, demo, nadia)
    const elsewhere = await actor()
    await confirmAddress(elsewhere, await mailedLink(demo, nadia))
    await expect(heading(elsewhere)).toHaveText('Votre adresse est confirmée')
    await expect(elsewhere.locator('main')).toContainText('Revenez à la page où vous avez commencé votre inscription')
    await elsewhere.goto('/accueil')
    await expect(elsewhere, 'no session there').toHaveURL(/\/connexion$/)
    if (!js) {
      await page.getByRole('link', { name: 'Actualiser' }).click()
      await expect(heading(page)).toHaveText('Votre adresse est confirmée')
      await page.getByRole('button', { name: 'Continuer' }).click()
    }
    await expect(page).toHaveURL(/\/invitation\/[^/]+\/appareil$/)
    await submit(page)
    await addRecord(page)
  })

  test('its link can be looked at, by whoever, and nothing is confirmed', async ({ page, request, demo, hydrated }) => {
    await page.goto('/inscription')
    await hydrated(page)
    await untilMail(page, demo, nadia)
    const link = await mailedLink(demo, nadia)
    for (let visit = 0; visit < 3; visit++) {
      await request.head(link)
      expect(await (await request.get(link)).text()).toContain('Confirmer mon adresse e-mail')
    }
    await page.reload()
    await expect(heading(page)).toHaveText('Consultez vos e\u2011mails')
  })

  test('is sent again after a minute, three times', async ({ page, demo, hydrated }) => {
    await page.goto('/inscription')
    await hydrated(page)
    await untilMail(page, demo, nadia)
    const first = await mailedLink(demo, nadia)
    const resend = page.getByRole('button', { name: 'Renvoyer l’e-mail' })
    for (let again = 1; again <= 3; again++) {
      await demo.advance(minute)
      await page.reload()
      await hydrated(page)
      await resend.click()
      await expect(status(page, 'L’e\u2011mail est renvoyé.')).toBeVisible()
      expect(await mailedLink(demo, nadia)).toBe(first)
    }
    await expect(resend).toHaveCount(0)
    await expect(page.locator('main')).toContainText('L’e\u2011mail a été envoyé 4 fois')
    await confirmAddress(page, first)
    await expect(page).toHaveURL(atDevice)
  })

  test('why it was not sent again is there until it is tried once more', { tag: '@js' }, async ({ page, context, demo, hydrated, watch }) => {
    await page.goto('/inscription')
    await hydrated(page)
    await untilMail(page, demo, nadia)
    await demo.advance(minute)
    await page.reload()
    await hydrated(page)
    watch.allow(/ERR_INTERNET_DISCONNECTED/)
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Renvoyer l’e-mail' }).click()
    await expect(summary(page)).toContainText('Pas de connexion')
    await context.setOffline(false)
    // What the first look brought stands when the second is answered.
    for (let look = 0; look < 2; look++) await (await page.waitForResponse('**/api/load_registration')).finished()
    await expect(summary(page)).toContainText('Pas de connexion')
    await page.getByRole('button', { name: 'Renvoyer l’e-mail' }).click()
    await expect(status(page, 'L’e\u2011mail est renvoyé.')).toBeVisible()
    await expect(summary(page)).toBeHidden()
  })

  test('its link lasts ten minutes; then the form starts again, filled in, and the invitation is not lost', async ({ page, surgery, demo, hydrated, watch }) => {
    watch.allow(/status of 410/)
    await page.goto(await shareRecord(surgery))
    await hydrated(page)
    await page.getByRole('link', { name: 'Nouvel utilisateur ?' }).click()
    await untilMail(page, demo, nadia)
    const late = await mailedLink(demo, nadia)
    await demo.advance(10 * minute)
    expect((await page.goto(late))?.status()).toBe(410)
    await expect(heading(page)).toHaveText('Ce lien n’est plus valable')
    await page.goBack()
    await page.reload()
    await expect(page).toHaveURL(/\/inscription\/[^/]+$/)
    await expect(heading(page)).toHaveText('L’inscription est à recommencer')
    await hydrated(page)
    await page.getByRole('button', { name: 'Recommencer l’inscription' }).click()
    await expect(page).toHaveURL(/\/invitation\/[^/]+\/inscription$/)
    await expect(page.locator('#first_name')).toHaveValue(nadia.firstName)
    await expect(page.locator('#family_name')).toHaveValue(nadia.familyName)
    await expect(page.locator('#email')).toHaveValue(nadia.email)
    await expect(page.locator('#password')).toHaveValue('')
    await untilMail(page, demo, nadia)
    await confirmAddress(page, await mailedLink(demo, nadia))
    await expect(page).toHaveURL(/\/invitation\/[^/]+\/appareil$/)
    await submit(page)
    await addRecord(page)
  })

  test('the page that waits notices by itself that its time is up', { tag: '@js' }, async ({ page, demo, hydrated }) => {
    await page.goto('/inscription')
    await hydrated(page)
    await untilMail(page, demo, nadia)
    await demo.advance(10 * minute)
    await expect(heading(page)).toHaveText('L’inscription est à recommencer')
  })

  test('an address that has an account goes through the same steps, and its owner is told', async ({ page, demo, hydrated }) => {
    const known = { ...nadia, email: patient }
    await page.goto('/inscription')
    await hydrated(page)
    await untilMail(page, demo, known)
    await expect(heading(page)).toHaveText('Consultez vos e\u2011mails')
    await expect(page.locator('main')).toContainText(patient)
    const mail = await demo.lastMail(patient)
    expect(mail.subject).toBe('Vous avez déjà un compte Calepin')
    expect(mail.text).toMatch(/\/connexion\b/)
    expect(mail.text).not.toContain('/confirmer/')
    await demo.advance(10 * minute)
    await page.reload()
    await expect(heading(page)).toHaveText('L’inscription est à recommencer')
  })

  test('a link that nobody sent is not recognised', async ({ page }) => {
    for (const link of [`/confirmer/${'a'.repeat(32)}`, '/confirmer']) {
      expect((await page.goto(link))?.status()).toBe(404)
      await expect(heading(page)).toHaveText('Ce lien n’est pas reconnu')
    }
    expect((await page.goto('/confirmer/x'))?.status()).toBe(404)
  })
})

test.describe('the way', () => {
  test('is never lost: reload, back, another tab, a step out of order', async ({ page, context, demo, hydrated }) => {
    await page.goto('/inscription')
    await hydrated(page)
    await register(page, nadia)
    const [base] = page.url().split('/mobile')
    const leads = async (path: string, to: RegExp): Promise<void> => {
      const tab = await context.newPage()
      await tab.goto(`${base}${path}`)
      await expect(tab, path).toHaveURL(to)
      await tab.close()
    }
    for (const path of ['', '/code', '/e-mail', '/mobile']) await leads(path, atMobile)
    await page.reload()
    await hydrated(page)
    await giveNumber(page, nadia)
    for (const path of ['', '/code', '/e-mail']) await leads(path, atCode)
    await leads('/mobile', atMobile)
    await page.reload()
    await hydrated(page)
    await enterCode(page, demo, nadia)
    for (const path of ['', '/code', '/e-mail', '/mobile']) await leads(path, atMail)
    await page.goBack()
    await page.reload()
    await expect(page).toHaveURL(atMail)
    await confirmAddress(page, await mailedLink(demo, nadia))
    await expect(page).toHaveURL(atDevice)
    for (const path of ['', '/code', '/e-mail', '/mobile']) await leads(path, /\/accueil$/)
  })

  test('on another device starts again, or goes on after the confirmation', async ({ page, actor, surgery, demo, hydrated, signIn }) => {
    await page.goto(await shareRecord(surgery))
    await hydrated(page)
    await page.getByRole('link', { name: 'Nouvel utilisateur ?' }).click()
    await untilMail(page, demo, nadia)
    const other = await actor({ ...desktop, javaScriptEnabled: false })
    await other.goto(page.url())
    await expect(other).toHaveURL(/\/inscription\/ailleurs$/)
    await expect(other.getByRole('link', { name: 'Recommencer l’inscription' })).toHaveAttribute('href', '/inscription')
    await confirmAddress(other, await mailedLink(demo, nadia))
    await expect(heading(other)).toHaveText('Votre adresse est confirmée')
    await signIn(other, nadia.email)
    await expect(other.locator('.notice')).toContainText(/Un carnet vous attend.*Camille/s)
  })

  test('of two children in one browser never mixes', async ({ page, context, surgery, demo, hydrated }) => {
    const first = await shareRecord(surgery)
    const second = await shareRecord(surgery, lucas)
    const tab = await context.newPage()
    for (const [own, link, newcomer] of [[page, first, nadia], [tab, second, omar]] as const) {
      await own.goto(link)
      await hydrated(own)
      await own.getByRole('link', { name: 'Nouvel utilisateur ?' }).click()
      await register(own, newcomer)
    }
    for (const [own, newcomer] of [[page, nadia], [tab, omar]] as const) {
      await giveNumber(own, newcomer)
      await enterCode(own, demo, newcomer)
    }
    for (const [own, newcomer, holder] of [[tab, omar, lucas], [page, nadia, camille]] as const) {
      await confirmAddress(own, await mailedLink(demo, newcomer))
      await expect(own).toHaveURL(/\/invitation\/[^/]+\/appareil$/)
      await submit(own)
      await expect(heading(own)).toContainText(holder.firstName)
      await addRecord(own, holder)
      await own.goto('/accueil')
      await expect(own.locator('.card__title')).toHaveText([holder.name])
      await expect(own.locator('main'), 'nothing of the other one waits').not.toContainText('Un carnet vous attend')
    }
  })
})
