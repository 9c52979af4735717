import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readAnswers } from '#workflows/guide/answers.ts'
import { ExportLinks } from '../components/export-links.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { GuideColumnSheet, GuideGlance } from '../components/guide-column.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PublicShell } from '../components/public-shell.tsx'
import { Sheet } from '../components/sheet.tsx'
import { presentEntrance } from '../presenters/entrance.server.ts'
import { presentGuideAnswer } from '../presenters/guide-answer.server.ts'
import { findSession } from '../session.server.ts'

export const meta: MetaFunction = () => [{ title: '结果 · 政策辅导 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const read = readAnswers(searchParams)
  searchParams.delete('check')
  if (!read.ok) return redirect(`/guide/questions?${searchParams}&check=1`, 303)
  return json({
    view: await presentGuideAnswer(read.answers, searchParams, context),
    entrance: await presentEntrance(context),
    // A file says who took it away, so one has to be signed in.
    mayExport: (await findSession(request, context)) !== undefined,
  })
}

/** May we, where, with which papers, by when, and why: the markets side by side. */
export default function GuideAnswerPage() {
  const { view, entrance, mayExport } = useLoaderData<typeof loader>()
  return (
    <PublicShell home="/" links={entrance.links.map((link) => ({ ...link, current: link.href === '/guide' }))}>
      <h1 className="title-28">两个市场，并排来看</h1>
      <p className="lede">
        按 {view.judgedOn} 的规则预判，时间自 {view.today} 起算、各段期限用满。同一套规则也用于真正的申报。
      </p>
      <div className="row">
        <LinkButton href={view.changeHref}>修改答案</LinkButton>
        <FilterChips label="比哪个交易所" chips={view.venues} />
        {mayExport ? <ExportLinks list="/exports/guide-papers" what="要哪些文件" quiet /> : null}
      </div>
      <GuideGlance columns={view.columns} />
      <div className="guide-compare">
        {view.columns.map((column) => (
          <GuideColumnSheet key={column.key} column={column} />
        ))}
      </div>
      <Sheet title="您的答案" foot="答案只在这一页的地址里，本站不保存。列入储备之后才会登记。">
        <FactsList facts={view.answered} columns={2} />
      </Sheet>
    </PublicShell>
  )
}
