// The steps of the one story that everything else hangs on: a practitioner shares a record, a patient claims it.
// The tests and the measures both walk it, so that a changed screen is changed here only.
import { type Page, expect } from '@playwright/test'

export const shared = { firstName: 'Camille', name: /Camille.*DURAND/i, birthDate: ['14', '03', '2019'] as const }

/** From the practitioner's home to the page that shows the invitation; gives its link. */
export async function shareRecord(page: Page): Promise<string> {
  await page.goto('/patients')
  await page.getByRole('link', { name: shared.name }).first().click()
  await expect(page).toHaveURL(/\/patients\/[^/]+$/)
  await page.getByText('Partager ce carnet avec le patient titulaire').first().click()
  await expect(page).toHaveURL(/\/partage$/)
  const link = page.locator('.copy-field input[readonly]')
  // The page offers to make an invitation when there is none yet.
  await expect(link.or(page.locator('main form.form button.button')).first()).toBeVisible()
  if (!(await link.isVisible())) await page.locator('main form.form button.button').first().click()
  await expect(link).toHaveValue(/^http.*\/p\/[\w-]{27,}$/)
  return link.inputValue()
}

export async function fillBirthDate(page: Page, [day, month, year]: readonly [string, string, string] = shared.birthDate): Promise<void> {
  await page.getByLabel('Jour').fill(day)
  await page.getByLabel('Mois').fill(month)
  await page.getByLabel('Année').fill(year)
}

/** The claim's last form, from its fields to the success page. */
export async function addRecord(page: Page): Promise<void> {
  await fillBirthDate(page)
  await page.getByLabel("J'atteste être autorisé à accéder à ce carnet").check()
  await page.getByRole('button', { name: 'Ajouter ce carnet' }).click()
  await expect(page).toHaveURL(/\/invitation\/[^/]+\/ajoute$/)
}
