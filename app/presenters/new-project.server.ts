import { listIssuersOf, listOrganisationsOfKinds } from '#db/queries/directory.ts'
import { listColleagues } from '#db/queries/reviewers.ts'
import { kindsHolding } from '#workflows/kit/organisation-kinds.ts'
import { paths, products } from '#workflows/kit/products.ts'
import { type Capacity, issuerKinds } from '#workflows/kit/seats.ts'
import type { LoadContext } from '../load-context.ts'
import { reachableIds } from '../reach.server.ts'
import type { Session } from '../session.server.ts'

type Option = { value: string; label: string }

export type NewProjectView = {
  /** The issuer opens for itself and names nobody. */
  own: { id: string; name: string } | null
  issuers: Option[]
  issuerKinds: Option[]
  paths: Option[]
  products: Option[]
  /** Seats that may be named now, with the organisations that may take them; ours is not among them. */
  seats: { name: string; label: string; options: Option[] }[]
  people: Option[]
  me: string
}

const nameable: readonly [name: string, capacity: Capacity, label: string][] = [
  ['lead', 'lead-underwriter', '主承销商'],
  ['steward', 'steward', '园区与地方'],
  ['joint', 'joint-underwriter', '联席主承销商'],
  ['trustee', 'trustee', '受托管理人（交易所路径）'],
  ['counsel', 'counsel', '律师事务所'],
  ['auditor', 'auditor', '会计师事务所'],
]

/** What can be chosen for a new project by one person: known issuers, paths, products, other organisations, own people. */
export async function presentNewProject(
  who: Session,
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
): Promise<NewProjectView> {
  const wanted = nameable.filter(([, capacity]) => capacity !== who.capacity)
  const kinds = [...new Set(wanted.flatMap(([, capacity]) => kindsHolding(capacity)))]
  const organisations = await listOrganisationsOfKinds(reader, kinds, who.sample)
  const people = await listColleagues(reader, who.organisation, who.capacity, ports.now())
  const issuers = await listIssuersOf(reader, reachableIds(reader, who), who.sample)
  return {
    own: who.capacity === 'issuer' ? { id: who.organisation, name: who.organisationName } : null,
    issuers: issuers.map(({ id, name, credit_code }) => ({
      value: id,
      label: credit_code ? `${name}（${credit_code}）` : name,
    })),
    issuerKinds: Object.entries(issuerKinds).map(([value, label]) => ({ value, label })),
    paths: paths.map(({ value, label }) => ({ value, label })),
    products: products.map(({ code, title }) => ({ value: code, label: title })),
    seats: wanted.map(([name, capacity, label]) => ({
      name,
      label,
      options: organisations
        .filter(({ id, kind }) => id !== who.organisation && kindsHolding(capacity).some((one) => one === kind))
        .map(({ id, name: title }) => ({ value: id, label: title })),
    })),
    people: people.map(({ id, name }) => ({ value: id, label: id === who.person ? `${name}（我）` : name })),
    me: who.person,
  }
}
