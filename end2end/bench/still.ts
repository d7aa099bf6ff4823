// Static pages: what a page of ours says, with nothing behind it.
import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'

/** The text of a page in its style, which stands in it: one document that loads nothing. */
export function still(html: string): string {
  return html.replaceAll(/<script\b.*?<\/script>|<link\b[^>]*>|<!--.*?-->/gs, '')
}

/** Serves them, compressed beforehand. */
export class Stills {
  private readonly pages = new Map<string, Buffer>()
  private readonly server: Server = createServer((request, response) => {
    const page = this.pages.get(request.url ?? '')
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' }
    response.writeHead(page ? 200 : 404, page && headers).end(page)
  })

  static async start(): Promise<Stills> {
    const stills = new Stills()
    stills.server.listen(0, '127.0.0.1')
    await once(stills.server, 'listening')
    return stills
  }

  /** Serves one more; gives its address. */
  show(page: string): string {
    const path = `/${this.pages.size}`
    this.pages.set(path, brotliCompressSync(page))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`
  }

  stop(): void {
    this.server.close()
    this.server.closeAllConnections()
  }
}
