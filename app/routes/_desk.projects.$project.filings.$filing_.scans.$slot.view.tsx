import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '../components/empty-state.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PaperReader } from '../components/paper-reader.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { enterProject } from '../presenters/project-room.server.ts'
import { presentScan } from '../presenters/scan-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { searchParams } = new URL(request.url)
  const { filing, slot } = params
  return json(await presentScan(room, { filing, slot, words: searchParams.get('q'), page: searchParams.get('page') }))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `签字盖章页扫描件 · ${data?.signer ?? ''} · ${data?.frame.name ?? ''} · 科技板` },
]

/** The scan of one signature or seal page as it came in. */
export default function ScanRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: '签字盖章页扫描件', href: `/projects/${page.frame.id}/filings/signatures` }}
        facts={[
          { label: '文件', value: <a href={page.paper.href}>{page.paper.title}</a> },
          { label: '签署人', value: page.signer },
        ]}
        actions={
          <LinkButton href={page.download} icon="download" download>
            下载
          </LinkButton>
        }
      />
      {page.reader ? (
        <PaperReader reader={page.reader} name={page.name} />
      ) : (
        <Sheet title="预览" bare>
          <EmptyState icon="document" title="不能预览">
            这份扫描件没有检查记录，请下载后查看。
          </EmptyState>
        </Sheet>
      )}
    </div>
  )
}
