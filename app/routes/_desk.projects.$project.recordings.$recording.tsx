import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ForeignFile } from '../components/foreign-file.tsx'
import { presentRecordedScan } from '../presenters/foreign-file-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { searchParams } = new URL(request.url)
  const sought = { words: searchParams.get('q'), page: searchParams.get('page') }
  return json(await presentRecordedScan(room, { recording: params.recording, ...sought }))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? '代录文书'} · ${data?.frame.name ?? ''} · 科技板` },
]

/** The paper behind a 代录 as it came in. */
export default function RecordedScanRoute() {
  return <ForeignFile page={useLoaderData<typeof loader>()} />
}
