// One picture a page, screen, colour scheme and language. What the browser complains about is printed, not fatal.
import { join } from 'node:path'
import { test } from '../fixtures.ts'

const pages = (process.env.CALEPIN_SHOTS_PAGES ?? '').split(' ').filter(Boolean)
const folder = process.env.CALEPIN_SHOTS ?? 'test-results/shots'

for (const address of pages) {
  const [, who, path] = /^(?:(\w+):)?(.*)$/.exec(address)!
  test(address, async ({ page, signIn, hydrated, watch }, info) => {
    if (who) await signIn(page, `${who}@exemple.fr`)
    for (const language of ['fr', 'en']) {
      await page.goto(path!)
      if ((await page.locator('html').getAttribute('lang')) !== language) {
        await page.locator('form.language-switch button').click()
        await page.locator(`html[lang=${language}]`).waitFor()
      }
      await hydrated(page)
      const name = address.replaceAll(/[^\w]+/g, '-').replaceAll(/^-|-$/g, '') || 'home'
      await page.screenshot({ path: join(folder, `${name}.${info.project.name}.${language}.png`), fullPage: true })
    }
    for (const complaint of watch.rest()) console.log(`  ${complaint}`)
    watch.allow(/.*/)
  })
}
