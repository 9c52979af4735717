import { createTransport } from 'nodemailer'
import type { Mail } from '../server/environment.ts'
import { isLoopback } from '../server/host.ts'

export type OutgoingMail = {
  to: string
  subject: string
  text: string
  html: string
  messageId: string
  headers: Record<string, string>
}

/** Sends one mail; throws where the server did not take it. */
export type Mailer = { send: (mail: OutgoingMail) => Promise<void>; close: () => void }

const wait = 10_000

/**
 * Mail over SMTP, three connections kept open. Away from loopback nothing is sent in the clear: a server without TLS is not
 * spoken to. Files and addresses in a mail's parts are never fetched.
 */
export function openMailer({ url, from }: Mail): Mailer {
  const { hostname } = new URL(url)
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: wait,
    greetingTimeout: wait,
    socketTimeout: 2 * wait,
    requireTLS: !isLoopback(hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (mail) => {
      await transport.sendMail({ from, ...mail })
    },
    close: () => transport.close(),
  }
}
