import { listTies } from '#db/queries/reviewers.ts'
import { type Relation, relations } from '#workflows/rules/recusal.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'

export type TiesPage = {
  ties: { id: string; organisation: string; relation: string; until: string | null; declaredAt: string }[]
  organisations: { value: string; label: string }[]
  relations: { value: string; label: string }[]
}

/** Kinds of organisation that can be a party to a project; the reviewing houses themselves are none. */
const notParties = ['csrc', 'pboc', 'nfra', 'experts']

/** 利益关系声明: what this person has declared, and what may be declared. */
export async function presentTies({ reader }: Pick<LoadContext, 'reader'>, who: SignedIn): Promise<TiesPage> {
  const organisations = await reader
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  return {
    ties: (await listTies(reader, [who.person])).map((tie) => ({
      id: tie.id,
      organisation: names.get(tie.organisation) ?? tie.organisation,
      relation: relations[tie.relation as Relation] ?? tie.relation,
      until: tie.until_on,
      declaredAt: tie.declared_at,
    })),
    organisations: organisations
      .filter(({ kind }) => !notParties.includes(kind) && !kind.startsWith('venue:'))
      .map(({ id, name }) => ({ value: id, label: name })),
    relations: Object.entries(relations).map(([value, label]) => ({ value, label })),
  }
}
