// The practitioner's desk: a paper booklet is copied, act by act; an act is corrected, and taken out.
import { type Page } from '@playwright/test'
import { expect, practitioner, test } from '../fixtures.ts'
import { type Holder, action, confirm, expectRefused, heading, openRecord, status } from '../support/story.ts'

const vaccine = (page: Page) => page.locator('#vaccine')
const next = (page: Page) => page.getByRole('button', { name: 'Enregistrer et saisir le suivant' })
const finish = (page: Page) => page.getByRole('button', { name: 'Enregistrer et terminer' })
const sitting = (page: Page) => page.locator('.sitting__act')
/** Born in 1986: old enough for boosters. */
const marie: Holder = { firstName: 'Marie-Thérèse', listed: 'LE GOFF Marie-Thérèse', name: 'Marie-Thérèse LE GOFF', birthDate: ['', '', ''] }

async function openEntry(page: Page, holder: Holder = marie): Promise<void> {
  await openRecord(page, holder)
  await page.getByRole('link', { name: 'Saisir des actes' }).click()
  await expect(heading(page)).toHaveText('Saisir des actes')
}

test.describe('acts', { tag: '@practitioner' }, () => {
  test('without JavaScript: look, choose, save, go on, finish', { tag: '@nojs' }, async ({ page, signIn }) => {
    await signIn(page, practitioner)
    await openEntry(page)
    await expect(page.locator('#occurred_on')).toHaveValue(/^\d\d\/\d\d\/\d{4}$/)
    await vaccine(page).fill('priorx')
    await page.locator('#occurred_on').fill('15042022')
    await page.getByLabel('Validé sur preuve').check()
    await page.getByRole('button', { name: 'Rechercher' }).click()
    await expect(page, 'what is typed stays out of the address').toHaveURL(/\/actes\/nouveau$/)
    await expect(vaccine(page)).toHaveValue('priorx')
    await expect(page.locator('#occurred_on')).toHaveValue('15/04/2022')
    await expect(page.getByLabel('Validé sur preuve')).toBeChecked()
    await page.getByLabel('PRIORIX', { exact: false }).first().check()
    // Enter in a field saves; it does not look again.
    await page.locator('#occurred_on').press('Enter')
    await expect(page.locator('.notice--success')).toContainText('PRIORIX du 15/04/2022 enregistré.')
    await expect(sitting(page)).toHaveCount(1)
    await expect(vaccine(page)).toHaveValue('')
    await expect(page.getByLabel('Validé sur preuve')).toBeChecked()
    // A booster is asked for where it belongs.
    await vaccine(page).fill('revaxis')
    await page.locator('#occurred_on').fill('16/04/2022')
    await next(page).click()
    await expectRefused(page, 'booster', 'Dites si cette dose est un rappel.')
    await expect(vaccine(page)).toHaveValue('revaxis')
    await page.getByLabel('Oui, un rappel').check()
    await finish(page).click()
    await expect(status(page, 'C’est enregistré.')).toBeVisible()
    await expect(page.locator('.act', { hasText: 'REVAXIS' }).filter({ hasText: '16/04/2022' })).toBeVisible()
  })

  test('what is wrong is said, and nothing typed is lost', async ({ page, signIn, hydrated, js }) => {
    await signIn(page, practitioner)
    await openEntry(page)
    await hydrated(page)
    // The field has the focus, and covers nothing until its list is asked for.
    const lines = page.locator('[role=option]')
    await expect(vaccine(page)).toBeFocused()
    await expect(lines).toHaveCount(5)
    await expect(lines.first()).toBeHidden()
    if (js) {
      await page.keyboard.press('ArrowUp')
      await expect(lines.last()).toBeInViewport({ ratio: 1 })
      await page.keyboard.press('Escape')
      await expect(lines.first()).toBeHidden()
    }
    await next(page).click()
    await expectRefused(page, 'vaccine', 'Saisissez le vaccin.')
    await expectRefused(page, 'source', 'Choisissez l’origine')
    for (const [typed, said] of [
      ['', 'Saisissez la date de l’acte.'],
      ['150422', 'Saisissez l’année en 4 chiffres.'],
      ['30022022', 'Cette date n’existe pas'],
      ['31122099', 'Cette date n’est pas encore arrivée'],
      ['01011900', 'Cette date est avant la naissance du titulaire'],
      ['hier', 'Saisissez la date en chiffres'],
    ] as const) {
      await page.locator('#occurred_on').fill(typed)
      await next(page).click()
      await expectRefused(page, 'occurred_on', said)
    }
    await page.locator('.act-form__more summary').click()
    await page.locator('#lot_number').fill('A21CC')
    await page.locator('#expires_on').fill('13/2028')
    await next(page).click()
    await expectRefused(page, 'expires_on', 'Cette date n’existe pas')
    await expect(page.locator('#lot_number')).toHaveValue('A21CC')
    await expect(page.locator('#expires_on')).toBeVisible()
  })

  test('the same on the same day is asked once more', async ({ page, signIn, hydrated }) => {
    await signIn(page, practitioner)
    await openEntry(page)
    await hydrated(page)
    for (const name of ['priorix', 'm-m-rvaxpro']) {
      await vaccine(page).fill(name)
      await page.locator('#occurred_on').fill('15042022')
      await page.getByLabel('Validé sur preuve').check()
      await next(page).click()
      if (name === 'priorix') await expect(sitting(page)).toHaveCount(1)
    }
    await expectRefused(page, 'again', 'contre les mêmes maladies : PRIORIX')
    await page.locator('#again').check()
    await next(page).click()
    await expect(sitting(page)).toHaveCount(2)
  })

  test('an act is corrected and taken out, and its versions stay', async ({ page, signIn, hydrated }) => {
    await signIn(page, practitioner)
    await openEntry(page)
    await hydrated(page)
    await vaccine(page).fill('priorix')
    await page.locator('#occurred_on').fill('15042022')
    await page.getByLabel('Validé sur preuve').check()
    await next(page).click()
    await sitting(page).getByRole('link').click()
    await expect(heading(page)).toHaveText('PRIORIX')
    await hydrated(page)
    await expect(page.locator('#occurred_on')).toHaveValue('15/04/2022')
    await page.locator('#occurred_on').fill('16042022')
    await action(page, 'change_act').filter({ hasText: 'Enregistrer' }).click()
    // Back to where one was.
    await expect(heading(page)).toHaveText('Saisir des actes')
    await expect(page.locator('.notice--success')).toContainText('L’acte est modifié.')
    await sitting(page).getByRole('link').click()
    await expect(heading(page)).toHaveText('PRIORIX')
    await hydrated(page)
    await expect(page.locator('.timeline__item')).toHaveCount(2)
    await expect(page.locator('.timeline__item').first()).toContainText('15/04/2022 → 16/04/2022')
    const act = page.url().replace(/\?.*/, '')
    await confirm(page, 'withdraw_act')
    await expectRefused(page, 'reason', 'Saisissez le motif.')
    await page.locator('#reason').fill('Saisi dans le mauvais carnet')
    await action(page, 'withdraw_act').click()
    await expect(status(page, 'est retiré du carnet.')).toBeVisible()
    await expect(page.locator('.act', { hasText: 'PRIORIX' })).toHaveCount(0)
    // It is still to be found, out of the way.
    await page.getByText('1 acte retiré', { exact: true }).click()
    await page.getByRole('link', { name: 'PRIORIX (16/04/2022)' }).click()
    await expect(heading(page)).toHaveText('PRIORIX')
    await expect(page).toHaveURL(act)
    await expect(page.locator('.notice--info')).toContainText('il ne compte plus')
    await expect(page.locator('.timeline__item').first()).toContainText('Saisi dans le mauvais carnet')
    await expect(action(page, 'change_act')).toHaveCount(0)
  })

  test('what somebody else changed meanwhile is told, and nothing typed is lost', async ({ page, surgery, signIn, hydrated }) => {
    await signIn(page, practitioner)
    await openRecord(page)
    await page.locator('.act a').first().click()
    await expect(page.locator('.timeline')).toBeVisible()
    await hydrated(page)
    await surgery.goto(page.url())
    for (const [who, comment] of [
      [surgery, 'vu d’abord'],
      [page, 'saisi ensuite'],
    ] as const) {
      await who.locator('details.act-form__more').evaluate((details) => details.setAttribute('open', ''))
      await who.locator('#comment').fill(comment)
      await action(who, 'change_act').filter({ hasText: 'Enregistrer' }).click()
    }
    await expect(page.locator('.notice--warning')).toContainText('a modifié cet acte')
    await expect(page.locator('#comment')).toHaveValue('saisi ensuite')
    await expect(page.locator('.timeline__item').first()).toContainText('vu d’abord')
    await hydrated(page)
    await action(page, 'change_act').filter({ hasText: 'Enregistrer' }).click()
    await expect(status(page, 'L’acte est modifié.')).toBeVisible()
  })
})
