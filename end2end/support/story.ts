// The steps of the one story that everything else hangs on: a practitioner shares a record, a patient claims it.
// The tests and the measures both walk it, so that a changed screen is changed here only. Nothing here depends on the
// language of the page.
import { type Locator, type Page, expect } from '@playwright/test'

export type BirthDate = readonly [day: string, month: string, year: string]

export interface Holder {
  firstName: string
  /** As the practitioner's list has it. */
  listed: string
  /** As their own record has it. */
  name: string
  birthDate: BirthDate
}

export const camille: Holder = {
  firstName: 'Camille',
  listed: 'DURAND Camille',
  name: 'Camille DURAND',
  birthDate: ['14', '03', '2019'],
}
export const lucas: Holder = { firstName: 'Lucas', listed: 'PETIT Lucas', name: 'Lucas PETIT', birthDate: ['23', '06', '2014'] }

export const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })
export const summary = (page: Page): Locator => page.getByRole('alert')
/** The message that something was done. */
export const status = (page: Page, message: string): Locator => page.getByRole('status').filter({ hasText: message })
export const shareStatus = (page: Page): Locator => page.locator('main .share-status')
/** The button of the form that posts to this server function. */
export const action = (page: Page, name: string): Locator => page.locator(`main form[action="/api/${name}"] button:not([type=button])`)

/**
 * Waits until the page that is on its way stands, and has taken the focus: a live page has its address before, which is what
 * to wait for first. Not after a link to another part of the same page: nothing arrives.
 */
export const arrived = (page: Page): Promise<void> => expect(page.locator('html[data-next]')).toHaveCount(0)

/** What is asked twice: opens what explains it, and does it. */
export async function confirm(page: Page, name: string): Promise<void> {
  await page.locator('details', { has: page.locator(`form[action="/api/${name}"]`) }).locator('summary').click()
  await action(page, name).click()
}

/** From the practitioner's list to a record. */
export async function openRecord(page: Page, holder: Holder = camille): Promise<void> {
  await page.goto('/patients')
  await page.getByRole('table').getByRole('link', { name: holder.listed }).click()
  await expect(heading(page)).toHaveText(holder.listed)
  await arrived(page)
}

/** From the practitioner's list to the page where a record is shared. */
export async function openSharing(page: Page, holder: Holder = camille): Promise<void> {
  await openRecord(page, holder)
  await page.locator('aside a.button').click()
  await expect(page).toHaveURL(/\/patients\/[^/]+\/partage$/)
  await arrived(page)
}

/** From the practitioner's list to the page that shows the invitation, made if there is none; gives its link. */
export async function shareRecord(page: Page, holder: Holder = camille): Promise<string> {
  await openSharing(page, holder)
  const link = page.locator('.copy-field input')
  const make = action(page, 'issue_invitation').or(page.locator('main > form[action="/api/renew_invitation"] button'))
  await expect(link.or(make)).toBeVisible()
  if (!(await link.isVisible())) await make.click()
  await expect(link).toHaveValue(/^http.*\/p\/[\w-]{27,}$/)
  return link.inputValue()
}

export async function fillBirthDate(page: Page, [day, month, year]: BirthDate = camille.birthDate): Promise<void> {
  await page.locator('#day').fill(day)
  await page.locator('#month').fill(month)
  await page.locator('#year').fill(year)
}

/** Fills and sends the claim's last form. */
export async function sendClaim(page: Page, birthDate: BirthDate = camille.birthDate): Promise<void> {
  await fillBirthDate(page, birthDate)
  await page.locator('#attestation').check()
  await action(page, 'add_record').click()
}

/** The claim's last form, from its fields to the success page. */
export async function addRecord(page: Page, { birthDate }: Holder = camille): Promise<void> {
  await sendClaim(page, birthDate)
  await expect(page).toHaveURL(/\/invitation\/[^/]+\/ajoute$/)
  await expect(page.locator('.stamp--success')).toBeVisible()
}

/** What is wrong is said beside its field, and in the summary, whose line leads to the field. */
export async function expectRefused(page: Page, field: string, message: string | RegExp): Promise<void> {
  const line = summary(page).getByRole('link').filter({ hasText: message })
  await expect(line).toBeVisible()
  const target = await line.getAttribute('href')
  await expect(page.locator(`#${field}-erreur`)).toContainText(message)
  await expect(page.locator(target!)).toHaveAttribute('aria-invalid', 'true')
}
