import { packText } from '#app/filings/version-text.server.ts'
import type { Db } from '#db/connect.ts'
import { insertFilings, insertVersion } from '#db/queries/filings.ts'
import { keepVersionText } from '#db/queries/version-texts.ts'
import type { FilingDocument } from '#templates/blocks.ts'

type Paper = { project: string; registration: string; id: string; title: string; audience: string }

/** A paper of the checklist as the opening of a registration makes it. */
export const paperOf = (db: Db, { project, registration, id, title, audience }: Paper): Promise<void> =>
  db.transaction().execute((tx) =>
    insertFilings(tx, [
      {
        id,
        project,
        scope_kind: 'registration',
        scope_id: registration,
        template: 'prospectus',
        code: 'M',
        title,
        prepared_by: 'lead-underwriter',
        requirement: 'mandatory',
        condition: null,
        waived_reason: null,
        audience,
        ordinal: 1,
        created_at: '2026-03-01T00:00:00.000Z',
      },
    ]),
  )

type Printed = { filing: string; number: number; at: string; document: FilingDocument; filed?: string }

/** A version that says this, as if it had just been printed. */
export async function versionOf(db: Db, { filing, number, at, document, filed }: Printed): Promise<string> {
  const id = `${filing}-v${number}`
  const nothing = {
    file: null,
    name: `文件 第${number}版.pdf`,
    refusal: null,
    message_id: null,
    note: null,
  }
  await db.transaction().execute((tx) =>
    insertVersion(tx, {
      ...nothing,
      id,
      filing,
      number,
      source: 'generated',
      state: 'ready',
      template_version: 1,
      dossier: null,
      fact_seq: null,
      pages: 3,
      made_by: 'banker-1',
      made_at: at,
      filed_at: filed ?? null,
    }),
  )
  await keepVersionText(db, id, packText(document))
  return id
}
