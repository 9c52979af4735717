import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postBid } from '../commands/posted-bid.server.ts'
import { postEvent } from '../commands/posted-event.server.ts'
import { ActList } from '../components/act-list.tsx'
import { Alert } from '../components/alert.tsx'
import { BidForm, OwnBids } from '../components/bid-form.tsx'
import { Allotments, BookDemand, BookTerms, StandingBids } from '../components/book-lines.tsx'
import { CheckGroupField } from '../components/check-group-field.tsx'
import { instantText } from '../components/chinese-date.ts'
import { ExportLinks } from '../components/export-links.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { redirectWith } from '../flash.server.ts'
import { presentBook } from '../presenters/book.server.ts'
import { enterProject, runIn, runPlace } from '../presenters/project-room.server.ts'
import { receiptOf } from '../presenters/run-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  return json(await presentBook(room, { run: params.run, key: context.ports.newId() }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  await presentBook(room, { run: params.run, key: 'look' })
  const run = runIn(room, params.run)
  const form = await request.formData()
  const here = `/projects/${room.project.id}/runs/${run.id}/book`
  if (form.has('act')) {
    const done = await postBid(who, context, runPlace(room, run), form)
    if (done.ok) return redirectWith(context, here, { kind: 'done', title: done.said })
    const page = await presentBook(room, { run: run.id, key: context.ports.newId() })
    return json({ page, bid: done.refused, refused: undefined }, { status: done.status })
  }
  const done = await postEvent(who, context, runPlace(room, run), form)
  if (!done.ok) {
    const page = await presentBook(room, { run: run.id, key: context.ports.newId(), refused: done.refused })
    return json({ page, bid: undefined, refused: done.refused }, { status: done.status })
  }
  const receipt = await receiptOf(room, run.id, done.event)
  return redirectWith(context, here, { kind: 'done', ...(receipt ?? { title: '已办理。' }) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `簿记 · ${data?.name ?? ''} · 科技板` }]

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type Posted = ReturnType<typeof useActionData<typeof action>>

/** 簿记: the keeper sees the book, an investor his own bids, the issuer the outcome. */
export default function BookRoute() {
  const loaded = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const page = posted?.page ?? loaded
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: `簿记与配售 · ${page.name}`, href: `/projects/${page.frame.id}` }}
        facts={[
          { label: '状态', value: page.state },
          { label: '簿记时间', value: page.hours },
          { value: `截至 ${instantText(page.asOf, { seconds: true })}` },
        ]}
      />
      {posted?.bid?.message && posted.bid.act !== 'place' ? (
        <Alert kind="error" title={posted.bid.message} live>
          没有办成，其余内容不变。
        </Alert>
      ) : null}
      {page.sight === 'hidden' ? (
        <Alert kind="note" title="簿记尚未公开">
          簿记截止（向发行人）或配售确认（向登记托管机构和承销团）之前，申购只有申购人本人和簿记管理人可以看到。
        </Alert>
      ) : null}
      <Sheet title="品种" bare>
        <BookTerms lines={page.lines} />
      </Sheet>
      <div className="with-side">
        <div className="stack">
          <Middle page={page} posted={posted} />
        </div>
        <div className="stack">
          <Sheet title="日程">
            <FactsList facts={page.dates} />
          </Sheet>
          <Invite page={page} posted={posted} />
        </div>
      </div>
    </div>
  )
}

const exportOf = ({ frame, run }: Pick<Page, 'frame' | 'run'>, list: string) =>
  `/projects/${frame.id}/exports/${list}?run=${run}`

function Middle({ page, posted }: { page: Page; posted: Posted }) {
  const { bidding } = page
  const form = bidding
    ? { lines: page.lines, terms: page.terms, bidding, requestKey: page.key, refused: posted?.bid }
    : null
  return (
    <>
      {page.sight === 'keeper' || page.sight === 'outcome'
        ? page.lines.map((line) => <BookDemand key={line.id} line={line} />)
        : null}
      {form && page.sealed ? (
        <Sheet title="申购" note={`簿记时间 ${page.hours}`}>
          <BidForm {...form} />
        </Sheet>
      ) : null}
      {form ? (
        <Sheet
          title="我的申购"
          end={<ExportLinks list={exportOf(page, 'bids')} what="申购" count={`${page.bids.length} 笔`} quiet />}
          {...(page.sealed ? { foot: '他人的申购不向您公开。' } : {})}
          bare
        >
          <OwnBids {...form} bids={page.bids} />
        </Sheet>
      ) : null}
      {page.sight === 'keeper' ? (
        <Sheet
          title="有效申购"
          end={<ExportLinks list={exportOf(page, 'bids')} what="申购" count={`${page.bids.length} 笔`} quiet />}
          {...(page.sealed ? { foot: '簿记截止前，除申购人本人外只有簿记管理人可见。' } : {})}
          bare
        >
          <StandingBids bids={page.bids} />
        </Sheet>
      ) : null}
      {page.allotments.length > 0 ? (
        <Sheet
          title={bidding ? '我的获配与缴款' : '配售与缴款'}
          end={
            <ExportLinks list={exportOf(page, 'allotments')} what="配售" count={`${page.allotments.length} 笔`} quiet />
          }
          bare
        >
          <Allotments allotments={page.allotments} />
        </Sheet>
      ) : null}
      {bidding || page.done ? null : (
        <ActList
          title="现在可以办理"
          acts={page.acts}
          hidden={{ key: page.key, revision: page.revision }}
          subject={page.name}
          refused={posted?.refused}
          idle="配售由簿记管理人提出、另一人确认。"
        />
      )}
    </>
  )
}

function Invite({ page, posted }: { page: Page; posted: Posted }) {
  if (page.sight !== 'keeper' || page.done) return null
  const errors = posted?.bid?.act === 'invite' ? posted.bid.fields.organisation : undefined
  return (
    <Sheet title="投资人" end={`已邀请 ${page.invited.length} 家`}>
      {page.invited.length > 0 ? (
        <ul className="plain-list invited">
          {page.invited.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      ) : null}
      {page.invitable.length > 0 ? (
        <form method="post" className="form">
          <HiddenInputs values={{ key: `${page.key}-i`, act: 'invite' }} />
          <CheckGroupField
            name="organisation"
            label="邀请投资人"
            hint="获邀后可在簿记时间内申购；已邀请的不会撤销。"
            required
            choices={page.invitable}
            column
            {...(errors ? { errors } : {})}
          />
          {page.invitable.some(({ blocked }) => !blocked) ? (
            <p className="acts">
              <SubmitButton>邀请</SubmitButton>
            </p>
          ) : null}
        </form>
      ) : null}
    </Sheet>
  )
}
