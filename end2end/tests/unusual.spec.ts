// What few have, and must see as well: a narrow phone, a page at 200 %, large letters, colours of their own, no motion, a name
// that is long or runs from right to left. A dozen pages stand for all of them.
import { type Page } from '@playwright/test'
import { credentials, expect, patient, practitioner, submit, test } from '../fixtures.ts'
import { type Identity, fillIdentity } from '../support/identity.ts'
import { unusual } from '../support/pictures.ts'
import { action, addRecord, camille, heading, openRecord, openSharing, sendClaim, shareRecord, summary } from '../support/story.ts'

test.use({ at: '2027-03-16T09:00:00Z', deviceScaleFactor: 1 })

test('a patient’s pages as few see them', { tag: '@js' }, async ({ page, surgery, look, hydrated, arrive }) => {
  await page.goto('/')
  await look(page, unusual)
  await page.goto('/inscription')
  await hydrated(page)
  await page.locator('#password').fill('carnet')
  await look(page, unusual)
  await page.goto(await shareRecord(surgery))
  await hydrated(page)
  await submit(page)
  await expect(summary(page)).toBeVisible()
  await look(page, unusual)
  await arrive(page, patient, async (where) => {
    if (where === 'birth date') return
    if (where === 'device') await page.locator('#trust').check()
    await look(page, unusual)
  })
  await sendClaim(page, ['30', '02', '2019'])
  await expect(summary(page)).toBeVisible()
  await look(page, unusual)
  await addRecord(page)
  await look(page, unusual)
  await page.goto('/accueil')
  await look(page, unusual)
  await page.locator('.card a').click()
  await expect(heading(page)).toHaveText(camille.name)
  await look(page, unusual)
  await page.goto('/compte')
  await look(page, unusual)
})

test('a practitioner’s pages as few see them', { tag: ['@practitioner', '@js'] }, async ({ page, signIn, look, hydrated }) => {
  await signIn(page, practitioner)
  await look(page, unusual)
  await openRecord(page)
  await look(page, unusual)
  await page.locator('.act a').first().click()
  await expect(page.locator('.timeline')).toBeVisible()
  await look(page, unusual)
  await openSharing(page)
  await shareRecord(page)
  await hydrated(page)
  await look(page, unusual)
})

/** As long as it may be without a space to break at; and written from right to left. */
const names: Identity[] = [
  { familyName: 'Wolfeschlegelsteinhausenbergerdorff-Vandenbroeckenstraeten', firstName: 'Marie-Antoinette-Joséphine-Wilhelmine', sex: 'female', born: '14032019' },
  { familyName: 'بن عبد الله', firstName: 'محمد', sex: 'male', born: '23062014' },
]

for (const [what, name] of [['a long name', names[0]!], ['a name from right to left', names[1]!]] as const) {
  test(what, { tag: ['@practitioner', '@js'] }, async ({ page, actor, signIn, look, hydrated, follow }) => {
    await signIn(page, practitioner)
    await page.goto('/patients/nouveau')
    await hydrated(page)
    await fillIdentity(page, name)
    await action(page, 'create_record').click()
    await expect(page.locator('.notice--success')).toBeVisible()
    await look(page)
    await page.locator('aside a.button').click()
    await action(page, 'issue_invitation').click()
    const link = await page.locator('.copy-field input').inputValue()
    await look(page)
    const visitor = await actor()
    await visitor.goto(link)
    await hydrated(visitor)
    await look(visitor)
    await follow(visitor, link)
    await look(visitor)
    await visitor.locator('#day').fill(name.born)
    await visitor.locator('#attestation').check()
    await action(visitor, 'add_record').click()
    await expect(visitor.locator('.stamp--success')).toBeVisible()
    await look(visitor)
    await visitor.goto('/accueil')
    await look(visitor)
    await visitor.locator('.card a').click()
    await expect(visitor.locator('h2').first()).toBeVisible()
    await look(visitor)
    await page.goto('/patients')
    await look(page)
  })
}

/** What moves while a form is on its way. */
async function moving(page: Page): Promise<number> {
  await page.route('**/api/**', () => undefined) // never answered
  await credentials(page, patient)
  await expect(page.locator('button[aria-busy=true]')).toBeVisible()
  return page.evaluate(() => document.getAnimations().length)
}

test('nothing moves for whom movement is too much', { tag: '@js' }, async ({ page, actor, hydrated }) => {
  await page.goto('/connexion')
  await hydrated(page)
  expect(await moving(page)).toBe(0)
  const other = await actor({ reducedMotion: 'no-preference' })
  await other.goto('/connexion')
  await hydrated(other)
  expect(await moving(other), 'for everybody else a ring turns').toBe(1)
})
