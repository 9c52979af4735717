import type { Db } from '#db/connect.ts'

export const rowsAt = '2026-03-02T01:00:00.000Z'

const at = rowsAt

/** A registration granted, with the run it went through and the days it was filed and accepted on. */
export async function insertRegistration(db: Db): Promise<void> {
  await db
    .insertInto('registration')
    .values({
      id: 'r1',
      project: 'p1',
      number: '示例〔2026〕901号',
      products: 'MTN',
      amount: 100_000_000_000,
      months: 24,
      accepted_on: '2026-04-01',
      granted_on: '2026-05-20',
      effective_to: '2028-05-20',
      origin: 'filed',
      outcome: null,
      receipt: 'R-20260331-0001',
      created_at: at,
      ended_at: null,
    })
    .execute()
  await insertRun(db, { id: 'run-registration', stage: 'registration', kind: 'registration', subject: 'r1' })
  await insertEvent(db, { id: 'e-submit', run: 'run-registration', seq: 901, type: 'filing.submit', data: {} })
  await insertEvent(db, { id: 'e-accept', run: 'run-registration', seq: 902, type: 'filing.accept', data: {} })
  const extension = { days: 5, reason: '补充审计' }
  await insertEvent(db, { id: 'e-extend', run: 'run-registration', seq: 903, type: 'extension.apply', data: extension })
}

type NewRun = { id: string; stage: string; kind: string; subject: string; state?: string; context?: unknown }

/** A run as it stands; nothing of its history. */
export const insertRun = (db: Db, { id, stage, kind, subject, state = 'preparing', context = {} }: NewRun) =>
  db
    .insertInto('run')
    .values({
      id,
      project: 'p1',
      stage,
      subject_kind: kind,
      subject_id: subject,
      ordinal: 1,
      parent_run: null,
      opened_by_event: null,
      stage_version: 1,
      state,
      context: JSON.stringify(context),
      status: 'active',
      awaiting: '',
      revision: 0,
      opened_at: at,
      changed_at: at,
    })
    .execute()

const insertEvent = (db: Db, event: { id: string; run: string; seq: number; type: string; data: unknown }) =>
  db
    .insertInto('event')
    .values({
      id: event.id,
      project: 'p1',
      seq: event.seq,
      run: event.run,
      stage: null,
      type: event.type,
      data: JSON.stringify(event.data),
      given: '{}',
      by_person: 'maker',
      by_organisation: 'org-bank',
      by_seats: 'lead-underwriter',
      recorded: null,
      cause: null,
      at,
      state_before: null,
      state_after: null,
      revision: 1,
      previous: '',
      hash: event.id,
    })
    .execute()
