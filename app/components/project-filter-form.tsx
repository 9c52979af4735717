import { HiddenInputs } from './hidden-inputs.tsx'
import { LinkButton } from './link-button.tsx'
import { SelectField } from './select-field.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextField } from './text-field.tsx'

type Option = { value: string; label: string }

export type ProjectFilterFormProps = {
  words: string
  stage: string
  route: string
  stages: readonly Option[]
  routes: readonly Option[]
  hidden: { turn?: string | undefined; state?: string | undefined }
}

/** 查询 and 清除, as a plain GET form: the answer can be sent to a colleague by its address. */
export function ProjectFilterForm({ words, stage, route, stages, routes, hidden }: ProjectFilterFormProps) {
  return (
    <form method="get" action="/projects" className="filter-form">
      <HiddenInputs values={hidden} />
      <TextField
        name="q"
        id="project-words"
        label="名称、信用代码或债券代码"
        type="search"
        defaultValue={words}
        maxLength={100}
        required={false}
        readOnly={false}
      />
      <SelectField name="stage" label="正在办理的阶段" options={stages} empty="全部阶段" defaultValue={stage} />
      <SelectField name="route" label="申报路径" options={routes} empty="全部路径" defaultValue={route} />
      <div className="acts">
        <SubmitButton icon="search">查询</SubmitButton>
        <LinkButton href="/projects" tone="quiet">
          清除
        </LinkButton>
      </div>
    </form>
  )
}
