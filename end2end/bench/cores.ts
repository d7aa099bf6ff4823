// Who has which core: what is measured has the first one, what asks it the last.
import { execFile, spawn } from 'node:child_process'
import { cpus } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What starts the server that is measured. */
export const onFirstCore = ['taskset', '-c', '0']
/** A hashing thread for each core that it has, with its block. In MB. */
export const argon2Blocks = (19 * 1024 * 1024) / 1e6

const onLastCore = ['taskset', '-c', String(cpus().length - 1)]

/** Runs a program on the core that asks; gives what it printed. */
async function asking(...command: string[]): Promise<string> {
  const [program = '', ...args] = [...onLastCore, ...command]
  return (await run(program, args)).stdout
}

/** Does `work` while the core that asks is busy for this part of the time, as it is while it asks. */
export async function beside<T>(part: number, work: () => Promise<T>): Promise<T> {
  const [program = '', ...args] = [...onLastCore, process.execPath, file('spin.mjs'), String(part)]
  const spinning = spawn(program, args, { stdio: 'inherit' })
  try {
    return await work()
  } finally {
    spinning.kill()
  }
}

const file = (name: string): string => new URL(name, import.meta.url).pathname

export interface Asked {
  count: number
  errors: number
  p50: number
  p99: number
  max: number
  /** How much of a core it took to ask. */
  busy: number
}

/** Asks for pages in turn, so many a second for so many seconds. */
export async function load(rate: number, seconds: number, cookie: string, ...urls: string[]): Promise<Asked> {
  return script('load.mjs', rate, seconds, cookie, ...urls)
}

/** Runs one of our scripts on the core that asks; gives what it found. */
export async function script(name: string, ...args: (string | number)[]) {
  return JSON.parse(await asking(process.execPath, file(name), ...args.map(String)))
}

/** The most requests for `url` that are answered in a second. */
export async function most(url: string, ...headers: string[]): Promise<number> {
  const wanted = headers.flatMap((header) => ['-H', header])
  const said = await asking('wrk', '-t1', '-c16', '-d10s', ...wanted, url)
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(`wrk met errors:\n${said}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1])
}
