import { readAnswers } from '#workflows/guide/answers.ts'
import { optionsFor } from '#workflows/guide/options.ts'
import { answersInWords } from '#workflows/guide/summary.ts'
import { capacities } from '#workflows/kit/seats.ts'
import type { LoadContext } from '../load-context.ts'
import type { Session } from '../session.server.ts'
import { openers } from './desk.server.ts'
import { type NewProjectView, presentNewProject } from './new-project.server.ts'

export type ReserveEnterView = {
  /** Why this seat may not: it is offered another. */
  refused: string | null
  answered: { label: string; value: string }[]
  way: string
  name: string
  own: NewProjectView['own']
  issuers: NewProjectView['issuers']
  seats: NewProjectView['seats']
  /** The only steward there is. */
  steward: string
  backHref: string
}

const asked = ['steward', 'lead'] as const

/** The last step of the guide: what will be entered and what is still asked. Null where the address holds no answers. */
export async function presentReserveEnter(
  who: Session,
  search: URLSearchParams,
  context: Pick<LoadContext, 'reader' | 'ports'>,
): Promise<ReserveEnterView | null> {
  const read = readAnswers(search)
  const option = read.ok ? optionsFor(read.answers).find(({ key }) => key === search.get('option')) : undefined
  if (!read.ok || !option) return null
  const back = new URLSearchParams(search)
  back.delete('option')
  const may = openers.includes(who.capacity)
  const known = may ? await presentNewProject(who, context) : null
  const seats = known?.seats.filter(({ name }) => asked.some((one) => one === name)) ?? []
  const stewards = seats.find(({ name }) => name === 'steward')?.options ?? []
  return {
    refused: may ? null : `${capacities[who.capacity].title}不能列入储备，请以发行人、主承销商或园区与地方的身份进入。`,
    answered: answersInWords(read.answers),
    way: `${option.market} · ${option.productTitle} · ${option.placement === 'public' ? '公开' : '非公开（定向）'}`,
    name: `${known?.own?.name ?? read.answers.region}${option.product}储备`.slice(0, 200),
    own: known?.own ?? null,
    issuers: known?.issuers ?? [],
    seats,
    steward: stewards.length === 1 ? (stewards[0]?.value ?? '') : '',
    backHref: `/guide/answer?${back}`,
  }
}
