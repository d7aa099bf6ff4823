// Twice as many sign-ins as can be hashed: how many are let in, what the others are told, and what those notice who only
// look at pages. The server has one core to itself, and so had the bare Argon2id that it is measured against.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { password } from '../fixtures.ts'
import { served } from '../support/served.ts'
import { argon2Blocks, load, onFirstCore, script } from './cores.ts'
import { figure, report } from './figures.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
/** As many as are let in without anybody's limit of codes being reached. */
const people = Array.from({ length: 300 }, (_, n) => ({ email: `personne${n}@exemple.fr`, phone: `063998${String(n).padStart(4, '0')}` }))
const seconds = 20
const pagesPerSecond = 20

/** How many hashes one core makes in a second, and does nothing else. */
async function argon2(): Promise<number> {
  const bench = ['cargo', 'bench', '--quiet', '--locked', '-p', 'services', '--bench', 'sign_ins', '--', 'argon2']
  const [program = '', ...args] = [...onFirstCore, ...bench]
  const { stdout } = await run(program, args, { cwd: root })
  return Number(stdout.trim().split('\n').at(-1))
}

const test = served({ administrators: people, variables: { CALEPIN_LIMIT_SMS_PER_HOUR: '100000' }, through: onFirstCore })

test.afterAll(() => report('storm'))

test('a storm of sign-ins', async ({ page, context, signIn, server }) => {
  test.setTimeout(300_000)
  // Somebody who is signed in: their page is looked up.
  await signIn(page, people[0]!.email)
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const pages = ['/', '/compte', '/administration'].map((path) => server.url + path)
  await page.close()

  const before = await argon2()
  const quiet = await load(pagesPerSecond, seconds, cookie, ...pages)
  const emails = people.map(({ email }) => email).join(',')
  const [storm, meanwhile] = await Promise.all([
    script('storm.mjs', server.url, Math.round(2 * before), seconds, emails, password),
    load(pagesPerSecond, seconds, cookie, ...pages),
  ])
  const after = await argon2()

  const bare = Math.max(before, after)
  figure('bare Argon2id on one core', bare, '/s')
  figure('sign-ins let in', storm.perSecond, '/s')
  figure('sign-ins let in, of what bare Argon2id makes', (100 * storm.perSecond) / bare, '%', { atLeast: 90 })
  figure('sign-ins let in: p99', storm.p99, 'ms')
  figure('sign-ins asked to come back', storm.refused, '', { atLeast: 1 })
  figure('sign-ins neither let in nor asked to come back', storm.failed, '', { atMost: 0 })
  figure('other pages, quiet: p99', quiet.p99, 'ms')
  figure('other pages, meanwhile: p50', meanwhile.p50, 'ms')
  figure('other pages, meanwhile: p99', meanwhile.p99, 'ms', { atMost: Math.min(3 * quiet.p99, 25) })
  figure('other pages, meanwhile: errors', meanwhile.errors, '', { atMost: 0 })
  figure('memory at the most', server.memory('most'), 'MB', { atMost: 150 + argon2Blocks })
})
