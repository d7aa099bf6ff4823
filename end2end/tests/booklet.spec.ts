// The desk from its first day, with real gateways: a practitioner is approved, copies a paper booklet with one hand on the
// keyboard, and hands the record over to somebody who has no account yet.
import { type Page } from '@playwright/test'
import { confirmAddress, enterCode, fillForm, giveNumber, mailedLink, nadia, omar, register } from '../support/registration.ts'
import { administrator, expect, phone } from '../fixtures.ts'
import { type Identity, fillIdentity } from '../support/identity.ts'
import { served } from '../support/served.ts'
import { action, heading, shareStatus, status } from '../support/story.ts'

const test = served({ administrators: [{ email: administrator, phone: '06 39 98 10 09' }] })

const anne: Identity = { familyName: 'Le Goff', firstName: 'Anne', sex: 'female', born: '12081993' }

/** An unhurried typist. */
const keysPerSecond = 5
const atMostSeconds = 180

interface Act {
  /** What is typed for the vaccine, and what is chosen for it. */
  typed: string
  chosen: RegExp
  date: string
  lot?: string
  booster?: boolean
}

const booklet: Act[] = [
  { typed: 'bcg', chosen: /BCG/, date: '02091993' },
  { typed: 'tetracoq', chosen: /TETRACOQ/i, date: '18101993', lot: 'K1204' },
  { typed: 'priorix', chosen: /PRIORIX/, date: '05091994' },
  { typed: 'engerix', chosen: /ENGERIX/, date: '13031995' },
  // A slip of the finger.
  { typed: 'pnuemovax', chosen: /PNEUMOVAX/, date: '21021999' },
  { typed: 'revaxis', chosen: /REVAXIS/, date: '01092005', booster: true },
  { typed: 'meningitec', chosen: /MENINGITEC/, date: '14012008' },
  // Given abroad: nobody knows which.
  { typed: 'inconnu rougeole', chosen: /Rougeole.*sans précision/, date: '30062011' },
  { typed: 'gardasil 9', chosen: /GARDASIL 9/, date: '09112019', lot: 'Y004917' },
  { typed: 'vaxigrip', chosen: /VAXIGRIP/, date: '20102023' },
]

/** The keyboard, counted. */
class Keys {
  count = 0
  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.count++
      await this.page.keyboard.press(key)
    }
  }

  async type(text: string): Promise<void> {
    this.count += text.length
    await this.page.keyboard.type(text)
  }
}

/** From the list to the record with the acts of the booklet in it, without the mouse; gives how long it takes, in seconds. */
async function copyBooklet(page: Page): Promise<{ keys: number; answers: number; seconds: number }> {
  const keys = new Keys(page)
  const vaccine = page.locator('#vaccine')
  const begun = Date.now()
  await keys.press('/')
  await expect(page.locator('#recherche')).toBeFocused()
  await keys.type('le goff')
  await expect(page.locator('.table tbody tr')).toHaveCount(1)
  await keys.press('ArrowDown', 'Enter')
  await expect(heading(page)).toHaveText('LE GOFF Anne')
  await expect(heading(page)).toBeFocused()
  await keys.press('Tab', 'Tab', 'Enter')
  await expect(heading(page)).toHaveText('Saisir des actes')

  for (const [at, act] of booklet.entries()) {
    await expect(vaccine).toBeFocused()
    await expect(vaccine).toHaveValue('')
    await keys.type(act.typed)
    await keys.press('ArrowDown')
    await expect(page.locator('[role=option][aria-selected=true]')).toContainText(act.chosen)
    await keys.press('Enter')
    await expect(vaccine).toHaveValue(act.chosen)
    await expect(vaccine).toHaveAttribute('aria-expanded', 'false')
    await keys.press('Tab')
    await expect(page.locator('#occurred_on')).toBeFocused()
    await keys.type(act.date)
    // The first says that all of them are on proof: kept from then on.
    if (at === 0) await keys.press('Tab', 'ArrowDown')
    if (act.booster || act.lot) await keys.press('Tab')
    if (act.booster) {
      await keys.press('Tab', ' ')
      await expect(page.getByLabel('Oui, un rappel')).toBeChecked()
    }
    if (act.lot) {
      await keys.press('Tab', 'Enter', 'Tab')
      await expect(page.locator('#lot_number')).toBeFocused()
      await keys.type(act.lot)
    }
    if (at + 1 < booklet.length) {
      await keys.press('Enter')
      await expect(page.locator('.sitting__act')).toHaveCount(at + 1)
      await expect(page.locator('body > [role=status]')).toContainText('enregistré.')
    }
  }
  // « Enregistrer et terminer »: by the way of the keyboard, from the date.
  await keys.press('Tab', 'Tab', 'Tab', 'Tab', 'Enter')
  await expect(heading(page)).toHaveText('LE GOFF Anne')
  await expect(page.locator('.act')).toHaveCount(booklet.length)
  const answers = (Date.now() - begun) / 1_000
  return { keys: keys.count, answers, seconds: keys.count / keysPerSecond + answers }
}

test.describe('a paper booklet', { tag: ['@practitioner', '@js'] }, () => {
  test.slow() // four people, from their first page on

  test('is copied in under three minutes, handed over by e-mail, and claimed', async ({ page, actor, signIn, hydrated, gateways, server }, info) => {
    await test.step('a practitioner registers', async () => {
      await page.goto('/inscription/professionnel')
      await hydrated(page)
      await fillForm(page, nadia)
      await page.getByLabel('Numéro RPPS').fill('99700000021')
      await page.getByLabel('Profession').fill('Sage-femme')
      await page.getByLabel('Lieu d’exercice').fill('Maison de santé, Nantes')
      await action(page, 'register_practitioner').click()
      await expect(page.locator('#phone')).toBeVisible()
      await giveNumber(page, nadia)
      await enterCode(page, gateways, nadia)
      await confirmAddress(page, await mailedLink(gateways, nadia))
      await expect(heading(page)).toHaveText('Votre inscription attend d’être approuvée')
    })

    await test.step('an administrator approves', async () => {
      const admin = await actor()
      await signIn(admin, administrator)
      await admin.getByRole('link', { name: 'Nadia Nouvelle' }).click()
      await action(admin, 'approve_practitioner').click()
      await expect(status(admin, 'est approuvée.')).toBeVisible()
      await gateways.lastMail(nadia.email, `${server.url}/`)
    })

    await test.step('a record is made, and the booklet copied', async () => {
      await page.goto('/patients')
      await page.getByRole('link', { name: 'Créer un premier carnet' }).click()
      await expect(heading(page)).toHaveText('Nouveau carnet')
      await hydrated(page)
      await fillIdentity(page, anne)
      await action(page, 'create_record').click()
      await expect(status(page, 'Le carnet est créé.')).toBeVisible()

      await page.goto('/patients')
      await hydrated(page)
      const { keys, answers, seconds } = await copyBooklet(page)
      info.annotations.push({ type: 'measure', description: `${keys} keys, ${answers.toFixed(1)} s of answers: ${seconds.toFixed(0)} s` })
      expect(seconds).toBeLessThan(atMostSeconds)
      await expect(page.locator('.act').filter({ hasText: '02/09/1993' })).toContainText('Validé sur preuve par')
      await expect(page.locator('.act').filter({ hasText: '09/11/2019' })).toContainText('Y004917')
    })

    const link = await test.step('it is shared by e-mail', async () => {
      await page.getByRole('link', { name: 'Partager ce carnet avec le patient titulaire' }).click()
      await action(page, 'issue_invitation').click()
      await page.locator('#email').fill(omar.email)
      await page.getByRole('button', { name: 'Envoyer l’e-mail' }).click()
      await expect(status(page, `L’e\u2011mail est parti vers ${omar.email}.`)).toBeVisible()
      return gateways.link('p', omar.email)
    })

    await test.step('a parent registers and claims it on a phone', async () => {
      const parent = await actor(phone)
      await parent.goto(link)
      await hydrated(parent)
      await parent.getByRole('link', { name: 'Nouvel utilisateur ?' }).click()
      await register(parent, omar)
      await giveNumber(parent, omar)
      await enterCode(parent, gateways, omar)
      await confirmAddress(parent, await mailedLink(gateways, omar))
      await parent.getByRole('button', { name: 'Continuer' }).click()
      await parent.locator('#day').fill(anne.born)
      await parent.locator('#attestation').check()
      await action(parent, 'add_record').click()
      await parent.getByRole('link', { name: 'Ouvrir le carnet ajouté' }).click()
      await expect(heading(parent)).toHaveText('Anne LE GOFF')
      await expect(parent.locator('.act')).toHaveCount(booklet.length)
    })

    await expect(page.locator('.timeline')).toContainText('Carnet ajouté par le patient')
    await expect(shareStatus(page)).toHaveText('Partagé avec le patient')
  })
})
