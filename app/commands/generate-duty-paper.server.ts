import type { Db } from '#db/connect.ts'
import { findObligation } from '#db/queries/bonds.ts'
import type { Row } from '#db/schema.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { paperOfDuty } from '#workflows/outstanding/duties.ts'
import { slotFor } from '../filings/letter-slot.server.ts'
import { letters } from '../filings/papers.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, refusal } from './desk.server.ts'
import { makes, notYourPaper } from './filing-seat.server.ts'
import { askForPages } from './generate-filing.server.ts'

export type GenerateDutyPaper = { obligation: string; actor: Actor; key: string }

type Generating = { ok: true; version: string; number: number }

/**
 * 生成 beside a duty: the paper that it asks for, from what is on the books, before it is due. A notice of payment stays a
 * draft; publishing it is a step, and writes the notice itself.
 */
export async function generateDutyPaper(
  db: Db,
  command: GenerateDutyPaper,
  ports: Ports,
): Promise<Generating | Refusal> {
  const owed = await findObligation(db, command.obligation)
  if (!owed) return refuse('unavailable', '没有这项义务。')
  return atDesk(db, owed.project, ports, (desk) => once(desk, command, () => generate(desk, command)))
}

async function generate(desk: Desk, { obligation, actor }: GenerateDutyPaper): Promise<Generating> {
  const owed = await findObligation(desk.tx, obligation)
  const template = owed ? paperOfDuty(owed) : null
  if (!owed || !template) throw refusal(refuse('unavailable', '该义务的文件由出具机构编制，平台不生成。'))
  if (!makesDutyPaper(actor, template)) throw notYourPaper()
  const closed = closedBecause(owed)
  if (closed) throw refusal(refuse('blocked', closed))
  const place = { kind: 'obligation' as const, id: owed.id }
  const slot = await slotFor(desk, template, place, desk.ports.now())
  return askForPages(desk, { ...slot, event: null }, actor)
}

/** Why the paper of a duty is not generated any more; null while it is. */
export function closedBecause({ state, notice_on }: Pick<Row<'obligation'>, 'state' | 'notice_on'>): string | null {
  if (notice_on !== null) return `已于 ${notice_on} 公告，公告文本见存续文件。`
  return state === 'due' || state === 'overdue' ? null : '这项义务已经了结，不再生成文件。'
}

/** Issuer and lead underwriter answer for each other's papers; the trustee makes the trustee's report. */
export const makesDutyPaper = (actor: Actor, template: string): boolean =>
  (['issuer', 'lead-underwriter', letters[template]?.preparedBy ?? 'issuer'] as Capacity[]).some((capacity) =>
    makes(actor, capacity),
  )
