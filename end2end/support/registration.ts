// The steps of somebody who has no account, from the form to the confirmed address. Nothing here depends on the language.
import { type Page, expect } from '@playwright/test'
import { password } from './demo.ts'
import type { Inbox } from './inbox.ts'
import { action, arrived } from './story.ts'

export interface Newcomer {
  firstName: string
  familyName: string
  email: string
  phone: string
}

export const nadia: Newcomer = { firstName: 'Nadia', familyName: 'Nouvelle', email: 'nadia@exemple.fr', phone: '06 39 98 10 01' }
export const omar: Newcomer = { firstName: 'Omar', familyName: 'Olive', email: 'omar@exemple.fr', phone: '06 39 98 10 02' }

/** The number as the gateway has it. */
export const e164 = ({ phone }: Newcomer): string => `+33${phone.replaceAll(' ', '').slice(1)}`

export const atMobile = /\/inscription\/[^/]+\/mobile$/
export const atCode = /\/inscription\/[^/]+\/code$/
export const atMail = /\/inscription\/[^/]+\/e-mail$/

/** The hands of a person: what they do is counted. */
export class Hands {
  count = 0

  constructor(readonly page: Page) {}

  async open(url: string): Promise<void> {
    this.count++
    await this.page.goto(url)
  }

  async fill(selector: string, text: string): Promise<void> {
    this.count++
    await this.page.locator(selector).fill(text)
  }

  async press(name: string): Promise<void> {
    this.count++
    await this.page.getByRole('button', { name, exact: true }).or(this.page.getByRole('link', { name, exact: true })).click()
  }

  async check(selector: string): Promise<void> {
    this.count++
    await this.page.locator(selector).check()
  }
}

export async function fillForm(page: Page, { firstName, familyName, email }: Newcomer, secret = password): Promise<void> {
  await page.locator('#first_name').fill(firstName)
  await page.locator('#family_name').fill(familyName)
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(secret)
  await page.locator('#confirmation').fill(secret)
}

/** From the form to the number's page. */
export async function register(page: Page, newcomer: Newcomer): Promise<void> {
  await fillForm(page, newcomer)
  await action(page, 'register').click()
  await expect(page).toHaveURL(atMobile)
  await arrived(page)
}

/** From the number's page to its code's. */
export async function giveNumber(page: Page, { phone }: Newcomer): Promise<void> {
  await page.locator('#phone').fill(phone)
  await action(page, 'give_number').click()
  await expect(page).toHaveURL(atCode)
  await arrived(page)
}

/** From the code's page to the one that waits for the mail. */
export async function enterCode(page: Page, inbox: Inbox, newcomer: Newcomer): Promise<void> {
  await page.locator('#code').fill(await inbox.codeFor(e164(newcomer)))
  await action(page, 'enter_number_code').click()
  await expect(page).toHaveURL(atMail)
  await arrived(page)
}

/** From the form to the page that waits for the mail. */
export async function untilMail(page: Page, inbox: Inbox, newcomer: Newcomer): Promise<void> {
  await register(page, newcomer)
  await giveNumber(page, newcomer)
  await enterCode(page, inbox, newcomer)
}

/** The link in the mail that asks to confirm the address. */
export const mailedLink = (inbox: Inbox, { email }: Newcomer): Promise<string> => inbox.link('confirmer', email)

/** Opens the link of the mail, and confirms. */
export async function confirmAddress(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await action(page, 'confirm_email').click()
}
