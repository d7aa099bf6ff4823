// Without a mouse, and without eyes: where the Tab key stops, in which order, and what a screen reader meets on its way down a
// page. With JavaScript and without.
import { type Page } from '@playwright/test'
import { expect, password, patient, practitioner, test } from '../fixtures.ts'
import { camille, heading, openRecord, shareRecord } from '../support/story.ts'

/** More than any of these pages has. */
const mostStops = 30

/** What has the focus, as a screen reader says it: « button Se connecter ». Nothing where the page itself has it. */
async function focused(page: Page): Promise<string | undefined> {
  const focus = page.locator(':focus')
  if ((await focus.count()) === 0) return undefined
  const [, role, name] = /^- '?(\w+)(?: "(.*?)")?/.exec(await focus.ariaSnapshot())!
  return [role, name].filter(Boolean).join(' ')
}

/** Whether it can be seen that the focus is there: a ring, in the part of the page that is shown. */
function ringed(page: Page): Promise<boolean> {
  return page.locator(':focus').evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const { top, bottom, width } = element.getBoundingClientRect()
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 0 && bottom > 0 && top < innerHeight
  })
}

async function tab(page: Page): Promise<string | undefined> {
  await page.keyboard.press('Tab')
  const stop = await focused(page)
  if (stop) expect(await ringed(page), `a ring around ${stop}`).toBe(true)
  return stop
}

/** Every stop of the Tab key on a page that was just opened. */
async function stops(page: Page): Promise<string[]> {
  const found: string[] = []
  for (let stop = await tab(page); stop && found.length < mostStops; stop = await tab(page)) found.push(stop)
  return found
}

/** Goes on with the Tab key to what is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) if ((await tab(page))?.includes(name)) return
  throw new Error(`the Tab key never stops at ${name}`)
}

/** The landmarks and headings, in the order in which they are read. */
async function outline(page: Page): Promise<string[]> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n')
  const structure = /^\s*- (banner|navigation|main|region|search|complementary|contentinfo|alert|heading)\b/
  return lines.filter((line) => structure.test(line)).map((line) => line.trim().replace(/^- |:$/g, ''))
}

test('the keyboard alone leads from the link to the record', async ({ page, surgery, hydrated, demo, js }) => {
  /** Stands on the next page: a live one takes the focus once it is there. */
  const standOn = async (words: string | RegExp): Promise<void> => {
    await expect(heading(page)).toHaveText(words)
    if (js) await expect(page.locator('main h1:focus, main [autofocus]:focus')).toBeVisible()
  }
  await page.goto(await shareRecord(surgery))
  await hydrated(page)
  await tabTo(page, 'Adresse e-mail')
  await page.keyboard.type(patient)
  await tabTo(page, 'Mot de passe')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await standOn('Saisissez le code reçu par SMS')
  await tabTo(page, 'Code à 6 chiffres')
  await page.keyboard.type(await demo.codeFor())
  await page.keyboard.press('Enter')
  await standOn('Est-ce votre appareil ?')
  await tabTo(page, 'Oui, je ne souhaite plus recevoir de code')
  await page.keyboard.press(' ')
  await tabTo(page, 'Continuer')
  await page.keyboard.press('Enter')
  await standOn(/date de naissance/)
  const [day, month, year] = camille.birthDate
  for (const [part, digits] of [['Jour', day], ['Mois', month], ['Année', year]] as const) {
    await tabTo(page, part)
    await page.keyboard.type(digits)
  }
  await tabTo(page, 'J\'atteste être autorisé')
  await page.keyboard.press(' ')
  await tabTo(page, 'Ajouter ce carnet')
  await page.keyboard.press('Enter')
  await expect(page.locator('.stamp--success')).toBeVisible()
  await standOn(/./)
  await tabTo(page, 'Ouvrir le carnet ajouté')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(camille.name)
})

test('the Tab key stops at each thing once, in the order of the page', async ({ page, surgery, hydrated, js }) => {
  const link = await shareRecord(surgery)
  const header = ['link Aller au contenu', 'link Lire les messages', 'link Calepin', 'button English']
  const shown = js ? ['button Afficher le mot de passe'] : []
  const signIn = ['textbox Adresse e-mail', 'textbox Mot de passe', ...shown, 'button Se connecter', 'link Mot de passe oublié ?', 'link Nouvel utilisateur ?']
  for (const [path, expected] of [
    ['/', ['link Se connecter', 'link Créer un compte professionnel']],
    ['/connexion', signIn],
    [link, signIn],
  ] as const) {
    await page.goto(path)
    await hydrated(page)
    expect(await stops(page), path).toEqual([...header, ...expected])
  }
})

const around = ['region "Démonstration"', 'banner'] as const

test('a screen reader meets the heading of the page, then its parts in their order', async ({ page, surgery, hydrated }) => {
  const link = await shareRecord(surgery)
  for (const [path, expected] of [
    ['/', ['heading "Votre carnet de vaccination, pour la vie" [level=1]', 'region "Pour essayer la démonstration"', 'heading "Pour essayer la démonstration" [level=2]', 'heading "Vous avez reçu un lien ou un QR-code ?" [level=2]', 'heading "Vous êtes professionnel de santé ?" [level=2]']],
    ['/connexion', ['heading "Se connecter" [level=1]']],
    [link, ['heading "Un carnet de vaccination est partagé avec vous" [level=1]', 'heading "Camille" [level=2]', 'region "Connectez-vous pour l’ajouter"', 'heading "Connectez-vous pour l’ajouter" [level=2]']],
  ] as const) {
    await page.goto(path)
    await hydrated(page)
    expect(await outline(page), path).toEqual([...around, 'main', ...expected, 'contentinfo'])
  }
})

test('a practitioner’s screen reader, too', { tag: '@practitioner' }, async ({ page, signIn, hydrated }) => {
  await signIn(page, practitioner)
  const reads = async (expected: string[]): Promise<void> => {
    await hydrated(page)
    // A live page has its address before what it shows.
    await expect.poll(() => outline(page), page.url()).toEqual([...around, 'navigation "Principale"', 'main', ...expected, 'contentinfo'])
  }
  await reads(['heading "Patients" [level=1]', 'search'])
  await openRecord(page)
  const acts = ['M-M-RVAXPRO', 'NEISVAC', 'INFANRIX HEXA', 'PREVENAR 13', 'INFANRIX HEXA', 'PREVENAR 13'].map((act) => `heading "${act}" [level=3]`)
  const parts = (...names: string[]): string[] => names.flatMap((name) => [`region "${name}"`, `heading "${name}" [level=2]`])
  await reads([
    'heading "DURAND Camille" [level=1]',
    ...parts('Notes que le patient ne voit pas'),
    ...parts('Actes vaccinaux'),
    ...acts,
    'complementary "Partage"',
    'heading "Partage" [level=2]',
    ...parts('Qui a accès à ce carnet'),
  ])
  await shareRecord(page)
  await reads(['heading "Partager ce carnet avec le patient titulaire" [level=1]', ...parts('Par e\u2011mail', 'Par QR-code', 'Par un lien', 'Par SMS', 'Suivi de l’invitation')])
})
