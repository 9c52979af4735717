import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { claimCases } from '../commands/claim-cases.server.ts'
import { lookAtCase } from '../commands/look-at-case.server.ts'
import { postAside, postTakeUp } from '../commands/posted-aside.server.ts'
import { postCase } from '../commands/posted-case.server.ts'
import { Alert } from '../components/alert.tsx'
import { AsideMany } from '../components/case-aside.tsx'
import { CasePane } from '../components/case-pane.tsx'
import { instantText } from '../components/chinese-date.ts'
import { classNames } from '../components/class-names.ts'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { QueueKeys } from '../components/queue-keys.tsx'
import { ClaimMany, isFree, isMine, QueueTable } from '../components/queue-table.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TextField } from '../components/text-field.tsx'
import { redirectWith } from '../flash.server.ts'
import { presentCase } from '../presenters/case-pane.server.ts'
import { presentQueue } from '../presenters/queue.server.ts'
import { readQueueAddress } from '../presenters/queue-address.server.ts'
import { reviewDesk } from '../review-desk.ts'
import { requireCapacity } from '../session.server.ts'

export const handle = { wide: true }

export const meta: MetaFunction = () => [{ title: '审核队列 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireCapacity(request, context, reviewDesk)
  const address = readQueueAddress(new URL(request.url).searchParams)
  const page = await presentQueue(context, who, address)
  const pane = address.open ? await presentCase(context, who, address.open) : null
  if (address.open && !pane) throw new Response('这件案件不在您的队列里，可能已经办结。', { status: 404 })
  if (pane)
    await lookAtCase(context.db, { person: who.person, project: pane.line.project, seq: pane.seen }, context.ports)
  return json({
    page,
    pane,
    open: address.open,
    key: context.ports.newId(),
    supervises: who.capacity === 'venue-supervisor',
    reviews: who.capacity === 'venue-review',
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireCapacity(request, context, reviewDesk)
  const form = await request.formData()
  const { pathname, search } = new URL(request.url)
  const here = `${pathname}${search}`
  if (form.get('act') === 'claim-many') {
    const claimed = await claimCases(who, context, form)
    if (!claimed.ok) return json({ ...blankDuty, message: claimed.message }, { status: 422 })
    return redirectWith(context, here, { kind: 'done', title: claimed.title, facts: claimed.lines })
  }
  if (form.get('act') === 'set-aside' || form.get('act') === 'set-aside-many') {
    const aside = await postAside(who, context, form)
    if (!aside.ok) return json(aside.refused, { status: aside.status })
    return redirectWith(context, here, { kind: 'done', title: aside.title, facts: aside.lines })
  }
  if (form.get('act') === 'take-up') {
    const taken = await postTakeUp(who, context, form)
    if (!taken.ok) return json({ ...blankDuty, act: 'take-up', message: taken.message }, { status: 409 })
    return redirectWith(context, here, { kind: 'done', title: '已取消搁置' })
  }
  const done = await postCase(who, context, form)
  if (!done.ok) return json(done.refused, { status: done.status })
  const next = String(form.get('next') ?? '')
  const anchor = /^[\w-]{1,64}$/.test(next) ? `#case-${next}` : ''
  return redirectWith(context, `${here}${anchor}`, {
    kind: 'done',
    title: `${done.said} · ${String(form.get('name') ?? '').slice(0, 80)}`,
  })
}

const nothing: string[] = []
const blankDuty = { act: 'claim-many', duty: '', reason: '', to: '', backOn: '', ticked: nothing, fields: {} }

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** 审核队列: every case of the desk on one line, the opened one beside it. */
export default function Queue() {
  const { page, pane, open, key, supervises, reviews } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const lines = page.lanes.flatMap(({ rows }) => rows)
  const next = lines[lines.findIndex(({ run }) => run === open) + 1]?.run ?? open ?? ''
  return (
    <div className={classNames('queue', pane && 'queue-open')}>
      <div className="queue-list">
        <div className="queue-head">
          <QueueHead page={page} supervises={supervises} />
          {refused ? (
            <Alert kind="conflict" title={refused.message} live>
              没有办成。下面是现在的状态，您填写的内容还在。
            </Alert>
          ) : null}
          <FilterChips label="筛选" chips={page.chips} />
          <Search page={page} />
        </div>
        <QueueTable
          lanes={page.lanes}
          open={open}
          choose={reviews && lines.some((line) => isFree(line) || isMine(line))}
          ticked={refused?.ticked ?? []}
          allHref="/queue"
          narrowed={page.search ? `没有名称、代码或债券含「${page.search}」的项目。` : narrowedBy(page)}
        />
        {reviews && lines.some(isFree) ? <ClaimMany requestKey={key} /> : null}
        {reviews && lines.some(isMine) ? (
          <AsideMany
            requestKey={key}
            min={page.tomorrow}
            refused={refused?.act === 'set-aside-many' ? refused : undefined}
          />
        ) : null}
        <div className="foot-line small soft">
          <Pager {...page.pager} />
          <ExportLinks list="/exports/queue" quiet />
        </div>
        <QueueKeys />
      </div>
      {pane ? (
        <CasePane
          pane={pane}
          closeHref={page.here}
          hidden={{ key, project: pane.line.project, name: pane.line.name, next }}
          {...(refused ? { refused } : {})}
        />
      ) : null}
    </div>
  )
}

function QueueHead({ page, supervises }: Pick<Loaded, 'page' | 'supervises'>) {
  return (
    <PageHeader
      title="审核队列"
      facts={[
        { value: `共 ${page.total} 条` },
        { value: page.words },
        { value: `截至 ${instantText(page.asOf, { seconds: true })}` },
      ]}
      actions={
        <>
          {supervises ? <LinkButton href="/queue/load">各人承办</LinkButton> : null}
          <LinkButton href="/queue/ties">利益关系声明</LinkButton>
          <LinkButton href={page.here}>刷新</LinkButton>
        </>
      }
    />
  )
}

function Search({ page }: Pick<Loaded, 'page'>) {
  return (
    <form method="get" className="queue-search">
      {page.filter === 'all' ? null : <input type="hidden" name="filter" value={page.filter} />}
      <TextField
        name="q"
        id="queue-search"
        type="search"
        label="在队列中查找"
        placeholder="简称、信用代码、项目编号、债券"
        defaultValue={page.search}
        required
      />
      <SubmitButton icon="search">查找</SubmitButton>
    </form>
  )
}

const narrowedBy = ({ chips, filter }: { chips: { label: string; current: boolean }[]; filter: string }): string =>
  filter === 'all' ? '' : `筛选「${chips.find(({ current }) => current)?.label ?? filter}」下没有项目。`
