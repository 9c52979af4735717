import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PageHeader } from '../components/page-header.tsx'
import { PaperHits } from '../components/paper-hits.tsx'
import { presentHits, readHitsAddress } from '../presenters/paper-hits.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '正文检索 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const address = readHitsAddress(new URL(request.url).searchParams)
  return json(await presentHits(who, { reader: context.reader, now: context.ports.now() }, address))
}

/** What the papers of all projects say, word for word, as far as this person may open them. */
export default function PapersRoute() {
  const hits = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="正文检索" facts={[{ value: '各项目中您可以打开的文件' }]} />
      <PaperHits action="/papers" hits={hits} />
    </>
  )
}
