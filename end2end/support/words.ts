// How a page reads: Flesch's reading ease, in French as Kandel and Moles fitted it, and the typography of each language.
// 70 and more is what a twelve-year-old reads with ease (Flesch 1948, Kandel and Moles 1958).
import type { Page } from '@playwright/test'

type Language = 'fr' | 'en'

/** What a page must reach, and any one of its paragraphs. Of fewer words than that, one long one would decide. */
const wholePage = { ease: 70, words: 60 }
const oneParagraph = { ease: 50, words: 12 }

/** What the guides quote, letter by letter. */
const quoted = /Nouvel utilisateur \?|S'inscrire|J'atteste|Confirmer mon adresse e-mail|Confirm my e-mail address/g

/** What must not be in a text: a space that may break before « : ; ? ! » », after « « or before a unit, and marks of a typewriter. */
const slips: Record<Language, RegExp> = {
  fr: / [:;?!»]|« |[^\u00a0\u202f«(][?!;](?=\s|$)|\w'|"|\.\.\.|\d (minutes|heures|jours|caractères|chiffres|essais?|h)(?!\p{L})/u,
  en: /\s[:;?!]|\w'|"|\.\.\./,
}

/** A short number or a date that ends a phrase: it does not begin a line alone. */
const alone = /(?<![:·]) (\d{1,2}|\d\d\/\d\d\/\d{4})(?=[.,)]|$)/
/** What is read. */
const runningText = 'h1, h2, p, li, legend, summary, caption'
/** What is looked for as well, by whoever speaks to their browser or has it fill in a form: as a keyboard writes it. */
const labels = 'label'
/** What falls apart at the end of a line, where it is not written with the hyphen that does not break (U+2011). */
const breaks = /\be-mail/i

/** The paragraphs that are seen, without the names of vaccines and diseases. */
function paragraphs(page: Page, which: string): Promise<string[]> {
  return page.locator('main').evaluate(
    (main, which) =>
      [...main.querySelectorAll(which)]
        .filter((block) => block.checkVisibility() && !block.closest('.act, .sitting, .vaccine__popup, .message') && !block.querySelector('p, li, label'))
        .map((block) => (block.textContent ?? '').replaceAll(/[\t\n\r ]+/g, ' ').trim())
        .filter(Boolean),
    which,
  )
}

/** The syllables of a word, nearly: groups of vowels, without a mute end. */
function syllables(word: string, language: Language): number {
  const vowels = word.match(/[aeiouyàâäéèêëîïôöùûüœæ]+/g)?.length ?? 0
  const mute = language === 'fr' ? /[^aeiouyàâäéèêëîïôöùûüœæ](e|es|(?<!m)ent)$/ : /[^aeiouyl]e(d|s)?$/
  const hiatus = language === 'fr' ? (word.match(/[éèï][aeou]/g)?.length ?? 0) : 0
  return Math.max(1, vowels + hiatus - (vowels > 1 && mute.test(word) ? 1 : 0))
}

const words = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []

/** The reading ease of a text: 100 is very easy, 30 very hard. */
function readingEase(text: string, language: Language): number {
  const sentences = text.split(/[.!?:;]+(?:\s|$)/).filter((sentence) => words(sentence).length > 0)
  const all = words(text)
  const each = all.length / sentences.length
  const long = all.reduce((sum, word) => sum + syllables(word, language), 0) / all.length
  return language === 'fr' ? 207 - 1.015 * each - 73.6 * long : 206.835 - 1.015 * each - 84.6 * long
}

/** What is wrongly set on a page. */
export async function slipsOf(page: Page, language: Language): Promise<string[]> {
  const unquoted = async (which: string): Promise<string[]> => (await paragraphs(page, which)).map((text) => text.replaceAll(quoted, ''))
  const read = await unquoted(runningText)
  const all = [...read, ...(await unquoted(labels))]
  return [...all.filter((text) => slips[language].test(text) || alone.test(text)), ...read.filter((text) => breaks.test(text))]
}

/** The texts in which such a word stands on two lines, however it is written. */
export function fallenApart(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode as Text
      if (!text.parentElement?.checkVisibility() || text.parentElement.closest('.visually-hidden, .message')) continue
      for (const word of text.data.matchAll(/e[-\u2011]mail/gi)) {
        const range = new Range()
        range.setStart(text, word.index)
        range.setEnd(text, word.index + word[0].length)
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
        if (lines.size > 1) found.push(text.data.trim())
      }
    }
    return found
  })
}

/** What is hard to read on a page, with its reading ease. */
export async function hardOf(page: Page, language: Language): Promise<string[]> {
  const texts = (await paragraphs(page, `${runningText}, ${labels}`)).filter((text) => words(text).length >= oneParagraph.words)
  const all = texts.join('\n')
  const hard = texts.filter((text) => readingEase(text, language) < oneParagraph.ease)
  if (words(all).length >= wholePage.words && readingEase(all, language) < wholePage.ease) hard.push(all)
  return hard.map((text) => `${readingEase(text, language).toFixed(0)}: ${text}`)
}
