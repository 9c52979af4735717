import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ForeignFile } from '../components/foreign-file.tsx'
import { presentScan } from '../presenters/foreign-file-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { searchParams } = new URL(request.url)
  const sought = { words: searchParams.get('q'), page: searchParams.get('page') }
  return json(await presentScan(room, { filing: params.filing, slot: params.slot, ...sought }))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? '签字盖章页扫描件'} · ${data?.frame.name ?? ''} · 科技板` },
]

/** The scan of one signature or seal page as it came in. */
export default function ScanRoute() {
  return <ForeignFile page={useLoaderData<typeof loader>()} />
}
