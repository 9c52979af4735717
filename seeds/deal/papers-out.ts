import type { Db } from '#db/connect.ts'
import type { Row } from '#db/schema.ts'

/** The papers of a deal in their order, which gives each its number; new ones follow, so that the numbers stay. */
const order = [
  'reserve-registration',
  'rating-mandate',
  'enhancement-application',
  'due-diligence',
  'recommendation',
  'application',
  'prospectus',
  'checklist',
  'receipt',
  'feedback-letter',
  'feedback-reply',
  'decision',
  'issuance-plan',
  'subscription-note',
  'allotment-notice',
  'result-announcement',
  'proceeds-report',
] as const

/** A folder for papers beyond the first of their kind, by what they belong to. */
const folders: Record<string, string> = {
  round: 'rounds',
  offering: 'offerings',
  arrangement: 'arrangements',
  rating_action: 'ratings',
  bond: 'bonds',
}

/** One paper as it leaves: `file` is its path under the output folder, `series` the folder of a further one of its kind. */
export type PaperOut = { file: string; title: string; pages: number; sha256: string; series: string | null }

/**
 * The final version of every paper the platform wrote: one of each kind at the top (of the first round, issue, arrangement,
 * rating, bond), further ones in folders. Uploaded papers are others' and stay out.
 */
export async function papersOut(db: Db, project: string): Promise<PaperOut[]> {
  const rows = await db
    .selectFrom('filing_version')
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .select(['filing.id', 'filing.template', 'filing.title', 'filing.scope_kind', 'filing.ordinal'])
    .select(['filing_version.number', 'filing_version.file', 'filing_version.pages'])
    .where('filing.project', '=', project)
    .where('filing_version.state', '=', 'ready')
    .where('filing_version.source', '=', 'generated')
    .orderBy('filing.ordinal')
    .orderBy('filing.id')
    .orderBy('filing_version.number')
    .execute()
  const latest = [...new Map(rows.map((row) => [row.id, row])).values()]
  return order.flatMap((template, at) =>
    latest.filter((row) => row.template === template).map((row, nth) => paperOut(row, at + 1, nth + 1)),
  )
}

type Printed = Pick<Row<'filing'>, 'title' | 'scope_kind'> & Pick<Row<'filing_version'>, 'file' | 'pages'>

function paperOut({ title, scope_kind, file, pages }: Printed, number: number, nth: number): PaperOut {
  const words = title.replace(/[/\\:*?"<>|\s]/g, '')
  const prefix = String(number).padStart(2, '0')
  const series = nth === 1 ? null : (folders[scope_kind] ?? 'further')
  const name = series === null ? `${prefix}-${words}.pdf` : `${series}/${prefix}-${words}-${nth}.pdf`
  return { file: name, title, pages: pages ?? 0, sha256: file ?? '', series }
}
