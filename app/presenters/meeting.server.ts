import { listRunEvents } from '#db/queries/events.ts'
import { findLastMeeting, listBallots } from '#db/queries/meetings.ts'
import { listExperts } from '#db/queries/reviewers.ts'
import { listSeatsOf } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import { refuses } from '#workflows/kit/finding.ts'
import { capacities, type Route } from '#workflows/kit/seats.ts'
import { dayText, instantText } from '../components/chinese-date.ts'
import { recusalOf } from '../given/recusal.server.ts'
import { stateTitle } from './event-words.ts'
import { type FilingLineView, presentFilingLines } from './filing-lines.server.ts'
import { type FrameView, type Room, runIn } from './project-room.server.ts'
import { type ActView, presentRun, type Refused } from './run-page.server.ts'

export type Vote = { word: string; tone: 'pine' | 'amber' | 'cinnabar' }

export type BallotLine = {
  id: string
  expert: string
  house: string
  mine: boolean
  cast: string | null
  /** Shown to its author at once, to the venue once the meeting is concluded, to nobody else. */
  vote: Vote | null
  opinion: string | null
  consented: string | null
}

export type MeetingPage = {
  frame: FrameView
  /** Experts see their meeting and nothing around it. */
  bare: boolean
  run: string
  state: string
  official: string | null
  revision: number
  key: string
  meeting: { heldOn: string; minutes: string | null; convenedAt: string } | null
  ballots: BallotLine[]
  tally: { cast: number; of: number; words: string }
  conclusion: { summary: string; at: string } | null
  acts: ActView[]
  papers: FilingLineView[]
  /** Experts who may not be called, and why; for the secretary while nobody is called yet. */
  tied: string[]
}

const votes: Record<string, Vote> = {
  accept: { word: '接受', tone: 'pine' },
  conditional: { word: '有条件接受', tone: 'amber' },
  postpone: { word: '推迟接受', tone: 'cinnabar' },
}

type Asked = { run: string | undefined; key: string; refused?: Refused }

/** 评议会议 as one seat may see it: the expert his papers and his vote, the venue the count, others that it was held. */
export async function presentMeeting(room: Room, asked: Asked): Promise<MeetingPage> {
  const run = runIn(room, asked.run)
  if (run.stage !== 'registration') throw new Response('这项办理没有评议会议。', { status: 404 })
  await refuseOtherMeetings(room, run)
  const page = await presentRun(room, { ...asked, act: null })
  const meeting = await findLastMeeting(room.tx, run.id)
  const conclusion = meeting ? await conclusionOf(room, run, meeting) : null
  const ballots = meeting ? await ballotsOf(room, meeting, conclusion !== null) : []
  const acts = page.acts.filter(({ type }) => /^(meeting|condition)\./.test(type))
  const convening = acts.some(({ type, blocked }) => type === 'meeting.convene' && blocked === null)
  return {
    frame: page.frame,
    bare: room.who.capacity === 'expert',
    run: run.id,
    state: stateTitle('registration', run.state, room.project.route as Route),
    official: page.official,
    revision: page.revision,
    key: asked.key,
    meeting: meeting
      ? {
          heldOn: dayText(meeting.held_on, { year: true }),
          minutes: meeting.minutes,
          convenedAt: instantText(meeting.created_at),
        }
      : null,
    ballots,
    tally: tallyOf(meeting ? await listBallots(room.tx, meeting.id) : [], conclusion !== null),
    conclusion,
    acts,
    papers:
      capacities[room.who.capacity].side === 'review'
        ? (await presentFilingLines(room)).lines.filter(({ file }) => file)
        : [],
    tied: convening ? await tiedExperts(room) : [],
  }
}

/** An expert's seat is bound to the run of his meeting: of another run of the same project he knows nothing. */
async function refuseOtherMeetings({ tx, who, project }: Room, run: Row<'run'>): Promise<void> {
  if (who.capacity !== 'expert') return
  const seats = await listSeatsOf(tx, project.id, 'expert', run.id)
  const ballot = await findLastMeeting(tx, run.id)
  const mine = ballot ? (await listBallots(tx, ballot.id)).some(({ person }) => person === who.person) : false
  if (!mine || !seats.some((seat) => seat.run === run.id))
    throw new Response('您不在这次会议的专家名单中。', { status: 404 })
}

async function conclusionOf({ tx }: Room, run: Row<'run'>, meeting: Row<'meeting'>) {
  const event = (await listRunEvents(tx, run.id)).findLast(
    ({ type, at }) => type === 'meeting.conclude' && at >= meeting.created_at,
  )
  if (!event) return null
  const { summary } = JSON.parse(event.data) as { summary?: string }
  return { summary: summary ?? '', at: instantText(event.at, { year: true }) }
}

async function ballotsOf({ tx, who }: Room, meeting: Row<'meeting'>, concluded: boolean): Promise<BallotLine[]> {
  const venue = capacities[who.capacity].side === 'review'
  if (!venue) return []
  return (await listBallots(tx, meeting.id)).map((ballot) => {
    const mine = ballot.person === who.person
    const open = mine || (concluded && who.capacity !== 'expert')
    return {
      id: ballot.person,
      expert: ballot.name,
      house: ballot.house,
      mine,
      cast: ballot.cast_at ? instantText(ballot.cast_at) : null,
      vote: open && ballot.vote ? (votes[ballot.vote] ?? null) : null,
      opinion: open ? ballot.opinion : null,
      consented: ballot.consented_at ? instantText(ballot.consented_at) : null,
    }
  })
}

/** Before the conclusion only how many have voted; after it, for what. */
function tallyOf(ballots: readonly { vote: string | null }[], concluded: boolean): MeetingPage['tally'] {
  const cast = ballots.filter(({ vote }) => vote !== null)
  const count = (vote: string) => cast.filter((ballot) => ballot.vote === vote).length
  const words = concluded
    ? `接受 ${count('accept')} 票，有条件接受 ${count('conditional')} 票，推迟接受 ${count('postpone')} 票`
    : `已表决 ${cast.length} 人，共 ${ballots.length} 人；结论形成前不公布各人表决`
  return { cast: cast.length, of: ballots.length, words }
}

async function tiedExperts(room: Room): Promise<string[]> {
  const experts = await listExperts(room.tx, room.now)
  const findings = await recusalOf(room, experts, room.now)
  return [...findings.values()]
    .flat()
    .filter(refuses)
    .map(({ because }) => because)
}
