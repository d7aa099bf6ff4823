// Every page in every state, held against the rules of accessibility: in French and light, in English and dark.
import { type Page } from '@playwright/test'
import { credentials, expect, parent, patient, practitioner, secondFactor, submit, test } from '../fixtures.ts'
import { type BirthDate, action, addRecord, confirm, fillBirthDate, lucas, openRecord, openSharing, sendClaim, shareRecord, summary } from '../support/story.ts'

const wrong: BirthDate = ['15', '03', '2019']
const day = 24 * 60 * 60

/** The language that was asked for is there: otherwise everything below would be judged in the other. */
async function speaks(page: Page, language: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

for (const [language, locale, colorScheme] of [
  ['fr', 'fr-FR', 'light'],
  ['en', 'en-GB', 'dark'],
] as const) {
  test.describe(`in ${language}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme })

    test.describe('for everyone', () => {
      test.use({ fresh: false })

      test('what is open to all', async ({ page, axe, hydrated }) => {
        for (const path of ['/', '/connexion', '/nulle-part', '/p/x', '/invitation/x', '/demo/messages']) {
          await page.goto(path)
          await speaks(page, language)
          await axe(page)
        }
        await page.goto('/connexion')
        await hydrated(page)
        await submit(page)
        await expect(summary(page)).toBeVisible()
        await axe(page)
      })
    })

    test('the sign-in and the homes', async ({ page, axe, hydrated, demo }) => {
      await page.goto('/connexion')
      await hydrated(page)
      await credentials(page, parent)
      await expect(page.locator('#code')).toBeVisible()
      await axe(page)
      await secondFactor(page, '12')
      await expect(summary(page)).toBeVisible()
      await axe(page)
      await demo.advance(60)
      await page.reload()
      await hydrated(page)
      await action(page, 'resend_code').click()
      await expect(page.locator('.notice--success')).toBeVisible()
      await axe(page)
      await secondFactor(page, await demo.codeFor())
      await expect(page.locator('#trust')).toBeVisible()
      await axe(page)
      await submit(page)
      await expect(page.locator('.empty-state')).toBeVisible()
      await axe(page)
      await page.goto('/carnets/x')
      await axe(page)
    })

    test('a claim, from the link to the record', async ({ page, surgery, axe, hydrated, demo }) => {
      const link = await shareRecord(surgery)
      await page.goto(link)
      await hydrated(page)
      await speaks(page, language)
      await axe(page)
      await submit(page)
      await expect(summary(page)).toBeVisible()
      await axe(page)
      await credentials(page, patient)
      await expect(page.locator('#code')).toBeVisible()
      await axe(page)
      await secondFactor(page, await demo.codeFor())
      await expect(page.locator('#trust')).toBeVisible()
      await axe(page)
      await submit(page)
      await expect(page.locator('#day')).toBeVisible()
      await axe(page)
      await fillBirthDate(page, ['30', '02', '2019'])
      await action(page, 'add_record').click()
      await expect(summary(page).getByRole('link')).toHaveCount(2)
      await axe(page)
      await sendClaim(page, wrong)
      await expect(summary(page).getByRole('link')).toHaveCount(1)
      await axe(page)
      await page.goto('/accueil')
      await expect(page.locator('.notice')).toBeVisible()
      await axe(page)
      await page.goBack()
      await hydrated(page)
      await addRecord(page)
      await axe(page)
      await page.goto('/accueil')
      await expect(page.locator('.card')).toBeVisible()
      await axe(page)
      await page.locator('.card a').click()
      await expect(page.locator('.act')).toHaveCount(6)
      await axe(page)
    })

    test('a link that came to its end', async ({ page, actor, surgery, signIn, follow, axe, hydrated, demo }) => {
      const cancelled = await shareRecord(surgery, lucas)
      await confirm(surgery, 'cancel_invitation')
      await page.goto(cancelled)
      await axe(page)

      const claimed = await shareRecord(surgery, lucas)
      const doctor = await actor()
      await signIn(doctor, practitioner)
      await doctor.goto(claimed)
      await axe(doctor)
      await follow(page, claimed)
      await addRecord(page, lucas)
      const stranger = await actor()
      expect((await stranger.goto(claimed))?.status()).toBe(410)
      await axe(stranger)

      const locked = await shareRecord(surgery)
      await page.goto(locked)
      await hydrated(page)
      for (let tries = 5; tries > 0; tries--) {
        await sendClaim(page, ['15', '03', String(2010 + tries)])
        await expect(tries > 1 ? page.locator('#year') : page.locator('.stamp')).toBeVisible()
        if (tries > 1) await expect(summary(page)).toContainText(String(tries - 1))
      }
      await axe(page)

      const expired = await shareRecord(surgery)
      await demo.advance(30 * day)
      await stranger.goto(expired)
      await hydrated(stranger)
      await axe(stranger)
      await action(stranger, 'request_new_link').click()
      await expect(stranger.locator('.notice')).toBeVisible()
      await axe(stranger)
      await signIn(doctor, practitioner)
      await openSharing(doctor)
      await axe(doctor)
    })

    test('the practitioner’s pages', { tag: '@practitioner' }, async ({ page, signIn, axe, hydrated, demo }) => {
      await signIn(page, practitioner)
      await speaks(page, language)
      await axe(page)
      await openRecord(page)
      await axe(page)
      await openSharing(page)
      await expect(action(page, 'issue_invitation')).toBeVisible()
      await axe(page)
      await shareRecord(page)
      await hydrated(page)
      await axe(page)
      await page.locator('#email').fill('personne@')
      await action(page, 'email_invitation').click()
      await expect(summary(page)).toBeVisible()
      await axe(page)
      await page.locator('#email').fill(patient)
      await action(page, 'email_invitation').click()
      await expect(page.locator('.notice--success')).toBeVisible()
      await axe(page)
      await confirm(page, 'cancel_invitation')
      await expect(page.locator('.qr')).toHaveCount(0)
      await axe(page)
      await demo.advance(20 * 60)
      await page.reload()
      await hydrated(page)
      await expect(action(page, 'resume')).toBeVisible()
      await axe(page)
      await submit(page)
      await expect(page.locator('.error-summary:visible')).toHaveCount(1)
      await axe(page)
      await page.goto('/patients/x')
      await axe(page)
    })

    test('the practitioner’s pages after the claim or the lock', { tag: '@practitioner' }, async ({ page, actor, signIn, follow, axe, hydrated }) => {
      await signIn(page, practitioner)
      const visitor = await actor({ javaScriptEnabled: false })
      await follow(visitor, await shareRecord(page))
      await addRecord(visitor)
      await page.reload()
      await expect(page.locator('.share-status--shared')).toBeVisible()
      await axe(page)
      await openRecord(page)
      await axe(page)
      await visitor.goto(await shareRecord(page, lucas))
      for (let tries = 5; tries > 0; tries--) {
        await sendClaim(visitor, ['15', '03', String(2010 + tries)])
        if (tries > 1) await expect(summary(visitor)).toContainText(String(tries - 1))
      }
      await expect(visitor.locator('.stamp')).toBeVisible()
      await page.reload()
      await hydrated(page)
      await expect(page.locator('.notice--warning')).toBeVisible()
      await axe(page)
      await page.goto('/patients')
      await axe(page)
    })
  })
}
