import { type Act, ActForm } from './act-form.tsx'
import { Alert } from './alert.tsx'
import { EmptyState } from './empty-state.tsx'
import { Sheet } from './sheet.tsx'

export type RefusedAct = {
  type: string
  message?: string | undefined
  errors?: Readonly<Record<string, readonly string[]>> | undefined
}

export type ActListProps = {
  title: string
  acts: readonly Act[]
  hidden: Record<string, string | number>
  subject: string
  refused?: RefusedAct | undefined
  /** Said where nothing is offered. */
  idle: string
}

/** Acts of one room, each with its form; what was refused is said where it was pressed. */
export function ActList({ title, acts, hidden, subject, refused, idle }: ActListProps) {
  const orphan = refused !== undefined && !acts.some(({ type }) => type === refused.type)
  return (
    <Sheet title={title} {...(acts.length > 0 ? { end: `${acts.length} 项` } : {})} bare>
      {orphan ? (
        <Alert kind="conflict" title={refused.message ?? '这一步没有办成。'} live>
          您打开页面之后情况已变，下面是现在的状态；您填写的内容没有提交。
        </Alert>
      ) : null}
      {acts.map((act) => (
        <ActForm
          key={act.type}
          act={act}
          hidden={hidden}
          subject={subject}
          errors={refused?.type === act.type ? errorsOf(refused) : []}
          {...(refused?.type === act.type && refused.message ? { refusal: refused.message } : {})}
        />
      ))}
      {acts.length === 0 ? (
        <EmptyState icon="clock" title="没有轮到您的事">
          {idle}
        </EmptyState>
      ) : null}
    </Sheet>
  )
}

const errorsOf = ({ type, errors }: RefusedAct) =>
  Object.entries(errors ?? {}).flatMap(([name, messages]) =>
    messages.map((message) => ({ field: `${type}-${name}`.replaceAll('.', '-'), message })),
  )
