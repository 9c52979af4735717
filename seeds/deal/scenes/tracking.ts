import type { IsoDay } from '#workflows/calendar/day.ts'
import { act, player, type Theatre } from '../theatre.ts'
import { gradeOf } from './rating.ts'

/** Every rating in force is tracked: proposed by the analyst, issued by another person; the grade stands. */
export async function trackRating(theatre: Theatre, on: IsoDay): Promise<void> {
  const { db, project } = theatre
  const rated = await db
    .selectFrom('rating_action')
    .innerJoin('run', 'run.subject_id', 'rating_action.id')
    .select(['run.id', 'rating_action.symbol', 'rating_action.outlook', 'rating_action.track_by'])
    .where('rating_action.project', '=', project)
    .where('run.state', '=', 'tracking')
    .orderBy('run.opened_at')
    .orderBy('run.id')
    .execute()
  const [analyst, other] = [player(theatre, 'rater'), player(theatre, 'rater', 1)]
  for (const { id, symbol, outlook } of rated) {
    const grade = { ...gradeOf(symbol ?? ''), ...(outlook ? { outlook } : {}), kind: 'annual' as const, on }
    await act(theatre, analyst, id, 'tracking.propose', { ...grade, grounds: '经营与财务情况稳定，维持等级。（示例）' })
    await act(theatre, other, id, 'rating.track', { ...grade, number: `示例跟踪〔${on.slice(0, 4)}〕第001号` })
  }
}
