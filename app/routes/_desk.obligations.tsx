import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postDutyPaper } from '../commands/posted-duty-paper.server.ts'
import { Alert } from '../components/alert.tsx'
import { instantText } from '../components/chinese-date.ts'
import { DutyPaper } from '../components/duty-paper.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { ObligationTable } from '../components/obligation-table.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { ProjectName } from '../components/project-name.tsx'
import { Sheet } from '../components/sheet.tsx'
import { redirectWith } from '../flash.server.ts'
import { papersBeside, placeOfDuty, presentObligations } from '../presenters/obligations.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { searchParams } = new URL(request.url)
  const asked = { filter: searchParams.get('filter'), after: searchParams.get('after') }
  const page = await presentObligations(context, who, asked)
  return json({ ...page, papers: await papersBeside(context, who, page.lines), key: context.ports.newId() })
}

/** 生成 beside a duty, as on the page of its bond. */
export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const form = await request.formData()
  const place = await placeOfDuty(context, who, String(form.get('obligation') ?? ''))
  if (!place) throw new Response('没有这项义务，或者它不在您的座位可见的范围内。', { status: 404 })
  const done = await postDutyPaper(who, context, place, form)
  if (!done.ok) return json({ message: done.message }, { status: 409 })
  const { pathname, search } = new URL(request.url)
  return redirectWith(context, `${pathname}${search}`, { kind: 'done', title: done.said })
}

export const meta: MetaFunction = () => [{ title: '存续期义务 · 科技板' }]

/** 存续: what every bond within reach owes, by day. */
export default function Obligations() {
  const { lines, chips, pager, filter, asOf, papers, key } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack">
      <PageHeader
        title="存续期义务"
        facts={[{ value: `截至 ${instantText(asOf)}` }]}
        actions={<ExportLinks list="/exports/obligations" />}
      />
      {refused ? <Alert kind="error" title={refused.message} live /> : null}
      <FilterChips label="筛选" chips={chips} />
      <Sheet label="义务" bare foot={<Pager {...pager} />}>
        <ObligationTable
          caption="存续期义务"
          rows={lines}
          paper={(row) => {
            const paper = papers[row.id]
            return paper ? <DutyPaper duty={row} paper={paper} requestKey={key} /> : null
          }}
          before={[
            {
              head: '债券',
              subject: true,
              cell: ({ href, bond, sample, issuer }) => (
                <>
                  <ProjectName href={href} name={bond} sample={sample} />
                  <span className="cell-more">{issuer}</span>
                </>
              ),
            },
          ]}
          empty={
            <EmptyState icon="calendar" title={filter === 'open' ? '没有待履行的义务' : '没有符合条件的义务'}>
              债券上市流通或承接之后，付息、兑付、回售、披露和跟踪评级会按日列在这里。
            </EmptyState>
          }
        />
      </Sheet>
    </div>
  )
}
