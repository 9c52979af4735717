import { z } from 'zod'
import { amount, choice, identifier, percent } from '#workflows/kit/body.ts'
import { openChecklist } from '../filings/open-checklist.server.ts'
import type { RecordStep } from './record.server.ts'
import { seatOrganisation } from './seat.server.ts'

const asked = z.object({
  instrument: choice(['guarantee', 'crmw', 'direct-investment', 'counter-guarantee', 'pledge']).default(
    'counter-guarantee',
  ),
  provider: identifier,
  planned: amount,
  coverPercent: percent.optional(),
  riskSharingTool: choice(['yes', 'no']).default('no'),
})

/** An arrangement of one provider. Asked for within another arrangement it is that one's child, with walls of its own. */
export const arrangement: RecordStep = async ({ desk, run, event }) => {
  const { instrument, provider, planned, coverPercent, riskSharingTool } = asked.parse(event.data)
  const parent = run.stage === 'enhancement' ? run.subject_id : null
  const id = desk.ports.newId()
  await seatOrganisation(desk, {
    capacity: parent ? 'guarantor' : 'enhancer',
    organisation: provider,
    run: null,
    at: event.stamp.at,
  })
  await desk.tx
    .insertInto('arrangement')
    .values({
      id,
      project: desk.project.id,
      parent,
      instrument,
      provider,
      cover_percent: coverPercent ?? null,
      planned,
      actual: null,
      tool_at: riskSharingTool === 'yes' ? event.stamp.at : null,
      scope: 'registration',
      letter: null,
      signed_on: null,
      fee_percent: null,
      outcome: null,
      created_at: event.stamp.at,
      ended_at: null,
    })
    .execute()
  if (run.subject_kind === 'registration') await openChecklist(desk, run.subject_id, event.stamp.at)
  return [
    { kind: 'arrangement', id, opening: { instrument, child: parent ? 'yes' : 'no', tool: riskSharingTool, provider } },
  ]
}
