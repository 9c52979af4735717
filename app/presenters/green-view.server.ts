import { legalDay } from '#workflows/calendar/day.ts'
import { clockTerms } from '#workflows/deadlines.ts'
import { capacities, type IssuerKind, type Route, type Venue } from '#workflows/kit/seats.ts'
import { failing } from '#workflows/rules/green-channel.ts'
import { instantText } from '../components/chinese-date.ts'
import { greenFindings, greenPending, inGreenChannel } from '../given/green-channel.server.ts'
import { type BasisView, basisView } from './basis-view.ts'
import { type FindingLine, findingLine } from './findings-page.server.ts'
import { mayReadFacts, type Room } from './project-room.server.ts'

export type GreenView = {
  word: string
  tone: 'pine' | 'amber' | 'slate'
  since: string
  /** Who is at hand, while it holds. */
  contact: string | null
  /** Why it ended, in the reviewer's words. */
  reason: string | null
  /** What it does: the period of review beside the ordinary one. */
  effect: { words: string; basis: BasisView }
  criteria: FindingLine[]
  /** Criteria that no longer hold while the project is still in the channel. */
  fallen: string[]
}

/** 绿色通道 as the issuer's side and the venue see it; null where nobody asked for it, or for other seats. */
export async function presentGreen(room: Room): Promise<GreenView | null> {
  const { project, who } = room
  const reviews = capacities[who.capacity].side === 'review' && who.capacity !== 'expert'
  if (!reviews && !mayReadFacts(who)) return null
  if (project.green_asked_at === null && project.green_at === null) return null
  const held = inGreenChannel(project)
  const found = await greenFindings(room, room.now)
  return {
    ...standing(room),
    contact: held ? project.green_contact : null,
    reason: project.green_until && !greenPending(project) ? await reasonOf(room) : null,
    effect: effectOf(room),
    criteria: found.map(findingLine),
    fallen: held ? failing(found).map(({ because }) => because) : [],
  }
}

function standing({ project }: Room): Pick<GreenView, 'word' | 'tone' | 'since'> {
  const since = (instant: string | null) => (instant ? instantText(instant, { year: true }) : '')
  if (inGreenChannel(project)) return { word: '在绿色通道内', tone: 'pine', since: `${since(project.green_at)} 纳入` }
  if (greenPending(project))
    return { word: '已申请，等待答复', tone: 'amber', since: `${since(project.green_asked_at)} 申请` }
  return { word: '已移出绿色通道', tone: 'slate', since: `${since(project.green_until)} 移出` }
}

function effectOf({ project, rulebook, now }: Room): GreenView['effect'] {
  const of = {
    route: project.route as Route,
    venue: project.venue as Venue,
    issuerKind: project.issuer_kind as IssuerKind,
    on: legalDay(now),
    parameters: rulebook.parameters,
  }
  const [green, ordinary] = [
    clockTerms('review', { ...of, green: true }),
    clockTerms('review', { ...of, green: false }),
  ]
  const words = `审核期限 ${green.budget} 个工作日（一般程序 ${ordinary.budget} 个工作日${ordinary.budget === green.budget ? '，指首次意见' : ''}），单列队列优先办理，有专属联系人`
  return { words, basis: basisView(green.basis) }
}

async function reasonOf({ tx, project }: Room): Promise<string | null> {
  const event = await tx
    .selectFrom('event')
    .select('data')
    .where('project', '=', project.id)
    .where('type', '=', 'green.revoke')
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  const body: unknown = event ? JSON.parse(event.data) : null
  const reason = typeof body === 'object' && body !== null ? Reflect.get(body, 'reason') : null
  return typeof reason === 'string' ? reason : null
}
