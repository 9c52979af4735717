import { FieldSayings, sayingAttributes } from './field.tsx'

export type ChangeLineProps = {
  change: { key: string; href: string; place: string; word: string; clip: string }
}

/** One change of a paper, with the way to it in the comparison. */
export function ChangeLine({ change }: ChangeLineProps) {
  return (
    <>
      <a href={change.href}>
        {change.place} · {change.word}
      </a>{' '}
      <span className="change-clip">{change.clip}</span>
    </>
  )
}

type ChangeChoicesProps = {
  id: string
  choices: readonly ChangeLineProps['change'][]
  ticked: readonly string[]
  errors?: readonly string[]
}

/** Which changes of the papers an answer stands for. Folded as long as there is nothing to say: there may be many. */
export function ChangeChoices({ id, choices, ticked, errors }: ChangeChoicesProps) {
  if (choices.length === 0 && !errors) return null
  return (
    <details className="field" open={errors !== undefined || ticked.length > 0}>
      <summary>
        本条对应的文件修改（共 {choices.length} 处，已关联{' '}
        {ticked.filter((key) => choices.some((one) => one.key === key)).length} 处）
      </summary>
      <fieldset id={id} tabIndex={-1} className="form-section" {...sayingAttributes(id, errors ? { errors } : {})}>
        <legend>勾选因本条意见作出的修改</legend>
        <ul className="change-list">
          {choices.map((change) => (
            <li key={change.key}>
              <label>
                <input type="checkbox" name="change" value={change.key} defaultChecked={ticked.includes(change.key)} />{' '}
                {change.place} · {change.word} <span className="change-clip">{change.clip}</span>
              </label>{' '}
              <a href={change.href}>看修改</a>
            </li>
          ))}
        </ul>
      </fieldset>
      <FieldSayings
        id={id}
        hint="没有被任何答复勾选的修改，提交前向您、提交后向审核人员列为“未要求的修改”。"
        {...(errors ? { errors } : {})}
      />
    </details>
  )
}
