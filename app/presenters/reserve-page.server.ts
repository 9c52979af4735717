import { listConsultations } from '#db/queries/consultations.ts'
import { findPlan, listPrepared } from '#db/queries/reserve.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { amountText } from '#workflows/finance/money.ts'
import { monthText } from '#workflows/guide/months.ts'
import { regions } from '#workflows/kit/regions.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import { eligibleBy, type Maturity, maturityOf } from '#workflows/reserve/maturity.ts'
import { dayText } from '../components/chinese-date.ts'
import { plannedChecklist } from '../filings/planned-checklist.server.ts'
import { eligibilityFindings } from '../given/eligibility.server.ts'
import { type FindingLine, findingLine } from './guide-answer.server.ts'
import { monthOptions } from './guide-questions.ts'
import { runHref } from './project-page.server.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'
import { viewRun } from './run-view.server.ts'

export type ReservePaper = {
  code: string
  title: string
  who: string
  condition: string | null
  /** Whose hand said so and when; null while it is not at hand. */
  ready: string | null
}

export type ReservePage = {
  frame: FrameView
  state: string
  open: boolean
  maturity: Maturity
  turn: string
  next: { href: string; label: string } | null
  plan: {
    window: string
    windowWords: string
    amount: string
    region: string
    rating: boolean
    support: boolean
    mayEdit: boolean
  }
  months: { value: string; label: string }[]
  regions: { value: string; label: string }[]
  findings: FindingLine[]
  papers: ReservePaper[]
  mayMark: boolean
  filingsHref: string | null
  consultations: { count: number; open: number; href: string } | null
}

const planners: readonly Capacity[] = ['issuer', 'lead-underwriter', 'steward']

/** A project while it is in the reserve: how ripe it is and why, what is intended, which papers are at hand, whose turn. */
export async function presentReserve(room: Room): Promise<ReservePage> {
  const { tx, project, runs, who, now } = room
  const run = runs.find(({ stage }) => stage === 'reserve')
  if (!run) throw new Response('没有这一页，或它不归您现在的座位。', { status: 404 })
  const view = await viewRun(room, run)
  const plan = await findPlan(tx, project.id)
  const ready = new Map((await listPrepared(tx, [project.id])).map((paper) => [paper.code, paper]))
  const lines = await plannedChecklist(room, plan)
  const findings = await eligibilityFindings(room, now, { planned: true })
  const open = run.status === 'active'
  const act = view.actions.find(({ tone, blocked }) => tone === 'primary' && blocked === null)
  return {
    frame: frameOf(room, 'reserve'),
    state: view.state,
    open,
    maturity: maturityOf({
      state: run.state,
      eligible: eligibleBy(findings),
      prepared: lines.filter(({ code }) => ready.has(code)).length,
      papers: lines.length,
    }),
    turn: turnWords(view.awaiting, who.capacity, open),
    next: act ? { href: `${runHref(room, run.id)}?act=${act.type}#act`, label: act.label } : null,
    plan: { ...planView(project, plan), mayEdit: open && planners.includes(who.capacity) },
    months: withKnown(monthOptions(legalDay(now)), plan?.window_on ?? null, monthText),
    regions: withKnown(
      regions.map((region) => ({ value: region, label: region })),
      project.region,
      (region) => region,
    ),
    findings: findings.filter(({ rule }) => !/\.\d+$/.test(rule)).map(findingLine),
    papers: lines.map(({ code, title, preparedBy, condition }) => ({
      code,
      title,
      who: capacities[preparedBy].title,
      condition,
      ready: readyWords(ready.get(code)),
    })),
    mayMark: open && planners.slice(0, 2).includes(who.capacity),
    filingsHref: runs.some(({ stage }) => stage === 'registration') ? `/projects/${project.id}/filings` : null,
    consultations: await consultationsOf(room),
  }
}

function planView(project: Row<'project'>, plan: Row<'reserve_plan'> | undefined) {
  return {
    window: plan?.window_on ?? '',
    windowWords: plan?.window_on ? monthText(plan.window_on) : '未定',
    amount: plan?.amount ? amountText(plan.amount, 'yi') : '',
    region: project.region ?? '',
    rating: Boolean(plan?.wants_rating_at),
    support: Boolean(plan?.wants_support_at),
  }
}

/** What was chosen before stays a choice: a month gone by, a region written in other words. */
const withKnown = (
  options: { value: string; label: string }[],
  known: string | null,
  words: (value: string) => string,
) =>
  known === null || options.some(({ value }) => value === known)
    ? options
    : [{ value: known, label: words(known) }, ...options]

const readyWords = (paper: Row<'prepared_paper'> | undefined): string | null =>
  paper ? `${dayText(legalDay(paper.at), { weekday: false })}标记` : null

function turnWords(awaiting: readonly (Capacity | 'system')[], mine: Capacity, open: boolean): string {
  if (!open) return '储备已办结'
  if (awaiting.includes(mine)) return '轮到您这一席'
  const [first] = awaiting
  return first && first !== 'system' ? `等${capacities[first].title}` : '等待'
}

async function consultationsOf({ tx, project, who }: Room): Promise<ReservePage['consultations']> {
  const threads = (await listConsultations(tx, project.id)).filter(
    ({ side, organisation }) => who.capacity !== 'steward' || (side === 'steward' && organisation === who.organisation),
  )
  const open = threads.filter(({ answered_at }) => answered_at === null).length
  return { count: threads.length, open, href: `/projects/${project.id}/consultations` }
}
