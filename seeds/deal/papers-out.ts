import type { Db } from '#db/connect.ts'
import type { Row } from '#db/schema.ts'

/** The papers that every deal has at the top of its folder, in their order, which gives each its number. */
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

/** A folder for all other papers and for those beyond the first of their kind, by what they belong to. */
const folders: Record<string, string> = {
  registration: 'registration',
  round: 'rounds',
  'review-step': 'rounds',
  offering: 'offerings',
  arrangement: 'arrangements',
  rating_action: 'ratings',
  bond: 'bonds',
  'bond-step': 'bonds',
  obligation: 'bonds',
}

/** One paper as it leaves: `file` is its path under the output folder, `series` the folder of one that is not at the top. */
export type PaperOut = { file: string; title: string; pages: number; sha256: string; series: string | null }

/**
 * The final version of every paper the platform wrote: one of each numbered kind at the top (of the first round, issue,
 * arrangement, rating, bond), all others in folders. Uploaded papers are others' and stay out.
 */
export async function papersOut(db: Db, project: string): Promise<PaperOut[]> {
  const rows = await db
    .selectFrom('filing_version')
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .select(['filing.id', 'filing.template', 'filing.code', 'filing.title', 'filing.scope_kind', 'filing.ordinal'])
    .select(['filing_version.number', 'filing_version.file', 'filing_version.pages'])
    .where('filing.project', '=', project)
    .where('filing_version.state', '=', 'ready')
    .where('filing_version.source', '=', 'generated')
    .orderBy('filing.ordinal')
    .orderBy('filing.id')
    .orderBy('filing_version.number')
    .execute()
  const latest = [...new Map(rows.map((row) => [row.id, row])).values()]
  const numbered: readonly string[] = order
  const others = [...new Set(latest.map(({ template }) => template))].filter((template) => !numbered.includes(template))
  return [...numbered, ...others].flatMap((template) =>
    latest
      .filter((row) => row.template === template)
      .map((row, at) => paperOut(row, numbered.indexOf(template) + 1, at + 1)),
  )
}

type Printed = Pick<Row<'filing'>, 'code' | 'title' | 'scope_kind'> & Pick<Row<'filing_version'>, 'file' | 'pages'>

/** `number` 0: a paper that is not at the top; it is known by its code. */
function paperOut({ code, title, scope_kind, file, pages }: Printed, number: number, nth: number): PaperOut {
  const words = title.replace(unsafe, '')
  const prefix = number > 0 ? String(number).padStart(2, '0') : code.replace(unsafe, '')
  const series = number > 0 && nth === 1 ? null : (folders[scope_kind] ?? 'further')
  const again = nth > 1 ? `-${nth}` : ''
  const path = series === null ? '' : `${series}/`
  return { file: `${path}${prefix}-${words}${again}.pdf`, title, pages: pages ?? 0, sha256: file ?? '', series }
}

const unsafe = /[/\\:*?"<>|\s]/g
