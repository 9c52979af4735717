import type { Looking } from './given.server.ts'

/** Every mandatory or applicable paper of a registration that is not there, all at once (一次性告知), as 「编号 名称」. */
export async function filingGaps({ tx }: Looking, registration: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('filing')
    .leftJoin('filing_version', (join) =>
      join.onRef('filing_version.filing', '=', 'filing.id').on('filing_version.state', '=', 'ready'),
    )
    .select(['filing.code', 'filing.title', 'filing.ordinal'])
    .where('filing.scope_kind', '=', 'registration')
    .where('filing.scope_id', '=', registration)
    .where('filing.requirement', '!=', 'waived')
    .where('filing.template', 'not in', ['receipt', 'decision'])
    .where('filing_version.id', 'is', null)
    .orderBy('filing.ordinal')
    .execute()
  return rows.map(({ code, title }) => `${code} ${title}`)
}

/** Papers of a registration whose latest version is still being printed: what would be filed is not there yet. */
export async function inPrint({ tx }: Looking, registration: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('filing')
    .innerJoin('filing_version', 'filing_version.filing', 'filing.id')
    .select(['filing.code', 'filing.title'])
    .where('filing.scope_kind', '=', 'registration')
    .where('filing.scope_id', '=', registration)
    .where('filing.template', 'not in', ['receipt', 'decision'])
    .where('filing_version.state', '=', 'printing')
    .orderBy('filing.ordinal')
    .execute()
  return rows.map(({ code, title }) => `${code} ${title} 正在生成`)
}
