import type { Db } from '#db/connect.ts'
import { saveView } from '#db/queries/reviewers.ts'
import type { Ports } from '../ports.ts'

/** Notes how far a reviewer has looked, so that the queue can tell him next time what is new. Nobody decides by it. */
export async function lookAtCase(
  db: Db,
  look: { person: string; project: string; seq: number },
  ports: Ports,
): Promise<void> {
  await saveView(db, { ...look, at: ports.now() })
}
