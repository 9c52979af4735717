import { listFilings, listVersions } from '#db/queries/filings.ts'
import { listReplies } from '#db/queries/rounds.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import type { ThreeAnswersProps } from '../components/three-answers.tsx'
import { letters } from '../filings/papers.ts'
import { mayKnowPaper } from '../walls.ts'
import { paperRoomOf, type Room } from './project-room.server.ts'
import { isSettled, type RunView } from './run-view.server.ts'
import type { Told } from './told.ts'

type Answer = Told<ThreeAnswersProps>['missing']
type Missing = Answer['items'][number]

const mostShown = 5

export const sealOf = (capacity: Capacity) => ({
  seal: capacities[capacity].seal,
  side: capacities[capacity].side,
  capacity: capacities[capacity].title,
})

/** 还缺什么: papers, answers, work beside the main line; where nothing of that is open, what blocks the next step. */
export async function whatIsMissing(room: Room, focus: RunView | undefined): Promise<Answer> {
  const found = [...(await openAnswers(room)), ...(await papers(room, focus)), ...beside(room, focus)]
  const all = found.length > 0 ? found : blocked(focus)
  return {
    items: all.slice(0, mostShown),
    ...(all.length > mostShown ? { more: `另有 ${all.length - mostShown} 件，见申报文件。` } : {}),
  }
}

/** Opinions that nobody has answered yet. Drafts are the issuer's side's own. */
async function openAnswers({ tx, project, runs, who }: Room): Promise<Missing[]> {
  const registrations = runs.filter(({ stage }) => stage === 'registration').map(({ id }) => id)
  if (registrations.length === 0) return []
  const inHouse = capacities[who.capacity].side === 'issuer'
  const items = await tx
    .selectFrom('item')
    .innerJoin('round', 'round.id', 'item.round')
    .select(['item.id', 'item.number', 'item.title', 'round.ordinal', 'round.origin'])
    .where('round.project', '=', project.id)
    .where('round.run', 'in', registrations)
    .where('round.replied_at', 'is', null)
    .where('item.state', '=', 'open')
    .orderBy('round.ordinal')
    .orderBy('item.number')
    .execute()
  const replies = await listReplies(
    tx,
    items.map(({ id }) => id),
  )
  const drafted = new Set(inHouse ? replies.map(({ item }) => item) : [])
  return items
    .filter(({ id, origin }) => !drafted.has(id) && (origin !== 'internal' || inHouse))
    .map(({ number, title }) => ({ what: `第 ${number} 条答复：${title}`, who: sealOf('lead-underwriter') }))
}

async function papers(room: Room, focus: RunView | undefined): Promise<Missing[]> {
  const registration = focus?.row.stage === 'registration' ? focus.row.subject_id : undefined
  if (!registration || focus?.row.status !== 'active') return []
  const walls = await paperRoomOf(room)
  const filings = (await listFilings(room.tx, room.project.id)).filter(
    (filing) =>
      filing.scope_id === registration &&
      filing.requirement !== 'waived' &&
      // What a step writes by itself, nobody is waited for.
      !Object.hasOwn(letters, filing.template) &&
      mayKnowPaper(room.who, filing, walls),
  )
  const versions = await listVersions(
    room.tx,
    filings.map(({ id }) => id),
  )
  const ready = new Set(versions.filter(({ state }) => state === 'ready').map(({ filing }) => filing))
  return filings
    .filter(({ id }) => !ready.has(id))
    .map(({ code, title, prepared_by }) => ({ what: `${code} ${title}`, who: sealOf(prepared_by as Capacity) }))
}

/** Ratings and supports still under way, which the filing waits for. */
function beside({ runs }: Room, focus: RunView | undefined): Missing[] {
  if (focus?.row.stage !== 'registration') return []
  return runs
    .filter((run) => (run.stage === 'rating' || run.stage === 'enhancement') && !run.parent_run && !isSettled(run))
    .map((run) => {
      const [awaited] = run.awaiting.split(' ').filter((word) => word in capacities)
      return {
        what: run.stage === 'rating' ? '评级尚在办理' : '增信尚在办理',
        ...(awaited ? { who: sealOf(awaited as Capacity) } : {}),
      }
    })
}

const blocked = (focus: RunView | undefined): Missing[] =>
  [...new Set((focus?.actions ?? []).flatMap(({ blocked: reason }) => (reason ? [reason] : [])))]
    .filter((reason) => focus?.actions.every(({ blocked: other, tone }) => other !== reason || tone === 'primary'))
    .map((what) => ({ what }))
