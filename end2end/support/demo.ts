// The two doors of demo mode: what was "sent", and the clock.
import { until } from './server.ts'

export interface Message {
  id: string | number
  channel: 'email' | 'sms'
  to: string
  subject: string | null
  text: string
  html: string | null
  sent_at: string
}

export const password = 'Calepin2026'
export const practitioner = 'medecin@exemple.fr'
export const patient = 'patient@exemple.fr'
export const parent = 'parent@exemple.fr'
export const administrator = 'admin@exemple.fr'
/** Practitioners who wait to be approved: one whose RPPS number can be one, one whose number cannot. */
export const applicants = { pharmacist: 'pharmacien@exemple.fr', nurse: 'infirmiere@exemple.fr' } as const

const deliveryWithin = 5_000

export class Demo {
  private readonly read = new Set<Message['id']>()

  constructor(private readonly url: () => string) {}

  /** All that was sent, newest first. */
  async messages(): Promise<Message[]> {
    const answer = await fetch(`${this.url()}/demo/messages?format=json`)
    if (!answer.ok) throw new Error(`/demo/messages answered ${answer.status}`)
    return (await answer.json()) as Message[]
  }

  /** Leaves out what was sent until now. */
  async skip(): Promise<void> {
    for (const { id } of await this.messages()) this.read.add(id)
  }

  /** The newest SMS (to this number) that was not given out before; waits for one to come. */
  lastSms(to?: string): Promise<Message> {
    return this.next('sms', to)
  }

  /** As `lastSms`, for e-mail. */
  lastMail(to?: string): Promise<Message> {
    return this.next('email', to)
  }

  /** The code of the newest SMS that was not read before. */
  async codeFor(phone?: string): Promise<string> {
    const sms = await this.lastSms(phone)
    const code = /\b\d{6}\b/.exec(sms.text)?.[0]
    if (!code) throw new Error(`no six digits in the SMS: ${sms.text}`)
    return code
  }

  /** Moves the demo's clock forward. */
  async advance(seconds: number): Promise<void> {
    const answer = await fetch(`${this.url()}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance_seconds: seconds }),
    })
    if (!answer.ok) throw new Error(`/demo/clock answered ${answer.status}: ${await answer.text()}`)
  }

  private next(channel: Message['channel'], to?: string): Promise<Message> {
    return until(
      () => `a new ${channel}${to ? ` to ${to}` : ''}`,
      async () => {
        const fitting = (await this.messages()).filter((m) => m.channel === channel && (!to || m.to === to))
        const newest = fitting.find((m) => !this.read.has(m.id))
        // Older ones are stale from now on: a code asked for again is never mistaken for the first.
        if (newest && newest === fitting[0]) {
          for (const m of fitting) this.read.add(m.id)
          return newest
        }
        return undefined
      },
      deliveryWithin,
    )
  }
}
