import { classNames } from './class-names.ts'
import { HiddenInputs } from './hidden-inputs.tsx'
import { SubmitButton } from './submit-button.tsx'

export type ConfirmFoldProps = {
  /** 停用, 撤回: what is done. */
  verb: string
  /** To what, by its name: said again in the question and on the button. */
  name: string
  /** What it brings about, as a sentence. */
  effect?: string
  /** Posted with it. */
  hidden: Readonly<Record<string, string | undefined>>
  small?: boolean
}

/** What takes something away is asked twice, by native means: a fold that names the thing, and a second button in it. */
export const ConfirmFold = ({ verb, name, effect, hidden, small }: ConfirmFoldProps) => (
  <details className="confirm">
    <summary className={classNames('button', small && 'button-small')}>
      {verb}
      <span className="out-of-sight">「{name}」</span>
    </summary>
    <form method="post" className="confirm-body">
      <HiddenInputs values={hidden} />
      <p>
        确定{verb}「{name}」？{effect}
      </p>
      <SubmitButton tone="danger" {...(small ? { size: 'small' as const } : {})}>
        确定{verb}
        <span className="out-of-sight">「{name}」</span>
      </SubmitButton>
    </form>
  </details>
)
