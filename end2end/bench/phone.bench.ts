// Each page of the claim path on a simulated phone, beside a static page of the same text.
import { expect, patient, test } from '../fixtures.ts'
import { addRecord, shareRecord } from '../support/story.ts'
import { figure, report } from './figures.ts'
import { type Visit, visit } from './lighthouse.ts'
import { Stills, still } from './still.ts'

const runs = 3

function median(visits: Visit[], what: (visit: Visit) => number): number {
  return visits.map(what).sort((a, b) => a - b)[visits.length >> 1] ?? NaN
}

test.afterAll(() => report('phone'))

test('the claim path', async ({ actor, surgery, arrive, extraHTTPHeaders }) => {
  test.setTimeout(20 * 60_000)
  // Whoever walks it runs no JavaScript: Lighthouse does, on each page that they come to.
  const page = await actor({ javaScriptEnabled: false })
  const link = await shareRecord(surgery)
  const stills = await Stills.start()

  const look = (name: string): Promise<void> =>
    test.step(name, async () => {
      const url = page.url()
      const cookies = (await page.context().cookies(url)).map(({ name, value }) => `${name}=${value}`)
      const headers = { ...extraHTTPHeaders, 'accept-language': 'fr', cookie: cookies.join('; ') }
      const html = await (await page.request.get(url)).text()
      const beside = stills.show(still(html))
      const ours: Visit[] = []
      const theirs: Visit[] = []
      for (let run = 0; run < runs; run++) {
        ours.push(await visit(url, headers))
        theirs.push(await visit(beside))
      }
      for (const { requests } of ours) expect(requests.some((asked) => asked.endsWith('.wasm')), `${name} comes to life`).toBe(true)
      const paint = median(ours, (visit) => visit.largestPaint)
      const stillPaint = median(theirs, (visit) => visit.largestPaint)
      figure(`${name}: performance`, median(ours, (visit) => visit.performance), '/ 100', { atLeast: 99 })
      figure(`${name}: largest paint`, paint, 'ms')
      figure(`${name}: largest paint of a static page`, stillPaint, 'ms')
      figure(`${name}: largest paint beside it`, (100 * paint) / stillPaint, '%', { atMost: 110 })
      figure(`${name}: blocked`, median(ours, (visit) => visit.blocked), 'ms')
      figure(`${name}: layout shift, the most`, 1000 * Math.max(...ours.map((visit) => visit.layoutShift)), '‰', { atMost: 0 })
    })

  await page.goto('/connexion')
  await look('sign-in')
  await page.goto(link)
  await look('invitation')
  await arrive(page, patient, look)
  await addRecord(page)
  await look('record added')
  await page.getByRole('link', { name: 'Ouvrir le carnet ajouté' }).click()
  await expect(page).toHaveURL(/\/carnets\//)
  await look('record')
  stills.stop()
})
