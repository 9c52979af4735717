import { Alert, type AlertProps } from './alert.tsx'
import { Receipt } from './receipt.tsx'

export type FlashMessageProps = {
  kind: AlertProps['kind']
  title: string
  number?: string
  facts?: readonly { label: string; value: string }[]
  next?: string
}

/** What the last form did: a receipt where there is a number or facts to keep, else a sentence. */
export function FlashMessage({ kind, title, number, facts, next }: FlashMessageProps) {
  if (kind === 'done' && (number || facts?.length))
    return <Receipt title={title} facts={facts ?? []} {...(number ? { number } : {})} {...(next ? { next } : {})} />
  return (
    <Alert kind={kind} title={title} live>
      {next}
    </Alert>
  )
}
