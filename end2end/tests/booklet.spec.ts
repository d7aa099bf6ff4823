// A paper booklet, copied by a doctor with two minutes and one hand on the keyboard: ten acts in under three minutes,
// without the mouse.
import { type Page } from '@playwright/test'
import { expect, practitioner, test } from '../fixtures.ts'
import { heading } from '../support/story.ts'

/** An unhurried typist. */
const keysPerSecond = 5
const atMostSeconds = 180

interface Act {
  /** What is typed for the vaccine, and what is chosen for it. */
  typed: string
  chosen: RegExp
  date: string
  lot?: string
  booster?: boolean
}

const booklet: Act[] = [
  { typed: 'bcg', chosen: /BCG/, date: '02091993' },
  { typed: 'tetracoq', chosen: /TETRACOQ/i, date: '18101993', lot: 'K1204' },
  { typed: 'priorix', chosen: /PRIORIX/, date: '05091994' },
  { typed: 'engerix', chosen: /ENGERIX/, date: '13031995' },
  // A slip of the finger.
  { typed: 'pnuemovax', chosen: /PNEUMOVAX/, date: '21021999' },
  { typed: 'revaxis', chosen: /REVAXIS/, date: '01092005', booster: true },
  { typed: 'meningitec', chosen: /MENINGITEC/, date: '14012008' },
  // Given abroad: nobody knows which.
  { typed: 'inconnu rougeole', chosen: /Rougeole.*sans précision/, date: '30062011' },
  { typed: 'gardasil 9', chosen: /GARDASIL 9/, date: '09112019', lot: 'Y004917' },
  { typed: 'vaxigrip', chosen: /VAXIGRIP/, date: '20102023' },
]

/** The keyboard, counted. */
class Keys {
  count = 0
  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.count++
      await this.page.keyboard.press(key)
    }
  }

  async type(text: string): Promise<void> {
    this.count += text.length
    await this.page.keyboard.type(text)
  }
}

test.describe('a paper booklet', { tag: ['@practitioner', '@js'] }, () => {
  test('ten acts, with the keyboard alone, in under three minutes', async ({ page, signIn, hydrated }, info) => {
    await signIn(page, practitioner)
    await page.goto('/patients')
    await hydrated(page)
    const keys = new Keys(page)
    const vaccine = page.locator('#vaccine')
    const begun = Date.now()
    await keys.press('/')
    await expect(page.locator('#recherche')).toBeFocused()
    await keys.type('guessan')
    await expect(page.locator('.table tbody tr')).toHaveCount(1)
    await keys.press('ArrowDown', 'Enter')
    await expect(heading(page)).toHaveText(/GUESSAN Kévin/)
    await expect(heading(page)).toBeFocused()
    await keys.press('Tab', 'Tab', 'Enter')
    await expect(heading(page)).toHaveText('Saisir des actes')

    for (const [at, act] of booklet.entries()) {
      await expect(vaccine).toBeFocused()
      await expect(vaccine).toHaveValue('')
      await keys.type(act.typed)
      await keys.press('ArrowDown')
      await expect(page.locator('[role=option][aria-selected=true]')).toContainText(act.chosen)
      await keys.press('Enter')
      await expect(vaccine).toHaveValue(act.chosen)
      await expect(vaccine).toHaveAttribute('aria-expanded', 'false')
      await keys.press('Tab')
      await expect(page.locator('#occurred_on')).toBeFocused()
      await keys.type(act.date)
      // The first says that all of them are on proof: kept from then on.
      if (at === 0) await keys.press('Tab', 'ArrowDown')
      if (act.booster || act.lot) await keys.press('Tab')
      if (act.booster) {
        await keys.press('Tab', ' ')
        await expect(page.getByLabel('Oui, un rappel')).toBeChecked()
      }
      if (act.lot) {
        await keys.press('Tab', 'Enter', 'Tab')
        await expect(page.locator('#lot_number')).toBeFocused()
        await keys.type(act.lot)
      }
      if (at + 1 < booklet.length) {
        await keys.press('Enter')
        await expect(page.locator('.sitting__act')).toHaveCount(at + 1)
        await expect(page.locator('body > [role=status]')).toContainText('enregistré.')
      }
    }
    // « Enregistrer et terminer »: by the way of the keyboard, from the date.
    await keys.press('Tab', 'Tab', 'Tab', 'Tab', 'Enter')
    await expect(heading(page)).toHaveText(/GUESSAN Kévin/)
    await expect(page.locator('.act')).toHaveCount(3 + booklet.length)
    const answers = (Date.now() - begun) / 1_000
    const seconds = keys.count / keysPerSecond + answers
    info.annotations.push({ type: 'measure', description: `${keys.count} keys, ${answers.toFixed(1)} s of answers: ${seconds.toFixed(0)} s` })
    expect(seconds).toBeLessThan(atMostSeconds)

    // What was entered is what was meant.
    const first = page.locator('.act').filter({ hasText: '02/09/1993' })
    await expect(first).toContainText('validé sur preuve')
    await expect(page.locator('.act').filter({ hasText: '09/11/2019' })).toContainText('Y004917')
  })
})
