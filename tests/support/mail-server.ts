import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Received = { to: string[]; raw: string }

/** A mail server on loopback that keeps what it is sent; while `refusing` says so it answers with an error. */
export type MailServer = {
  url: string
  received: Received[]
  refusing: (code: number | null) => void
  close: () => Promise<void>
}

export async function mailServer(): Promise<MailServer> {
  const received: Received[] = []
  let refused: number | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refused !== null) return done(Object.assign(new Error('not now'), { responseCode: refused }))
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refusing: (code) => {
      refused = code
    },
    close: () => new Promise((done) => server.close(() => done())),
  }
}

/** Header of a mail, unfolded; encoded words as they were written. */
export function headerOf({ raw }: Received, name: string): string {
  const head = (raw.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ')
  const line = head.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? ''
  const value = line.slice(name.length + 1).trim()
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(b|q)\?([^?]*)\?=/gi, (_, how: string, text: string) => wordOf(how.toLowerCase(), text))
}

const wordOf = (how: string, text: string): string =>
  how === 'b' ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replaceAll('_', ' '))

function quoted(text: string): string {
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => `%${hex}`)
  return decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/gi, '%25'))
}

/** The parts of a mail by their type, decoded. */
export function partsOf({ raw }: Received): Record<string, string> {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? ''
  const parts = raw.split(`--${boundary}`).slice(1, -1)
  return Object.fromEntries(
    parts.map((part) => {
      const [head = '', ...body] = part.split('\r\n\r\n')
      const text = body.join('\r\n\r\n')
      const type = /content-type: ([^;\r\n]+)/i.exec(head)?.[1] ?? ''
      const how = /content-transfer-encoding: (\S+)/i.exec(head)?.[1]?.toLowerCase()
      const decoded =
        how === 'base64'
          ? Buffer.from(text, 'base64').toString('utf8')
          : how === 'quoted-printable'
            ? quoted(text)
            : text
      return [type, decoded]
    }),
  )
}
