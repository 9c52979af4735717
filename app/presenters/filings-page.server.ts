import { listFacts } from '#db/queries/facts.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { wholeChecklist } from '#workflows/rules/checklist.ts'
import type { Disagreement } from '#workflows/rules/consistency.ts'
import { dayText } from '../components/chinese-date.ts'
import { checklistCaseOf } from '../filings/checklist-case.server.ts'
import { disagreementsAmong } from '../filings/consistency.server.ts'
import { outdatedLetter } from '../filings/outdated-letter.server.ts'
import { printOrder } from '../filings/print-order.ts'
import { actorOn } from '../reach.server.ts'
import { type BasisView, basisView } from './basis-view.ts'
import { type FilingLineView, presentFilingLines, scopes } from './filing-lines.server.ts'
import { actsOn, filingRows, type PaperActs, type Seal, sealOf } from './filing-page.server.ts'
import { type PaperNav, paperNav } from './paper-nav.server.ts'
import { isIssuerSide, type PapersAtHand, papersAtHand } from './papers-at-hand.server.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'

type Line = FilingLineView & {
  acts: PaperActs
  seal: Seal
  due: { words: string; late: boolean } | null
  outdated: boolean
  /** Its last version was made elsewhere, in place of generation: nothing replaces it but a decision of its own. */
  uploaded: boolean
  basis: BasisView | null
}

/** A row of the list that is not asked for here, and why not. */
export type ConditionalView = {
  code: string
  title: string
  condition: string
  because: string
  known: boolean
  href: string | null
  basis: BasisView
}

export type FilingsPage = {
  frame: FrameView
  nav: PaperNav
  counts: Awaited<ReturnType<typeof presentFilingLines>>['counts']
  groups: { title: string; lines: Line[] }[]
  disagreements: Pick<Disagreement, 'label' | 'because'>[]
  conditional: ConditionalView[]
  /** Papers that could be generated now: without a version, stale, or saying otherwise than the latest. */
  outstanding: number
  printing: boolean
  key: string
  asOf: string
}

const groupOrder = [...new Set(Object.values(scopes))]

export async function presentFilings(room: Room, key: string): Promise<FilingsPage> {
  const { lines, counts } = await presentFilingLines(room)
  const rows = await filingRows(room)
  const actor = await actorOn(room.tx, room.who, room.project.id, null, room.now)
  const hand = isIssuerSide(room.who) ? await papersAtHand(room) : null
  const found = hand ? await disagreementsAmong(room.tx, hand.papers, hand.versions) : []
  const letter = hand ? await outdatedLetter(room, hand) : null
  const outdated = new Set([...found.flatMap((one) => one.outdated), ...(letter ? [letter.letter.id] : [])])
  const uploaded = new Set(hand?.versions.flatMap(({ source, filing }) => (source === 'uploaded' ? filing : [])))
  const planned = hand ? await plannedDay(room) : null
  const list = hand ? wholeChecklist(await checklistCaseOf(room)) : []
  const shown = lines.map((line): Line => {
    const basis = list.find(({ code }) => code === line.code)?.basis
    return {
      ...line,
      ...(outdated.has(line.id) && !line.printing ? { state: 'correct' as const, word: '与其他文件不一致' } : {}),
      acts: actsOn(actor, rows.get(line.id)),
      seal: sealOf(line.preparedBy),
      due: hand?.papers.some(({ id }) => id === line.id) ? dueOf(line, planned, legalDay(room.now)) : null,
      outdated: outdated.has(line.id),
      uploaded: uploaded.has(line.id),
      basis: basis && line.scope === scopes.registration ? basisView(basis) : null,
    }
  })
  return {
    frame: frameOf(room, 'filings'),
    nav: paperNav(room, 'papers'),
    counts,
    groups: inGroups(shown),
    disagreements: found.map(({ label, because }) => ({ label, because })),
    conditional: hand ? conditionalOf(room, hand, list) : [],
    outstanding: shown.filter(needsMaking).length,
    printing: lines.some(({ printing }) => printing),
    key,
    asOf: room.now,
  }
}

function inGroups(lines: readonly Line[]): FilingsPage['groups'] {
  const groups = new Map<string, Line[]>()
  for (const line of lines) groups.set(line.scope, [...(groups.get(line.scope) ?? []), line])
  return groupOrder.flatMap((title) => {
    const inGroup = groups.get(title)
    return inGroup ? [{ title, lines: inGroup }] : []
  })
}

const needsMaking = ({ acts, version, stale, outdated, uploaded, printing }: Line): boolean =>
  acts.generate && !printing && (version === null || ((stale || outdated) && !uploaded))

/** The ids that 生成待编制的 asks for, in the order in which they are to be printed. */
export async function papersToMake(room: Room): Promise<string[]> {
  const { groups } = await presentFilings(room, '')
  const wanted = new Set(groups.flatMap(({ lines }) => lines.filter(needsMaking).map(({ id }) => id)))
  const rows = [...(await filingRows(room)).values()].filter(({ id }) => wanted.has(id))
  return rows.toSorted((a, b) => printOrder(a, b) || a.ordinal - b.ordinal).map(({ id }) => id)
}

async function plannedDay({ tx, project }: Room): Promise<string | null> {
  const fact = (await listFacts(tx, project.id)).find(({ key }) => key === 'plan.filingOn')
  const day: unknown = fact ? JSON.parse(fact.value) : null
  return typeof day === 'string' ? day : null
}

/** Of a paper that is not there yet: its own day, else the day on which the parties mean to file (要素“拟申报日”). */
function dueOf({ state, dueOn }: FilingLineView, planned: string | null, today: string): Line['due'] {
  const on = dueOn ?? planned
  if (on === null || state === 'done' || state === 'not-applicable') return null
  return { words: dayText(on), late: on < today }
}

/** What the list holds for other cases: what decides it is one click away, and changes it at once. */
function conditionalOf(
  { project }: Room,
  { papers }: PapersAtHand,
  list: ReturnType<typeof wholeChecklist>,
): ConditionalView[] {
  const at = `/projects/${project.id}`
  return list
    .filter(({ applies, code }) => applies !== true && !papers.some((paper) => paper.code === code))
    .map(({ code, title, condition, because, applies, decidedBy, basis }) => ({
      code,
      title,
      condition: condition ?? '不在申报时提交',
      because,
      known: applies !== 'unknown',
      href: decidedBy?.kind === 'fact' ? `${at}/facts?group=${encodeURIComponent(decidedBy.group)}#edit` : null,
      basis: basisView(basis),
    }))
}
