import type { CasePane as Pane } from '../presenters/case-pane.server.ts'
import { Alert } from './alert.tsx'
import { DateField } from './date-field.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextField } from './text-field.tsx'

/** What was typed and refused, of one case or of several. */
export type RefusedAside = { backOn: string; reason: string; fields: Readonly<Record<string, readonly string[]>> }

type Days = { min: string; max?: string | undefined }

/** Until when, and why, in one line. `of` tells the ids of two such forms of a page apart. */
const AsideFields = ({ of, days, refused }: { of: string; days: Days; refused: RefusedAside | undefined }) => (
  <>
    <DateField
      name="backOn"
      id={`back-on-${of}`}
      label="恢复办理的日期"
      hint="工作日，不晚于到期日；有新情况时提前回到队列。"
      min={days.min}
      {...(days.max ? { max: days.max } : {})}
      required
      defaultValue={refused?.backOn ?? ''}
      {...(refused?.fields.backOn ? { errors: refused.fields.backOn } : {})}
    />
    <TextField
      name="reason"
      id={`aside-reason-${of}`}
      label="搁置原因"
      hint="一行，审核主管和另一位审核人员可见。"
      maxLength={200}
      required
      defaultValue={refused?.reason ?? ''}
      {...(refused?.fields.reason ? { errors: refused.fields.reason } : {})}
    />
  </>
)

type CaseAsideProps = {
  line: Pane['line']
  aside: Pane['aside']
  hidden: Record<string, string>
  refused: RefusedAside | undefined
}

/** 搁置 of the opened case: who has put it aside, and for whoever holds it the form to do so or to take it up again. */
export function CaseAside({ line, aside, hidden, refused }: CaseAsideProps) {
  const mine = line.asides.find((one) => one.mine)
  if (line.asides.length === 0 && !aside) return null
  return (
    <section>
      <h3>稍后处理</h3>
      {line.asides.map(({ name, mine: own, until, reason }) => (
        <Alert key={name} kind="note" title={`${own ? '您' : name}已搁置至 ${until}`}>
          {reason}
        </Alert>
      ))}
      {mine ? (
        <form method="post">
          <HiddenInputs values={{ ...hidden, act: 'take-up' }} />
          <SubmitButton size="small">取消搁置，现在处理</SubmitButton>
        </form>
      ) : null}
      {aside ? (
        <details className="act-fold" open={Boolean(refused)}>
          <summary>{mine ? '改期' : '搁置到某日'}</summary>
          <form method="post" className="form act-body">
            <HiddenInputs values={{ ...hidden, act: 'set-aside' }} />
            <AsideFields of="case" days={aside} refused={refused} />
            <p className="acts">
              <SubmitButton size="small">搁置</SubmitButton>
            </p>
          </form>
        </details>
      ) : null}
    </section>
  )
}

type AsideManyProps = { requestKey: string; min: string; refused: RefusedAside | undefined }

/** Puts aside what is ticked, all until the same day; what became of each is said by itself. */
export const AsideMany = ({ requestKey, min, refused }: AsideManyProps) => (
  <details className="act-fold queue-aside" open={Boolean(refused)}>
    <summary>搁置所勾选的</summary>
    <form method="post" id="aside-many" className="form act-body">
      <HiddenInputs values={{ act: 'set-aside-many', key: requestKey }} />
      <AsideFields of="many" days={{ min }} refused={refused} />
      <p className="acts">
        <SubmitButton size="small">搁置所勾选的</SubmitButton>
      </p>
    </form>
  </details>
)
