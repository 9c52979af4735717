import { listPrecedents } from '#db/queries/precedents.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { similar } from '../precedents/similar.ts'
import type { Room } from './project-room.server.ts'

export type PrecedentView = {
  id: string
  title: string
  category: string
  question: string
  answer: string
  verification: string | null
  when: string
}

type Asked = { id: string; title: string; category: string; question: string }

/** Only the lead underwriter is shown them, and only those of its own house (DECISIONS.md). */
export async function precedentsFor(
  { tx, who, project }: Room,
  items: readonly Asked[],
): Promise<Record<string, PrecedentView[]>> {
  if (who.capacity !== 'lead-underwriter' || items.length === 0) return {}
  const answered = await listPrecedents(tx, who.organisation, { notOf: project.id, limit: 500 })
  if (answered.length === 0) return {}
  return Object.fromEntries(
    items.map((item) => [
      item.id,
      similar(item, answered).map(({ item: id, title, category, question, answer, verification, at }) => ({
        ...{ id, title, category, question, answer, verification },
        // The year says how old an answer is; the day would say which deal it was.
        when: `${legalDay(at).slice(0, 4)} 年`,
      })),
    ]),
  )
}
