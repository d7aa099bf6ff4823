// Reads a QR code as a phone would: from a picture of the screen, with a decoder that is not the server's encoder.
import type { Locator } from '@playwright/test'
import jsqrModule from 'jsqr'
import { PNG } from 'pngjs'

// The package is CommonJS; how its default export arrives depends on who loads it.
const jsqr = ((jsqrModule as unknown as { default?: unknown }).default ?? jsqrModule) as typeof import('jsqr').default

function decode(png: Buffer): string | undefined {
  const picture = PNG.sync.read(png)
  return jsqr(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data
}

export async function readQr(code: Locator): Promise<string> {
  const text = decode(await code.screenshot())
  if (!text) throw new Error('no QR code can be read in the picture')
  return text
}
