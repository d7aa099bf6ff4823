// A practitioner without an account: the same steps as a patient's, and an administrator's yes.
import { administrator, expect, test } from '../fixtures.ts'
import { confirmAddress, enterCode, fillForm, giveNumber, mailedLink, nadia } from '../support/registration.ts'
import { action, expectRefused, heading } from '../support/story.ts'

test.describe('a practitioner', { tag: '@practitioner' }, () => {
  test('registers, waits, is approved, and makes a first record', async ({ page, actor, signIn, hydrated, demo }) => {
    await page.goto('/')
    await hydrated(page)
    await page.getByRole('link', { name: 'Créer un compte professionnel' }).click()
    await expect(heading(page)).toHaveText('Créez votre compte professionnel')
    await fillForm(page, nadia)
    await page.getByLabel('Numéro RPPS').fill('99700000022')
    await page.getByLabel('Profession').fill('Sage-femme')
    await action(page, 'register_practitioner').click()
    await expectRefused(page, 'rpps', 'Ce numéro RPPS n’est pas valide.')
    await expectRefused(page, 'workplace', 'Saisissez votre lieu d’exercice.')
    await expect(page.getByLabel('Profession')).toHaveValue('Sage-femme')
    await fillForm(page, nadia)
    await page.getByLabel('Numéro RPPS').fill('997 0000 0021')
    await page.getByLabel('Lieu d’exercice').fill('Maison de santé, Nantes')
    await action(page, 'register_practitioner').click()
    await expect(page.locator('#phone')).toBeVisible()
    await giveNumber(page, nadia)
    await enterCode(page, demo, nadia)
    await confirmAddress(page, await mailedLink(demo, nadia))
    await expect(heading(page)).toHaveText('Votre inscription attend d’être approuvée')
    await expect(page).toHaveURL(/\/approbation$/)

    const admin = await actor()
    await signIn(admin, administrator)
    await admin.getByRole('link', { name: 'Nadia Nouvelle' }).click()
    await expect(admin.locator('.facts')).toContainText('Sage-femme')
    await expect(admin.locator('.facts')).toContainText('99700000021 (numéro valide)')
    await action(admin, 'approve_practitioner').click()
    await expect(admin.getByRole('status')).toContainText('L’inscription de Nadia Nouvelle est approuvée.')

    await page.goto('/patients')
    await expect(page.locator('.empty-state')).toContainText('Vous n’avez pas encore de patient.')
    await page.getByRole('link', { name: 'Créer un premier carnet' }).click()
    await expect(heading(page)).toHaveText('Nouveau carnet')
  })

  test('who began as a patient finds the way', async ({ page }) => {
    await page.goto('/connexion')
    await page.getByRole('link', { name: 'Nouvel utilisateur' }).click()
    await page.getByRole('link', { name: 'Créer un compte professionnel' }).click()
    await expect(heading(page)).toHaveText('Créez votre compte professionnel')
    await page.getByRole('link', { name: 'Créer un compte patient' }).click()
    await expect(heading(page)).toHaveText('Créez votre compte')
  })
})
