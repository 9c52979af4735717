import { listListedByCode } from '#db/queries/listed.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { parseCreditCode } from '#workflows/finance/credit-code.ts'
import type { LoadContext } from '../load-context.ts'
import { reachable } from '../reach.server.ts'
import type { Session } from '../session.server.ts'
import { noList } from './list-reader.server.ts'
import { type ListedLineView, listedLine } from './listed.server.ts'
import { placeOf } from './project-room.server.ts'

export type EnterpriseView = {
  name: string
  /** Other names that lists give the same code. */
  alsoNamed: string[]
  code: string
  lines: ListedLineView[]
  projects: { href: string; name: string; place: string; sample: boolean }[]
  reserveHref: string | null
}

/** What lists in force say of one enterprise, and its projects as far as this person may see them. */
export async function presentEnterprise(
  who: Session,
  { reader, ports }: Pick<LoadContext, 'reader' | 'ports'>,
  asked: string | undefined,
): Promise<EnterpriseView> {
  const code = parseCreditCode(asked ?? '')
  const rows = code.ok ? await listListedByCode(reader, [code.value]) : []
  const last = rows.at(-1)
  if (!last) throw noList()
  const projects =
    who.capacity === 'steward'
      ? await reachable(reader, who)
          .innerJoin('organisation', 'organisation.id', 'project.issuer')
          .where(({ or, eb, exists, selectFrom }) =>
            or([
              eb('organisation.credit_code', '=', last.credit_code),
              // Or as the issuer stated it for the project.
              exists(
                selectFrom('fact')
                  .select('fact.id')
                  .where('fact.scope_kind', '=', 'project')
                  .whereRef('fact.scope_id', '=', 'project.id')
                  .where('fact.key', '=', 'issuer.creditCode')
                  .where('fact.value', '=', JSON.stringify(last.credit_code)),
              ),
            ]),
          )
          .orderBy('project.opened_at', 'desc')
          .execute()
      : []
  const search = new URLSearchParams({ issuerName: last.name, issuerCode: last.credit_code })
  if (last.region) search.set('issuerRegion', last.region)
  return {
    name: last.name,
    alsoNamed: [...new Set(rows.map(({ name }) => name))].filter((name) => name !== last.name),
    code: last.credit_code,
    lines: rows.map((row) => listedLine(row, legalDay(ports.now()))),
    projects: projects.map((project) => ({
      href: `/projects/${project.id}`,
      name: project.name,
      place: placeOf(project),
      sample: project.sample !== 'none',
    })),
    reserveHref: who.capacity === 'steward' ? `/projects/new?${search}` : null,
  }
}
