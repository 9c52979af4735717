import { findBond, listObligations, listPayments, listPutDeclarations } from '#db/queries/bonds.ts'
import { listHouses } from '#db/queries/books.ts'
import { listMatters } from '#db/queries/matters.ts'
import type { Row } from '#db/schema.ts'
import { type KeptTerms, readTerms } from '#workflows/outstanding/terms.ts'
import { dayText, instantText } from '../components/chinese-date.ts'
import { marketCalendar } from '../records/market.server.ts'
import { type DutyPaperView, dutyPapersOf } from './duty-papers.server.ts'
import { type ObligationLine, obligationLine } from './obligation-line.ts'
import { type ProceedsView, proceedsOf } from './proceeds.server.ts'
import type { FrameView, Room } from './project-room.server.ts'
import { type ActView, presentRun, type Refused } from './run-page.server.ts'

export type BondPage = {
  papers: Record<string, DutyPaperView>
  id: string
  frame: FrameView
  run: string
  name: string
  code: string | null
  state: string
  facts: { label: string; value: string }[]
  issued: number
  outstanding: number
  open: ObligationLine[]
  past: ObligationLine[]
  flows: { on: string; label: string; interest: number; principal: number; done: boolean }[]
  payments: { id: string; on: string; paidOn: string; what: string; source: string; amount: number }[]
  puts: {
    id: string
    title: string
    lines: { investor: string; amount: number; at: string; instant: string }[]
    total: number
  }[]
  proceeds: ProceedsView
  matters: { id: string; kind: string; on: string; description: string; at: string }[]
  acts: ActView[]
  revision: number
  key: string
  asOf: string
}

type Asked = { bond: string | undefined; key: string; refused?: Refused }

export const bondRun = ({ runs }: Room, bond: string | undefined): Row<'run'> => {
  const run = runs.find((row) => row.stage === 'outstanding' && row.subject_id === bond)
  if (!run) throw new Response('没有这只债券，或者它不向您的席位公开。', { status: 404 })
  return run
}

/** A bond from listing to its last payment: what it owes and when, what was paid, puts, uses of the proceeds, events. */
export async function presentBond(room: Room, asked: Asked): Promise<BondPage> {
  const run = bondRun(room, asked.bond)
  const bond = await findBond(room.tx, run.subject_id)
  if (!bond) throw new Response('没有这只债券。', { status: 404 })
  const page = await presentRun(room, {
    run: run.id,
    act: null,
    key: asked.key,
    ...(asked.refused ? { refused: asked.refused } : {}),
  })
  const rows = await listObligations(room.tx, bond.id)
  const lines = rows.map((row) => obligationLine(row, room.now, marketCalendar(room).announcedUntil))
  const isOpen = (at: number) => rows[at]?.state === 'due' || rows[at]?.state === 'overdue'
  return {
    id: bond.id,
    frame: page.frame,
    run: run.id,
    name: bond.name,
    code: bond.code,
    state: page.state,
    facts: factsOf(bond, readTerms(bond.terms)),
    issued: bond.issued,
    outstanding: bond.outstanding,
    papers: await dutyPapersOf({ reader: room.tx, who: room.who, now: room.now }, rows),
    open: lines.filter((_, at) => isOpen(at)),
    past: lines.filter((_, at) => !isOpen(at)).reverse(),
    flows: flowsOf(rows),
    payments: await paymentsOf(room, bond, rows),
    puts: await putsOf(room, rows),
    proceeds: await proceedsOf(room, bond),
    matters: (await listMatters(room.tx, 'bond', bond.id)).map(
      ({ id, kind, occurred_on, description, reported_at }) => ({
        id,
        kind,
        on: dayText(occurred_on, { year: true }),
        description,
        at: instantText(reported_at, { year: true }),
      }),
    ),
    acts: page.acts,
    revision: page.revision,
    key: asked.key,
    asOf: room.now,
  }
}

const frequencyWords: Record<KeptTerms['frequency'], string> = {
  annual: '按年付息',
  'semi-annual': '按半年付息',
  quarterly: '按季付息',
  'at-maturity': '到期一次还本付息',
  discount: '贴现发行，到期兑付',
}

function factsOf(bond: Row<'bond'>, terms: KeptTerms): BondPage['facts'] {
  const now = terms.resets.at(-1)
  return [
    { label: '期限', value: terms.tenor },
    {
      label: '票面利率',
      value: `${now?.couponPercent ?? bond.coupon}%${now ? `（${now.from} 起，原 ${bond.coupon}%）` : ''}`,
    },
    { label: '付息方式', value: `${frequencyWords[terms.frequency]}，${terms.dayCount}` },
    { label: '起息日', value: dayText(bond.value_on, { year: true }) },
    { label: '到期日', value: dayText(bond.maturity_on, { year: true }) },
    ...(terms.callable ? [{ label: '发行人选择权', value: '可于行权日赎回' }] : []),
    ...(terms.graceDays > 0 ? [{ label: '宽限期', value: `${terms.graceDays} 个工作日` }] : []),
    ...(bond.origin === 'adopted' ? [{ label: '来源', value: '既有债券，承接管理' }] : []),
  ]
}

function flowsOf(rows: readonly Row<'obligation'>[]): BondPage['flows'] {
  const days = new Map<string, BondPage['flows'][number]>()
  for (const { due_on, kind, amount, state } of rows) {
    if (amount === null || amount === 0 || !['interest', 'redemption', 'put'].includes(kind)) continue
    const day = days.get(due_on) ?? {
      on: due_on,
      label: dayText(due_on, { year: true, weekday: false }),
      interest: 0,
      principal: 0,
      done: true,
    }
    if (kind === 'interest') day.interest += amount
    else day.principal += amount
    day.done = day.done && state === 'done'
    days.set(due_on, day)
  }
  return [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1))
}

const sources: Record<Row<'payment'>['source'], string> = {
  issuer: '发行人',
  guarantor: '增信机构代偿',
  collateral: '担保物处置',
  other: '其他',
}

async function paymentsOf(
  { tx }: Room,
  bond: Row<'bond'>,
  rows: readonly Row<'obligation'>[],
): Promise<BondPage['payments']> {
  return (await listPayments(tx, bond.id)).map(({ id, paid_on, obligation, source, amount }) => ({
    id,
    on: dayText(paid_on, { year: true }),
    paidOn: paid_on,
    what: rows.find((row) => row.id === obligation)?.title ?? '欠付本息',
    source: sources[source],
    amount,
  }))
}

/** A holder is told what he declared himself; who pays and who registers is told of all. */
async function putsOf({ tx, who }: Room, rows: readonly Row<'obligation'>[]): Promise<BondPage['puts']> {
  const own = who.capacity === 'investor'
  const all = own || ['issuer', 'lead-underwriter', 'trustee', 'registrar'].includes(who.capacity)
  const puts = all ? rows.filter(({ kind }) => kind === 'put') : []
  const shown = await Promise.all(
    puts.map(async ({ id, title }) => {
      const declared = (await listPutDeclarations(tx, id)).filter(
        ({ amount, investor }) => amount > 0 && (!own || investor === who.organisation),
      )
      const houses = await listHouses(
        tx,
        declared.map(({ investor }) => investor),
      )
      const lines = declared.map(({ investor, amount, at }) => ({
        investor: houses.get(investor) ?? investor,
        amount,
        at: instantText(at),
        instant: at,
      }))
      return { id, title, lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) }
    }),
  )
  return shown.filter(({ lines }) => lines.length > 0)
}
