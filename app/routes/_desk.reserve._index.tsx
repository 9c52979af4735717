import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '../components/empty-state.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Pager } from '../components/pager.tsx'
import { RegionSums } from '../components/region-sums.tsx'
import { ReserveTable } from '../components/reserve-table.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { readReserveAddress } from '../presenters/reserve-address.ts'
import { presentReserveList, reserveReaders } from '../presenters/reserve-list.server.ts'
import { requireCapacity } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '储备库 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireCapacity(request, context, reserveReaders)
  return json(await presentReserveList(who, context, readReserveAddress(new URL(request.url).searchParams)))
}

/** 储备库: who comes next, from where, how much, how ripe. */
export default function ReserveIndex() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="储备库"
        facts={[{ value: '本机构在现在的座位上可见的储备项目' }]}
        actions={
          <>
            <LinkButton href={view.exportHref} icon="download" download>
              导出 Excel
            </LinkButton>
            <LinkButton href="/guide" tone="primary">
              从政策辅导列入
            </LinkButton>
          </>
        }
      />
      <RegionSums regions={view.regions} sum={view.sum} />
      <FilterChips label="进度" chips={view.chips} />
      <Sheet label="储备清单" bare foot={<Pager {...view.pager} />}>
        <Filter view={view} />
        <ReserveTable
          rows={view.rows}
          empty={
            view.filtered.length > 0 ? (
              <EmptyState
                icon="search"
                title={`没有符合 ${view.filtered.join('、')} 的储备项目`}
                actions={<LinkButton href="/reserve">清除条件</LinkButton>}
              />
            ) : (
              <EmptyState icon="flag" title="储备库是空的" actions={<LinkButton href="/guide">去政策辅导</LinkButton>}>
                回答六个问题，就能把项目列入储备。
              </EmptyState>
            )
          }
        />
      </Sheet>
    </>
  )
}

type View = ReturnType<typeof useLoaderData<typeof loader>>

function Filter({ view: { address, regions, stewards } }: { view: View }) {
  return (
    <form method="get" action="/reserve" className="filter-form">
      <HiddenInputs values={{ state: address.state ?? undefined, all: address.all ? '1' : undefined }} />
      <SelectField
        name="region"
        label="地区"
        options={regions.map(({ key, name }) => ({ value: key, label: name }))}
        empty="全部地区"
        defaultValue={address.region}
        unmarked
      />
      <SelectField
        name="steward"
        label="园区与地方"
        options={stewards}
        empty="全部"
        defaultValue={address.steward ?? ''}
        unmarked
      />
      <div className="acts">
        <SubmitButton icon="search">查询</SubmitButton>
        <LinkButton href="/reserve" tone="quiet">
          清除
        </LinkButton>
      </div>
    </form>
  )
}
