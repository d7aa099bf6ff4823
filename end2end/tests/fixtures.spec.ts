// The fixtures themselves: what they promise to see, they see.
import { expect, test } from '../fixtures.ts'

test.use({ fresh: false })

test.describe('a complaint of the browser fails the test', () => {
  test.fail()

  test('an error on the console', async ({ page }) => {
    await page.goto('/')
    await page.evaluate(() => console.error('seen'))
  })

  test('a style that the CSP refuses', async ({ page }) => {
    await page.goto('/')
    await page.evaluate(() => document.querySelector('main')?.setAttribute('style', 'color: red'))
  })

  test('a rule of accessibility that is broken', async ({ page, axe }) => {
    await page.goto('/')
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('input')))
    await axe(page)
  })
})

test('a page comes to life exactly when it has JavaScript', async ({ page, js, hydrated }) => {
  await page.goto('/')
  await hydrated(page)
  await expect(page.locator('html[data-hydrated]')).toHaveCount(js ? 1 : 0)
})
