// From the practitioner's screen to the patient's phone: every way a claim begins, goes wrong and ends.
import { desktop, expect, parent, patient, practitioner, readQr, submit, test, credentials } from '../fixtures.ts'
import {
  type BirthDate, action, addRecord, camille, confirm, expectRefused, fillBirthDate, heading, lucas, openSharing, sendClaim, shareRecord, shareStatus, status, summary,
} from '../support/story.ts'

const day = 24 * 60 * 60
const wrong: BirthDate = ['15', '03', '2019']
/** The link's page, as whoever may not know which one it is gets it. */
const invitation = /\/invitation\/[^/]+$/

test.describe('a claim', () => {
  test('by the link: says who shares whose record and until when, and ends with the record itself', async ({ page, surgery, hydrated, arrive, demo }) => {
    const link = await shareRecord(surgery)
    await page.goto(link)
    await hydrated(page)
    await expect(page).toHaveURL(invitation)
    await expect(heading(page)).toHaveText('Un carnet de vaccination est partagé avec vous')
    await expect(page.locator('main')).toContainText('Camille')
    await expect(page.locator('main')).toContainText('Dr Claire Martin')
    await expect(page.locator('main')).toContainText(/Lien valable jusqu’au\s*\d\d\/\d\d\/\d{4}\sà\s\d+\sh\s\d\d/)
    await expect(page.locator('main')).not.toContainText('DURAND')
    await arrive(page)
    await expect(heading(page)).toHaveText('Quelle est la date de naissance de Camille ?')
    await page.getByLabel('Jour').fill('14')
    await page.getByLabel('Mois').fill('03')
    await page.getByLabel('Année').fill('2019')
    await page.getByLabel("J'atteste être autorisé à accéder à ce carnet").check()
    await page.getByRole('button', { name: 'Ajouter ce carnet' }).click()
    await expect(heading(page)).toHaveText('Le carnet de Camille est ajouté')
    await page.getByRole('link', { name: 'Ouvrir le carnet ajouté' }).click()
    await expect(page).toHaveURL(/\/carnets\/[^/]+$/)
    await expect(heading(page)).toHaveText('Camille DURAND')
    const record = page.locator('main')
    await expect(record).toContainText('14/03/2019')
    await expect(record.locator('.act')).toHaveCount(6)
    await expect(record.locator('.act .badge--validated')).toHaveText(Array(6).fill('Validé'))
    await expect(record).toContainText(/Vous\s*Propriétaire/)
    await expect(record).toContainText(/Dr Claire Martin\s*Professionnel de santé/)

    const mail = await demo.lastMail(practitioner)
    expect(mail.subject).toBe('Un carnet que vous avez partagé a été ajouté')
    expect(mail.text).not.toMatch(/Camille|DURAND|2019/)
    await openSharing(surgery)
    await expect(surgery.locator('main')).toContainText('Carnet ajouté par le patient')
    await expect(shareStatus(surgery)).toHaveText('Partagé avec le patient')
    await expect(surgery.locator('.copy-field, .qr')).toHaveCount(0)
  })

  test('by the QR code on the practitioner’s screen', async ({ page, surgery, follow }) => {
    const link = await shareRecord(surgery)
    const scanned = await readQr(surgery.locator('.qr svg'))
    expect(scanned).toBe(link)
    await follow(page, scanned)
    await addRecord(page)
  })

  test('by the e-mail, which names the holder by first name only', async ({ page, surgery, demo, follow }) => {
    const link = await shareRecord(surgery)
    await expect(surgery.locator('#email'), 'the stored address is there already').toHaveValue(patient)
    await surgery.getByRole('button', { name: 'Envoyer l’e-mail' }).click()
    await expect(status(surgery, 'L’e\u2011mail est parti vers')).toBeVisible()
    const mail = await demo.lastMail(patient)
    expect(mail.subject).toMatch(/^Le carnet de vaccination de\sCamille$/)
    expect(mail.text + mail.html).not.toMatch(/DURAND|2019/)
    const mailed = /https?:\/\/\S+\/p\/\S+/.exec(mail.text)?.[0]
    expect(mailed, 'the three channels carry one link').toBe(link)
    expect(mail.html).toContain(`href="${link}"`)
    await follow(page, mailed!)
    await addRecord(page)
  })

  test('a trusted device skips the code at the next sign-in, another does not', async ({ page, actor, surgery, hydrated, arrive }) => {
    const link = await shareRecord(surgery)
    await page.goto(link)
    await hydrated(page)
    await arrive(page, patient, async (where) => {
      if (where !== 'device') return
      await expect(page.locator('main')).toContainText('Ne cochez pas cette case sur un appareil public ou prêté.')
      await page.getByLabel('Oui, je ne souhaite plus recevoir de code sur mon mobile à chaque connexion').check()
    })
    await addRecord(page)
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await expect(page).toHaveURL(/\/connexion$/)
    await hydrated(page)
    await credentials(page, patient)
    await expect(page).toHaveURL(/\/accueil$/)
    const elsewhere = await actor()
    await elsewhere.goto('/connexion')
    await hydrated(elsewhere)
    await credentials(elsewhere, patient)
    await expect(elsewhere).toHaveURL(/\/connexion\/code$/)
  })

  test('whoever is signed in goes from the link straight to the birth date', async ({ page, surgery, signIn, hydrated }) => {
    const link = await shareRecord(surgery)
    await signIn(page, patient)
    await page.goto(link)
    await expect(page).toHaveURL(/\/ajouter$/)
    await hydrated(page)
    await addRecord(page)
  })

  test('eight digits in the first field are a whole date', async ({ page, surgery, follow }) => {
    await follow(page, await shareRecord(surgery))
    await sendClaim(page, ['14032019', '', ''])
    await expect(page).toHaveURL(/\/ajoute$/)
  })

  test('once added stays added: reload, back and a second post give the success again', async ({ page, surgery, follow, hydrated }) => {
    const link = await shareRecord(surgery)
    await follow(page, link)
    const second = await page.context().newPage()
    await second.goto(page.url())
    await hydrated(second)
    await addRecord(page)
    await page.reload()
    await expect(heading(page)).toHaveText('Le carnet de Camille est ajouté')
    await page.goBack()
    await expect(heading(page)).toHaveText('Le carnet de Camille est ajouté')
    await sendClaim(second)
    await expect(heading(second)).toHaveText('Le carnet de Camille est ajouté')
    await second.goto(link)
    await expect(heading(second)).toHaveText('Le carnet de Camille est ajouté')
    await second.goto('/accueil')
    await expect(second.locator('main .card')).toHaveCount(1)
  })

  test('a second patient is told that the record was added already', async ({ page, actor, surgery, follow, signIn, hydrated }) => {
    const link = await shareRecord(surgery)
    const late = await actor()
    await follow(late, link, parent)
    await follow(page, link, patient)
    await addRecord(page)
    await sendClaim(late)
    await expect(heading(late)).toHaveText('Ce carnet a déjà été ajouté')
    expect((await late.reload())?.status()).toBe(410)
    await expect(late.locator('main')).not.toContainText('Camille')
    const third = await actor()
    expect((await third.goto(link))?.status()).toBe(410)
    await expect(heading(third)).toHaveText('Ce carnet a déjà été ajouté')
    await hydrated(third)
    await signIn(third, parent)
    await expect(third.locator('main .card')).toHaveCount(0)
  })

  test('two invitations that are open in one browser never mix', async ({ page, surgery, arrive, hydrated }) => {
    const [hers, his] = [await shareRecord(surgery, camille), await shareRecord(surgery, lucas)]
    const other = await page.context().newPage()
    await page.goto(hers)
    await other.goto(his)
    await hydrated(page)
    await hydrated(other)
    await expect(page.locator('main')).toContainText('Camille')
    await expect(other.locator('main')).toContainText('Lucas')
    await arrive(other)
    await page.reload()
    await hydrated(page)
    await expect(heading(page)).toContainText('Camille')
    await expect(heading(other)).toContainText('Lucas')
    // What is typed for one is not in the other.
    await sendClaim(page, lucas.birthDate)
    await expect(summary(page)).toContainText('Il reste 4 essais')
    await other.reload()
    await hydrated(other)
    await expect(other.locator('#day')).toHaveValue('')
    await sendClaim(other, camille.birthDate)
    await expect(summary(other)).toContainText('Il reste 4 essais')
    await addRecord(page, camille)
    await addRecord(other, lucas)
    await expect(heading(other)).toHaveText('Le carnet de Lucas est ajouté')
    await page.getByRole('link', { name: 'Ouvrir le carnet ajouté' }).click()
    await expect(heading(page)).toHaveText('Camille DURAND')
  })

  test('a bound invitation waits on the account’s home, on any device', async ({ page, actor, surgery, follow, signIn, hydrated }) => {
    await follow(page, await shareRecord(surgery))
    const elsewhere = await actor()
    await signIn(elsewhere, patient)
    await hydrated(elsewhere)
    await expect(elsewhere.locator('main')).toContainText('Un carnet vous attend')
    await expect(elsewhere.locator('main')).toContainText('Dr Claire Martin partage avec vous le carnet de Camille')
    await elsewhere.getByRole('link', { name: 'Ajouter ce carnet' }).click()
    await expect(elsewhere.locator('#day')).toBeVisible()
    await addRecord(elsewhere)
    const stranger = await actor()
    await signIn(stranger, parent)
    await expect(stranger.locator('main')).not.toContainText('Un carnet vous attend')
  })

  test('a practitioner who opens a link is told that it is for a patient', async ({ surgery }) => {
    const link = await shareRecord(surgery)
    await surgery.goto(link)
    await expect(heading(surgery)).toHaveText('Ce lien est destiné à un patient')
    await surgery.locator('main').getByRole('button', { name: 'Se déconnecter' }).click()
    await expect(heading(surgery)).toHaveText('Un carnet de vaccination est partagé avec vous')
  })
})

test.describe('the birth date', () => {
  test('five wrong ones lock the link, the practitioner is told, and a new link works', async ({ page, surgery, follow, demo, hydrated }) => {
    await follow(page, await shareRecord(surgery))
    for (const left of ['Il reste 4 essais ;', 'Il reste 3 essais ;', 'Il reste 2 essais ;', 'Il reste 1 essai ;']) {
      await sendClaim(page, wrong)
      await expectRefused(page, 'day', left)
      await expect(page.locator('#day')).toHaveValue('15')
      await expect(page.locator('#attestation')).toBeChecked()
      await expect(page.locator('main')).not.toContainText('14/03/2019')
    }
    await sendClaim(page, wrong)
    await expect(heading(page)).toHaveText('Ce lien est bloqué')
    expect((await page.reload())?.status()).toBe(410)
    await expect(page.locator('main')).toContainText('Demandez un nouveau lien au Dr Claire Martin')
    await expect(page.locator('main')).not.toContainText('Camille')

    await demo.lastMail(practitioner, 'Un partage est bloqué : 5 dates de naissance incorrectes')
    await surgery.reload()
    await expect(surgery.locator('.timeline')).toContainText('Invitation bloquée après 5 dates incorrectes')
    await expect(surgery.locator('.timeline').getByText('Date de naissance incorrecte')).toHaveCount(5)
    await expect(shareStatus(surgery)).toHaveText('Invitation bloquée')
    await expect(surgery.locator('main')).toContainText('5 dates de naissance incorrectes ont été saisies')

    await page.goto(await shareRecord(surgery))
    await hydrated(page)
    await sendClaim(page, wrong)
    await expect(summary(page)).toContainText('Il reste 4 essais ;')
    await addRecord(page)
  })

  test('what cannot be a birth date is explained, kept as typed, and is no try', async ({ page, surgery, follow }) => {
    test.slow() // eleven forms
    await follow(page, await shareRecord(surgery))
    const unread = 'Saisissez la date en chiffres'
    const table: [BirthDate, string][] = [
      [['30', '02', '2019'], 'Cette date n’existe pas'],
      [['14', '03', '2119'], 'Cette date n’est pas encore arrivée'],
      [['14', '03', ''], 'Il manque le jour, le mois ou l’année.'],
      [['<b>14</b>', '"><script>alert(1)</script>', "2019' OR 1=1"], unread],
      [['', '', ''], 'Saisissez la date de naissance.'],
      [['1\u00074', '\u202e03', '2019'], unread],
      [['14', '03', '19'], 'Saisissez l’année en 4 chiffres'],
      [['1'.repeat(10_000), '03', '2019'], unread],
      [['14', '03', '1800'], 'Cette date est trop ancienne'],
      [['140319', '', ''], 'Saisissez l’année en 4 chiffres'],
      [['31/04/2019', '', ''], 'Cette date n’existe pas'],
    ]
    for (const [typed, message] of table) {
      await test.step(`${typed.join(' ').slice(0, 40)}: ${message}`, async () => {
        await sendClaim(page, typed)
        await expectRefused(page, 'day', message)
        for (const [i, name] of ['day', 'month', 'year'].entries()) await expect(page.locator(`#${name}`)).toHaveValue(typed[i]!)
        await expect(page.locator('#attestation')).toBeChecked()
      })
    }
    await test.step('the attestation is missing', async () => {
      await fillBirthDate(page)
      await page.locator('#attestation').uncheck()
      await action(page, 'add_record').click()
      await expectRefused(page, 'attestation', 'Cochez la case pour ajouter ce carnet.')
      await expect(page.locator('#day-erreur')).toHaveCount(0)
      await expect(page.locator('#year')).toHaveValue('2019')
    })
    await test.step('both are wrong, and each line of the summary leads to its field', async () => {
      await fillBirthDate(page, ['31', '02', '2019'])
      await action(page, 'add_record').click()
      await expectRefused(page, 'day', 'Cette date n’existe pas')
      await expectRefused(page, 'attestation', 'Cochez la case')
      await summary(page).getByRole('link', { name: /Cochez la case/ }).click()
      await expect(page.locator('#attestation')).toBeFocused()
      await summary(page).getByRole('link', { name: /Cette date n’existe pas/ }).click()
      await expect(page.locator('#day')).toBeFocused()
    })
    await sendClaim(page, wrong)
    await expectRefused(page, 'day', 'Il reste 4 essais ;')
    await addRecord(page)
  })

  test.describe('typed on a session that has ended', () => {
    test('is there again for the same account', async ({ page, surgery, follow, arrive, demo, hydrated }) => {
      await follow(page, await shareRecord(surgery))
      await demo.advance(31 * 60)
      await sendClaim(page)
      await expect(page).toHaveURL(invitation)
      await hydrated(page)
      await arrive(page)
      await expect(page.locator('#day')).toHaveValue('14')
      await expect(page.locator('#month')).toHaveValue('03')
      await expect(page.locator('#year')).toHaveValue('2019')
      await expect(summary(page)).toBeHidden()
      await action(page, 'add_record').click()
      await expect(page).toHaveURL(/\/ajoute$/)
    })

    test('is not lost to a mistyped password on the way back', async ({ page, surgery, follow, arrive, demo, hydrated }) => {
      await follow(page, await shareRecord(surgery))
      await demo.advance(31 * 60)
      await sendClaim(page)
      await expect(page).toHaveURL(invitation)
      await hydrated(page)
      await page.locator('#email').fill(patient)
      await page.locator('#password').fill('Calepin2025')
      await submit(page)
      await expectRefused(page, 'password', 'L’adresse e\u2011mail ou le mot de passe n’est pas le bon.')
      await arrive(page)
      await expect(page.locator('#day')).toHaveValue('14')
    })

    test('is not there for another account', async ({ page, surgery, follow, arrive, demo, hydrated }) => {
      await follow(page, await shareRecord(surgery))
      await demo.advance(31 * 60)
      await sendClaim(page)
      await expect(page).toHaveURL(invitation)
      await hydrated(page)
      await arrive(page, parent)
      await expect(page.locator('#day')).toHaveValue('')
      await expect(page.locator('#attestation')).not.toBeChecked()
    })
  })
})

test.describe('a link', () => {
  test('lives for thirty days; then the practitioner can be asked for another, once', async ({ page, surgery, actor, demo, hydrated, signIn }) => {
    const link = await shareRecord(surgery)
    await demo.advance(30 * day - 60)
    expect((await page.goto(link))?.status()).toBe(200)
    await expect(page.locator('main')).toContainText('Camille')
    await demo.advance(60)
    expect((await page.reload())?.status()).toBe(410)
    await expect(heading(page)).toHaveText('Ce lien n’est plus valable')
    await expect(page.locator('main')).not.toContainText('Camille')
    await hydrated(page)
    await page.getByRole('button', { name: 'Demander un nouveau lien' }).click()
    await expect(page.locator('main')).toContainText('Votre demande est transmise au Dr Claire Martin')
    await expect(page.locator('main')).not.toContainText('demander d’ici')
    await page.reload()
    await expect(page.getByRole('button', { name: 'Demander un nouveau lien' })).toHaveCount(0)
    const mail = await demo.lastMail(practitioner)
    expect(mail.subject).toBe('Un patient vous demande un nouveau lien')
    expect(mail.text).not.toMatch(/Camille|DURAND/)

    const next = await actor({ ...desktop, javaScriptEnabled: false })
    await signIn(next, practitioner)
    await next.goto(/https?:\/\/\S+/.exec(mail.text)![0])
    await expect(next.locator('main')).toContainText('Le lien a expiré. Le patient en a demandé un nouveau')
    await expect(next.locator('.timeline')).toContainText(/Invitation expirée.*Nouveau lien demandé/s)
    await expect(shareStatus(next)).toHaveText('Invitation expirée')
    expect((await page.goto(await shareRecord(next)))?.status()).toBe(200)
  })

  test('that expires while its form is open is refused when the form is sent', async ({ page, surgery, follow, demo }) => {
    const link = await shareRecord(surgery)
    await demo.advance(30 * day - 10 * 60)
    await follow(page, link)
    await demo.advance(10 * 60)
    await sendClaim(page)
    await expect(heading(page)).toHaveText('Ce lien n’est plus valable')
  })

  test('that was cancelled or replaced says so, and the new one works', async ({ page, surgery, hydrated, arrive }) => {
    const first = await shareRecord(surgery)
    await confirm(surgery, 'cancel_invitation')
    await expect(status(surgery, 'L’invitation est annulée')).toBeVisible()
    expect((await page.goto(first))?.status()).toBe(410)
    await expect(heading(page)).toHaveText('Ce lien a été annulé')
    await expect(page.locator('main')).toContainText('Dr Claire Martin')
    await expect(page.locator('main')).not.toContainText('Camille')

    const second = await shareRecord(surgery)
    await confirm(surgery, 'renew_invitation')
    await expect(status(surgery, 'Un nouveau lien est prêt.')).toBeVisible()
    const third = await surgery.getByLabel('Lien de partage').inputValue()
    expect(new Set([first, second, third]).size).toBe(3)
    expect((await page.goto(second))?.status()).toBe(410)
    expect((await page.goto(third))?.status()).toBe(200)
    await hydrated(page)
    await arrive(page)
    await addRecord(page)
  })

  test('that nobody made is not recognised, and tells nothing more', async ({ page, actor, surgery }) => {
    const link = await shareRecord(surgery)
    for (const unknown of ['/p/x', `/p/${'a'.repeat(32)}`, `${link}x`, '/p/%3Cscript%3E', '/invitation/x']) {
      expect((await page.goto(unknown))?.status(), unknown).toBe(404)
      await expect(heading(page)).toHaveText('Ce lien n’est pas reconnu')
      await expect(page.locator('main')).not.toContainText(/Martin|script/)
    }
    // The address of an invitation, without its link.
    await page.goto(link)
    const stranger = await actor()
    expect((await stranger.goto(page.url()))?.status()).toBe(404)
    await expect(heading(stranger)).toHaveText('Ce lien n’est pas reconnu')
  })

  test('that is only looked at stays as it is', async ({ page, surgery, request }) => {
    const link = await shareRecord(surgery)
    for (let visit = 0; visit < 5; visit++) {
      await request.head(link)
      await request.get(link)
    }
    await page.goto(link)
    await surgery.reload()
    await expect(surgery.locator('.timeline__item')).toHaveCount(1)
  })
})
