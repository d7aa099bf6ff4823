// Who has which core: what is measured has the first one, what asks it the last.
import { execFile } from 'node:child_process'
import { cpus } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What starts the server that is measured. */
export const onFirstCore = ['taskset', '-c', '0']
/** A hashing thread for each core that it has, with its block. In MB. */
export const argon2Blocks = (32 * 1024 * 1024) / 1e6

/** Runs a program on the core that asks; gives what it printed. */
async function asking(...command: string[]): Promise<string> {
  return (await run('taskset', ['-c', String(cpus().length - 1), ...command])).stdout
}

export interface Asked {
  count: number
  errors: number
  p50: number
  p99: number
  max: number
}

/** Asks for pages in turn, so many a second for so many seconds. */
export async function load(rate: number, seconds: number, cookie: string, ...urls: string[]): Promise<Asked> {
  return script('load.mjs', rate, seconds, cookie, ...urls)
}

/** Runs one of our scripts on the core that asks; gives what it found. */
export async function script(name: string, ...args: (string | number)[]) {
  const file = new URL(name, import.meta.url).pathname
  return JSON.parse(await asking(process.execPath, file, ...args.map(String)))
}

/** The most requests for `url` that are answered in a second. */
export async function most(url: string, ...headers: string[]): Promise<number> {
  const wanted = headers.flatMap((header) => ['-H', header])
  const said = await asking('wrk', '-t1', '-c16', '-d10s', ...wanted, url)
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(`wrk met errors:\n${said}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1])
}
