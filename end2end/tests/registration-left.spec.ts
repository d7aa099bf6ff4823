// A registration that is left: on a shared computer, or opened where it was not begun.
import { expect, test } from '../fixtures.ts'
import { atMail, atMobile, enterCode, fillForm, giveNumber, mailedLink, nadia, register } from '../support/registration.ts'
import { action, heading, shareRecord, status } from '../support/story.ts'

test.describe('a registration that is left', () => {
  test('is abandoned at each of its steps, and leaves nothing', async ({ page, hydrated, demo }) => {
    for (const step of ['mobile', 'code', 'mail'] as const) {
      await page.goto('/inscription')
      await hydrated(page)
      await register(page, nadia)
      if (step !== 'mobile') await giveNumber(page, nadia)
      if (step === 'mail') await enterCode(page, demo, nadia)
      else if (step === 'code') await demo.codeFor()
      await expect(page).toHaveURL({ mobile: atMobile, code: /\/code$/, mail: atMail }[step])
      const left = page.url()
      await action(page, 'abandon_registration').click()
      await expect(status(page, 'L’inscription est abandonnée.')).toBeVisible()
      for (const field of ['#first_name', '#family_name', '#email']) await expect(page.locator(field)).toHaveValue('')
      const cookies = (await page.context().cookies()).map(({ name }) => name)
      expect(cookies.filter((name) => /reg-|inv-|draft-|confirm/.test(name))).toEqual([])
      await page.goto(left)
      await expect(heading(page)).toHaveText('Cette inscription n’est pas ouverte ici')
    }
    await page.goto(await mailedLink(demo, nadia))
    await expect(heading(page)).toHaveText('Ce lien n’est pas reconnu')
  })

  test('says what to do where it was not begun, and keeps the invitation', async ({ page, actor, surgery, hydrated }) => {
    const link = await shareRecord(surgery)
    await page.goto('/inscription')
    await hydrated(page)
    await register(page, nadia)
    const elsewhere = await actor()
    await elsewhere.goto(link)
    await expect(elsewhere).toHaveURL(/\/invitation\/[^/]+$/)
    await elsewhere.goto(page.url())
    await expect(elsewhere).toHaveURL(/\/inscription\/ailleurs$/)
    await expect(heading(elsewhere)).toHaveText('Cette inscription n’est pas ouverte ici')
    await hydrated(elsewhere)
    await elsewhere.getByRole('link', { name: 'Recommencer l’inscription' }).click()
    await expect(elsewhere).toHaveURL(/\/invitation\/[^/]+\/inscription$/)
    await hydrated(elsewhere)
    await fillForm(elsewhere, nadia)
    await expect(elsewhere.locator('main')).toContainText('Camille')
  })
})
