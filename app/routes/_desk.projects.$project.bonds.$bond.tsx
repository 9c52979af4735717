import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postDutyPaper } from '../commands/posted-duty-paper.server.ts'
import { postEvent } from '../commands/posted-event.server.ts'
import { ActList } from '../components/act-list.tsx'
import { Alert } from '../components/alert.tsx'
import { Amount } from '../components/amount.tsx'
import { CashFlowChart } from '../components/cash-flow-chart.tsx'
import { instantText } from '../components/chinese-date.ts'
import { DataTable } from '../components/data-table.tsx'
import { DutyPaper } from '../components/duty-paper.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { MatterSheet } from '../components/matter-sheet.tsx'
import { ObligationTable } from '../components/obligation-table.tsx'
import { ProceedsSheet } from '../components/proceeds-sheet.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { redirectWith } from '../flash.server.ts'
import { bondRun, presentBond } from '../presenters/bond.server.ts'
import { enterProject, type Room, runPlace } from '../presenters/project-room.server.ts'
import { receiptOf } from '../presenters/run-page.server.ts'
import type { SignedIn } from '../reach.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  return json(await presentBond(room, { bond: params.bond, key: context.ports.newId() }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const run = bondRun(room, params.bond)
  const form = await request.formData()
  if (form.get('intent') === 'duty-paper') return dutyPaper(who, context, room, run, form)
  const done = await postEvent(who, context, runPlace(room, run), form)
  if (!done.ok) {
    const page = await presentBond(room, { bond: params.bond, key: context.ports.newId(), refused: done.refused })
    return json({ page, refused: done.refused, unmade: undefined }, { status: done.status })
  }
  const receipt = await receiptOf(room, run.id, done.event)
  const here = `/projects/${room.project.id}/bonds/${run.subject_id}`
  return redirectWith(context, here, { kind: 'done', ...(receipt ?? { title: '已办理。' }) })
}

/** A paper asked for beside its duty; refused, the page says why. */
async function dutyPaper(
  who: SignedIn,
  context: ActionFunctionArgs['context'],
  room: Room,
  run: ReturnType<typeof bondRun>,
  form: FormData,
) {
  const place = { project: room.project.id, bond: run.subject_id, run: run.id }
  const done = await postDutyPaper(who, context, place, form)
  const here = `/projects/${room.project.id}/bonds/${run.subject_id}`
  if (done.ok) return redirectWith(context, here, { kind: 'done', title: done.said })
  const page = await presentBond(room, { bond: run.subject_id, key: context.ports.newId() })
  return json({ page, refused: undefined, unmade: done.message }, { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? '债券'} · 科技板` }]

/** What comes next is in sight; the rest of the years folds away. */
const shownAtOnce = 8

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const exportOf = ({ frame, id }: Pick<Page, 'frame' | 'id'>, list: string) =>
  `/projects/${frame.id}/exports/${list}?bond=${id}`

/** 债券存续: obligations, cash flows, puts, uses of the proceeds, events; and what may be done now. */
export default function BondRoute() {
  const loaded = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const page = posted?.page ?? loaded
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: page.name, href: `/projects/${page.frame.id}` }}
        facts={[
          { label: '状态', value: page.state },
          ...(page.code ? [{ label: '代码', value: page.code }] : []),
          { label: '发行', value: <Amount fen={page.issued} /> },
          { label: '余额', value: <Amount fen={page.outstanding} /> },
          { value: `截至 ${instantText(page.asOf)}` },
        ]}
      />
      {posted?.unmade ? <Alert kind="error" title={posted.unmade} live /> : null}
      <Duties page={page} />
      <div className="with-side">
        <div className="stack">
          {page.flows.length > 0 ? (
            <Sheet title="现金流" note="绿色为利息，蓝色为本金；已付的变淡" bare>
              <CashFlowChart flows={page.flows} />
            </Sheet>
          ) : null}
          <ActList
            title="现在可以办理"
            acts={page.acts}
            hidden={{ key: page.key, revision: page.revision }}
            subject={page.name}
            refused={posted?.refused}
            idle="轮到您时，这里会出现可以办理的事项。"
          />
          <ProceedsSheet {...page.proceeds} issued={page.issued} exportList={exportOf(page, 'proceeds')} />
          <Past page={page} />
        </div>
        <div className="stack">
          <Sheet title="要素">
            <FactsList facts={page.facts} />
          </Sheet>
          <TermSheet page={page} />
          <Puts page={page} />
          <MatterSheet matters={page.matters} />
        </div>
      </div>
    </div>
  )
}

const paperBeside = (page: Page) => (row: { id: string; title: string }) => {
  const paper = page.papers[row.id]
  return paper ? <DutyPaper duty={row} paper={paper} requestKey={page.key} /> : null
}

/** What is owed, the next due first; what is far off stays folded. */
function Duties({ page }: { page: Page }) {
  return (
    <Sheet
      title="义务日历"
      note="先到期的在前"
      end={
        <ExportLinks
          list={exportOf(page, 'bond-obligations')}
          what="义务"
          count={`待履行 ${page.open.length} 项`}
          quiet
        />
      }
      bare
    >
      <ObligationTable
        caption="待履行的义务"
        rows={page.open.slice(0, shownAtOnce)}
        paper={paperBeside(page)}
        empty={<EmptyState title="没有待履行的义务">债券的各项义务都已履行或了结。</EmptyState>}
      />
      {page.open.length > shownAtOnce ? (
        <details className="act-fold">
          <summary>以后的 {page.open.length - shownAtOnce} 项</summary>
          <ObligationTable
            caption="以后的义务"
            rows={page.open.slice(shownAtOnce)}
            paper={paperBeside(page)}
            empty={null}
          />
        </details>
      ) : null}
    </Sheet>
  )
}

/** The same terms for other systems, and what each field of them means. */
function TermSheet({ page }: { page: Page }) {
  return (
    <Sheet title="条款数据" end={<ExportLinks list={exportOf(page, 'terms')} what="字段说明" quiet />}>
      <p className="small soft">
        供其他系统读取：发行人、代码、金额、日期、利率、行权和现金流。字段按 ICMA 债券数据分类标准 1.2
        的主题归类，境内特有的列为扩展；右上导出字段说明。
      </p>
      <p className="acts">
        <LinkButton href={`/projects/${page.frame.id}/bonds/${page.id}/terms.json`} icon="download" download>
          下载 JSON
        </LinkButton>
      </p>
    </Sheet>
  )
}

function Past({ page }: { page: Page }) {
  return (
    <>
      {page.payments.length > 0 ? (
        <Sheet
          title="付款记录"
          end={<ExportLinks list={exportOf(page, 'payments')} what="付款" count={`${page.payments.length} 笔`} quiet />}
          bare
        >
          <DataTable
            caption="付款记录"
            rows={page.payments}
            rowKey={({ id }) => id}
            columns={[
              { head: '日期', kind: 'dense', cell: ({ on }) => on },
              { head: '事由', cell: ({ what }) => what },
              { head: '付款方', cell: ({ source }) => source },
              { head: '金额（元）', kind: 'number', cell: ({ amount }) => <Amount fen={amount} unit="元" bare /> },
            ]}
          />
        </Sheet>
      ) : null}
      {page.past.length > 0 ? (
        <Sheet title="已了结的义务" note="近的在前" end={`${page.past.length} 项`} bare>
          <ObligationTable caption="已了结的义务" rows={page.past} paper={paperBeside(page)} empty={null} />
        </Sheet>
      ) : null}
    </>
  )
}

function Puts({ page }: { page: Page }) {
  if (page.puts.length === 0) return null
  return (
    <Sheet title="回售申报" end={<ExportLinks list={exportOf(page, 'puts')} what="回售申报" quiet />} bare>
      {page.puts.map((put) => (
        <DataTable
          key={put.id}
          caption={put.title}
          rows={put.lines}
          rowKey={({ investor }) => investor}
          columns={[
            { head: put.title, cell: ({ investor }) => investor, total: '合计' },
            {
              head: '申报（万元）',
              kind: 'number',
              cell: ({ amount }) => <Amount fen={amount} unit="万元" bare />,
              total: <Amount fen={put.total} unit="万元" bare />,
            },
            { head: '时间', kind: 'dense', cell: ({ at }) => at, total: '' },
          ]}
        />
      ))}
    </Sheet>
  )
}
