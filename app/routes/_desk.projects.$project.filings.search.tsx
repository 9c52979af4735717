import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FilterChips } from '../components/filter-chips.tsx'
import { PaperHits } from '../components/paper-hits.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { presentProjectHits, readHitsAddress } from '../presenters/paper-hits.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  return json(await presentProjectHits(room, readHitsAddress(new URL(request.url).searchParams)))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `正文检索 · ${data?.frame.name ?? ''} · 科技板` },
]

/** What the papers of one project say, word for word. */
export default function ProjectSearchRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: '正文检索', href: `/projects/${page.frame.id}/filings` }}
        facts={[{ value: '本项目中您可以打开的文件' }]}
      />
      <FilterChips label="申报文件的几种看法" chips={page.nav} />
      <PaperHits action={`/projects/${page.frame.id}/filings/search`} hits={page} />
    </div>
  )
}
