import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postRecording } from '../commands/posted-recording.server.ts'
import { ActForm } from '../components/act-form.tsx'
import { Alert } from '../components/alert.tsx'
import { dayText } from '../components/chinese-date.ts'
import { ConfirmFold } from '../components/confirm-fold.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { FileField } from '../components/file-field.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Seal } from '../components/seal.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { Tag } from '../components/tag.tsx'
import { redirectWith } from '../flash.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { presentRecordings } from '../presenters/recordings-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentRecordings(await enterProject(who, context, params.project), { key: context.ports.newId() }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const done = await postRecording(who, context, room, await request.formData())
  if (done.ok)
    throw redirectWith(context, `/projects/${room.project.id}/recordings`, { kind: 'done', title: done.said })
  const page = await presentRecordings(room, { key: context.ports.newId(), refused: done.refused })
  return json({ page, refused: done.refused }, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `代录 · ${data?.frame.name ?? ''} · 科技板` }]

/** 代录: enter what a seat elsewhere has done; a second person confirms it before anything moves. */
export default function RecordingsRoute() {
  const loaded = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const page = posted?.page ?? loaded
  const refused = posted?.refused
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: '代录', href: `/projects/${page.frame.id}` }}
        facts={[{ value: '对方在自己的系统办理，由主承销商录入日期、状态用语和文书，另一人复核后生效。' }]}
        actions={<ExportLinks list={`/projects/${page.frame.id}/exports/recordings`} />}
      />
      {refused?.message && refused.type === '' ? <Alert kind="error" title={refused.message} live /> : null}
      <Recordings page={page} />
      {page.seats.map((seat) => (
        <SeatActs key={seat.key} seat={seat} page={page} {...(refused ? { refused } : {})} />
      ))}
      {page.seats.length === 0 ? (
        <Sheet label="代录">
          <EmptyState icon="inbox" title={page.anyRecorded ? '现在没有要代录的步骤' : '没有代录的席位'}>
            {page.anyRecorded
              ? page.mayMake
                ? '轮到代录席位时，可办理的步骤列在这里。'
                : '代录由主承销商的经办人员录入，您可以复核。'
              : '席位改为代录后，由主承销商录入对方系统中的进展。'}
          </EmptyState>
        </Sheet>
      ) : null}
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type Said = NonNullable<ReturnType<typeof useActionData<typeof action>>>['refused']

function SeatActs({ seat, page, refused }: { seat: Page['seats'][number]; page: Page; refused?: Said }) {
  return (
    <Sheet
      title={
        <>
          <Seal char={seat.seal.char} side={seat.seal.side} title={seat.seal.title} /> {seat.seal.title}
        </>
      }
      note={`${seat.subject} · ${seat.state}`}
      bare
    >
      {seat.acts.map((act) => {
        const own = refused?.run === seat.run && refused.capacity === seat.capacity && refused.type === act.type
        return (
          <ActForm
            key={act.type}
            act={act}
            subject={page.frame.name}
            hidden={{
              key: `${page.key}-${seat.capacity}`.slice(-64),
              revision: seat.revision,
              run: seat.run,
              capacity: seat.capacity,
            }}
            {...(own ? { refused } : {})}
            multipart
            extra={{ fields: act.extra, after: <Scan id={`file-${seat.capacity}-${act.type}`.replaceAll('.', '-')} /> }}
          />
        )
      })}
    </Sheet>
  )
}

function Scan({ id }: { id: string }) {
  return <FileField name="file" id={id} label="文书扫描件" accept=".pdf,.png,.jpg,.jpeg" hint="PDF 或图片。" />
}

function Recordings({ page }: { page: Page }) {
  if (page.recordings.length === 0) return null
  return (
    <Sheet title="已录入" end={`最近 ${page.recordings.length} 条 · 新的在前`} bare>
      <DataTable
        caption="代录"
        rows={page.recordings}
        rowKey={({ id }) => id}
        columns={[
          {
            head: '步骤',
            cell: (row) => (
              <>
                {row.title} <Tag dashed>{row.seat}</Tag>
                {row.body.length > 0 ? (
                  <details className="cell-more">
                    <summary>内容</summary>
                    <FactsList facts={row.body.map(({ key, value }) => ({ label: key, value }))} />
                  </details>
                ) : null}
              </>
            ),
          },
          {
            head: '日期与文书',
            cell: (row) => (
              <>
                {dayText(row.day, { year: true })} {row.word ? <Tag tone="plum">{row.word}</Tag> : null}
                <span className="cell-more">{row.file ? <a href={row.file}>{row.document}</a> : row.document}</span>
              </>
            ),
          },
          {
            head: '录入',
            cell: (row) => (
              <>
                {row.madeBy}
                <span className="cell-more">{row.madeAt}</span>
              </>
            ),
          },
          { head: '复核', kind: 'act', cell: (row) => <Decide row={row} requestKey={page.key} /> },
        ]}
      />
    </Sheet>
  )
}

function Decide({ row, requestKey }: { row: Page['recordings'][number]; requestKey: string }) {
  if (!row.mayDecide) return <>{row.outcome}</>
  if (row.blocked) return <SubmitButton blocked={row.blocked}>复核</SubmitButton>
  const hidden = (intent: string) => ({ intent, recording: row.id, key: `${intent}-${requestKey}`.slice(0, 64) })
  return (
    <span className="row">
      <form method="post">
        <HiddenInputs values={hidden('confirm')} />
        <SubmitButton tone="primary" size="small">
          复核无误
        </SubmitButton>
      </form>
      <ConfirmFold
        verb="退回"
        name={`${row.seat}：${row.title}`}
        effect="代录不生效，由经办重新录入。"
        hidden={hidden('refuse')}
        small
      />
    </span>
  )
}
