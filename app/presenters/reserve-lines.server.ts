import { listOpenTasksOfRuns } from '#db/queries/overview.ts'
import { listPrepared, listStewards, type ReserveLine } from '#db/queries/reserve.ts'
import type { Row } from '#db/schema.ts'
import { monthText } from '#workflows/guide/months.ts'
import { type Capacity, capacities, type Route, type Venue, venues } from '#workflows/kit/seats.ts'
import { actionMeta } from '#workflows/kit/stage.ts'
import { reserveMachine } from '#workflows/reserve/machine.ts'
import { eligibleBy, maturityOf } from '#workflows/reserve/maturity.ts'
import type { TagProps } from '../components/tag.tsx'
import { plannedChecklist } from '../filings/planned-checklist.server.ts'
import { eligibilityFindings } from '../given/eligibility.server.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { stateTitle } from './event-words.ts'

export type ReserveLineView = {
  id: string
  href: string
  name: string
  number: string
  sample: boolean
  issuer: string
  region: string
  steward: string
  market: string
  product: string
  window: string
  /** Integer fen. */
  amount: number | null
  maturity: { points: number; because: string }
  state: string
  next: string
  turn: { tone: NonNullable<TagProps['tone']>; icon: 'arrow' | 'clock' | 'check'; words: string }
}

/** Lines of the reserve as one person sees them. */
export async function reserveLines(
  rows: readonly ReserveLine[],
  who: SignedIn,
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
): Promise<ReserveLineView[]> {
  const ids = rows.map(({ id }) => id)
  const rulebook = await rulebookOf(reader)
  const [tasks, prepared, stewards] = [
    await listOpenTasksOfRuns(
      reader,
      rows.map(({ run }) => run),
    ),
    await listPrepared(reader, ids),
    await listStewards(reader, ids),
  ]
  const lines: ReserveLineView[] = []
  for (const row of rows) {
    const papers = await plannedChecklist({ tx: reader, project: row }, row)
    const findings = await eligibilityFindings({ tx: reader, project: row, rulebook }, ports.now(), { planned: true })
    const maturity = maturityOf({
      state: row.state,
      eligible: eligibleBy(findings),
      prepared: papers.filter(({ code }) => prepared.some((one) => one.project === row.id && one.code === code)).length,
      papers: papers.length,
    })
    lines.push({
      ...wordsOf(row),
      steward: stewards.find(({ project }) => project === row.id)?.name ?? '',
      maturity: {
        points: maturity.points,
        because: maturity.parts.map(({ title, points, weight }) => `${title} ${points}/${weight}`).join(' · '),
      },
      turn: turnOf(
        tasks.filter(({ run }) => run === row.run),
        who,
        row.status === 'active',
      ),
    })
  }
  return lines
}

function wordsOf(row: ReserveLine) {
  return {
    id: row.id,
    href: `/projects/${row.id}/reserve`,
    name: row.name,
    number: row.number,
    sample: row.sample !== 'none',
    issuer: row.issuer_name,
    region: row.region ?? '',
    market: venues[row.venue as Venue].short,
    product: row.product,
    window: row.window_on ? monthText(row.window_on) : '未定',
    amount: row.amount,
    state: stateTitle('reserve', row.state, row.route as Route),
    next: nextStep(row.state),
  }
}

/** The step that leads on from a state, in the words of its button. */
function nextStep(state: string): string {
  const transitions = [...(reserveMachine.states[state as keyof typeof reserveMachine.states]?.transitions ?? [])]
  const metas = transitions.flatMap(([, of]) => of.map(actionMeta))
  return metas.find((meta) => meta?.tone === 'primary')?.label ?? ''
}

function turnOf(tasks: readonly Row<'task'>[], who: SignedIn, open: boolean): ReserveLineView['turn'] {
  if (!open) return { tone: 'slate', icon: 'check', words: '已办结' }
  if (tasks.some(({ organisation, capacity }) => organisation === who.organisation && capacity === who.capacity))
    return { tone: 'azure', icon: 'arrow', words: '轮到我们' }
  const [other] = tasks
  const words = other ? `等${capacities[other.capacity as Capacity].title}` : '等待'
  return { tone: 'slate', icon: 'clock', words }
}
