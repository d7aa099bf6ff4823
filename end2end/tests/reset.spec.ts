// A forgotten password: from the sign-in to a new one, by the mailbox.
import type { Page } from '@playwright/test'
import { credentials, expect, parent, patient, password, practitioner, secondFactor, submit, test } from '../fixtures.ts'
import { expectRefused, heading, shareRecord, status, summary } from '../support/story.ts'

const chosen = 'Carnet2027'
const sent = 'Si un compte utilise cette adresse, nous venons d’y envoyer un lien.'

/** Asks for a link, as whoever has forgotten the password of this address. */
async function askForLink(page: Page, hydrated: (page: Page) => Promise<void>, email: string): Promise<void> {
  await page.goto('/mot-de-passe-oublie')
  await hydrated(page)
  await page.locator('#email').fill(email)
  await submit(page)
  await expect(status(page, sent)).toBeVisible()
}

test.describe('a forgotten password', () => {
  test('is chosen anew by the mailbox; the code is still due, and the old one is worth nothing', async ({ page, hydrated, demo, js }) => {
    await page.goto('/connexion')
    await hydrated(page)
    await page.getByRole('link', { name: 'Mot de passe oublié' }).click()
    await expect(heading(page)).toHaveText('Mot de passe oublié ?')
    await page.locator('#email').fill(patient)
    await submit(page)
    await expect(status(page, sent)).toBeVisible()
    const link = await demo.link('r', patient)
    await page.goto(link)
    await hydrated(page)
    await expect(page, 'no token stays in the address').toHaveURL(/\/mot-de-passe$/)
    await expect(heading(page)).toHaveText('Choisissez un nouveau mot de passe')
    await page.locator('#password').fill('carnet')
    if (js) {
      await expect(page.locator('.rule--met')).toHaveText([/une minuscule/])
    }
    await submit(page)
    await expectRefused(page, 'password', 'Il faut au moins 8 caractères.')
    await expect(summary(page).getByRole('link')).toHaveCount(3)
    await page.locator('#password').fill(chosen)
    if (js) {
      await expect(page.locator('.rule--met')).toHaveCount(4)
      await page.getByRole('button', { name: 'Afficher le mot de passe' }).click()
      await expect(page.locator('#password')).toHaveAttribute('type', 'text')
    }
    await submit(page)
    await expect(page).toHaveURL(/\/connexion\/code$/)
    await secondFactor(page, await demo.codeFor())
    await expect(page).toHaveURL(/\/connexion\/appareil$/)
    await demo.lastMail(patient, 'Votre mot de passe a été changé')

    await page.goto(link)
    await hydrated(page)
    await expect(heading(page)).toHaveText('Ce lien ne fonctionne plus')
    await page.getByRole('link', { name: 'Demander un nouveau lien' }).click()
    await expect(heading(page)).toHaveText('Mot de passe oublié ?')
    await page.getByRole('link', { name: 'Revenir à la connexion' }).click()
    await expect(page).toHaveURL(/\/(connexion|accueil)$/)
  })

  test('is asked for in the same words for every address', async ({ page, hydrated, demo }) => {
    for (const address of [parent, 'personne@exemple.fr']) await askForLink(page, hydrated, address)
    await demo.lastMail(parent)
    expect((await demo.messages()).filter((m) => m.to === 'personne@exemple.fr')).toEqual([])
    await page.locator('#email').fill('personne@')
    await page.getByRole('button', { name: 'Renvoyer le lien' }).click()
    await expectRefused(page, 'email', 'Cette adresse e\u2011mail n’est pas complète.')
    await expect(page.locator('#email')).toHaveValue('personne@')
  })

  test('may be asked for three times in half an hour', async ({ page, hydrated }) => {
    for (let n = 0; n < 3; n++) await askForLink(page, hydrated, patient)
    await page.goto('/mot-de-passe-oublie')
    await hydrated(page)
    await page.locator('#email').fill(patient)
    await submit(page)
    await expectRefused(page, 'email', 'Beaucoup d’envois en peu de temps. Réessayez dans 30 minutes.')
  })

  test('has a link of thirty minutes', async ({ page, hydrated, demo }) => {
    await askForLink(page, hydrated, patient)
    await page.goto(await demo.link('r', patient))
    await hydrated(page)
    await page.locator('#password').fill(chosen)
    await demo.advance(30 * 60)
    await submit(page)
    await expect(heading(page)).toHaveText('Ce lien ne fonctionne plus')
    await page.goto('/connexion')
    await hydrated(page)
    await credentials(page, patient)
    await expect(page, 'the old one still works').toHaveURL(/\/connexion\/code$/)
  })

  test('on the way to an invitation does not lose it, on whatever device the mail is read', async ({ page, actor, surgery, hydrated, demo }) => {
    const link = await shareRecord(surgery)
    await page.goto(link)
    await hydrated(page)
    await page.getByRole('link', { name: 'Mot de passe oublié' }).click()
    await expect(page).toHaveURL(/\/invitation\/[^/]+\/mot-de-passe-oublie$/)
    await page.locator('#email').fill(patient)
    await submit(page)
    await expect(status(page, sent)).toBeVisible()
    await expect(page).toHaveURL(/\/invitation\/[^/]+\/mot-de-passe-oublie/)
    const elsewhere = await actor()
    await elsewhere.goto(await demo.link('r', patient))
    await hydrated(elsewhere)
    await elsewhere.locator('#password').fill(chosen)
    await submit(elsewhere)
    await expect(elsewhere).toHaveURL(/\/invitation\/[^/]+\/code$/)
    await secondFactor(elsewhere, await demo.codeFor())
    await expect(elsewhere).toHaveURL(/\/invitation\/[^/]+\/appareil$/)
    await submit(elsewhere)
    await expect(elsewhere).toHaveURL(/\/invitation\/[^/]+\/ajouter$/)
    await expect(heading(elsewhere)).toContainText('Camille')
  })

  test('ends every open session', async ({ page, actor, signIn, hydrated, demo }) => {
    await signIn(page, patient)
    const elsewhere = await actor()
    await askForLink(elsewhere, hydrated, patient)
    await elsewhere.goto(await demo.link('r', patient))
    await hydrated(elsewhere)
    await elsewhere.locator('#password').fill(chosen)
    await submit(elsewhere)
    await expect(elsewhere).toHaveURL(/\/connexion\/code$/)
    await page.reload()
    await expect(page).toHaveURL(/\/connexion$/)
    await hydrated(page)
    await page.locator('#email').fill(patient)
    await page.locator('#password').fill(password)
    await submit(page)
    await expectRefused(page, 'password', 'L’adresse e\u2011mail ou le mot de passe n’est pas le bon.')
  })

  test('of a practitioner is chosen anew in the same way', { tag: '@practitioner' }, async ({ page, hydrated, demo }) => {
    await askForLink(page, hydrated, practitioner)
    await page.goto(await demo.link('r', practitioner))
    await hydrated(page)
    await page.locator('#password').fill(chosen)
    await submit(page)
    await expect(page).toHaveURL(/\/connexion\/code$/)
    await secondFactor(page, await demo.codeFor())
    await expect(page).toHaveURL(/\/patients$/)
  })
})
