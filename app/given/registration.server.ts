import { compiled } from '#db/compiled.ts'
import { listItems, roundsOf } from '#db/queries/rounds.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import type { Given } from '#workflows/kit/stage.ts'
import { reviewStates } from '#workflows/registration/exchange.ts'
import { disagreementsIn } from '../filings/consistency.server.ts'
import { balanceOf } from '../records/registration-balance.server.ts'
import { eligibility } from './eligibility.server.ts'
import { filingGaps, inPrint } from './filing-gaps.server.ts'
import type { GivenFor, Looking } from './given.server.ts'
import { givenGreen } from './green-channel.server.ts'
import { plannedTerms } from './planned-terms.server.ts'
import { titleRefusal } from './titles.server.ts'

type Answer = Given[string]

const yes = (because = ''): Answer => ({ ok: true, because })
const no = (because: string): Answer => ({ ok: false, because })

/** Only what the present state can ask for is looked up: a page and a command cost what they need. */
const asks: Record<string, readonly (keyof typeof answers)[]> = {
  preparing: ['checklist'],
  cleared: ['submission'],
  filed: ['acceptance', 'asked-before'],
  accepted: ['reviewers', 'settled', 'examiner', 'grant', 'asked-before'],
  reviewing: ['reviewers', 'settled', 'asked-before'],
  replied: ['reviewers', 'settled', 'asked-before'],
  relaying: ['settled'],
  asked: ['answered'],
  received: ['answered'],
  supplementing: ['answered'],
  answering: ['answered'],
  'to-meeting': ['recorded'],
  passed: ['sealed', 'matter', 'grant'],
  granting: ['matter', 'grant'],
  authority: ['authority', 'grant'],
  registered: ['balance', 'idle'],
}

/** States in which the green channel can be asked for, granted or lost. */
const underReview = ['suspended', ...reviewStates, 'reviewing', 'granting', 'relaying']

export const givenRegistration: GivenFor = async (looking, run, at) => {
  const given: Given = {}
  for (const key of asks[run.state] ?? []) given[key] = await answers[key](looking, run, at)
  const held = Object.keys(given).filter((key) => heldByTitles.has(key))
  const refusal = held.length > 0 ? await titleRefusal(looking, run, at) : null
  if (refusal) for (const key of held) given[key] = no(`${given[key]?.ok ? '' : (given[key]?.because ?? '')}${refusal}`)
  const green = looking.project.route !== 'licence' && underReview.includes(run.state)
  return green ? { ...given, ...(await givenGreen(looking, at)) } : given
}

/** What waits while a title that the filing rests on is out of force: replies, passing, sealing, the grant. Asking does not. */
const heldByTitles = new Set(['answered', 'settled', 'sealed', 'authority', 'grant'])

const answers = {
  checklist: async (looking: Looking, run: Row<'run'>): Promise<Answer> => {
    const gaps = await filingGaps(looking, run.subject_id)
    return gaps.length === 0 ? yes('文件已齐备。') : no(`还缺 ${gaps.length} 件：${gaps.join('；')}。`)
  },

  submission: async (looking: Looking, run: Row<'run'>, at: string): Promise<Answer> => {
    const gaps = [
      ...(await filingGaps(looking, run.subject_id)),
      ...(await inPrint(looking, run.subject_id)),
      ...(await disagreementsIn(looking, run.subject_id)).map(({ because }) => because.replace(/。$/, '')),
      ...(await openWork(looking)),
      ...(await eligibility(looking, at)),
      ...(await plannedTerms(looking, at)),
    ]
    return gaps.length === 0 ? yes() : no(`${gaps.join('；')}。`)
  },

  /** The day of acceptance fixes whose rules hold; an authority that is not on the platform has decided for itself. */
  acceptance: async (looking: Looking, _run: Row<'run'>, at: string): Promise<Answer> => {
    const intake = looking.project.route === 'licence' ? 'pboc' : 'venue-intake'
    if (await isRecorded(looking, intake)) return yes()
    const refusals = [...(await eligibility(looking, at)), ...(await plannedTerms(looking, at))]
    return refusals.length === 0 ? yes() : no(`${refusals.join('；')}。`)
  },

  /** 双人负责: two different persons, and none of them recused. */
  reviewers: async (looking: Looking, _run: Row<'run'>, at: string): Promise<Answer> => {
    const { tx, project } = looking
    const sitting = await reviewersSitting(tx, project.id, at)
    const duties = new Map(sitting.map(({ duty, person }) => [duty, person]))
    const [first, second] = [duties.get('first'), duties.get('second')]
    if (first && second && first !== second) return yes()
    const recorded = await isRecorded(looking, 'venue-review')
    return recorded ? yes('审核席位为代录') : no('须有主审、复核两名审核人员领取本项目。')
  },

  /** Only what is raised after a first round can have been raised too late. */
  'asked-before': async ({ tx }: Looking, run: Row<'run'>): Promise<Answer> => {
    const asked = (await roundsOf(tx, run.id)).some(({ origin }) => origin === 'intake' || origin === 'review')
    return asked ? yes() : no('首轮意见一次性提出即可，无须说明。')
  },

  examiner: async (): Promise<Answer> => yes(),
  authority: async (): Promise<Answer> => yes(),

  settled: async ({ tx }: Looking, run: Row<'run'>): Promise<Answer> => {
    const open = await itemsLeft(tx, run.id)
    return open.length === 0
      ? yes()
      : no(
          `还有 ${open.length} 条意见未认可：${open.map(({ ordinal, number }) => `第${ordinal}轮第${number}条`).join('、')}。`,
        )
  },

  answered: async ({ tx }: Looking, run: Row<'run'>): Promise<Answer> => {
    const unanswered = await tx
      .selectFrom('item')
      .innerJoin('round', 'round.id', 'item.round')
      .leftJoin('reply', 'reply.item', 'item.id')
      .select('item.number')
      .where('round.run', '=', run.id)
      .where('round.replied_at', 'is', null)
      .where('reply.id', 'is', null)
      .orderBy('item.number')
      .execute()
    return unanswered.length === 0 ? yes() : no(`第 ${unanswered.map(({ number }) => number).join('、')} 条尚未答复。`)
  },

  recorded: async (looking: Looking): Promise<Answer> =>
    (await isRecorded(looking, 'venue-secretary')) ? yes() : no('会议席位在平台上。'),

  matter: async (looking: Looking): Promise<Answer> =>
    (await openMatters(looking)) > 0 ? yes() : no('没有待处理的会后事项。'),

  sealed: async (looking: Looking, run: Row<'run'>): Promise<Answer> => {
    const gaps = await filingGaps(looking, run.subject_id)
    const open = await itemsLeft(looking.tx, run.id)
    if (open.length > 0) return no(`还有 ${open.length} 条意见未认可。`)
    return gaps.length === 0 ? yes() : no(`封卷前须齐备：${gaps.join('；')}。`)
  },

  grant: async (looking: Looking): Promise<Answer> => {
    const count = await openMatters(looking)
    return count === 0 ? yes() : no(`还有 ${count} 项重大事项未处理。`)
  },

  balance: async ({ tx }: Looking, run: Row<'run'>, at: string): Promise<Answer> => {
    const registration = await tx
      .selectFrom('registration')
      .selectAll()
      .where('id', '=', run.subject_id)
      .executeTakeFirstOrThrow()
    if (registration.effective_to && registration.effective_to < legalDay(at)) return no('注册有效期已届满。')
    const { availableFen } = await balanceOf(tx, run.subject_id)
    if (availableFen === null) return yes('未核定额度上限。')
    return availableFen > 0 ? yes(`可用额度 ${amountWithUnit(availableFen, 'yi')}。`) : no('注册额度已用完。')
  },

  idle: async ({ tx, project }: Looking): Promise<Answer> => {
    const busy = await tx
      .selectFrom('run')
      .select('id')
      .where('project', '=', project.id)
      .where('stage', '=', 'issuance')
      .where('status', '=', 'active')
      .execute()
    return busy.length === 0 ? yes() : no(`还有 ${busy.length} 期发行没有办结。`)
  },
}

export async function isRecorded({ tx, project }: Looking, capacity: string): Promise<boolean> {
  const seat = await tx
    .selectFrom('seat')
    .select('id')
    .where('project', '=', project.id)
    .where('capacity', '=', capacity)
    .where('mode', '=', 'recorded')
    .where('until_at', 'is', null)
    .executeTakeFirst()
  return seat !== undefined
}

const reviewersSitting = compiled((db, project: string, at: string) =>
  db
    .selectFrom('assignment')
    .select(['person', 'duty'])
    .where('seat', 'in', (eb) =>
      eb.selectFrom('seat').select('id').where('project', '=', project).where('capacity', '=', 'venue-review'),
    )
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', at)])),
)

const settling = ['review', 'authority', 'after-meeting']

async function itemsLeft(tx: Looking['tx'], run: string): Promise<{ number: number; ordinal: number }[]> {
  const rounds = (await roundsOf(tx, run)).filter(({ origin }) => settling.includes(origin))
  const items = await listItems(
    tx,
    rounds.map(({ id }) => id),
  )
  // One that was asked again is settled by the opinion that follows it.
  const left = items.filter(({ state }) => state !== 'accepted' && state !== 'asked-again')
  return rounds.flatMap(({ id, ordinal }) =>
    left.filter(({ round }) => round === id).map(({ number }) => ({ number, ordinal })),
  )
}

async function openMatters({ tx, project }: Looking): Promise<number> {
  const rows = await tx
    .selectFrom('matter')
    .select('id')
    .where('project', '=', project.id)
    .where('settled_at', 'is', null)
    .execute()
  return rows.length
}

/** Ratings must be out and arrangements signed, or ended, before the papers that quote them are filed. */
export async function openWork({ tx, project }: Looking): Promise<string[]> {
  const runs = await tx
    .selectFrom('run')
    .select(['stage', 'state', 'parent_run'])
    .where('project', '=', project.id)
    .where('status', '=', 'active')
    .where('stage', 'in', ['rating', 'enhancement'])
    .execute()
  const rating = runs.filter(({ stage, state }) => stage === 'rating' && !['published', 'tracking'].includes(state))
  const enhancement = runs.filter(
    ({ stage, state, parent_run }) => stage === 'enhancement' && !parent_run && !['signed', 'in-force'].includes(state),
  )
  return [
    ...(rating.length > 0 ? ['评级报告尚未出具'] : []),
    ...(enhancement.length > 0 ? [`${enhancement.length} 项增信安排尚未签署`] : []),
  ]
}
