// The relay for e-mail and the gateway for SMS that a `calepin serve` hands its messages to.
import { once } from 'node:events'
import { type IncomingMessage, createServer } from 'node:http'
import { type AddressInfo, type Server as Listener } from 'node:net'
import { buffer, text } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { Inbox, type Message } from './inbox.ts'

/** An SMTP server, and an HTTP server with Twilio's API: they accept everything, and keep it to be read. */
export class Gateways extends Inbox {
  private readonly taken: Message[] = []
  private readonly relay = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => void buffer(stream).then((raw) => this.takeMail(raw)).then(() => done(), done),
  })
  private readonly gateway = createServer((request, response) => {
    void this.takeSms(request).then(() => response.writeHead(201, { 'content-type': 'application/json' }).end('{"sid":"SM1"}'))
  })

  static async start(): Promise<Gateways> {
    const gateways = new Gateways()
    for (const server of [gateways.relay, gateways.gateway]) {
      const listening = once(server instanceof SMTPServer ? server.server : server, 'listening')
      server.listen(0, '127.0.0.1')
      await listening
    }
    return gateways
  }

  /** What makes a server use them. */
  get variables(): Record<string, string> {
    return {
      CALEPIN_SMTP_URL: `smtp-plain://127.0.0.1:${port(this.relay.server)}`,
      CALEPIN_MAIL_FROM: 'Calepin <calepin@exemple.fr>',
      CALEPIN_SMS_URL: `http://127.0.0.1:${port(this.gateway)}`,
      CALEPIN_SMS_ACCOUNT: 'AC1',
      CALEPIN_SMS_FROM: 'Calepin',
    }
  }

  async messages(): Promise<Message[]> {
    return this.taken
  }

  stop(): void {
    this.relay.close()
    this.gateway.close()
    this.gateway.closeAllConnections()
  }

  private async takeMail(raw: Buffer): Promise<void> {
    const mail = await PostalMime.parse(raw)
    this.take('email', mail.to?.[0]?.address ?? '', mail.text ?? '', mail.subject, mail.html)
  }

  private async takeSms(request: IncomingMessage): Promise<void> {
    const form = new URLSearchParams(await text(request))
    this.take('sms', form.get('To') ?? '', form.get('Body') ?? '')
  }

  private take(channel: Message['channel'], to: string, body: string, subject: string | null = null, html: string | null = null): void {
    this.taken.unshift({ id: this.taken.length, channel, to, subject, text: body, html, sent_at: new Date().toISOString() })
  }
}

const port = (server: Listener): number => (server.address() as AddressInfo).port
