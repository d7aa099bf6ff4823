// French first, English beside it.
import { credentials, expect, patient, secondFactor, test } from '../fixtures.ts'
import { heading, shareRecord } from '../support/story.ts'

test('the switch stands on every page, shows the same page, and is remembered', async ({ page, surgery, demo, hydrated }) => {
  const link = await shareRecord(surgery)
  const html = page.locator('html')
  for (const [path, french, english] of [
    ['/', 'Votre carnet de vaccination, pour la vie', 'Your vaccination record, for life'],
    ['/connexion', 'Se connecter', 'Sign in'],
    ['/nulle-part', 'Cette page n’existe pas', 'This page does not exist'],
    ['/demo/messages', 'Messages de démonstration', 'Demo messages'],
  ] as const) {
    await page.goto(path)
    await expect(heading(page)).toHaveText(french)
    await expect(html).toHaveAttribute('lang', 'fr')
    const switchTo = page.getByRole('button', { name: 'English' })
    await expect(switchTo).toHaveAttribute('lang', 'en')
    await switchTo.click()
    await expect(html).toHaveAttribute('lang', 'en')
    // An address that is none of ours is not led back to.
    if (path !== '/nulle-part') await expect(page).toHaveURL(path)
    await page.goto(path)
    await expect(heading(page), 'remembered').toHaveText(english)
    await page.getByRole('button', { name: 'Français' }).click()
    await expect(html).toHaveAttribute('lang', 'fr')
  }
  await page.goto(link)
  await hydrated(page)
  const address = page.url()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(heading(page)).toHaveText('A vaccination record is shared with you')
  await expect(page).toHaveURL(address)
  await hydrated(page)
  await credentials(page, patient)
  await expect(heading(page)).toHaveText('Enter the code you received by SMS')
  await secondFactor(page, await demo.codeFor())
  await expect(heading(page)).toHaveText('Is this your own device?')
})

test('a browser that prefers English gets English until something else is chosen', async ({ actor }) => {
  const page = await actor({ locale: 'en-GB' })
  await page.goto('/connexion')
  await expect(heading(page)).toHaveText('Sign in')
  await page.getByRole('button', { name: 'Français' }).click()
  await expect(heading(page)).toHaveText('Se connecter')
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})

test('errors come in the language of the page', async ({ actor, hydrated }) => {
  const page = await actor({ locale: 'en-GB' })
  await page.goto('/connexion')
  await hydrated(page)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter your e\u2011mail address.')
  await expect(page.locator('#password-erreur')).toContainText('Enter your password.')
})
