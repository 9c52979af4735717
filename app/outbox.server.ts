import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import { claimMessage, insertNotices, listAddressees } from '#db/queries/notices.ts'
import { listUnsent, markFailed, markSent } from '#db/queries/outbox.ts'
import { findProject } from '#db/queries/projects.ts'
import type { Row } from '#db/schema.ts'
import { printVersion } from './filings/print.server.ts'
import type { Printer } from './filings/printer.server.ts'
import { noticeTitle } from './notice-words.ts'
import type { Ports } from './ports.ts'

export type Means = { store: Store; printer: Printer; origin?: string }
export type Delivered = { sent: number; failed: number; waiting: number }

const batch = 50

/**
 * Delivers what left with the commits before, oldest first: papers are printed, notices put up. At least once, and twice is
 * the same as once. What fails stays in line with its failure; one failing message holds up no other.
 */
export async function deliver(db: Db, means: Means, ports: Ports): Promise<Delivered> {
  const now = ports.now()
  const unsent = await listUnsent(db, batch)
  const ready = unsent.filter((message) => isDue(message, now))
  let failed = 0
  for (const message of ready) {
    try {
      await deliverOne(db, means, ports, message)
    } catch (error) {
      failed += 1
      await markFailed(db, message.id, message.attempts + 1, error instanceof Error ? error.message : String(error))
    }
  }
  return { sent: ready.length - failed, failed, waiting: unsent.length - ready.length }
}

/** Half a minute after the first failure, doubled after each. */
export function isDue({ attempts, created_at }: Pick<Row<'outbox'>, 'attempts' | 'created_at'>, now: string): boolean {
  return attempts === 0 || Date.parse(now) >= Date.parse(created_at) + 15_000 * 2 ** attempts
}

async function deliverOne(
  db: Db,
  { store, printer, origin }: Means,
  ports: Ports,
  message: Row<'outbox'>,
): Promise<void> {
  const params = JSON.parse(message.params) as Record<string, string>
  if (params.version) {
    await printVersion({ db, store, printer, now: ports.now, ...(origin ? { origin } : {}) }, params.version)
    return markSent(db, message.id, ports.now())
  }
  if (message.type.startsWith('notice.')) return putUp(db, ports, message, params)
  throw new Error(`Nothing delivers ${message.type}`)
}

/** Notices and the mark that they were put up are one transaction, so nobody is told twice. */
async function putUp(db: Db, ports: Ports, message: Row<'outbox'>, params: Record<string, string>): Promise<void> {
  const title = noticeTitle(message.type, params.what ?? '')
  const { project, created_at } = message
  const run = params.run ?? null
  const about = project ? await findProject(db, project) : undefined
  await db.transaction().execute(async (tx) => {
    if (!(await claimMessage(tx, message.id, ports.now()))) return
    if (!project || !run) return
    const addressees = await listAddressees(tx, project, run, (params.to ?? '').split(' '))
    const notices = addressees.map((addressee) => ({
      ...addressee,
      id: ports.newId(),
      project,
      run,
      person: null,
      title,
      detail: about ? `${about.name}（${about.number}）` : null,
      at: created_at,
      read_at: null,
      kind: message.type === 'notice.lapse' ? 'deadline' : 'progress',
    }))
    await insertNotices(tx, notices)
  })
}
