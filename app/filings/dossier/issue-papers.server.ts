import { lastMadeAt } from '#db/queries/filings.ts'
import { listLines } from '#db/queries/offerings.ts'
import type { Dossier } from '#templates/dossier.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { capacities } from '#workflows/kit/seats.ts'
import { prospectuses } from '#workflows/rules/checklist.ts'
import { issuePapers } from '#workflows/rules/issue-papers.ts'
import { checklistCaseOf } from '../checklist-case.server.ts'
import { issueCaseOf } from '../issue-case.server.ts'
import type { Reading } from './reading.server.ts'

export async function issuePapersPart(reading: Reading): Promise<Dossier['issuePapers']> {
  const { offering, facts, at } = reading
  if (!offering) {
    facts.gap('offering', '发行')
    return []
  }
  const rows = issuePapers(await checklistCaseOf(reading), await issueCaseOf(reading, offering, at))
  return rows.map((row) => ({ ...row, preparedBy: capacities[row.preparedBy].title }))
}

/** What the books hold of the time since the prospectus of the registration. */
export async function supplementPart(reading: Reading): Promise<Dossier['supplement']> {
  const { offering, registration, facts } = reading
  if (!offering || !registration) {
    facts.gap('offering', '发行')
    return { basedOn: null, earlier: [], matters: [], corrections: null }
  }
  return {
    basedOn: await prospectusDay(reading, registration.id),
    earlier: await earlierIssues(reading, offering),
    matters: await mattersSince(reading, registration.granted_on ?? registration.created_at.slice(0, 10)),
    corrections: facts.find('supplement.corrections'),
  }
}

async function prospectusDay({ tx }: Reading, registration: string): Promise<string | null> {
  const madeAt = await lastMadeAt(tx, registration, prospectuses)
  return madeAt ? legalDay(madeAt) : null
}

/** Issues of the same registration that came to be, with what was really issued. */
async function earlierIssues(
  { tx }: Reading,
  { registration, ordinal }: { registration: string; ordinal: number },
): Promise<Dossier['supplement']['earlier']> {
  const rows = await tx
    .selectFrom('offering')
    .selectAll()
    .where('registration', '=', registration)
    .where('ordinal', '<', ordinal)
    .where('outcome', '=', '正常发行')
    .orderBy('ordinal')
    .execute()
  return Promise.all(
    rows.map(async ({ id, name, value_on }) => ({
      name,
      amount: (await listLines(tx, id)).reduce((sum, line) => sum + (line.final ?? 0), 0),
      on: value_on,
    })),
  )
}

async function mattersSince({ tx, project, on }: Reading, since: string): Promise<Dossier['supplement']['matters']> {
  const rows = await tx
    .selectFrom('matter')
    .select(['kind', 'occurred_on', 'description'])
    .where('project', '=', project.id)
    .where('occurred_on', '>=', since)
    .where('occurred_on', '<=', on)
    .orderBy('occurred_on')
    .orderBy('id')
    .execute()
  return rows.map(({ kind, occurred_on, description }) => ({ on: occurred_on, kind, description }))
}
