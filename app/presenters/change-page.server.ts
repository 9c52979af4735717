import { type ChangeLine, countChanges, findChangeLine, listChanges } from '#db/queries/rulebook.ts'
import type { Basis } from '#workflows/kit/finding.ts'
import { type ParameterChange, type RulebookChange, rowOf } from '#workflows/rulebook.ts'
import { standingRow } from '#workflows/rules/change-problems.ts'
import { type Parameter, valueText } from '#workflows/rules/parameters.ts'
import { scopeWords } from '#workflows/rules/scope.ts'
import type { Administrator } from '../accounts/administrator.server.ts'
import { changeTitle, problemsOf } from '../commands/propose-change.server.ts'
import { instantText } from '../components/chinese-date.ts'
import type { Tone } from '../components/tone.ts'
import { appliesWords } from '../forms/rulebook-change.ts'
import type { LoadContext } from '../load-context.ts'
import { changeOf, rulebookOf } from '../rulebook.server.ts'
import { type MovedDeadlines, movedDeadlines } from './moved-deadlines.server.ts'
import { type TouchedProjects, touchedProjects } from './touched-projects.server.ts'

export type ChangeLineView = {
  id: string
  title: string
  what: string
  reason: string
  proposed: string
  decided: string
  state: { word: string; tone: Tone }
}

const states: Record<string, ChangeLineView['state']> = {
  open: { word: '待复核', tone: 'amber' },
  approved: { word: '已生效', tone: 'pine' },
  refused: { word: '已退回', tone: 'cinnabar' },
  withdrawn: { word: '已撤回', tone: 'slate' },
}

export function changeLine(row: ChangeLine): ChangeLineView {
  const decision = [
    row.decider && row.decided_at ? `${row.decider}，${instantText(row.decided_at, { year: true })}` : '',
    row.decision ?? '',
    row.version === null ? '' : `规则手册第 ${row.version} 版`,
  ]
  const change = changeOf(row)
  return {
    id: row.id,
    title: changeTitle(change),
    what: inBrief(change),
    reason: row.reason,
    proposed: `${row.proposer}，${instantText(row.proposed_at, { year: true })}`,
    decided: decision.filter(Boolean).join('；'),
    state: states[row.outcome ?? 'open'] ?? { word: '待复核', tone: 'amber' },
  }
}

function inBrief(change: RulebookChange): string {
  if (change.kind === 'calendar')
    return `第 ${change.calendar.version} 版，公布至 ${change.calendar.announcedUntil}：${change.calendar.source}`
  const [row] = rowOf(change)
  return `${scopeWords(change.scope)}，自 ${change.from} 起${row ? `为 ${valueText(row)}` : '停止适用'}`
}

export type ChangePage = {
  line: ChangeLineView
  version: number
  /** Was and would be, a parameter's. */
  compared: { label: string; was: string; is: string }[]
  touched: TouchedProjects | null
  moved: MovedDeadlines | null
  /** Why it could not be approved as things stand; null where it can. */
  problem: string | null
  acts: { decide: string | null; withdraw: boolean } | null
}

/** A change, what it would do now, and what this administrator may do about it. */
export async function presentChange(
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  by: Administrator,
  id: string,
  most?: number,
): Promise<ChangePage> {
  const row = await findChangeLine(reader, id)
  if (!row) throw new Response('没有这项变更。', { status: 404 })
  const book = await rulebookOf(reader)
  const change = changeOf(row)
  const open = row.outcome === null
  const now = ports.now()
  const problem = open ? problemsOf(book, change) : null
  const own = row.proposed_by === by.person
  return {
    line: changeLine(row),
    version: book.version,
    compared: change.kind === 'parameter' ? comparedOf(book.parameters, change, open) : [],
    touched: open && !problem && change.kind === 'parameter' ? await touchedProjects(reader, now, change, most) : null,
    moved:
      open && !problem && change.kind === 'calendar' ? await movedDeadlines(reader, now, change.calendar, most) : null,
    problem: problem && [problem.message, ...Object.values(problem.fields ?? {}).flat()].join(' '),
    acts: open ? { decide: own ? '提出变更的人不能自己复核，请另一位管理员办理。' : null, withdraw: own } : null,
  }
}

const basisWords = ({ document, item, standing }: Basis): string =>
  `${document}${item ? `，${item}` : ''}（${standing === 'published' ? '公布' : '待核实'}）`

/** Rows shipped without a known first day hold from before any project. */
export const fromWords = (from: string): string => (from === '2015-01-01' ? '一直' : from)

/** While it is open, beside the row that holds on its first day; afterwards what it said. */
export function comparedOf(
  parameters: readonly Parameter[],
  change: ParameterChange,
  open: boolean,
): ChangePage['compared'] {
  const was = open ? standingRow(parameters, change) : undefined
  const [is] = rowOf(change)
  const none = open ? '（无）' : '—'
  const line = (label: string, of: (row: Parameter) => string, otherwise = none) => ({
    label,
    was: was ? of(was) : none,
    is: is ? of(is) : otherwise,
  })
  return [
    line('值', valueText, '停止适用'),
    { label: '适用范围', was: was ? scopeWords(was.scope) : none, is: scopeWords(change.scope) },
    { label: '适用日', was: was ? appliesWords[was.appliesBy] : none, is: appliesWords[change.appliesBy] },
    { label: '起', was: was ? fromWords(was.from) : none, is: change.from },
    {
      label: '止',
      was: was ? (was.to ?? '另有规定前') : none,
      is: is?.to ?? (change.value === null ? '' : '另有规定前'),
    },
    { label: '依据', was: was ? basisWords(was.basis) : none, is: basisWords(change.basis) },
  ]
}

const shownAtOnce = 30

/** Every change there ever was, approved or not, newest first. */
export async function presentChanges(
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  before: string | null,
): Promise<{ changes: ChangeLineView[]; total: number; next: string | null; asOf: string }> {
  const rows = await listChanges(reader, { before }, shownAtOnce + 1)
  const page = rows.slice(0, shownAtOnce)
  const last = page.at(-1)
  return {
    changes: page.map(changeLine),
    total: await countChanges(reader),
    next: rows.length > shownAtOnce && last ? `/rulebook/changes?after=${last.id}` : null,
    asOf: instantText(ports.now()),
  }
}
