import type { Db } from '#db/connect.ts'
import { acceptMail, refuseMail } from '#db/queries/mail.ts'
import { type MailKind, mailKindNames } from '../mail/mail-kinds.ts'
import type { Ports } from '../ports.ts'

/** Which kinds of mail a person wants; the others are switched off. */
export async function chooseMail(
  db: Db,
  { person, wanted }: { person: string; wanted: readonly string[] },
  ports: Ports,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const kind of mailKindNames) {
      if (wanted.includes(kind)) await acceptMail(tx, person, kind)
      else await refuseMail(tx, { person, kind, at: ports.now() })
    }
  })
}

/** One kind off, as a link in a mail asks for it. */
export async function stopMail(
  db: Db,
  { person, kind }: { person: string; kind: MailKind },
  ports: Ports,
): Promise<void> {
  await db.transaction().execute((tx) => refuseMail(tx, { person, kind, at: ports.now() }))
}
