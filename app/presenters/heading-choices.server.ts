import { listVersions } from '#db/queries/filings.ts'
import { listPrintedHeadings } from '#db/queries/printed.ts'
import type { Row } from '#db/schema.ts'
import { headingPath } from '../filings/heading-path.ts'
import type { Option } from '../forms/view-fields.ts'
import type { Room } from './project-room.server.ts'

/** More than that nobody chooses from: then chapters alone are listed. */
const most = 400

/** 《募集说明书》第三章 募集资金运用: a part of a paper, as an opinion names it. */
const anchorWords = (paper: string, heading: string): string => `《${paper}》${heading}`

/** The paper that an anchor names, if it does, and the part of it. */
export function readAnchor(anchor: string): { paper: string | null; part: string } {
  const [, paper, part] = /^《([^》]+)》(.*)$/u.exec(anchor) ?? []
  return paper === undefined ? { paper: null, part: anchor } : { paper, part: part ?? '' }
}

/** Chapters and sections of the papers under review, paper by paper: what an opinion can point at. */
export async function headingChoices({
  room: { tx },
  run,
}: {
  room: Pick<Room, 'tx'>
  run: Row<'run'>
}): Promise<Option[]> {
  const papers = await tx
    .selectFrom('filing')
    .select(['id', 'title'])
    .where('scope_kind', '=', 'registration')
    .where('scope_id', '=', run.subject_id)
    .orderBy('ordinal')
    .execute()
  const versions = (
    await listVersions(
      tx,
      papers.map(({ id }) => id),
    )
  ).filter(({ filed_at }) => filed_at !== null)
  const latest = papers.map(({ id }) => versions.findLast(({ filing }) => filing === id)?.id)
  const headings = await listPrintedHeadings(
    tx,
    latest.flatMap((id) => id ?? []),
  )
  const choices = papers.flatMap(({ title }, at) => {
    const own = headings.filter(({ version }) => version === latest[at])
    return own.map(({ title: heading, level }, place) => ({
      level,
      value: anchorWords(title, heading),
      label: `${title} › ${headingPath(own, place)}`,
    }))
  })
  const within = (deepest: number) => choices.filter(({ level }) => level <= deepest)
  const shown = within(2).length > most ? within(1) : within(2)
  // Sections of the same words in two chapters are one choice: they are read by their words.
  return [...new Map(shown.toReversed().map(({ value, label }) => [value, { value, label }])).values()].toReversed()
}
