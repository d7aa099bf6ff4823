// Twice as many sign-ins as can be hashed: how many are let in, what the others are told, and what those notice who only
// look at pages. The server has one core to itself, and so had the bare Argon2id that it is measured against, in turn.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { password } from '../fixtures.ts'
import { served } from '../support/served.ts'
import { until } from '../support/server.ts'
import { type Asked, argon2Blocks, load, onFirstCore, script } from './cores.ts'
import { figure, report } from './figures.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
/** As many as are let in without anybody's limit of codes being reached. */
const people = Array.from({ length: 1500 }, (_, n) => ({ email: `personne${n}@exemple.fr`, phone: `063998${String(n).padStart(4, '0')}` }))
const rounds = 3
const seconds = 15
const pagesPerSecond = 20
/** A tenth of what the design gives a hash, 26 ms: what a sign-in costs beside it must not hide behind a slow one. */
const besideTheHash = 2.6

/** How many hashes one core makes in a second, and does nothing else. */
async function argon2(): Promise<number> {
  const bench = ['cargo', 'bench', '--quiet', '--locked', '-p', 'services', '--bench', 'sign_ins', '--', 'argon2']
  const [program = '', ...args] = [...onFirstCore, ...bench]
  const { stdout } = await run(program, args, { cwd: root })
  return Number(stdout.trim().split('\n').at(-1))
}

/** What became of a storm, and of those who looked at pages meanwhile. */
interface Storm {
  signIns: { perSecond: number; accepted: number; refused: number; failed: number; p99: number }
  meanwhile: Asked
}

/** Those who were let in before come last: nobody has more codes in an hour than are sent. */
async function storm(url: string, perSecond: number, before: number, cookie: string, ...pages: string[]): Promise<Storm> {
  const next = before % people.length
  const emails = [...people.slice(next), ...people.slice(0, next)].map(({ email }) => email).join(',')
  const [signIns, meanwhile] = await Promise.all([
    script('storm.mjs', url, perSecond, seconds, emails, password),
    load(pagesPerSecond, seconds, cookie, ...pages),
  ])
  return { signIns, meanwhile }
}

const sum = (of: number[]) => of.reduce((all, one) => all + one, 0)
const mean = (of: number[]) => sum(of) / of.length

const test = served({ administrators: people, variables: { CALEPIN_LIMIT_SMS_PER_HOUR: '100000' }, through: onFirstCore })

test.afterAll(() => report('storm'))

test('a storm of sign-ins', async ({ page, context, signIn, server, gateways }) => {
  test.setTimeout(600_000)
  // Somebody who is signed in: their page is looked up.
  await signIn(page, people[0]!.email)
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const pages = ['/', '/compte', '/administration'].map((path) => server.url + path)
  await page.close()

  const idle = server.processor()
  const quiet = await load(pagesPerSecond, seconds, cookie, ...pages)
  const bare = [await argon2()]
  const storms: Storm[] = []
  const accepted = () => sum(storms.map(({ signIns }) => signIns.accepted))
  const before = server.processor()
  const aPage = (before - idle) / quiet.count
  for (let round = 0; round < rounds; round++) {
    storms.push(await storm(server.url, Math.round(2 * bare.at(-1)!), accepted(), cookie, ...pages))
    // Every code has left: that of the first, who looks at pages, and those of all who were let in.
    const due = 1 + accepted()
    await until(() => `${due} codes`, async () => (await gateways.messages()).length === due || undefined, 10_000)
    bare.push(await argon2())
  }

  const forPages = aPage * sum(storms.map(({ meanwhile }) => meanwhile.count))
  const beside = (server.processor() - before - forPages) / accepted()
  const letIn = mean(storms.map(({ signIns }) => signIns.perSecond))
  const most = (of: (storm: Storm) => number) => Math.max(...storms.map(of))
  figure('bare Argon2id on one core', mean(bare), '/s')
  figure('sign-ins let in', letIn, '/s')
  figure('sign-ins let in, of what bare Argon2id makes', (100 * letIn) / mean(bare), '%', { atLeast: 90 })
  figure('all but hashing and pages, for each that is let in', beside, 'ms', { atMost: besideTheHash })
  figure('sign-ins let in: p99', most(({ signIns }) => signIns.p99), 'ms')
  figure('sign-ins asked to come back', sum(storms.map(({ signIns }) => signIns.refused)), '', { atLeast: 1 })
  figure('sign-ins neither let in nor asked to come back', sum(storms.map(({ signIns }) => signIns.failed)), '', { atMost: 0 })
  figure('other pages, quiet: p99', quiet.p99, 'ms')
  figure('other pages, meanwhile: p50', most(({ meanwhile }) => meanwhile.p50), 'ms')
  figure('other pages, meanwhile: p99', most(({ meanwhile }) => meanwhile.p99), 'ms', { atMost: Math.min(3 * quiet.p99, 25) })
  figure('other pages, meanwhile: errors', sum(storms.map(({ meanwhile }) => meanwhile.errors)), '', { atMost: 0 })
  figure('memory at the most', server.memory('most'), 'MB', { atMost: 150 + argon2Blocks })
})
