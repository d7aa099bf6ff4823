// What a page makes the browser fetch, as Chromium counts it on the wire.
import type { Page } from '@playwright/test'

export interface Transfer {
  url: string
  /** The body's bytes as they came, compressed. */
  bytes: number
  kind: 'html' | 'css' | 'js' | 'wasm' | 'other'
  encoding: string
}

const kinds: [RegExp, Transfer['kind']][] = [
  [/html/, 'html'],
  [/css/, 'css'],
  [/javascript/, 'js'],
  [/wasm/, 'wasm'],
]

/** Counts from now on; the list fills while the page loads. Redirects have no body and are not in it. */
export async function countTransfers(page: Page): Promise<Transfer[]> {
  const done: Transfer[] = []
  const open = new Map<string, Transfer & { head: number }>()
  const cdp = await page.context().newCDPSession(page)
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    const kind = kinds.find(([pattern]) => pattern.test(response.mimeType))?.[1] ?? 'other'
    const header = Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'content-encoding')
    open.set(requestId, { url: response.url, kind, bytes: 0, encoding: header?.[1] ?? 'none', head: response.encodedDataLength })
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = open.get(requestId)
    if (!transfer) return
    open.delete(requestId)
    const { head, ...rest } = transfer
    done.push({ ...rest, bytes: encodedDataLength - head })
  })
  await cdp.send('Network.enable')
  return done
}

export const sum = (transfers: Transfer[], ...of: Transfer['kind'][]): number =>
  transfers.filter(({ kind }) => of.includes(kind)).reduce((bytes, transfer) => bytes + transfer.bytes, 0)
