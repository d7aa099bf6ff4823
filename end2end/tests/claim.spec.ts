// The whole seam: from the practitioner's screen to the patient's phone.
import { credentials, desktop, expect, patient, practitioner, readQr, secondFactor, submit, test } from '../fixtures.ts'
import { addRecord, shareRecord, shared } from '../support/story.ts'

test('a practitioner shares a record, a patient claims it', async ({ page, actor, signIn, demo, hydrated, axe, js }) => {
  const surgery = await actor(desktop)
  await signIn(surgery, practitioner)
  const link = await shareRecord(surgery)
  await hydrated(surgery)
  expect(await readQr(surgery.locator('.qr svg'))).toBe(link)
  await axe(surgery)

  await test.step('opens the link', async () => {
    await page.goto(link)
    await expect(page).toHaveURL(/\/invitation\/[^/]+$/)
    expect(page.url(), 'the secret stays out of the address').not.toContain(link.split('/').at(-1)!)
    await expect(page.locator('main')).toContainText(shared.firstName)
    await hydrated(page)
    await axe(page)
    if (js) await page.evaluate(() => void Object.assign(window, { sameDocument: true }))
  })
  await test.step('signs in', async () => {
    await credentials(page, patient)
    await expect(page).toHaveURL(/\/code$/)
    await axe(page)
    await secondFactor(page, await demo.codeFor())
    await expect(page).toHaveURL(/\/appareil$/)
    await axe(page)
    await submit(page)
  })
  await test.step('adds the record', async () => {
    await expect(page).toHaveURL(/\/ajouter$/)
    await axe(page)
    await addRecord(page)
    await axe(page)
    if (js) expect(await page.evaluate(() => 'sameDocument' in window), 'no page was reloaded on the way').toBe(true)
  })
  await test.step('reads it', async () => {
    await page.getByRole('link', { name: 'Ouvrir le carnet ajouté' }).click()
    await expect(page).toHaveURL(/\/carnets\/[^/]+$/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(shared.name)
    await axe(page)
  })
})
