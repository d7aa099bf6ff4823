// The administrator: practitioners who wait to be approved, and messages that have not left.
import { administrator, applicants, expect, practitioner, test } from '../fixtures.ts'
import { action, confirm, expectRefused, heading, openSharing, shareRecord, status } from '../support/story.ts'

const { pharmacist, nurse } = applicants

test.describe('administration', { tag: '@practitioner' }, () => {
  test('a practitioner waits, is approved, and is let in without signing in again', async ({ page, actor, signIn, hydrated, demo }) => {
    const waiting = await actor()
    await signIn(waiting, pharmacist)
    await expect(waiting).toHaveURL(/\/approbation$/)
    await expect(heading(waiting)).toHaveText('Votre inscription attend d’être approuvée')
    await waiting.goto('/patients')
    await expect(waiting).toHaveURL(/\/approbation$/)

    await signIn(page, administrator)
    await expect(page).toHaveURL(/\/administration$/)
    await hydrated(page)
    await page.getByRole('link', { name: 'Hugo Bernard' }).click()
    await expect(heading(page)).toHaveText('Hugo Bernard')
    await expect(page.locator('.facts')).toContainText('99700000021 (numéro valide)')
    await action(page, 'approve_practitioner').click()
    await expect(status(page, 'L’inscription de Hugo Bernard est approuvée.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Hugo Bernard' })).toHaveCount(0)
    await demo.lastMail(pharmacist, 'approuvée')

    await waiting.goto('/patients')
    await expect(waiting).toHaveURL(/\/patients$/)
    await expect(waiting.locator('.empty-state')).toBeVisible()
  })

  test('a number that nobody bears can only be refused, with a reason that is read', async ({ page, actor, signIn, hydrated, demo }) => {
    await signIn(page, administrator)
    await page.getByRole('link', { name: 'Inès Moreau' }).click()
    await expect(heading(page)).toHaveText('Inès Moreau')
    await hydrated(page)
    await expect(action(page, 'approve_practitioner')).toHaveCount(0)
    await confirm(page, 'refuse_practitioner')
    await expectRefused(page, 'reason', 'Saisissez le motif')
    await page.locator('#reason').fill('Ce numéro RPPS n’existe pas.')
    await action(page, 'refuse_practitioner').click()
    await expect(status(page, 'L’inscription d’Inès Moreau est refusée.')).toBeVisible()
    await demo.lastMail(nurse, 'Ce numéro RPPS n’existe pas.')

    const refused = await actor()
    await signIn(refused, nurse)
    await expect(heading(refused)).toHaveText('Votre inscription n’a pas été approuvée')
    await expect(refused.locator('main')).toContainText('Ce numéro RPPS n’existe pas.')
  })

  test('an approval is revoked: what is open ends, and the practitioner reads why', async ({ page, surgery, actor, signIn, hydrated, demo, request }) => {
    const link = await shareRecord(surgery)
    await signIn(page, administrator)
    await page.getByRole('link', { name: 'Tous les professionnels inscrits' }).click()
    await expect(heading(page)).toHaveText('Professionnels inscrits')
    await page.getByRole('row', { name: 'Dr Claire Martin' }).getByRole('link').click()
    await expect(heading(page)).toHaveText('Dr Claire Martin')
    await hydrated(page)
    await confirm(page, 'revoke_practitioner')
    await expectRefused(page, 'reason', 'Saisissez le motif')
    await page.locator('#reason').fill('N’exerce plus à cette adresse.')
    await action(page, 'revoke_practitioner').click()
    await expect(status(page, 'L’accès du Dr Claire Martin est retiré')).toBeVisible()
    expect((await demo.lastMail(practitioner)).text).toContain('N’exerce plus à cette adresse.')

    expect((await request.get(link)).status()).toBe(410)
    await surgery.goto('/patients')
    await expect(surgery).toHaveURL(/\/approbation$/)
    await expect(heading(surgery)).toHaveText('Votre accès professionnel a été retiré')
    await expect(surgery.locator('blockquote')).toHaveText('N’exerce plus à cette adresse.')
    const again = await actor()
    await signIn(again, practitioner)
    await expect(again).toHaveURL(/\/approbation$/)

    await page.getByRole('link', { name: 'Tous les professionnels inscrits' }).click()
    const row = page.getByRole('row', { name: 'Dr Claire Martin' })
    await expect(row).toContainText('Accès retiré')
    await row.getByRole('link').click()
    await hydrated(page)
    await action(page, 'reconsider_practitioner').click()
    await expect(status(page, 'attend de nouveau une décision')).toBeVisible()
    await page.getByRole('link', { name: 'Dr Claire Martin' }).click()
    await expect(page.locator('.timeline__item')).toHaveText([/Inscription à réexaminer \(Nora Lefèvre\)$/, /Accès retiré \(Nora Lefèvre\).*N’exerce plus/s])
    await hydrated(page)
    await action(page, 'approve_practitioner').click()
    await expect(status(page, 'L’inscription du Dr Claire Martin est approuvée.')).toBeVisible()
    await surgery.goto('/patients')
    await expect(surgery).toHaveURL(/\/patients$/)
  })

  test('a refusal is reconsidered', async ({ page, signIn, hydrated }) => {
    await signIn(page, administrator)
    await page.getByRole('link', { name: 'Hugo Bernard' }).click()
    await hydrated(page)
    await page.locator('details summary').click()
    await page.locator('#reason').fill('Numéro à vérifier.')
    await action(page, 'refuse_practitioner').click()
    await expect(status(page, 'L’inscription de Hugo Bernard est refusée.')).toBeVisible()
    await page.getByRole('link', { name: 'Tous les professionnels inscrits' }).click()
    await page.getByRole('link', { name: 'Hugo Bernard' }).click()
    await expect(page.locator('.timeline')).toContainText('Numéro à vérifier.')
    await hydrated(page)
    await action(page, 'reconsider_practitioner').click()
    await expect(status(page, 'attend de nouveau une décision')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Hugo Bernard' })).toBeVisible()
  })

  test('what no relay takes is listed, without who it is for', async ({ page, surgery, signIn, hydrated }) => {
    await shareRecord(surgery)
    await surgery.locator('#email').fill('famille@nulle-part.invalid')
    await action(surgery, 'email_invitation').click()
    await signIn(page, administrator)
    await hydrated(page)
    const row = page.getByRole('row').filter({ hasText: '550 no such domain' })
    await expect(async () => {
      await page.reload()
      await expect(row).toContainText('Refusé, mis de côté', { timeout: 1_000 })
    }).toPass()
    await expect(page.locator('main')).not.toContainText('nulle-part')
  })

  test('an administrator sees no record, a practitioner no administration', async ({ page, actor, signIn }) => {
    const doctor = await actor()
    await signIn(doctor, practitioner)
    await openSharing(doctor)
    const sharing = new URL(doctor.url()).pathname
    await signIn(page, administrator)
    const applicant = await page.getByRole('link', { name: 'Hugo Bernard' }).getAttribute('href')
    for (const [own, paths] of [
      [page, ['/patients', sharing.replace(/\/partage$/, ''), sharing]],
      [doctor, ['/administration', '/administration/professionnels', applicant!]],
    ] as const) {
      for (const path of paths) {
        expect((await own.goto(path))?.status(), path).toBe(404)
        await expect(heading(own)).toHaveText('Cette page n’existe pas')
      }
    }
    // Who they are for sees each of them.
    for (const path of ['/administration/professionnels', applicant!]) expect((await page.goto(path))?.status(), path).toBe(200)
    expect((await doctor.goto(sharing))?.status()).toBe(200)
  })
})
