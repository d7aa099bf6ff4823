// The two doors of demo mode: what was "sent", and the clock.
import { Inbox, type Message } from './inbox.ts'

export const password = 'Calepin2026'
export const practitioner = 'medecin@exemple.fr'
export const patient = 'patient@exemple.fr'
export const parent = 'parent@exemple.fr'
export const administrator = 'admin@exemple.fr'
/** Practitioners who wait to be approved: one whose RPPS number can be one, one whose number cannot. */
export const applicants = { pharmacist: 'pharmacien@exemple.fr', nurse: 'infirmiere@exemple.fr' } as const

export class Demo extends Inbox {
  constructor(private readonly url: () => string) {
    super()
  }

  async messages(): Promise<Message[]> {
    const answer = await fetch(`${this.url()}/demo/messages?format=json`)
    if (!answer.ok) throw new Error(`/demo/messages answered ${answer.status}`)
    return (await answer.json()) as Message[]
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
}
