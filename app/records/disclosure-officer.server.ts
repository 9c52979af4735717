import { insertFacts, listFactHistory } from '#db/queries/facts.ts'
import { outstandingEvents } from '#workflows/outstanding/events.ts'
import type { Desk } from '../commands/desk.server.ts'
import { refuseFuture } from './bond-of-run.server.ts'
import type { RecordStep } from './record.server.ts'

/** 信息披露事务负责人变更: from now on the facts name the new one, and every paper quotes them. */
export const disclosureOfficer: RecordStep = async ({ desk, event }) => {
  const { name, phone, changedOn } = outstandingEvents['officer.change'].parse(event.data)
  refuseFuture(changedOn, event.stamp.at, 'changedOn')
  await restate(desk, 'issuer.disclosureOfficer', name, event.stamp)
  await restate(desk, 'issuer.phone', phone, event.stamp)
}

async function restate(
  desk: Desk,
  key: string,
  value: string,
  { at, by }: { at: string; by: { person: string } },
): Promise<void> {
  const [last] = await listFactHistory(desk.tx, 'project', desk.project.id, key)
  await insertFacts(desk.tx, [
    {
      id: desk.ports.newId(),
      project: desk.project.id,
      scope_kind: 'project',
      scope_id: desk.project.id,
      key,
      revision: (last?.revision ?? 0) + 1,
      value: JSON.stringify(value),
      as_of: null,
      sample_at: desk.project.sample === 'none' ? null : at,
      evidence: null,
      by_person: by.person,
      at,
    },
  ])
}
