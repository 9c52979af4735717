import { z } from 'zod'
import { findFilingAt, insertFilings, insertVersion, lastVersionNumber } from '#db/queries/filings.ts'
import { findLastRound } from '#db/queries/rounds.ts'
import type { Row } from '#db/schema.ts'
import type { EnvelopedEvent } from '#workflows/kit/stage.ts'
import type { Desk } from '../commands/desk.server.ts'
import type { ScopeKind } from './paper.ts'
import { paperName } from './paper-name.server.ts'
import { letters, templateFor } from './papers.ts'

type Letter = {
  message: string
  letter: string
  run: Row<'run'>
  event: EnvelopedEvent
  params: Record<string, string>
}

/** Makes the place of a letter among the filings and a version that is still printing; returns the version's id. */
export async function openLetterSlot(desk: Desk, { message, letter, run, event }: Letter): Promise<string> {
  const template = templateFor(letter)
  const paper = letters[template]
  if (!paper) throw new Error(`No paper for ${letter}`)
  const scope = { kind: paper.scope, id: await scopeOf(desk, paper.scope, run, event) }
  const slot = await slotFor(desk, template, scope, event.stamp.at)
  return openVersion(desk, { ...slot, message, by: event.stamp.by.person, at: event.stamp.at })
}

async function scopeOf(desk: Desk, kind: ScopeKind, run: Row<'run'>, { stamp, data }: EnvelopedEvent): Promise<string> {
  if (kind === 'project') return desk.project.id
  if (kind === 'review-step' || kind === 'bond-step') return stamp.id
  if (kind === 'obligation') return about.parse(data).obligation
  if (kind !== 'round') return run.subject_id
  const round = await findLastRound(desk.tx, run.id)
  if (!round) throw new Error(`No round of run ${run.id} to write a letter on`)
  return round.id
}

const about = z.object({ obligation: z.string() })

type Slot = { filing: string; fresh?: boolean }

/** The paper's place: the one it has, else a new one under the name that tells it from others of its kind. */
export async function slotFor(
  desk: Desk,
  template: string,
  scope: { kind: ScopeKind; id: string },
  at: string,
): Promise<Slot> {
  const known = await findFilingAt(desk.tx, scope.kind, scope.id, template)
  if (known) return { filing: known.id }
  const paper = letters[template]!
  const id = desk.ports.newId()
  await insertFilings(desk.tx, [
    {
      id,
      project: desk.project.id,
      scope_kind: scope.kind,
      scope_id: scope.id,
      template,
      code: paper.code,
      title: await paperName(desk, paper, scope),
      prepared_by: paper.preparedBy,
      requirement: 'mandatory',
      condition: null,
      waived_reason: null,
      audience: paper.audience.join(' '),
      ordinal: desk.seq,
      created_at: at,
    },
  ])
  return { filing: id, fresh: true }
}

type NewVersion = Slot & { message: string | null; by: string; at: string }

/** A generated version waits as `printing` until its bytes arrive, once. */
export async function openVersion(desk: Desk, { filing, fresh, message, by, at }: NewVersion): Promise<string> {
  const id = desk.ports.newId()
  await insertVersion(desk.tx, {
    id,
    filing,
    number: fresh ? 1 : (await lastVersionNumber(desk.tx, filing)) + 1,
    source: 'generated',
    state: 'printing',
    template_version: null,
    dossier: null,
    fact_seq: desk.seq,
    file: null,
    name: null,
    pages: null,
    refusal: null,
    message_id: message,
    made_by: by,
    made_at: at,
    filed_at: null,
    note: null,
  })
  return id
}
