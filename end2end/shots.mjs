// Pictures of pages, for looking at: phone and desktop, light and dark, French and English.
//   npm run shots -- / /connexion medecin:/patients patient:/accueil [--nojs]
// A page behind the sign-in names who looks at it, by the part of their address before the @: medecin, patient, admin …
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const args = process.argv.slice(2)
const pages = args.filter((arg) => !arg.startsWith('--'))
if (pages.length === 0) {
  console.error('usage: npm run shots -- [--nojs] [who:]/path …')
  process.exit(2)
}
const folder = process.env.CALEPIN_SHOTS ?? mkdtempSync(join(tmpdir(), 'calepin-shots-'))
const { status } = spawnSync('npx', ['--no-install', 'playwright', 'test', '--config', 'shots.config.ts'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    CALEPIN_SHOTS: folder,
    CALEPIN_SHOTS_PAGES: pages.join(' '),
    CALEPIN_SHOTS_NOJS: args.includes('--nojs') ? 'yes' : '',
  },
})
console.log(`\nin ${folder}`)
process.exit(status ?? 1)
