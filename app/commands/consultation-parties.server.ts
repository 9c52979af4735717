import { insertNotice } from '#db/queries/inbox.ts'
import { findOrganisation, findOrganisationOfKind, listSeatsOf } from '#db/queries/seats.ts'
import { capacitiesOfKind } from '#workflows/kit/organisation-kinds.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { answerers, type ConsultationSide } from '#workflows/reserve/consultation.ts'
import { type Desk, refused } from './desk.server.ts'

/** Who answers for a side: the steward seated on the project, or the authority of its route. Refused where nobody could. */
export async function addresseeOf(desk: Desk, side: ConsultationSide, kind: string): Promise<string> {
  if (side === 'steward') {
    const [seat] = (await listSeatsOf(desk.tx, desk.project.id, 'steward', null)).filter(
      ({ mode }) => mode === 'platform',
    )
    if (!seat) throw refused('请选择咨询对象。', { side: ['本项目还没有园区与地方的席位，请先在席位页增设'] })
    return seat.organisation
  }
  const authority = await findOrganisationOfKind(desk.tx, kind)
  const somebody =
    authority &&
    (await desk.tx
      .selectFrom('person')
      .select('id')
      .where('organisation', '=', authority.id)
      .where('disabled_at', 'is', null)
      .executeTakeFirst())
  if (!authority || !somebody)
    throw refused('请选择咨询对象。', { side: ['审核方尚未在平台上办理，请通过其公布的渠道咨询'] })
  return authority.id
}

type Thread = { topic: string; side: ConsultationSide; organisation: string; asked_organisation: string }

/** Tells the other side that it is its turn: every capacity of the organisation asked that may answer, or who asked. */
export async function notifyOf(
  desk: Desk,
  thread: Thread,
  said: 'question' | 'answer',
  asker: Capacity,
): Promise<void> {
  const { tx, ports, project } = desk
  const organisation = said === 'question' ? thread.organisation : thread.asked_organisation
  const kind = (await findOrganisation(tx, organisation))?.kind ?? ''
  const able = capacitiesOfKind(kind)
  const capacities = said === 'question' ? answerers[thread.side].filter((one) => able.includes(one)) : [asker]
  for (const capacity of capacities)
    await insertNotice(tx, {
      id: ports.newId(),
      project: project.id,
      run: null,
      person: null,
      organisation,
      capacity,
      kind: said === 'question' ? 'task' : 'progress',
      title: said === 'question' ? `申报前咨询：${project.name}` : `咨询已答复：${project.name}`,
      detail: `${thread.topic}，在「咨询」中查看。`,
      at: ports.now(),
      read_at: null,
    })
}
