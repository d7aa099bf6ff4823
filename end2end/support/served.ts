// A test on a `calepin serve` instead of a demo: an empty database, administrators, and real gateways.
import { password, test } from '../fixtures.ts'
import { Gateways } from './gateways.ts'
import { Server } from './server.ts'

interface Administrator {
  email: string
  phone: string
}

interface Served {
  /** Who has an account from the beginning; each has everybody's password. */
  administrators?: Administrator[]
  /** What is configured besides the gateways. */
  variables?: Record<string, string>
  /** Another program that starts the server, `taskset` for instance. */
  through?: string[]
}

/** The test on a server of its own, whose messages are taken by `gateways`. */
export const served = ({ administrators = [], variables = {}, through = [] }: Served) =>
  test.extend<{ gateways: Gateways }>({
    gateways: async ({}, use) => {
      const gateways = await Gateways.start()
      await use(gateways)
      gateways.stop()
    },
    server: async ({ gateways }, use) => {
      const server = await Server.serve({ ...gateways.variables, ...variables }, through)
      for (const { email, phone } of administrators) server.run(['admin', 'create'], [email, phone, 'Ada', 'Admin', password].join('\n'))
      await use(server)
      await server.stop()
    },
    inbox: async ({ gateways }, use) => {
      await use(gateways)
    },
  })
