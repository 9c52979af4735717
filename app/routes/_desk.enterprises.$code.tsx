import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { Validity } from '../components/listed-table.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProjectName } from '../components/project-name.tsx'
import { Sheet } from '../components/sheet.tsx'
import { presentEnterprise } from '../presenters/enterprise.server.ts'
import { requireListReader } from '../presenters/list-reader.server.ts'
import type { ListedLineView } from '../presenters/listed.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · 科技板` }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireListReader(request, context)
  return json(await presentEnterprise(who, context, params.code))
}

export default function Enterprise() {
  const view = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <PageHeader
        title={view.name}
        breadcrumb={[
          { label: '推荐名单', href: '/lists' },
          { label: '企业', href: '/enterprises' },
        ]}
        facts={[
          { label: '统一社会信用代码', value: view.code },
          ...(view.alsoNamed.length > 0 ? [{ label: '另见名称', value: view.alsoNamed.join('、') }] : []),
        ]}
        actions={
          view.reserveHref ? (
            <LinkButton href={view.reserveHref} tone="primary">
              列入储备
            </LinkButton>
          ) : undefined
        }
      />
      <Lines lines={view.lines} code={view.code} />
      <Sheet
        title="本机构可见的项目"
        note="信用代码相同"
        end={
          view.projects.length > 0 ? (
            <ExportLinks list={`/exports/enterprise-projects?code=${view.code}`} what="项目" quiet />
          ) : undefined
        }
        bare
      >
        <DataTable
          caption="项目"
          rows={view.projects}
          rowKey={(project) => project.href}
          empty={
            <EmptyState icon="folder" title="还没有项目">
              {view.reserveHref ? '可以列入储备，从储备开始。' : '名录管理员的座位看不到项目。'}
            </EmptyState>
          }
          columns={[
            {
              head: '项目',
              cell: (project) => <ProjectName href={project.href} name={project.name} sample={project.sample} />,
            },
            { head: '市场', cell: (project) => project.place },
          ]}
        />
      </Sheet>
    </div>
  )
}

const Lines = ({ lines, code }: { lines: readonly ListedLineView[]; code: string }) => (
  <Sheet
    title="名单中的称号"
    note="只供核对，不是是否符合条件的结论"
    end={<ExportLinks list={`/exports/enterprise-titles?code=${code}`} what="名单中的称号" quiet />}
    bare
  >
    <DataTable
      caption="名单中的称号"
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        {
          head: '称号',
          cell: (line) => (
            <>
              {line.title}
              <span className="cell-more">
                <a href={line.list.href}>{line.list.title}</a>
              </span>
            </>
          ),
        },
        { head: '证书编号', kind: 'dense', cell: (line) => line.certificate || '—' },
        { head: '有效期', cell: (line) => <Validity row={line} /> },
        { head: '地区', cell: (line) => line.region },
      ]}
    />
  </Sheet>
)
