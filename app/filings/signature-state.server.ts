import type { Db, Tx } from '#db/connect.ts'
import { listSignatures } from '#db/queries/signatures.ts'
import type { Row } from '#db/schema.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { type SignaturePage, signaturePagesOf } from '#workflows/rules/signature-pages.ts'

export type SignatureState = SignaturePage & {
  /** `earlier`: in, of a version that is no longer the last. */
  state: 'missing' | 'earlier' | 'in'
  /** Number of the version that was signed. */
  version: number | null
  enteredBy: string | null
  enteredAt: string | null
  /** The name its scan is saved under; null where there is none. */
  scan: string | null
}

type Paper = Pick<Row<'filing'>, 'id' | 'template' | 'title' | 'prepared_by'>

/** The signature and seal pages of each paper that bears any, and which are in. */
export async function signaturesOf(
  tx: Db | Tx,
  papers: readonly Paper[],
  latest: ReadonlyMap<string, Pick<Row<'filing_version'>, 'number'>>,
): Promise<Map<string, SignatureState[]>> {
  const rows = await listSignatures(
    tx,
    papers.map(({ id }) => id),
  )
  const states = papers.map((paper): [string, SignatureState[]] => {
    const number = latest.get(paper.id)?.number
    const pages = signaturePagesOf({ ...paper, preparedBy: paper.prepared_by as Capacity })
    return [paper.id, pages.map((page) => stateOf(page, rows, { filing: paper.id, number }))]
  })
  return new Map(states.filter(([, pages]) => pages.length > 0))
}

function stateOf(
  page: SignaturePage,
  rows: readonly Row<'signature_page'>[],
  { filing, number }: { filing: string; number: number | undefined },
): SignatureState {
  const row = rows.find((one) => one.filing === filing && one.slot === page.slot)
  if (!row) return { ...page, state: 'missing', version: null, enteredBy: null, enteredAt: null, scan: null }
  const state = number !== undefined && row.version < number ? 'earlier' : 'in'
  return {
    ...page,
    state,
    version: row.version,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    scan: row.file ? row.name : null,
  }
}
