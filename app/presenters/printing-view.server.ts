import type { Db } from '#db/connect.ts'
import { countAhead, findPhase } from '#db/queries/printing.ts'
import type { Row } from '#db/schema.ts'
import { isLetter } from '../commands/filing-seat.server.ts'
import { isPrintPhase, printPhases } from '../filings/print-phases.ts'

/** A version that is being printed: how far it has come, and whether this person may call it off. */
export type PrintingView = {
  number: number
  words: string
  /** Percent of the time that is behind. */
  share: number
  mine: boolean
}

export async function presentPrinting(
  reader: Db,
  versions: readonly Row<'filing_version'>[],
  filing: Row<'filing'>,
  person: string,
): Promise<PrintingView | null> {
  const version = versions.find(({ state }) => state === 'printing')
  if (!version) return null
  const phase = (await findPhase(reader, version.id)) ?? ''
  const mine = version.made_by === person && phase !== 'keeping' && !isLetter(filing)
  if (isPrintPhase(phase)) return { number: version.number, ...printPhases[phase], mine }
  const ahead = await countAhead(reader, version)
  const words = ahead > 0 ? `排队，前面还有 ${ahead} 份` : '即将开始'
  return { number: version.number, words, share: 0, mine }
}
