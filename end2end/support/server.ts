// One running Calepin of its own, with its own data, port and log: a `calepin demo`, or a `calepin serve`.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const cache = process.env.CALEPIN_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'calepin')
const target = process.env.CARGO_TARGET_DIR ?? join(cache, 'target')
const binary = process.env.CALEPIN_BIN ?? join(target, 'release', 'calepin')
const site = process.env.CALEPIN_SITE_ROOT ?? join(target, 'site')

const startWithin = 15_000
const stopWithin = 5_000

/** Polls until `probe` gives something, or says what it waited for. */
export async function until<T>(what: () => string, probe: () => Promise<T | undefined>, within: number): Promise<T> {
  const deadline = Date.now() + within
  for (;;) {
    const found = await probe()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error(`waited ${within / 1000} s for ${what()}`)
    await pause(25)
  }
}

/**
 * A port that nobody listens on, below those that the system gives to whoever asks for any: it stays free for a moment. And
 * above 10080, the last that browsers refuse.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_081, 20_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** Where what a demo begins with lies, by the instant that its clock began at, once one of this process has begun. */
const seeded = new Map<string | undefined, Promise<string>>()

export class Server {
  private child?: ChildProcess
  private readonly dir = mkdtempSync(join(tmpdir(), 'calepin-demo-'))
  private readonly logFile = join(this.dir, 'server.log')
  private readonly data = join(this.dir, 'data')
  private port = 0
  private readonly atExit = () => {
    this.child?.kill('SIGKILL')
    rmSync(this.dir, { recursive: true, force: true })
  }

  /**
   * A new demo on new data, answering. `through` is another program that starts it, `taskset` for instance; its clock begins
   * `at` this instant, and so did those who made the data.
   */
  static async start(through: string[] = [], at?: string): Promise<Server> {
    const server = new Server('demo', through)
    const data = seeded.get(at) ?? Server.seed(at)
    seeded.set(at, data)
    cpSync(await data, server.data, { recursive: true })
    server.setClock(at)
    return Server.answering(server)
  }

  /** What a demo has written when it first answers: seeding takes ten times as long as starting on it. */
  private static async seed(at?: string): Promise<string> {
    const server = new Server('demo', [])
    server.setClock(at)
    await Server.answering(server)
    await server.end('SIGTERM')
    return server.data
  }

  /** A new `calepin serve` with a key and an empty database, whose messages leave by the gateways of `variables`. */
  static async serve(variables: Record<string, string>, through: string[] = []): Promise<Server> {
    const server = new Server('serve', through, variables)
    for (const secret of ['key', 'token']) writeFileSync(join(server.dir, secret), randomBytes(32).toString('base64'), { mode: 0o600 })
    server.port = await freePort()
    server.run(['migrate'])
    return Server.answering(server)
  }

  private static async answering(server: Server): Promise<Server> {
    process.on('exit', server.atExit)
    try {
      for (let attempt = 1; ; attempt++) {
        server.port = await freePort()
        try {
          await server.launch()
          return server
        } catch (error) {
          // Another process may have taken the port in between.
          if (attempt === 3 || !/address.*in use/i.test(server.log())) throw error
        }
      }
    } catch (error) {
      await server.stop()
      throw error
    }
  }

  private constructor(
    private readonly task: 'demo' | 'serve',
    private readonly through: string[],
    private readonly variables: Record<string, string> = {},
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Its memory in MB of 1000 kB, now or when it was most. */
  memory(when: 'now' | 'most'): number {
    const status = readFileSync(`/proc/${this.child?.pid}/status`, 'utf8')
    const field = when === 'now' ? 'VmRSS' : 'VmHWM'
    return (Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1.024) / 1000
  }

  /** What it had of a processor so far, in ms, without the threads that stand back, which hash passwords and never end. */
  processor(): number {
    const process = `/proc/${this.child?.pid}`
    const fields = (of: string) => readFileSync(`${of}/stat`, 'utf8').split(') ')[1]!.split(' ')
    // A tick of Linux's is 10 ms.
    const ran = (of: string) => fields(of).slice(11, 13).map(Number).reduce((user, system) => user + system) * 10
    const standBack = (thread: string) => existsSync(thread) && Number(fields(thread)[16]) > 0
    const hashing = readdirSync(`${process}/task`).map((thread) => `${process}/task/${thread}`).filter(standBack)
    return hashing.map(ran).reduce((left, hashed) => left - hashed, ran(process))
  }

  log(): string {
    try {
      return readFileSync(this.logFile, 'utf8')
    } catch {
      return ''
    }
  }

  /** What an operator does beside it: runs a command of the program on the same data, with `input` on its standard input. */
  run(args: string[], input = ''): string {
    return execFileSync(binary, args, { cwd: this.dir, env: this.environment(), input, encoding: 'utf8' })
  }

  /** Ends the process and starts it again on the same data: `SIGKILL` is a power cut, as far as it can tell. */
  async restart(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await this.end(signal)
    await this.launch()
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM')
    process.off('exit', this.atExit)
    rmSync(this.dir, { recursive: true, force: true })
  }

  /** The demo keeps by how many milliseconds its clock is ahead. */
  private setClock(at?: string): void {
    if (!at) return
    mkdirSync(this.data, { recursive: true, mode: 0o700 })
    writeFileSync(join(this.data, 'clock'), String(Date.parse(at) - Date.now()), { mode: 0o600 })
  }

  private async launch(): Promise<void> {
    const log = await open(this.logFile, 'a')
    const [program = binary, ...args] = [...this.through, binary, this.task]
    const child = spawn(program, args, { cwd: this.dir, stdio: ['ignore', log.fd, log.fd], env: this.environment() })
    this.child = child
    let failure: Error | undefined
    child.once('error', (error) => (failure = error))
    await log.close()
    await until(
      () => `${this.url}/health; its log:\n${this.log()}`,
      async () => {
        if (failure) throw new Error(`${program} does not start: ${failure.message}; run \`make build\` first`)
        if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}; its log:\n${this.log()}`)
        const answer = await fetch(`${this.url}/health`).catch(() => undefined)
        return answer?.ok ? true : undefined
      },
      startWithin,
    )
  }

  private environment(): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(CALEPIN|LEPTOS)_/.test(name))
    return {
      ...Object.fromEntries(inherited),
      // A zone that is not the screens': what depends on the machine's own shows.
      TZ: 'Pacific/Auckland',
      CALEPIN_LISTEN: `127.0.0.1:${this.port}`,
      CALEPIN_PUBLIC_URL: this.url,
      CALEPIN_DEMO_DIR: this.data,
      CALEPIN_KEY_FILE: join(this.dir, 'key'),
      CALEPIN_SMS_TOKEN_FILE: join(this.dir, 'token'),
      CALEPIN_SITE_ROOT: site,
      // Each test has an address of its own, so that no limit has to be relaxed.
      CALEPIN_TRUSTED_PROXIES: '127.0.0.1/32',
      ...this.variables,
    }
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), stopWithin)
    await ended
    clearTimeout(late)
  }
}
