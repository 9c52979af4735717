import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CompareKeys } from '../components/compare-keys.tsx'
import { CompareText } from '../components/compare-text.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { presentClauseCompare } from '../presenters/clause-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `版本比较 · ${data?.title ?? '条款'} · 科技板` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { searchParams } = new URL(request.url)
  const asked = { clause: params.clause, from: searchParams.get('from'), to: searchParams.get('to') }
  return json(await presentClauseCompare(who, context, asked))
}

/** Two versions of a clause, line by line, old beside new. */
export default function ClauseCompare() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={`版本比较：${page.title}`}
        breadcrumb={[
          { label: '条款库', href: '/clauses' },
          { label: page.title, href: `/clauses/${page.key}` },
        ]}
        facts={[{ label: '修改', value: `${page.changes} 处` }]}
      />
      <form method="get" className="compare-choose">
        <SelectField name="from" label="旧版" options={page.versions} defaultValue={page.from} unmarked />
        <SelectField name="to" label="新版" options={page.versions} defaultValue={page.to} unmarked />
        <SubmitButton>比较</SubmitButton>
      </form>
      {page.changes === 0 ? (
        <Sheet label="比较">
          <EmptyState icon="check" title="两个版本文字相同">
            换一组版本，或者回到条款页。
          </EmptyState>
        </Sheet>
      ) : (
        <>
          <CompareKeys />
          <CompareText chapters={page.chapters} />
        </>
      )}
    </>
  )
}
