// The practitioner's desk: finding a patient.
import { expect, practitioner, test } from '../fixtures.ts'
import { heading } from '../support/story.ts'

test.describe('the patient list', { tag: '@practitioner' }, () => {
  test('finds by name and birth date, however they are typed', async ({ page, signIn, hydrated, js }) => {
    await signIn(page, practitioner)
    await hydrated(page)
    const search = page.getByLabel('Rechercher un patient')
    const look = async (typed: string): Promise<void> => {
      await search.fill(typed)
      if (!js) await page.getByRole('button', { name: 'Rechercher' }).click()
    }
    // Nobody twice in a row: who is found is who was looked for last.
    for (const [typed, found] of [
      ['durand 14032019', 'DURAND Camille'],
      ['lefevre', 'GARNIER-LEFÈVRE Noé'],
      ['camille dur', 'DURAND Camille'],
      ['obrien', 'O’BRIEN Siobhán'],
      ['kervella', 'LE GOFF Marie-Thérèse'],
    ] as const) {
      await look(typed)
      await expect(page.locator('.table tbody tr')).toHaveCount(1)
      await expect(page.locator('.table tbody tr')).toContainText(found)
      await expect(search).toHaveValue(typed)
      if (js) expect(page.url(), 'what is typed stays out of the address').not.toContain('?')
    }
    await look('nobody like that')
    await expect(page.locator('.empty-state')).toContainText('Aucun de vos patients ne correspond.')
    await page.goto('/patients')
    await expect(page.getByRole('link', { name: 'DURAND Camille' }), 'everybody is there again').toBeVisible()
  })

  test('the keyboard alone finds and opens a record', { tag: '@js' }, async ({ page, signIn, hydrated }) => {
    await signIn(page, practitioner)
    await page.goto('/patients')
    await hydrated(page)
    await page.keyboard.press('/')
    await expect(page.locator('#recherche')).toBeFocused()
    await page.keyboard.type('durand')
    await expect(page.locator('.table tbody tr')).toHaveCount(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await expect(page.locator('#recherche')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(heading(page)).toHaveText('DURAND Camille')
  })
})
