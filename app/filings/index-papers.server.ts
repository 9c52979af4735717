import type { Db } from '#db/connect.ts'
import { findFiling } from '#db/queries/filings.ts'
import { countSections, insertSections, lockSections, markIndexed, nextUnindexed } from '#db/queries/paper-search.ts'
import { listPrintedHeadings } from '#db/queries/printed.ts'
import { listReadings } from '#db/queries/readings.ts'
import { findVersionText } from '#db/queries/version-texts.ts'
import type { Row } from '#db/schema.ts'
import type { Ports } from '../ports.ts'
import { type PaperSection, sectionsOfDocument, sectionsOfText } from './paper-sections.ts'
import { unpackText } from './version-text.server.ts'

/** Sections written in one transaction: some milliseconds, so that pages keep answering. */
const atOnce = 10

/**
 * Makes the words of papers findable, version by version, for as long as `goOn` says. What was written of a version stays
 * and is gone on from, so breaking off and beginning again do no harm. True when there is more to do.
 */
export async function indexPapers({ db, ports }: { db: Db; ports: Ports }, goOn: () => boolean): Promise<boolean> {
  while (goOn()) {
    const version = await nextUnindexed(db)
    if (!version) return false
    await indexSome(db, ports, version)
    // Between two steps everybody else has a turn.
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  return true
}

async function indexSome(db: Db, ports: Ports, version: Row<'filing_version'>): Promise<void> {
  const filing = await findFiling(db, version.filing)
  const sections = await sectionsOf(db, version)
  await db.transaction().execute(async (tx) => {
    await lockSections(tx)
    const written = await countSections(tx, version.id)
    const next = sections.slice(written, written + atOnce).map((section) => ({ ...section, version: version.id }))
    await insertSections(tx, { project: filing?.project ?? '', version }, next)
    if (written + next.length >= sections.length) await markIndexed(tx, version.id, ports.now())
  })
}

/** What a version says: from the text it was printed from, or from what the gate read of it. A scan says nothing. */
async function sectionsOf(db: Db, { id, file, source }: Row<'filing_version'>): Promise<PaperSection[]> {
  const headings = await listPrintedHeadings(db, [id])
  if (source === 'generated') {
    const text = await findVersionText(db, id)
    return text ? sectionsOfDocument(unpackText(text), headings) : []
  }
  const [reading] = await listReadings(db, file ? [file] : [])
  return reading ? sectionsOfText(reading.words, headings) : []
}
