import type { Row } from '#db/schema.ts'
import { capacities, walls } from '#workflows/kit/seats.ts'
import type { Given } from '#workflows/kit/stage.ts'
import { cleared } from './cleared.server.ts'
import type { GivenFor, Looking } from './given.server.ts'

export const givenRating: GivenFor = async (looking, run): Promise<Given> => {
  if (run.state === 'engaged') return { independent: await independent(looking, run) }
  if (run.state === 'tracking') return { cleared: await cleared(looking) }
  return {}
}

/** An agency holds no seat on the project that a wall keeps apart from rating. */
async function independent({ tx, project }: Looking, run: Row<'run'>): Promise<Given[string]> {
  const held = await tx
    .selectFrom('rating_action')
    .innerJoin('seat', 'seat.organisation', 'rating_action.agency')
    .innerJoin('organisation', 'organisation.id', 'rating_action.agency')
    .select(['seat.capacity', 'organisation.name'])
    .where('rating_action.id', '=', run.subject_id)
    .where('seat.project', '=', project.id)
    .where('seat.until_at', 'is', null)
    .execute()
  for (const { capacity, name } of held) {
    const wall = walls.find(
      ([one, other]) => (one === 'rater' && other === capacity) || (other === 'rater' && one === capacity),
    )
    if (wall)
      return { ok: false, because: `${name}在本项目担任${capacities[capacity as 'issuer'].title}：${wall[2]}。` }
  }
  return { ok: true, because: '评级机构与本项目各方不存在席位冲突。' }
}
