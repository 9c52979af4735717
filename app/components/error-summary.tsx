import { Icon } from './icon.tsx'

export type ErrorSummaryProps = {
  /** `field` is the control's id; without it the error is about the form as a whole. */
  errors: readonly { field?: string; message: string }[]
  /** What was not done. */
  title?: string
}

/** What was not done, that nothing typed is lost, and a link to each place to mend. Nothing when there are no errors. */
export function ErrorSummary({ errors, title }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert">
      <h2>
        <Icon name="warn" />
        {title ?? `没有提交：${errors.length} 处要改。已填内容都在。`}
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field}${message}`}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}
