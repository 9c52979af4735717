import { fileKinds } from '#db/files/signature.ts'
import { listFilings, listVersions } from '#db/queries/filings.ts'
import { listSameFiles, listWaiting } from '#db/queries/incoming.ts'
import { listReadings } from '#db/queries/readings.ts'
import type { Row } from '#db/schema.ts'
import { isLetter, makes } from '../commands/filing-seat.server.ts'
import { instantText } from '../components/chinese-date.ts'
import { readingOf } from '../gate/keep-reading.server.ts'
import { actorOn } from '../reach.server.ts'
import { mayKnowPaper } from '../walls.ts'
import { actsOn } from './filing-page.server.ts'
import { type PaperNav, paperNav } from './paper-nav.server.ts'
import { isIssuerSide, noCheck } from './papers-at-hand.server.ts'
import { type FrameView, frameOf, paperRoomOf, type Room } from './project-room.server.ts'

export type WaitingFile = {
  id: string
  /** Where it can be looked at. */
  href: string
  name: string
  kind: string
  /** Counted by the gate; null: somebody must say. */
  pages: number | null
  guess: string
  because: string | null
  beginning: string
  warnings: string[]
  /** Where the same bytes are already. */
  same: string | null
  sentAt: string
}

export type IncomingPage = {
  frame: FrameView
  nav: PaperNav
  waiting: WaitingFile[]
  options: { value: string; label: string }[]
  guessed: number
  /** Whether he hands in and sorts; others of his side look on. */
  may: boolean
  key: string
  asOf: string
}

/** Papers that came in together, each with the paper it looks like, to be put right and filed. To the issuer's side. */
export async function presentIncoming(room: Room, key: string): Promise<IncomingPage> {
  if (!isIssuerSide(room.who)) throw noCheck()
  const actor = await actorOn(room.tx, room.who, room.project.id, null, room.now)
  const walls = await paperRoomOf(room)
  const papers = (await listFilings(room.tx, room.project.id)).filter(
    (paper) => mayKnowPaper(room.who, paper, walls) && !isLetter(paper) && actsOn(actor, paper).upload,
  )
  const rows = await listWaiting(room.tx, room.project.id, room.who.organisation)
  const files = rows.map(({ file }) => file)
  const readings = new Map((await listReadings(room.tx, files)).map((reading) => [reading.sha256, reading]))
  const same = new Map(
    (await listSameFiles(room.tx, room.project.id, files)).map(({ file, title, number }) => [
      file,
      `与“${title}”第 ${number} 版内容相同`,
    ]),
  )
  const waiting = rows.map((row) => viewOf(row, readings.get(row.file), same.get(row.file) ?? null, papers))
  return {
    frame: frameOf(room, 'filings'),
    nav: paperNav(room, 'incoming', waiting.length),
    waiting,
    options: [...(await optionsOf(room, papers)), { value: 'drop', label: '不归档（移出待归类）' }],
    may: (makes(actor, 'issuer') || makes(actor, 'lead-underwriter')) && papers.length > 0,
    guessed: waiting.filter(({ guess }) => guess !== '').length,
    key,
    asOf: room.now,
  }
}

/** Papers without a version first: they are what is waited for. */
async function optionsOf({ tx }: Room, papers: readonly Row<'filing'>[]): Promise<IncomingPage['options']> {
  const made = new Set(
    (
      await listVersions(
        tx,
        papers.map(({ id }) => id),
      )
    ).map(({ filing }) => filing),
  )
  return papers
    .toSorted((a, b) => Number(made.has(a.id)) - Number(made.has(b.id)))
    .map(({ id, code, title }) => ({ value: id, label: `${code} ${title}${made.has(id) ? '（已有版本）' : ''}` }))
}

function viewOf(
  row: Row<'incoming_file'>,
  reading: Row<'file_reading'> | undefined,
  same: string | null,
  papers: readonly Row<'filing'>[],
): WaitingFile {
  const guess = papers.some(({ id }) => id === row.guess) ? (row.guess ?? '') : ''
  return {
    id: row.id,
    href: `/projects/${row.project}/filings/incoming/${row.id}`,
    name: row.name,
    kind: fileKinds[(reading?.kind ?? 'pdf') as keyof typeof fileKinds].title,
    pages: row.pages,
    guess,
    because: guess === '' ? null : row.because,
    beginning: (reading?.words ?? '').replace(/\s+/g, ' ').slice(0, 60),
    warnings: reading ? readingOf(reading).warnings : [],
    same,
    sentAt: instantText(row.sent_at),
  }
}
