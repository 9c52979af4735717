import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClauseChanges, ClausesTable } from '../components/clause-tables.tsx'
import { DateField } from '../components/date-field.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TextField } from '../components/text-field.tsx'
import { presentClauses } from '../presenters/clauses.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '条款库 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentClauses(who, context, new URL(request.url).searchParams))
}

/** The library on a day: what a paper of a case accepted then prints. */
export default function Clauses() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="条款库"
        breadcrumb={[{ label: '政策库', href: '/library' }]}
        facts={[
          { label: '版本', value: `${page.asked.on} 有效` },
          { value: '受理的项目印受理日有效的版本，受理之前印当日的版本' },
        ]}
        actions={
          <>
            <ExportLinks list="/exports/clauses" />
            {page.mayAdd ? (
              <LinkButton href="/clauses/new" tone="primary">
                新增本机构条款
              </LinkButton>
            ) : null}
          </>
        }
      />
      {page.open.length > 0 ? (
        <Sheet title="待复核" note="起草的人不能复核" bare>
          <ClauseChanges changes={page.open} caption="待复核的条款" />
        </Sheet>
      ) : null}
      <Sheet
        label="条款"
        bare
        foot={<Pager words={`共 ${page.lines.length} 条 · 按所在部分、再按印出的顺序 · 截至 ${page.asOf}`} />}
      >
        <Filter page={page} />
        <div className="rulebook-chips">
          <FilterChips label="按所在部分" chips={page.chips} />
        </div>
        <ClausesTable lines={page.lines} />
      </Sheet>
    </>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const Filter = ({ page: { asked, papers, kinds, whose } }: { page: Page }) => (
  <form method="get" action="/clauses" className="filter-form clause-filter">
    {asked.place ? <HiddenInputs values={{ place: asked.place }} /> : null}
    <TextField
      name="q"
      id="clause-words"
      label="名称或文本"
      type="search"
      defaultValue={asked.words}
      maxLength={100}
      unmarked
    />
    <SelectField name="paper" label="文件" options={papers} empty="全部" defaultValue={asked.paper} unmarked />
    <SelectField name="kind" label="发行人" options={kinds} empty="全部" defaultValue={asked.kind} unmarked />
    <SelectField name="whose" label="文本" options={whose} empty="全部" defaultValue={asked.whose} unmarked />
    <DateField name="on" label="有效日" defaultValue={asked.on} unmarked />
    <div className="acts">
      <SubmitButton icon="search">查询</SubmitButton>
      <LinkButton href="/clauses" tone="quiet">
        清除
      </LinkButton>
    </div>
  </form>
)
