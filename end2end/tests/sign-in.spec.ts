// Signing in and out, for both roles.
import { credentials, expect, parent, patient, password, practitioner, secondFactor, submit, test } from '../fixtures.ts'
import { addRecord, expectRefused, heading, openRecord, openSharing, shareRecord, status, summary } from '../support/story.ts'

test.describe('signing in', () => {
  test('a wrong password is refused in the same words as an unknown address, and the address stays', async ({ page, hydrated }) => {
    await page.goto('/connexion')
    await hydrated(page)
    for (const [email, typed] of [[patient, 'Calepin2025'], ['personne@exemple.fr', password]] as const) {
      await page.locator('#email').fill(email)
      await page.locator('#password').fill(typed)
      await submit(page)
      await expectRefused(page, 'password', 'L’adresse e\u2011mail ou le mot de passe n’est pas le bon.')
      await expect(page.locator('#email')).toHaveValue(email)
    }
    await credentials(page, patient)
    await expect(page).toHaveURL(/\/connexion\/code$/)
  })

  test('what is missing or no address is said beside its field', async ({ page, hydrated }) => {
    await page.goto('/connexion')
    await hydrated(page)
    await submit(page)
    await expectRefused(page, 'email', 'Saisissez votre adresse e\u2011mail.')
    await expectRefused(page, 'password', 'Saisissez votre mot de passe.')
    for (const typed of ['<script>alert(1)</script>', 'a@'.repeat(200)]) {
      await page.locator('#email').fill(typed)
      await page.locator('#password').fill(password)
      await submit(page)
      await expect(page.locator('#email-erreur')).toContainText(/Cette adresse e\u2011mail n’est pas complète|C’est trop long/)
      await expect(page.locator('#email')).toHaveValue(typed)
    }
  })

  test('what nobody had time for is tried again by itself', async ({ page, hydrated, js, watch }) => {
    watch.allow(/api\/sign_in/)
    await page.goto('/connexion')
    await hydrated(page)
    // The first is answered as while too many sign in.
    const busy = { 'retry-after': '3', refresh: '3; url=/connexion', 'content-type': js ? 'application/octet-stream' : 'text/html' }
    const body = js ? Buffer.from([7, 1]) : '<h1>Calepin n’est pas disponible pour l’instant</h1>'
    await page.route('**/api/sign_in', (route) => route.fulfill({ status: 503, headers: busy, body }), { times: 1 })
    await credentials(page, patient)
    if (js) {
      await expect(summary(page)).toContainText('Nouvel essai automatique')
      await expect(page.locator('#password')).toHaveValue(password)
    } else {
      await expect(heading(page)).toContainText('pas disponible')
      await expect(page).toHaveURL(/\/connexion$/)
      await credentials(page, patient)
    }
    await expect(page).toHaveURL(/\/connexion\/code$/)
  })

  test('a wrong code tells how many tries are left, and the fifth spends it', async ({ page, hydrated, demo }) => {
    await page.goto('/connexion')
    await hydrated(page)
    await credentials(page, patient)
    const code = await demo.codeFor()
    const wrong = code === '000000' ? '000001' : '000000'
    await secondFactor(page, '12')
    await expectRefused(page, 'code', 'Saisissez les 6 chiffres du code.')
    for (const left of ['4 essais', '3 essais', '2 essais', '1 essai']) {
      await secondFactor(page, wrong)
      await expectRefused(page, 'code', `Il reste ${left}.`)
      await expect(page.locator('#code'), 'no code is shown again').toHaveValue(/^(000000|000001|)$/)
    }
    await secondFactor(page, wrong)
    await expectRefused(page, 'code', 'Ce code ne fonctionne plus. Demandez un nouveau code.')
    await secondFactor(page, code)
    await expect(summary(page)).toContainText('Ce code ne fonctionne plus.')
    await expect(page).toHaveURL(/\/connexion\/code/)
  })

  test('another code can be asked for after a minute, and replaces the first', async ({ page, hydrated, demo, js }) => {
    await page.goto('/connexion')
    await hydrated(page)
    await credentials(page, patient)
    await expect(heading(page)).toHaveText('Saisissez le code reçu par SMS')
    await expect(page.locator('main')).toContainText('votre mobile qui finit par 02')
    const first = await demo.codeFor()
    const resend = page.getByRole('button', { name: 'Renvoyer le code' })
    await expect(page.getByRole('timer')).toHaveText(/^(1:00|0:[45]\d)$/)
    if (js) await expect(resend).toBeDisabled()
    else {
      await resend.click()
      await expect(summary(page)).toContainText('Un code vient de partir')
    }
    await demo.advance(60)
    await page.reload()
    await hydrated(page)
    await expect(page.getByRole('timer')).toHaveCount(0)
    await resend.click()
    await expect(status(page, 'Un nouveau code est parti. Le précédent ne fonctionne plus.')).toBeVisible()
    const second = await demo.codeFor()
    if (first !== second) {
      await secondFactor(page, first)
      await expectRefused(page, 'code', 'Ce n’est pas le bon code. Il reste 4 essais.')
    }
    await secondFactor(page, second)
    await expect(page).toHaveURL(/\/connexion\/appareil$/)
  })

  test('a code is valid for ten minutes', async ({ page, hydrated, demo }) => {
    await page.goto('/connexion')
    await hydrated(page)
    await credentials(page, patient)
    const code = await demo.codeFor()
    await demo.advance(10 * 60)
    await secondFactor(page, code)
    await expectRefused(page, 'code', 'Ce code ne fonctionne plus. Demandez un nouveau code.')
  })

  test('the code’s page lets one use another account', async ({ page, hydrated }) => {
    await page.goto('/connexion')
    await hydrated(page)
    await credentials(page, patient)
    await page.getByRole('button', { name: 'Utiliser un autre compte' }).click()
    await expect(page).toHaveURL(/\/connexion$/)
    await expect(page.locator('#email')).toHaveValue('')
    await page.goto('/connexion/code')
    await expect(page).toHaveURL(/\/connexion$/)
  })

  test('a patient comes home to their records, and to no page of practitioners', async ({ page, signIn }) => {
    await signIn(page, patient)
    await expect(heading(page)).toHaveText('Mes carnets')
    await expect(page.locator('main')).toContainText('Vous n’avez pas encore de carnet.')
    await page.goto('/connexion')
    await expect(page).toHaveURL(/\/accueil$/)
    expect((await page.goto('/patients'))?.status()).toBe(404)
    await expect(heading(page)).toHaveText('Cette page n’existe pas')
  })

  test('pages behind the sign-in lead to it', async ({ page }) => {
    for (const path of ['/accueil', '/connexion/appareil', '/connexion/code', '/patients']) {
      await page.goto(path)
      await expect(page, path).toHaveURL(/\/connexion$/)
    }
  })
})

test.describe('a session', () => {
  test('ends with the sign-out, and the back button shows nothing of the record', async ({ page, surgery, follow }) => {
    await follow(page, await shareRecord(surgery))
    await addRecord(page)
    await page.getByRole('link', { name: 'Ouvrir le carnet ajouté' }).click()
    await expect(heading(page)).toHaveText('Camille DURAND')
    const record = page.url()
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await expect(page).toHaveURL(/\/connexion$/)
    for (let step = 0; step < 3; step++) {
      await page.goBack()
      await expect(heading(page)).toHaveText(/Se connecter|Ce lien n’est pas reconnu/)
      await expect(page.locator('body')).not.toContainText(/DURAND|Camille/)
    }
    await page.goto(record)
    await expect(page).toHaveURL(/\/connexion$/)
  })

  test('of a patient pauses after thirty minutes: the sign-in is due again', async ({ page, signIn, demo }) => {
    await signIn(page, patient)
    await demo.advance(30 * 60 - 30)
    await page.reload()
    await expect(heading(page)).toHaveText('Mes carnets')
    await demo.advance(30 * 60)
    await page.reload()
    await expect(page).toHaveURL(/\/connexion$/)
    await expect(page.locator('main')).toContainText('Votre session a pris fin, pour votre sécurité.')
    await credentials(page, patient)
    await secondFactor(page, await demo.codeFor())
    await submit(page)
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await expect(page).toHaveURL(/\/connexion$/)
    await expect(page.locator('main'), 'ended by hand').not.toContainText('pris fin')
  })

  test('shows nobody else’s record', async ({ page, actor, surgery, follow, signIn }) => {
    await follow(page, await shareRecord(surgery))
    await addRecord(page)
    await page.getByRole('link', { name: 'Ouvrir le carnet ajouté' }).click()
    await expect(page).toHaveURL(/\/carnets\//)
    const record = new URL(page.url()).pathname
    const stranger = await actor()
    await signIn(stranger, parent)
    const answers: string[] = []
    for (const path of [record, record.replace(/.{6}$/, '000000'), '/carnets/x', record.replace('/carnets/', '/patients/')]) {
      expect((await stranger.goto(path))?.status(), path).toBe(404)
      await expect(heading(stranger)).toHaveText('Cette page n’existe pas')
      answers.push(await stranger.locator('main').innerHTML())
    }
    expect(new Set(answers).size, 'all of them look the same').toBe(1)
  })

  test('of a practitioner comes home to the patients, and to no page of theirs', { tag: '@practitioner' }, async ({ page, signIn }) => {
    await signIn(page, practitioner)
    await expect(heading(page)).toHaveText('Patients')
    await expect(page.getByRole('row')).toHaveCount(14)
    await page.goto('/connexion')
    await expect(page).toHaveURL(/\/patients$/)
    for (const path of ['/accueil', '/patients/x', '/patients/x/partage']) {
      expect((await page.goto(path))?.status(), path).toBe(404)
      await expect(heading(page)).toHaveText('Cette page n’existe pas')
    }
  })

  test('of a practitioner pauses after twenty minutes: the password alone brings the page back', { tag: '@practitioner' }, async ({ page, signIn, hydrated, demo }) => {
    await signIn(page, practitioner)
    await openRecord(page)
    const record = page.url()
    await demo.advance(20 * 60)
    await page.reload()
    await hydrated(page)
    await expect(heading(page)).toHaveText('Votre session est en pause')
    await expect(page.locator('body')).not.toContainText('DURAND')
    await expect(page).toHaveURL(record)
    await page.locator('#password').fill('Calepin2025')
    await submit(page)
    await expectRefused(page, 'password', 'le mot de passe n’est pas le bon.')
    await expect(heading(page)).toHaveText('Votre session est en pause')
    await page.locator('#password').fill(password)
    await submit(page)
    await expect(heading(page)).toHaveText('DURAND Camille')
    await expect(page).toHaveURL(record)
  })

  test('of a practitioner that pauses under a form gives it back as it was typed', { tag: '@practitioner' }, async ({ page, signIn, hydrated, demo }) => {
    await signIn(page, practitioner)
    await shareRecord(page)
    await hydrated(page)
    await page.locator('#email').fill('grand-mere@exemple.fr')
    await demo.advance(20 * 60)
    await page.getByRole('button', { name: 'Envoyer l’e-mail' }).click()
    await page.locator('#password').fill(password)
    await page.getByRole('button', { name: 'Reprendre' }).click()
    await expect(page.locator('#password')).toHaveCount(0)
    await expect(page.locator('#email')).toHaveValue('grand-mere@exemple.fr')
    await page.getByRole('button', { name: 'Envoyer l’e-mail' }).click()
    await expect(status(page, 'L’e\u2011mail est parti vers grand-mere@exemple.fr.')).toBeVisible()
    await demo.lastMail('grand-mere@exemple.fr')
  })

  test('of a practitioner ends after ten hours: the code is due again', { tag: '@practitioner' }, async ({ page, signIn, hydrated, demo }) => {
    await signIn(page, practitioner)
    await openSharing(page)
    // Until then the password alone brings it back. The real time goes by as well: two minutes are more than a test takes.
    await demo.advance(10 * 60 * 60 - 120)
    await page.reload()
    await expect(heading(page)).toHaveText('Votre session est en pause')
    await demo.advance(120)
    await page.reload()
    await expect(page).toHaveURL(/\/connexion$/)
    await hydrated(page)
    await credentials(page, practitioner)
    await expect(page).toHaveURL(/\/connexion\/code$/)
  })
})
