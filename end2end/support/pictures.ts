// A picture of every state that a test stands at, compared with the one that is kept in `pictures/`. What differs from run to
// run (minutes, codes, links) is written over while it is taken, and the letters are of the fonts that tools.sh installs.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type Page, type TestInfo, expect } from '@playwright/test'
import { type Picture, changes, keep, marked, read } from './compare.ts'

/** Where the pictures are kept: a folder a story. */
const kept = fileURLToPath(new URL('../pictures', import.meta.url))

/** Who looks, and how. */
export interface View {
  name: string
  width: number
  height: number
  colorScheme: 'light' | 'dark'
  forcedColors?: 'active' | null
  /** The size of the reader's letters, where they chose one. */
  letters?: string
}

const phone = { width: 390, height: 844 }
const desktop = { width: 1280, height: 800 }

/** The usual ones: opposites stand two apart. */
const usual: View[] = [
  { name: 'phone-light', ...phone, colorScheme: 'light' },
  { name: 'phone-dark', ...phone, colorScheme: 'dark' },
  { name: 'desktop-dark', ...desktop, colorScheme: 'dark' },
  { name: 'desktop-light', ...desktop, colorScheme: 'light' },
]

/**
 * How a state is looked at in a language. What one language is seen in, the other has the opposite of: each state is seen on
 * both screens and in both colours, and all of them together in every combination.
 */
function usualView(state: string, language: string): View {
  const sum = [...state].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return usual[(sum + (language === 'fr' ? 0 : 2)) % usual.length]!
}

/** What few have, and must see as well: a narrow phone, a page at 200 %, large letters, colours of their own. */
export const unusual: View[] = [
  { name: 'narrow', width: 320, height: 640, colorScheme: 'light' },
  { name: 'zoomed', width: 640, height: 400, colorScheme: 'dark' },
  { name: 'large', ...phone, colorScheme: 'light', letters: '200%' },
  { name: 'forced', ...phone, colorScheme: 'dark', forcedColors: 'active' },
]

/** A machine has other fonts than another; a QR code is never the same; a countdown goes on meanwhile. */
const sheet = `
  :root {
    --font-text: "Liberation Sans", "DejaVu Sans";
    --font-title: "Liberation Serif", "DejaVu Serif";
    --font-code: "Liberation Mono", "DejaVu Sans Mono";
  }
  .qr svg > * { visibility: hidden }
  .countdown span { font-size: 0 }
  .countdown span::after { content: "0:00"; font-size: 1rem }
`

/** What differs from run to run, and what stands in its place. */
const passing: [RegExp, string][] = [
  [/(?<=\d(?::|\u00a0h\u00a0))\d\d\b/g, '00'],
  [/127\.0\.0\.1:\d+/g, '127.0.0.1'],
  [/(?<=\/[a-z]+\/)[\w-]{27,}/g, 'x'.repeat(27)],
  [/\b\d{6}\b/g, '123456'],
]

/** Makes the page look as it does in every run; gives what undoes it. */
async function steady(page: Page): Promise<() => Promise<void>> {
  const undo = await page.evaluateHandle(
    ({ sheet, passing }) => {
      const letters = new CSSStyleSheet()
      letters.replaceSync(sheet)
      document.adoptedStyleSheets.push(letters)
      const undo = [(): void => void document.adoptedStyleSheets.pop()]
      const inItsPlace = (text: string): string => passing.reduce((text, [what, by]) => text.replace(what, by), text)
      const put = <Name extends string>(node: Record<Name, string>, name: Name): void => {
        const before = node[name]
        const after = inItsPlace(before)
        if (after === before) return
        Object.assign(node, { [name]: after })
        undo.push(() => void Object.assign(node, { [name]: before }))
      }
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) put(texts.currentNode as Text, 'data')
      for (const field of document.querySelectorAll<HTMLInputElement>('input[readonly], textarea')) put(field, 'value')
      return () => undo.forEach((step) => step())
    },
    { sheet, passing },
  )
  return () => undo.evaluate((undo) => undo())
}

async function lookAs(page: Page, { width, height, colorScheme, forcedColors = null, letters = '' }: View): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme, forcedColors })
  await page.evaluate((letters) => document.documentElement.style.setProperty('font-size', letters), letters)
  await page.evaluate(stillCaret, forcedColors === 'active')
}

/** Where colours are forced, the caret is not hidden from pictures, and blinks: a field that is only read has none. */
function stillCaret(forced: boolean): void {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement) || field.readOnly === forced) return
  if (forced) field.dataset.still = ''
  else if (!('still' in field.dataset)) return
  else delete field.dataset.still
  field.readOnly = forced
}

/** Looks at the page on 320 px, which is 1280 px at 400 %: what WCAG's 1.4.10 speaks of. */
export async function on320px(page: Page, look: () => Promise<void>): Promise<void> {
  const own = page.viewportSize()!
  await page.setViewportSize({ width: 320, height: 256 })
  await look()
  await page.setViewportSize(own)
}

/** Whether the page can be read without scrolling sideways. */
export function reflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
}

/**
 * The words that letters of twice the size split on a phone: WCAG's 1.4.4. Those of more than 11 letters may have to be, and
 * so may names and addresses.
 */
export async function splitWords(page: Page): Promise<string[]> {
  const own = page.viewportSize()!
  await page.setViewportSize({ width: phone.width, height: phone.height })
  const split = await page.evaluate(() => {
    const root = document.documentElement
    const letters = root.style.fontSize
    root.style.fontSize = '200%'
    const split: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode as Text
      const around = text.parentElement!
      if (!around.checkVisibility() || around.closest('bdi, noscript, .visually-hidden')) continue
      for (const { 0: word, index } of text.data.matchAll(/(?<![^\s(«])\p{L}{2,11}(?![^\s.,;:!?)»])/gu)) {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)))
        if (lines.size > 1) split.push(word)
      }
    }
    root.style.fontSize = letters
    return split
  })
  await page.setViewportSize(own)
  return split
}

/** The page's address without the ids in it. */
function nameOf(page: Page): string {
  const parts = new URL(page.url()).pathname.split('/').filter((part) => part && part.length < 20)
  return parts.join('-') || 'accueil-public'
}

/** The name of a file or folder. */
const slug = (title: string): string => title.replaceAll(/[^\p{L}\d]+/gu, '-')

/** The pictures of one story. */
export class Pictures {
  private readonly story: string
  private readonly seen = new Set<string>()
  private readonly times = new Map<string, number>()

  constructor(
    private readonly info: TestInfo,
    private readonly language: string,
    private readonly colorScheme: View['colorScheme'],
  ) {
    this.story = slug(info.title)
  }

  /** Compares the page, as it is now, with its pictures. */
  async compare(page: Page, views?: View[]): Promise<void> {
    const state = this.stateOf(page)
    const own: View = { name: 'own', ...page.viewportSize()!, colorScheme: this.colorScheme }
    const normal = await steady(page)
    // Which thing lies under the pointer that clicked last is no part of the state, and is found out now or a moment later.
    await page.mouse.move(0, 0)
    for (const view of views ?? [usualView(state, this.language)]) {
      await lookAs(page, view)
      const picture = await page.screenshot({ fullPage: true, animations: 'disabled', scale: 'css' })
      await this.judge(`${state}.${this.language}-${view.name}.webp`, await read(picture))
    }
    await normal()
    await lookAs(page, own)
  }

  /** At the end of a story that was told to its end: no picture is kept of what is no state any more. */
  end(): void {
    if (this.info.status !== this.info.expectedStatus) return
    const folder = join(kept, this.story)
    const files = existsSync(folder) ? readdirSync(folder) : []
    const left = files.filter((file) => file.includes(`.${this.language}-`) && !this.seen.has(file))
    if (accepting(this.info)) for (const file of left) rmSync(join(folder, file))
    else expect(left, `pictures in ${folder} that are of no state; make shots-accept removes them`).toEqual([])
  }

  private stateOf(page: Page): string {
    const name = nameOf(page)
    const time = (this.times.get(name) ?? 0) + 1
    this.times.set(name, time)
    return time > 1 ? `${name}-${time}` : name
  }

  private async judge(file: string, now: Picture): Promise<void> {
    this.seen.add(file)
    const path = join(kept, this.story, file)
    const before = existsSync(path) ? await read(path) : undefined
    const changed = before && changes(before, now)
    if (changed?.length === 0) return
    if (accepting(this.info)) {
      mkdirSync(dirname(path), { recursive: true })
      return keep(now, path)
    }
    const shown = this.info.outputPath(file)
    await keep(changed ? marked(now, changed) : now, shown)
    const what = before ? 'looks different (marked in red)' : 'is new: no picture is kept of it'
    expect.soft(before && changed?.length, `${this.story}/${file} ${what}: see ${shown}\nbeside ${path}\nif it is as it should be: make shots-accept\n`).toBe(0)
  }
}

/** Whether what is seen is to be kept: `make shots-accept`. */
export const accepting = ({ config }: TestInfo): boolean => config.updateSnapshots !== 'none'

/** Which Chromium the kept pictures were taken with: another major version draws letters and fields a little differently. */
const takenWith = join(kept, 'chromium.txt')
const major = (browser: Browser): string => browser.version().split('.')[0]!

/** Notes that pictures are of this browser. */
export const keepBrowser = (browser: Browser): void => writeFileSync(takenWith, `${major(browser)}\n`)

/** Whether the kept pictures are of this browser: of another they are not compared, and a test that is skipped says so. */
export const ofThisBrowser = (browser: Browser): boolean =>
  existsSync(takenWith) && readFileSync(takenWith, 'utf8').trim() === major(browser)

/** The folders of pictures whose story is none of these. */
export function foldersOfNoStory(titles: string[]): string[] {
  const told = new Set(titles.map(slug))
  const folders = existsSync(kept) ? readdirSync(kept, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : []
  return folders.filter(({ name }) => !told.has(name)).map(({ name }) => join(kept, name))
}
