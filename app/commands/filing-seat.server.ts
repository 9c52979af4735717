import type { Db, Tx } from '#db/connect.ts'
import { findFiling } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import { type Actor, type Capacity, sitsOn } from '#workflows/kit/seats.ts'
import { refuse } from '#workflows/kit/step.ts'
import { letters } from '../filings/papers.ts'
import { type Desk, refusal } from './desk.server.ts'

/** Whoever prepares papers: sits as maker of a capacity, or plainly in it where the seat has no duties. */
export const makes = (actor: Actor, capacity: Capacity): boolean =>
  actor.seats.includes(capacity) || actor.seats.includes(`${capacity}.maker`)

export const isIssuerSide = (actor: Actor): boolean => sitsOn(actor, ['issuer', 'lead-underwriter'])

/** Project of a filing, for the lock; undefined where there is no such filing. */
export const projectOfFiling = async (db: Db | Tx, filing: string): Promise<string | undefined> =>
  (await findFiling(db, filing))?.project

/** A paper of the checklist whose registration is still open. Letters come from steps of the flow, never by hand. */
export async function checklistPaper(desk: Desk, id: string): Promise<Row<'filing'>> {
  const filing = await paperOf(desk, id)
  if (isLetter(filing)) throw refusal(refuse('unavailable', '该文件由办理步骤自动生成，不能另行编制。'))
  const registration = await desk.tx
    .selectFrom('registration')
    .select('ended_at')
    .where('id', '=', filing.scope_id)
    .executeTakeFirst()
  if (registration?.ended_at) throw refusal(refuse('finished', '本次注册已经终结，不再编制文件。'))
  if (filing.requirement === 'waived') throw refusal(refuse('unavailable', '该文件已豁免。'))
  return filing
}

export async function paperOf(desk: Desk, id: string): Promise<Row<'filing'>> {
  const filing = await findFiling(desk.tx, id)
  if (!filing || filing.project !== desk.project.id) throw refusal(refuse('unavailable', '没有这份文件。'))
  return filing
}

export const isLetter = ({ template }: Pick<Row<'filing'>, 'template'>): boolean => Object.hasOwn(letters, template)

export const notYourPaper = () => refusal(refuse('unavailable', '您的席位不编制这份文件。'))
