import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FactsList } from '../components/facts-list.tsx'
import { ProvisionalMark } from '../components/marks.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PublicShell } from '../components/public-shell.tsx'
import { Sheet } from '../components/sheet.tsx'
import { StandingTag } from '../components/standing-tag.tsx'
import { presentDocument } from '../presenters/library.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await presentDocument(request, context, params.document)
  if (!page) throw new Response('政策库里没有这份文件。', { status: 404 })
  return json(page)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? '文件'} · 政策库 · 科技板` }]

/** One text: the items we rely on, in our own words, and everywhere the product does. */
export default function LibraryDocument() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell home={page.frame.home} links={page.frame.links}>
      <div className="stack">
        <PageHeader
          title={page.title}
          breadcrumb={[{ label: '政策库', href: '/library' }]}
          facts={[{ value: page.body }, { value: <StandingTag seen={page.seen} kind={page.kind} /> }]}
        />
        <About page={page} />
        {page.relied.map((item) => (
          <Sheet
            key={item.at}
            id={`item-${item.at}`}
            title={`${item.at}. ${item.item}`}
            end={item.seen || page.kind !== 'rule' ? null : <ProvisionalMark />}
          >
            <p className="written">{item.says}</p>
            {item.since ? <p className="muted small">自 {item.since} 起</p> : null}
            <Uses groups={item.groups} empty="产品中尚无直接引用这一项之处。" />
          </Sheet>
        ))}
        {page.whole.length > 0 ? (
          <Sheet title="引用全文之处">
            <Uses groups={page.whole} empty="" />
          </Sheet>
        ) : null}
        <p className="muted small">以上为本平台的概括，不是原文；以发布机构公布的文本为准。截至 {page.asOf}。</p>
      </div>
    </PublicShell>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function About({ page }: { page: Page }) {
  const rule = page.kind === 'rule'
  return (
    <Sheet label="文件信息">
      <FactsList
        facts={[
          { label: '说明', value: page.about },
          ...(rule
            ? [
                { label: '文号', value: page.number ?? '未见' },
                { label: '发布', value: page.issued ?? '日期未见' },
                { label: '施行', value: page.since ?? '未见' },
              ]
            : []),
          ...(page.address
            ? [
                {
                  label: '发布机构网址',
                  value: (
                    <a href={page.address} rel="noreferrer external">
                      {new URL(page.address).hostname}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Sheet>
  )
}

function Uses({ groups, empty }: { groups: Page['whole']; empty: string }) {
  if (groups.length === 0) return <p className="muted small">{empty}</p>
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0)
  return (
    <details className="policy-uses" open={count <= 12}>
      <summary>产品中用到 {count} 处</summary>
      {groups.map(({ kind, lines }) => (
        <div key={kind}>
          <h3>
            {kind} <small>{lines.length}</small>
          </h3>
          <ul>
            {lines.map(({ key, what, where }) => (
              <li key={key}>
                {what} <small className="muted">{where}</small>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  )
}
