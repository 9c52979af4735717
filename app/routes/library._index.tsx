import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PublicShell } from '../components/public-shell.tsx'
import { Sheet } from '../components/sheet.tsx'
import { StandingTag } from '../components/standing-tag.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TextField } from '../components/text-field.tsx'
import { presentLibrary } from '../presenters/library.server.ts'

export const meta: MetaFunction = () => [
  { title: '政策库 · 科技板' },
  {
    name: 'description',
    content: '科技创新债券各项规则、期限、文件清单和办理步骤所依据的文件，逐项说明，并注明是否核实。',
  },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  return json(await presentLibrary(request, context))
}

/** The index of texts, by issuing body, the newest first. */
export default function LibraryIndex() {
  const page = useLoaderData<typeof loader>()
  const { asked } = page
  return (
    <PublicShell home={page.frame.home} links={page.frame.links}>
      <div className="stack">
        <PageHeader
          title="政策库"
          facts={[
            { label: '收录', value: `${page.total} 份` },
            { label: '显示', value: `${page.shown} 份` },
            { label: '排序', value: '发布机构，新的在前' },
            { label: '截至', value: page.asOf },
          ]}
          actions={page.mayExport ? <ExportLinks list="/exports/library" /> : undefined}
        />
        <p className="lede">
          每一项规则、期限、文件和办理步骤都注明依据。这里逐份列出我们所依据的内容，以及产品在哪里用到它；没有见到原文的注明「待核实」，只提示，不阻止。
        </p>
        <Sheet label="文件" bare>
          <form method="get" action="/library" className="filter-form filter-form-short">
            {asked.body ? <input type="hidden" name="body" value={asked.body} /> : null}
            {asked.year ? <input type="hidden" name="year" value={asked.year} /> : null}
            <TextField
              name="q"
              id="library-words"
              label="文件名称、文号或内容"
              type="search"
              defaultValue={asked.words}
              maxLength={100}
            />
            <div className="acts">
              <SubmitButton icon="search">查询</SubmitButton>
            </div>
          </form>
          <div className="policy-chips">
            {page.chips.map((chips, at) => (
              <FilterChips key={at === 0 ? 'body' : 'year'} label={at === 0 ? '发布机构' : '年份'} chips={chips} />
            ))}
          </div>
          <Documents groups={page.groups} />
        </Sheet>
      </div>
    </PublicShell>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const Documents = ({ groups }: Pick<Page, 'groups'>) => (
  <DataTable
    caption="政策库收录的文件"
    rowKey={({ id }) => id}
    groups={groups.map(({ body, lines }) => ({ key: body, title: body, note: `${lines.length} 份`, rows: lines }))}
    empty={
      <EmptyState title="没有符合条件的文件" actions={<LinkButton href="/library">查看全部</LinkButton>}>
        换一个词，或去掉机构和年份的限制。
      </EmptyState>
    }
    columns={[
      {
        head: '文件',
        cell: ({ href, title, number, kind }) => (
          <>
            <a href={href}>{title}</a>
            {kind === 'rule' && number ? <span className="cell-more">{number}</span> : null}
          </>
        ),
      },
      { head: '年份', kind: 'dense', cell: ({ year }) => year ?? '—' },
      { head: '施行', kind: 'dense', cell: ({ since, kind }) => (kind === 'rule' && since ? since : '—') },
      { head: '核实', cell: ({ seen, kind }) => <StandingTag seen={seen} kind={kind} /> },
      { head: '所依据', kind: 'number', cell: ({ items }) => `${items} 项` },
      { head: '用到', kind: 'number', cell: ({ uses }) => `${uses} 处` },
    ]}
  />
)
