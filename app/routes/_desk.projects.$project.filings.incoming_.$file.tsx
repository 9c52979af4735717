import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ForeignFile } from '../components/foreign-file.tsx'
import { presentWaiting } from '../presenters/foreign-file-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { searchParams } = new URL(request.url)
  const sought = { words: searchParams.get('q'), page: searchParams.get('page') }
  return json(await presentWaiting(room, { file: params.file, ...sought }))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? '待归类的文件'} · ${data?.frame.name ?? ''} · 科技板` },
]

/** A file that waits to be sorted, as it came in. */
export default function WaitingFileRoute() {
  return <ForeignFile page={useLoaderData<typeof loader>()} />
}
