import type { Db } from '#db/connect.ts'
import { claimMail, findReader, listMailRefusals, listUnsentMail } from '#db/queries/mail.ts'
import { markFailed, markSent } from '#db/queries/outbox.ts'
import type { Row } from '#db/schema.ts'
import { isDue } from '../outbox.server.ts'
import type { Ports } from '../ports.ts'
import type { MailParams } from './mail-kinds.ts'
import type { Mailer } from './mailer.server.ts'
import { mailKey, unsubscribePath } from './unsubscribe.server.ts'
import { writeMail } from './write-mail.ts'

/** How mail leaves: through which server, and where its links lead. */
export type Post = { mailer: Mailer; origin: string }

const batch = 20

/**
 * Sends what is in line, each at most once at a time whoever else is sending. A mail that failed is tried again, later each
 * time, under the same Message-ID, by which a server that had taken it after all knows it. Letters and lapses never wait
 * for a mail server: when it does not answer, the rest waits for the next round.
 */
export async function sendMail(db: Db, post: Post, ports: Ports): Promise<{ sent: number; failed: number }> {
  const ready = (await listUnsentMail(db, batch)).filter((message) => isDue(message, ports.now()))
  const counts = { sent: 0, failed: 0 }
  for (const message of ready) {
    if (!(await claimMail(db, message))) continue
    try {
      await sendOne(db, post, ports, message)
      await markSent(db, message.id, ports.now())
      counts.sent += 1
    } catch (error) {
      counts.failed += 1
      await markFailed(db, message.id, message.attempts + 1, error instanceof Error ? error.message : String(error))
      if (!isAnswer(error)) break
    }
  }
  return counts
}

/** The server spoke and refused this one; anything else is trouble with the server itself. */
const isAnswer = (error: unknown): boolean => error instanceof Error && 'responseCode' in error

async function sendOne(db: Db, { mailer, origin }: Post, ports: Ports, message: Row<'outbox'>): Promise<void> {
  const { person, lines }: MailParams = JSON.parse(message.params)
  const reader = await findReader(db, person)
  const refused = new Set((await listMailRefusals(db, [person])).map(({ kind }) => kind))
  const wanted = lines.filter(({ kind }) => !refused.has(kind))
  const [first] = wanted
  // Gone, or nothing of it wanted any more: there is nobody to write to.
  if (!reader || !first) return
  const key = await mailKey(db, ports.now())
  const unsubscribe = (kind: (typeof first)['kind']) => unsubscribePath(key, person, kind)
  const letter = writeMail({ name: reader.name, lines: wanted, origin, unsubscribe })
  await mailer.send({
    to: reader.email,
    ...letter,
    messageId: `<${message.id}@${new URL(origin).hostname}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${origin}${unsubscribe(first.kind)}>`,
    },
  })
}
