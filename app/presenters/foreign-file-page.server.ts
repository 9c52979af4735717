import { findFile } from '#db/queries/files.ts'
import { listWaiting } from '#db/queries/incoming.ts'
import { listReadings } from '#db/queries/readings.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { signaturePagesOf } from '#workflows/rules/signature-pages.ts'
import { type PaperReader, presentReader } from './paper-reader.server.ts'
import { isIssuerSide } from './papers-at-hand.server.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'
import { recordedDocument } from './recorded-document.server.ts'
import { signatureScan } from './signature-scans.server.ts'

/** A file from outside that is no version of a paper, on a page of its own. */
export type ForeignFilePage = {
  frame: FrameView
  title: string
  back: string
  facts: { label: string; value: string; href?: string }[]
  name: string
  /** Null where it is not to be saved from here. */
  download: string | null
  /** Null where it came in before files were looked into. */
  reader: PaperReader | null
}

/** Words looked for in it, and the page wanted. */
type Sought = { words: string | null; page: string | null }

type Shown = Pick<ForeignFilePage, 'title' | 'back' | 'facts' | 'name' | 'download'> & {
  /** Of its own page, and before the numbers of its pictures. */
  path: string
  pictures: string
}

async function pageOf(
  room: Room,
  tab: Parameters<typeof frameOf>[1],
  sha256: string,
  { path, pictures, ...shown }: Shown,
  sought: Sought,
): Promise<ForeignFilePage> {
  const [reading] = await listReadings(room.tx, [sha256])
  const reader = reading ? presentReader(reading, { ...sought, path, pictures, keep: {} }) : null
  return { frame: frameOf(room, tab), ...shown, reader }
}

/** The scan of one signature or seal page, for those who gather them; for anybody else a 404. */
export async function presentScan(
  room: Room,
  { filing, slot, ...sought }: Sought & { filing: string | undefined; slot: string | undefined },
): Promise<ForeignFilePage> {
  const { file, name, paper } = await signatureScan(room, { filing, slot })
  const pages = signaturePagesOf({ ...paper, preparedBy: paper.prepared_by as Capacity })
  const project = `/projects/${room.project.id}`
  const at = `${project}/filings/${paper.id}`
  const facts = [
    { label: '文件', value: `${paper.code} ${paper.title}`, href: at },
    { label: '签署人', value: pages.find((one) => one.slot === slot)?.signer ?? slot ?? '' },
  ]
  const download = `${at}/scans/${slot}`
  const own = { path: `${download}/view`, pictures: `${download}/pages`, back: `${project}/filings/signatures` }
  return pageOf(room, 'filings', file, { title: '签字盖章页扫描件', facts, name, download, ...own }, sought)
}

/** The paper behind a 代录, for the underwriter's side: whoever confirms it looks at it first. */
export async function presentRecordedScan(
  room: Room,
  { recording, ...sought }: Sought & { recording: string | undefined },
): Promise<ForeignFilePage> {
  const { sha256, name } = await recordedDocument(room, recording)
  const back = `/projects/${room.project.id}/recordings`
  const path = `${back}/${recording}`
  const own = { path, pictures: `${path}/pages`, back, download: `${path}/document` }
  return pageOf(room, 'recordings', sha256, { title: '代录文书', facts: [], name, ...own }, sought)
}

/** A file that waits to be sorted, in the hands of one institution; for anybody else a 404. */
export async function waitingFile(room: Room, id: string | undefined): Promise<{ file: string; name: string }> {
  const waiting = isIssuerSide(room.who) ? await listWaiting(room.tx, room.project.id, room.who.organisation) : []
  const found = waiting.find((one) => one.id === id)
  if (!found || !(await findFile(room.tx, found.file))) throw new Response('没有这份待归类的文件。', { status: 404 })
  return found
}

export async function presentWaiting(
  room: Room,
  { file: id, ...sought }: Sought & { file: string | undefined },
): Promise<ForeignFilePage> {
  const { file, name } = await waitingFile(room, id)
  const back = `/projects/${room.project.id}/filings/incoming`
  const path = `${back}/${id}`
  const own = { path, pictures: `${path}/pages`, back, download: null }
  return pageOf(room, 'filings', file, { title: '待归类的文件', facts: [], name, ...own }, sought)
}
