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
  /** Nothing can ever be done here again. */
  finished?: boolean
}

/** Acts of one room, each with its form; what was refused is said where it was pressed. */
export function ActList({ title, acts, hidden, subject, refused, idle, finished }: ActListProps) {
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
          {...(refused?.type === act.type ? { refused } : {})}
        />
      ))}
      {acts.length === 0 ? (
        <EmptyState icon="clock" title={finished ? '已经办结' : '没有轮到您的事'}>
          {idle}
        </EmptyState>
      ) : null}
    </Sheet>
  )
}
