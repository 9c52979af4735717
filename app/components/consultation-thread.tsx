import { type FormAnswer, shown } from '../forms/answer.ts'
import type { ConsultationPage } from '../presenters/consultation-page.server.ts'
import { classNames } from './class-names.ts'
import { QuotedPaper } from './consultation-ask.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Seal } from './seal.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'

type Props = {
  page: Pick<ConsultationPage, 'entries' | 'form' | 'filings' | 'answered'>
  requestKey: string
  answer: FormAnswer | undefined
}

export function ConsultationThread({ page, requestKey, answer }: Props) {
  return (
    <>
      <Sheet title="往来" end={page.answered ? '已答复' : '待答复'}>
        <ol className="thread">
          {page.entries.map((entry) => (
            <li key={entry.id} id={entry.id} className={classNames(entry.answer && 'thread-answer') || undefined}>
              <p className="row small">
                <Seal char={entry.seal} side={entry.side} title={entry.capacity} /> {entry.by}
                <span className="muted">
                  {entry.answer ? '答复' : '提问'} · {entry.at}
                </span>
                <span className="thread-cited">{entry.cited}</span>
              </p>
              <p className="written">{entry.body}</p>
              {entry.filing ? <p className="muted small">涉及：{entry.filing}</p> : null}
            </li>
          ))}
        </ol>
      </Sheet>
      {page.form === 'answer' ? (
        <Sheet id="say" title="答复" foot="答复有编号，对方可以在申报文件中引用；随项目归档，不能删改。">
          <form method="post" action="#say" className="form">
            <HiddenInputs values={{ key: requestKey, intent: 'answer' }} />
            <TextAreaField {...shown(answer, 'answer')} label="答复内容" rows={5} maxLength={2000} required />
            <p className="acts">
              <SubmitButton tone="primary">答复</SubmitButton>
            </p>
          </form>
        </Sheet>
      ) : null}
      {page.form === 'question' ? (
        <Sheet id="say" title="追问">
          <form method="post" action="#say" className="form">
            <HiddenInputs values={{ key: requestKey, intent: 'question' }} />
            <TextAreaField {...shown(answer, 'question')} label="问题" rows={4} maxLength={2000} required />
            {page.filings.length > 0 ? <QuotedPaper filings={page.filings} answer={answer} /> : null}
            <p className="acts">
              <SubmitButton>追问</SubmitButton>
            </p>
          </form>
        </Sheet>
      ) : null}
    </>
  )
}
