import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { administratorOf } from '../accounts/administrator.server.ts'
import { ExportLinks } from '../components/export-links.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { AccessTable, OrganisationTable, PeopleTable } from '../components/people-tables.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { Tabs } from '../components/tabs.tsx'
import { TextField } from '../components/text-field.tsx'
import { type PeopleTab, presentPeople } from '../presenters/people.server.ts'
import { requireCapacity } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '人员 · 科技板' }]

const tabs: readonly PeopleTab[] = ['people', 'organisations', 'access']

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireCapacity(request, context, ['administrator'])
  const { searchParams } = new URL(request.url)
  const asked = {
    tab: tabs.find((name) => name === searchParams.get('tab')) ?? 'people',
    words: (searchParams.get('q') ?? '').trim().slice(0, 100),
    after: searchParams.get('after'),
  }
  return json(await presentPeople(administratorOf(who, context.address), context, asked))
}

export default function People() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="人员与机构"
        facts={[{ value: view.everybody ? '全平台' : '本机构' }]}
        actions={
          <>
            <ExportLinks
              list={view.access ? '/exports/access' : view.organisations ? '/exports/organisations' : '/exports/people'}
            />
            {view.everybody ? <LinkButton href="/people/organisations/new">登记机构</LinkButton> : null}
            <LinkButton href="/people/new" tone="primary">
              新增人员
            </LinkButton>
          </>
        }
      />
      <Sheet
        label="人员与机构"
        bare
        foot={
          <Pager
            words={`共 ${view.total} 条 · 排序：${view.organisations ? '按类型' : '最近的在前'}${view.words ? ` · 查找「${view.words}」` : ''} · 截至 ${view.asOf}`}
            {...(view.next ? { next: view.next } : {})}
          />
        }
      >
        <Tabs label="人员与机构" tabs={view.tabs} />
        {view.access ? null : <Search tab={view.tab} words={view.words} />}
        {view.people ? <PeopleTable people={view.people} /> : null}
        {view.organisations ? <OrganisationTable organisations={view.organisations} /> : null}
        {view.access ? <AccessTable access={view.access} /> : null}
      </Sheet>
    </>
  )
}

const Search = ({ tab, words }: { tab: string; words: string }) => (
  <form method="get" action="/people" className="filter-form filter-form-short">
    <input type="hidden" name="tab" value={tab} />
    <TextField name="q" id="people-words" label="姓名、邮箱或机构" type="search" defaultValue={words} maxLength={100} />
    <div className="acts">
      <SubmitButton icon="search">查询</SubmitButton>
    </div>
  </form>
)
