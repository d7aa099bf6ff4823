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
    await expect(page.locator('.facts')).toContainText('99700000021 (clé de contrôle juste)')
    await action(page, 'approve_practitioner').click()
    await expect(status(page, 'Inscription approuvée.')).toBeVisible()
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
    await expect(status(page, 'Inscription refusée.')).toBeVisible()
    await demo.lastMail(nurse, 'Ce numéro RPPS n’existe pas.')

    const refused = await actor()
    await signIn(refused, nurse)
    await expect(heading(refused)).toHaveText('Votre inscription n’a pas été approuvée')
    await expect(refused.locator('main')).toContainText('Ce numéro RPPS n’existe pas.')
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
      await expect(row).toContainText('refusé, mis de côté', { timeout: 1_000 })
    }).toPass()
    await expect(page.locator('main')).not.toContainText('nulle-part')
  })

  test('an administrator sees no record, a practitioner no administration', async ({ page, actor, signIn }) => {
    await signIn(page, administrator)
    expect((await page.goto('/patients'))?.status()).toBe(404)
    const doctor = await actor()
    await signIn(doctor, practitioner)
    expect((await doctor.goto('/administration'))?.status()).toBe(404)
    await openSharing(doctor)
  })
})
