// What Calepin sent, as those who were to get it read it.
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

/** A round that went wrong is followed by another after 5 s. */
const deliveryWithin = 10_000

export abstract class Inbox {
  private readonly read = new Set<Message['id']>()

  /** All that was sent, newest first. */
  abstract messages(): Promise<Message[]>

  /** Leaves out what was sent until now. */
  async skip(): Promise<void> {
    for (const { id } of await this.messages()) this.read.add(id)
  }

  /** The newest SMS to this number (and holding this text) that was not given out before; waits for one to come. */
  lastSms(to?: string, holding?: string | RegExp): Promise<Message> {
    return this.next('sms', to, holding)
  }

  /** As `lastSms`, for e-mail; its subject is text of it, too. */
  lastMail(to?: string, holding?: string | RegExp): Promise<Message> {
    return this.next('email', to, holding)
  }

  /** The code of the newest SMS that holds one and was not read before. */
  async codeFor(phone?: string): Promise<string> {
    const code = /\b\d{6}\b/
    return code.exec((await this.lastSms(phone, code)).text)![0]
  }

  /** The link to `/prefix/…` in the newest message that holds one and was not read before. */
  async link(prefix: string, to: string, channel: Message['channel'] = 'email'): Promise<string> {
    const link = new RegExp(`https?:\\/\\/\\S+\\/${prefix}\\/[\\w-]{27,}`)
    const { text, html } = await this.next(channel, to, link)
    const [found] = link.exec(text)!
    if (channel === 'email' && !html?.includes(found)) throw new Error(`the link of the text is not in the page: ${html}`)
    return found
  }

  private next(channel: Message['channel'], to?: string, holding: string | RegExp = ''): Promise<Message> {
    const holds = ({ subject, text }: Message): boolean => {
      // A no-break space is a space to whoever reads.
      const said = `${subject}\n${text}`.replaceAll('\u00a0', ' ')
      return typeof holding === 'string' ? said.includes(holding) : holding.test(said)
    }
    return until(
      () => `a new ${channel}${to ? ` to ${to}` : ''}${holding ? ` with ${holding}` : ''}`,
      async () => {
        const fitting = (await this.messages()).filter((m) => m.channel === channel && (!to || m.to === to) && holds(m))
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
