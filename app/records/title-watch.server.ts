import { insertNotice } from '#db/queries/inbox.ts'
import { listSeats } from '#db/queries/seats.ts'
import { insertTasks } from '#db/queries/tasks.ts'
import { changeWatch, insertWatch, listOpenWatches, listWatchTasks, settleWatch } from '#db/queries/titles.ts'
import type { Row } from '#db/schema.ts'
import { refuses } from '#workflows/kit/finding.ts'
import { type Actor, system } from '#workflows/kit/seats.ts'
import { recognisedTitle } from '#workflows/rules/recognised-titles.ts'
import { type EndingTitle, endingTitles } from '#workflows/rules/title-review.ts'
import { type Desk, log } from '../commands/desk.server.ts'
import { isUnderReview, titleReviewFindings, titlesJudged, titlesOf } from '../given/titles.server.ts'

type Watch = Row<'title_watch'>

/** Whom a title concerns. */
const concerned = ['issuer', 'lead-underwriter'] as const

/** The run that a title is needed for: the registration until it is granted, before it the reserve. */
async function runInNeed({ tx, project }: Desk): Promise<Row<'run'> | undefined> {
  const runs = await tx
    .selectFrom('run')
    .selectAll()
    .where('project', '=', project.id)
    .where('status', '=', 'active')
    .where('stage', 'in', ['reserve', 'registration'])
    .orderBy('opened_at', 'desc')
    .execute()
  return runs.find(({ stage, state }) => stage === 'registration' && state !== 'registered') ?? runs.find(isReserve)
}

const isReserve = ({ stage }: Row<'run'>): boolean => stage === 'reserve'

const sameTitle = (watch: Watch, title: EndingTitle): boolean =>
  watch.kind === title.kind && watch.certificate === title.certificateNumber && watch.valid_to === title.validTo

/**
 * Brings what is watched in step with the titles as recorded: a title that ends soon or has ended becomes a task of issuer
 * and lead underwriter, told once in each phase and kept in the chain; one that was renewed, replaced or is no longer
 * needed is settled. Twice is the same as once.
 */
export async function watchTitles(desk: Desk, at: string, by: Actor = system): Promise<void> {
  const run = await runInNeed(desk)
  const looking = { tx: desk.tx, project: desk.project, rulebook: desk.rulebook }
  const ending = run ? endingTitles(titlesJudged(looking, at, null), await titlesOf(desk)) : []
  const open = await listOpenWatches(desk.tx, desk.project.id)
  for (const watch of open.filter((one) => !ending.some((title) => sameTitle(one, title)))) {
    await settleWatch(desk.tx, watch.id, at, by.person)
    await logTitle(desk, 'title.settled', watch, by, at)
  }
  if (!run) return
  const expired = ending.some(({ phase }) => phase === 'expired')
  const findings = expired && isUnderReview(run) ? await titleReviewFindings(looking, run, at) : []
  const blocks = findings.some(refuses)
  for (const title of ending) {
    const known = open.find((watch) => sameTitle(watch, title))
    const blocking = title.phase === 'expired' && blocks ? (known?.blocks_at ?? at) : null
    const watch = known
      ? await follow(desk, known, { run: run.id, phase: title.phase, blocks_at: blocking })
      : await begin(desk, run, title, blocking, at)
    await giveTasks(desk, watch, at)
    if (watch.phase === known?.phase && (watch.blocks_at === null) === (known.blocks_at === null)) continue
    await tell(desk, watch, at)
    await logTitle(desk, `title.${watch.phase}`, watch, by, at, findings.find(refuses)?.basis)
  }
}

async function begin(
  desk: Desk,
  run: Row<'run'>,
  { kind, certificateNumber, validTo, phase }: EndingTitle,
  blocking: string | null,
  at: string,
): Promise<Watch> {
  const watch: Watch = {
    id: desk.ports.newId(),
    project: desk.project.id,
    run: run.id,
    kind,
    certificate: certificateNumber,
    valid_to: validTo,
    phase,
    blocks_at: blocking,
    since: at,
    settled_at: null,
  }
  await insertWatch(desk.tx, watch)
  return watch
}

async function follow(desk: Desk, known: Watch, change: Pick<Watch, 'run' | 'phase' | 'blocks_at'>): Promise<Watch> {
  const same = known.run === change.run && known.phase === change.phase && known.blocks_at === change.blocks_at
  if (!same) await changeWatch(desk.tx, known.id, change)
  return { ...known, ...change }
}

/** One task for each organisation concerned; whoever sits down later gets his with the next look. */
async function giveTasks(desk: Desk, watch: Watch, at: string): Promise<void> {
  const given = await listWatchTasks(desk.tx, watch.id)
  const missing = (await addressees(desk)).filter(
    ({ capacity, organisation }) =>
      !given.some((task) => task.capacity === capacity && task.organisation === organisation),
  )
  await insertTasks(
    desk.tx,
    missing.map(({ capacity, organisation }) => ({
      id: desk.ports.newId(),
      project: desk.project.id,
      run: watch.run,
      capacity,
      organisation,
      person: null,
      since: at,
      due_on: watch.valid_to,
      done_at: null,
      done_by: null,
      watch: watch.id,
    })),
  )
}

async function addressees({ tx, project }: Desk) {
  const seats = (await listSeats(tx, project.id)).filter(({ capacity }) => concerned.some((one) => one === capacity))
  return [...new Map(seats.map((seat) => [`${seat.capacity} ${seat.organisation}`, seat])).values()]
}

/** 高新技术企业（GR…）将于 2026-05-01 到期: what is to be done about a watched title, in one sentence. */
export function watchWords({ kind, certificate, valid_to, phase, blocks_at }: Watch): string {
  const name = `${recognisedTitle(kind as EndingTitle['kind']).name}（${certificate}）`
  if (phase === 'expiring') return `${name}将于 ${valid_to} 到期，请准备复审或重新认定的证明`
  const then =
    blocks_at === null ? '请登记新的证明，或改用其他认定依据' : '登记新的证明之前，不能提交回复，审核也不能通过'
  return `${name}已于 ${valid_to} 到期，${then}`
}

async function tell(desk: Desk, watch: Watch, at: string): Promise<void> {
  for (const { capacity, organisation } of await addressees(desk))
    await insertNotice(desk.tx, {
      id: desk.ports.newId(),
      project: desk.project.id,
      run: watch.run,
      person: null,
      organisation,
      capacity,
      title: `${watch.phase === 'expired' ? '科技称号已到期' : '科技称号临近到期'}：${desk.project.name}`,
      detail: `${watchWords(watch)}。`,
      at,
      read_at: null,
    })
}

async function logTitle(desk: Desk, type: string, watch: Watch, by: Actor, at: string, basis?: object): Promise<void> {
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const { kind, certificate, valid_to, blocks_at } = watch
  const data = { kind, certificate, validTo: valid_to, blocks: blocks_at !== null, ...(basis ? { basis } : {}) }
  await log(desk, { ...nothing, id: desk.ports.newId(), type, data, by, at })
}
