import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Alert } from '../components/alert.tsx'
import { CompareKeys } from '../components/compare-keys.tsx'
import { CompareDownloads, CompareText } from '../components/compare-text.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { presentCompare } from '../presenters/compare-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const asked = new URL(request.url).searchParams
  return json(
    await presentCompare(room, {
      filing: params.filing,
      from: asked.get('from'),
      to: asked.get('to'),
      round: asked.get('round'),
      whole: asked.get('all') === '1',
      only: asked.get('only') === 'unasked' ? 'unasked' : null,
    }),
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `版本比较 · ${data?.filing.title ?? ''} · 科技板` },
]

/** Two versions of one paper: how many changes each chapter has, then the changes, old beside new. */
export default function CompareRoute() {
  const page = useLoaderData<typeof loader>()
  const at = `/projects/${page.frame.id}/filings/${page.filing.id}`
  const { changes, dated, unasked } = page.counts
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: `版本比较：${page.filing.title}`, href: at }}
        facts={[
          { label: '修改', value: `${changes} 处` },
          ...(dated > 0 ? [{ label: '其中仅为文件日期', value: `${dated} 处` }] : []),
          ...(page.round ? [{ label: '未要求的修改', value: `${unasked} 处` }] : []),
        ]}
        actions={<CompareDownloads redline={page.redline} revised={page.revised} />}
      />
      {page.round ? null : <Choose page={page} />}
      {page.problem ? <Alert kind="note" title={page.problem} /> : null}
      {!page.problem && changes === 0 ? (
        <Sheet label="比较">
          <EmptyState icon="check" title="两个版本文字相同">
            换一组版本，或者回到文件页。
          </EmptyState>
        </Sheet>
      ) : null}
      {changes > 0 ? <Found page={page} /> : null}
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function Choose({ page }: { page: Page }) {
  const options = page.versions.map(({ id, label }) => ({ value: id, label }))
  return (
    <form method="get" className="compare-choose">
      <SelectField name="from" label="旧版" options={options} defaultValue={page.from} unmarked />
      <SelectField name="to" label="新版" options={options} defaultValue={page.to} unmarked />
      {page.whole ? <HiddenInputs values={{ all: '1' }} /> : null}
      <SubmitButton>比较</SubmitButton>
    </form>
  )
}

function Found({ page }: { page: Page }) {
  const pair = page.round ? `?round=${page.round.id}` : `?from=${page.from}&to=${page.to}`
  const filters = [
    { label: '只看修改', href: pair, current: !page.whole && page.only === null },
    { label: '全文', href: `${pair}&all=1`, current: page.whole },
    ...(page.round
      ? [
          {
            label: `未要求的修改 ${page.counts.unasked}`,
            href: `${pair}&only=unasked`,
            current: page.only === 'unasked',
          },
        ]
      : []),
  ]
  return (
    <div className="compare">
      <nav className="compare-outline" aria-label="各章修改">
        <Sheet title="各章修改" bare>
          <ol>
            {page.outline.map(({ title, changes, first }) => (
              <li key={title}>
                {first ? <a href={`#${first}`}>{title}</a> : <span>{title}</span>} <b>{changes}</b>
              </li>
            ))}
          </ol>
        </Sheet>
        <CompareKeys />
      </nav>
      <div className="stack">
        <FilterChips label="显示" chips={filters} />
        {page.chapters.length === 0 ? (
          <Sheet label="比较">
            <EmptyState icon="check" title="没有未要求的修改">
              每一处修改都由某条意见的答复说明。
            </EmptyState>
          </Sheet>
        ) : (
          <CompareText chapters={page.chapters} />
        )}
      </div>
    </div>
  )
}
