import type { Db } from '#db/connect.ts'
import { findVersion, listVersions } from '#db/queries/filings.ts'
import { enqueue } from '#db/queries/outbox.ts'
import type { Row } from '#db/schema.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { isDocumentId } from '../filings/dossier/build.server.ts'
import { openVersion } from '../filings/letter-slot.server.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refusal } from './desk.server.ts'
import { checklistPaper, isLetter, makes, notYourPaper, paperOf, projectOfFiling } from './filing-seat.server.ts'

export type GenerateFiling = { filing: string; actor: Actor; key: string }

type Generating = { ok: true; version: string; number: number }

/** Asks for a new version of a paper of the checklist, or of a letter that could not be printed: its place is made here, the pages are printed after the commit. */
export async function generateFiling(db: Db, command: GenerateFiling, ports: Ports): Promise<Generating | Refusal> {
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  return atDesk(db, project, ports, (desk) => once(desk, command, () => generate(desk, command)))
}

async function generate(desk: Desk, { filing: id, actor }: GenerateFiling): Promise<Generating> {
  const filing = await paperOf(desk, id)
  const again = isLetter(filing) ? await refusedPrinting(desk, filing) : null
  if (!again) await checklistPaper(desk, id)
  if (!makesPaper(actor, filing)) throw notYourPaper()
  if (!isDocumentId(filing.template)) throw refusal(refuse('unavailable', '该文件由出具机构编制，请上传，平台不生成。'))
  return askForPages(desk, { filing: filing.id, event: again?.event ?? null }, actor)
}

/** `event`: the step whose paper it is; null: it is of its own asking. `fresh`: its place was made just now. */
type PagesOf = { filing: string; fresh?: boolean; event: string | null }

/** A new version that waits for its pages, the line of the log that asks for it, and the message that has them printed. */
export async function askForPages(desk: Desk, of: PagesOf, actor: Actor): Promise<Generating> {
  await refuseWhilePrinting(desk, of.filing)
  const at = desk.ports.now()
  const [message, event] = [desk.ports.newId(), desk.ports.newId()]
  const { filing, fresh = false } = of
  const version = await openVersion(desk, { filing, fresh, message, by: actor.person, at })
  const number = (await findVersion(desk.tx, version))?.number ?? 1
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const data = { filing, version, number }
  await log(desk, { ...nothing, id: event, type: 'filing.generate', data, by: actor, at })
  await enqueue(desk.tx, [
    {
      id: message,
      project: desk.project.id,
      event: of.event ?? event,
      type: 'filing.print',
      params: JSON.stringify({ version }),
      created_at: at,
      sent_at: null,
      attempts: 0,
      failure: null,
    },
  ])
  return { ok: true, version, number }
}

/**
 * A letter is printed by its step alone, except that one refused for a gap may be asked for again once the gap is filled.
 * It stays the letter of the event that set it off.
 */
async function refusedPrinting(desk: Desk, filing: Row<'filing'>): Promise<{ event: string | null } | null> {
  const last = (await listVersions(desk.tx, [filing.id])).at(-1)
  if (last?.state !== 'refused') return null
  const message = last.message_id
    ? await desk.tx.selectFrom('outbox').select('event').where('id', '=', last.message_id).executeTakeFirst()
    : undefined
  return { event: message?.event ?? null }
}

/** Issuer and lead underwriter write each other's generated papers: both answer for them. */
const makesPaper = (actor: Actor, { prepared_by }: Row<'filing'>): boolean =>
  (['issuer', 'lead-underwriter', prepared_by] as Capacity[]).some((capacity) => makes(actor, capacity))

async function refuseWhilePrinting(desk: Desk, filing: string): Promise<void> {
  const printing = await desk.tx
    .selectFrom('filing_version')
    .select('number')
    .where('filing', '=', filing)
    .where('state', '=', 'printing')
    .executeTakeFirst()
  if (printing) throw refusal(refuse('conflict', `第${printing.number}版正在生成，请稍候。`))
}
