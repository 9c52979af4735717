import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePlatform } from '../accounts/administrator.server.ts'
import { ChangesTable } from '../components/changes-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { ParameterTable } from '../components/parameter-table.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { Tabs } from '../components/tabs.tsx'
import { TextField } from '../components/text-field.tsx'
import { askedOf, atOpening, presentRulebook, type RulebookView } from '../presenters/rulebook.server.ts'

export const meta: MetaFunction = () => [{ title: '规则参数 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePlatform(request, context)
  const { searchParams } = new URL(request.url)
  return json(await presentRulebook(context, askedOf(atOpening(searchParams))))
}

export default function Rulebook() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="规则参数"
        facts={[
          { label: '规则手册', value: view.version === 0 ? '随版本发布' : `第 ${view.version} 版` },
          { label: '截至', value: view.asOf },
        ]}
        actions={
          <>
            <ExportLinks list="/exports/rulebook" />
            <LinkButton href="/rulebook/changes">变更记录{view.decided > 0 ? `（${view.decided}）` : ''}</LinkButton>
          </>
        }
      />
      {view.open.length > 0 ? (
        <Sheet title="待复核" note="提出的人不能复核" bare>
          <ChangesTable changes={view.open} caption="待复核的变更" />
        </Sheet>
      ) : null}
      <Sheet
        label="参数"
        bare
        foot={
          <Pager
            words={`共 ${view.total} 行 · 按事项、再按生效日（新的在前） · 未见公开文本的标“待核实”，只提示不阻断 · 截至 ${view.asOf}`}
          />
        }
      >
        <Tabs label="按事项" tabs={view.tabs} />
        <Filter view={view} />
        <ParameterTable
          groups={view.groups}
          empty={
            <EmptyState
              icon="scales"
              title="没有符合的参数"
              actions={<LinkButton href="/rulebook?when=all&family=all">查看全部</LinkButton>}
            >
              换一个条件，或查看全部。
            </EmptyState>
          }
        />
      </Sheet>
    </>
  )
}

const standings = [
  { value: 'published', label: '公布' },
  { value: 'provisional', label: '待核实' },
]

const Filter = ({ view }: { view: RulebookView }) => (
  <>
    <form method="get" action="/rulebook" className="filter-form rulebook-filter">
      {view.asked.when === 'now' ? null : <input type="hidden" name="when" value={view.asked.when} />}
      <TextField
        name="q"
        id="rulebook-words"
        label="参数名称或依据"
        type="search"
        defaultValue={view.asked.words}
        maxLength={100}
      />
      <SelectField name="route" label="申报路径" options={view.routes} empty="全部" defaultValue={view.asked.route} />
      <SelectField name="venue" label="市场" options={view.venues} empty="全部" defaultValue={view.asked.venue} />
      <SelectField name="standing" label="依据" options={standings} empty="全部" defaultValue={view.asked.standing} />
      <div className="acts">
        <SubmitButton icon="search">查询</SubmitButton>
        <LinkButton href="/rulebook" tone="quiet">
          清除
        </LinkButton>
      </div>
    </form>
    <div className="rulebook-chips">
      <FilterChips label="按效力" chips={view.chips} />
    </div>
  </>
)
