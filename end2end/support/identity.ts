// Whom a practitioner makes a record of. Nothing here depends on the language of the page.
import { type Page } from '@playwright/test'

export interface Identity {
  familyName: string
  firstName: string
  sex: 'female' | 'male'
  /** Eight digits, day first. */
  born: string
}

/** Somebody whom no record is of yet. */
export const paul: Identity = { familyName: 'noël', firstName: 'paul', sex: 'male', born: '02052020' }
/** Somebody whom a record of the demo is of, typed otherwise. */
export const camilleAgain: Identity = { familyName: 'Durant', firstName: 'camille', sex: 'female', born: '14032019' }

/** Fills in what a record needs: the whole date in its first field. */
export async function fillIdentity(page: Page, { familyName, firstName, sex, born }: Identity): Promise<void> {
  await page.locator('#family_name').fill(familyName)
  await page.locator('#first_name').fill(firstName)
  await page.locator(`[name=sex][value=${sex}]`).check()
  await page.locator('#day').fill(born)
  await page.locator('#month').fill('')
  await page.locator('#year').fill('')
}
