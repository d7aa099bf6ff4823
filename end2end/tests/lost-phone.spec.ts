// A phone that its owner no longer has: from the code that nobody can read to the code of another number.
import type { Page } from '@playwright/test'
import { credentials, expect, patient, practitioner, secondFactor, submit, test } from '../fixtures.ts'
import type { Demo } from '../support/demo.ts'
import { action, expectRefused, heading, status } from '../support/story.ts'

const hour = 60 * 60
const number = '06 39 98 77 44'
const e164 = '+33639987744'
const oldNumbers = { [patient]: '+33639980002', [practitioner]: '+33639980001' }

type Steps = { page: Page; hydrated: (page: Page) => Promise<void>; demo: Demo }

/** From the sign-in to « Consultez vos e-mails »; gives the link in the mail. */
async function ask({ page, hydrated, demo }: Steps, email: string): Promise<string> {
  await page.goto('/connexion')
  await hydrated(page)
  await credentials(page, email)
  await expect(heading(page)).toHaveText('Saisissez le code reçu par SMS')
  await page.getByRole('link', { name: 'Je n’ai plus ce téléphone' }).click()
  await expect(heading(page)).toHaveText('Je n’ai plus ce téléphone')
  await page.locator('#phone').fill(number)
  await submit(page)
  await expect(page).toHaveURL(/\/connexion\/telephone-perdu\/code$/)
  await secondFactor(page, await demo.codeFor(e164))
  await expect(heading(page)).toHaveText('Consultez vos e\u2011mails')
  return demo.link('t', email)
}

/** As `ask`, and confirms, in a browser of its own. */
async function wait(steps: Steps, elsewhere: Page, email: string): Promise<void> {
  await elsewhere.goto(await ask(steps, email))
  await steps.hydrated(elsewhere)
  await submit(elsewhere)
  await expect(heading(elsewhere)).toHaveText('Il faut maintenant attendre 72 heures')
}

async function signInUntil({ page, hydrated }: Steps, email: string, title: string | RegExp): Promise<void> {
  await page.goto('/connexion')
  await hydrated(page)
  await credentials(page, email)
  await expect(heading(page)).toHaveText(title)
}

test.describe('a lost phone', () => {
  for (const [who, tag] of [
    [patient, '@patient'],
    [practitioner, '@practitioner'],
  ] as const) {
    test(`of ${who} is replaced after 72 hours, and not a second before`, { tag }, async ({ page, actor, hydrated, demo }) => {
      const steps = { page, hydrated, demo }
      const link = await ask(steps, who)
      const elsewhere = await actor()
      await elsewhere.goto(link)
      await hydrated(elsewhere)
      await expect(elsewhere, 'no token stays in the address').toHaveURL(/\/telephone-perdu$/)
      await expect(heading(elsewhere)).toHaveText('Avez-vous perdu votre téléphone ?')
      await expect(elsewhere.locator('main')).toContainText('finit par 44')
      await submit(elsewhere)
      await expect(heading(elsewhere)).toHaveText('Il faut maintenant attendre 72 heures')
      await elsewhere.goto('/compte')
      await expect(elsewhere, 'no session was opened').toHaveURL(/\/connexion$/)
      await demo.lastSms(oldNumbers[who], /\/a\/[a-z2-7]{32}$/)
      await demo.lastMail(who, 'Votre mobile sera remplacé dans 72 heures')

      await demo.advance(72 * hour - 60)
      await signInUntil(steps, who, /^Il faut attendre jusqu’au (?:1er|\d+)\s\S+\s\d{4}\sà\s\d+\sh\s\d\d$/)
      await demo.codeFor(oldNumbers[who])
      await demo.advance(60)
      await signInUntil(steps, who, 'Votre nouveau mobile peut remplacer l’ancien')
      await page.getByRole('link', { name: 'Saisir le code' }).click()
      await expect(page.locator('main')).toContainText('finit par 44')
      await secondFactor(page, await demo.codeFor(e164))
      await expect(heading(page)).toHaveText('Votre mobile est remplacé')
      await page.getByRole('link', { name: 'Continuer' }).click()
      await expect(page).toHaveURL(who === patient ? /\/accueil$/ : /\/patients$/)
      await demo.lastMail(who, 'Le mobile de votre compte a été changé')
      await demo.lastSms(oldNumbers[who], 'utilise maintenant un autre mobile')
    })
  }

  for (const [from, kind, to] of [
    ['the address', 'email', patient],
    ['the old number', 'sms', oldNumbers[patient]],
  ] as const) {
    test(`is cancelled by the link that ${from} was sent`, async ({ page, actor, hydrated, demo }) => {
      const steps = { page, hydrated, demo }
      const elsewhere = await actor()
      await wait(steps, elsewhere, patient)
      const link = await demo.link('a', to, kind)
      await elsewhere.goto(link)
      await hydrated(elsewhere)
      await expect(elsewhere).toHaveURL(/\/telephone-perdu\/annuler$/)
      await expect(heading(elsewhere)).toHaveText('Annuler le changement de mobile ?')
      await signInUntil(steps, patient, /^Il faut attendre/)
      await submit(elsewhere)
      await expect(heading(elsewhere)).toHaveText('La demande est annulée')
      await demo.codeFor(oldNumbers[patient])
      await signInUntil(steps, patient, 'Saisissez le code reçu par SMS')
      await elsewhere.goto(link)
      await expect(heading(elsewhere)).toHaveText('Ce lien ne fonctionne plus')
    })
  }

  test('is cancelled where the code is asked for, or by the old number’s code', async ({ page, actor, hydrated, demo }) => {
    const steps = { page, hydrated, demo }
    await wait(steps, await actor(), patient)
    await signInUntil(steps, patient, /^Il faut attendre/)
    await action(page, 'keep_phone').click()
    await expect(heading(page)).toHaveText('La demande est annulée')
    await expect(page.getByRole('link', { name: 'Changer de mot de passe' })).toBeVisible()
    await demo.advance(hour)
    await wait(steps, await actor(), patient)
    await demo.skip()
    await signInUntil(steps, patient, /^Il faut attendre/)
    await page.getByRole('link', { name: 'Saisir le code de l’ancien numéro' }).click()
    await secondFactor(page, await demo.codeFor(oldNumbers[patient]))
    await expect(page).toHaveURL(/\/connexion\/appareil$/)
    await demo.lastMail(patient, 'Votre mobile reste le même')
  })

  test('says what is wrong with the number and its code, and leads back', async ({ page, hydrated, demo }) => {
    await page.goto('/connexion')
    await hydrated(page)
    await credentials(page, patient)
    await page.getByRole('link', { name: 'Je n’ai plus ce téléphone' }).click()
    await page.locator('#phone').fill('01 23')
    await submit(page)
    await expectRefused(page, 'phone', 'mobile')
    await expect(page.locator('#phone')).toHaveValue('01 23')
    await page.locator('#phone').fill(number)
    await submit(page)
    await expect(page).toHaveURL(/\/connexion\/telephone-perdu\/code$/)
    await secondFactor(page, '12')
    await expectRefused(page, 'code', '6 chiffres')
    await page.getByRole('link', { name: 'Corriger le numéro' }).click()
    await page.getByRole('link', { name: 'Revenir au code' }).click()
    await expect(heading(page)).toHaveText('Saisissez le code reçu par SMS')
    await expect(page.locator('.notice--warning')).toBeVisible()
    await demo.advance(60)
    await demo.skip()
    await page.reload()
    await hydrated(page)
    await action(page, 'resend_code').click()
    await expect(status(page, 'Un nouveau code est parti')).toBeVisible()
    await secondFactor(page, await demo.codeFor(oldNumbers[patient]))
    await expect(page).toHaveURL(/\/connexion\/appareil$/)
  })

  test('links that are over say what to do', async ({ page }) => {
    for (const path of ['/telephone-perdu', '/telephone-perdu/annuler']) {
      const answer = await page.goto(path)
      expect(answer?.status()).toBe(410)
      await expect(heading(page)).toHaveText('Ce lien ne fonctionne plus')
      await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click()
      await expect(page).toHaveURL(/\/connexion$/)
    }
    await page.goto('/connexion/telephone-perdu')
    await expect(page).toHaveURL(/\/connexion$/)
  })
})
