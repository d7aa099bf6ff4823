// What a browser can see of the protection: policies, cookies, addresses, caches.
import type { Page, Response } from '@playwright/test'
import { expect, patient, practitioner, test } from '../fixtures.ts'
import { addRecord, camille, heading, shareRecord } from '../support/story.ts'

/** Notes every answer that a page gets from now on. */
function answers(page: Page): Response[] {
  const noted: Response[] = []
  page.on('response', (response) => noted.push(response))
  return noted
}

test('every page has a policy that lets no inline code run, and holds none', async ({ page, signIn, js }) => {
  const noted = answers(page)
  await signIn(page, patient)
  for (const path of ['/', '/nulle-part', '/p/x', '/accueil', '/carnets/x', '/demo/messages']) {
    await page.goto(path)
    const html = await page.content()
    expect(html, path).not.toMatch(/<[a-z][^>]*\s(on[a-z]+|style)\s*=/i)
    expect(html, path).not.toContain('javascript:')
  }
  const pages = noted.filter((response) => response.request().isNavigationRequest() && response.status() !== 303)
  expect(pages.length).toBeGreaterThanOrEqual(6)
  const nonces = new Set<string>()
  for (const response of pages) {
    const policy = (await response.headerValue('content-security-policy')) ?? ''
    const directives = new Map(policy.split('; ').map((directive) => [directive.split(' ')[0]!, directive]))
    expect(directives.get('default-src')).toBe("default-src 'none'")
    expect(directives.get('frame-ancestors')).toBe("frame-ancestors 'none'")
    expect(directives.get('base-uri')).toBe("base-uri 'none'")
    expect(directives.get('form-action')).toBe("form-action 'self'")
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
    const script = directives.get('script-src')
    if (script) {
      const nonce = /'nonce-([^']{16,})'/.exec(script)?.[1]
      expect(nonce, script).toBeTruthy()
      expect(nonces.has(nonce!), 'a nonce a page').toBe(false)
      nonces.add(nonce!)
      expect(directives.get('style-src')).toBe(`style-src 'nonce-${nonce}'`)
    }
  }
  expect(nonces.size).toBeGreaterThanOrEqual(js ? 3 : 6)
})

test('cookies are for this host, for http and for no script; no secret comes back in an address', async ({ page, context, surgery, follow }) => {
  const link = await shareRecord(surgery)
  const token = link.split('/').at(-1)!
  const noted = answers(page)
  const asked: { url: string; referer: string | undefined }[] = []
  page.on('request', (request) => asked.push({ url: request.url(), referer: request.headers()['referer'] }))
  await follow(page, link)
  expect(await page.content()).not.toContain(token)
  await addRecord(page)
  await page.getByRole('link', { name: 'Ouvrir le carnet ajouté' }).click()
  await expect(heading(page)).toHaveText(camille.name)

  const cookies = (await Promise.all(noted.map((response) => response.headerValues('set-cookie')))).flat()
  const names = cookies.map((cookie) => cookie.split('=')[0]!)
  expect(names).toContain('__Host-session')
  expect(names.some((name) => name.startsWith('__Host-inv-'))).toBe(true)
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-[\w-]+=[^;]*; Max-Age=\d+; Path=\/; Secure; HttpOnly; SameSite=(Lax|Strict)$/)
  }
  const sessions = new Set(cookies.filter((cookie) => cookie.startsWith('__Host-session=')).map((cookie) => cookie.split(';')[0]))
  expect(sessions.size, 'a new session with the password and after the code').toBe(2)
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect((await context.cookies()).every(({ httpOnly, secure }) => httpOnly && secure)).toBe(true)

  const first = asked.findIndex(({ url }) => url === link)
  expect(first).toBeGreaterThanOrEqual(0)
  for (const [i, { url, referer }] of asked.entries()) {
    if (i !== first) expect(url).not.toContain(token)
    expect(referer ?? '').not.toContain(token)
  }
  // An id holds any digits.
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
  expect(asked.map(({ url }) => url.replaceAll(id, '')).join('\n')).not.toMatch(/2019|Calepin2026|patient(@|%40)/)
})

test('nothing of a person is kept by a cache', async ({ page, surgery, follow }) => {
  const noted = answers(page)
  await follow(page, await shareRecord(surgery))
  await addRecord(page)
  await page.goto('/accueil')
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page).toHaveURL(/\/connexion$/)
  for (const response of noted) {
    const cache = await response.headerValue('cache-control')
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/pkg/')) expect(cache, pathname).toContain('immutable')
    else if (pathname !== '/icon.svg') expect(cache, pathname).toBe('no-store')
    expect(await response.headerValue('x-content-type-options'), pathname).toBe('nosniff')
    expect(await response.headerValue('referrer-policy'), pathname).toBe('same-origin')
  }
  const left = noted.find((response) => response.url().endsWith('/api/sign_out'))
  expect(await left?.headerValue('clear-site-data')).toBe('"cache", "storage"')
})

test('the practitioner’s device is never offered trust', { tag: '@practitioner' }, async ({ page, context, signIn }) => {
  await signIn(page, practitioner)
  await expect(page).toHaveURL(/\/patients$/)
  expect((await page.goto('/connexion/appareil'))?.status()).toBe(404)
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('__Host-device')
})
