import { listReadings } from '#db/queries/readings.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { signaturePagesOf } from '#workflows/rules/signature-pages.ts'
import { type PaperReader, presentReader } from './paper-reader.server.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'
import { signatureScan } from './signature-scans.server.ts'

export type ScanPage = {
  frame: FrameView
  paper: { title: string; href: string }
  signer: string
  name: string
  download: string
  /** Null where it came in before files were looked into. */
  reader: PaperReader | null
}

/** The scan of one signature or seal page, to be looked at by those who gather them; for anybody else a 404. */
export async function presentScan(
  room: Room,
  asked: { filing: string | undefined; slot: string | undefined; words: string | null; page: string | null },
): Promise<ScanPage> {
  const { file, name, paper } = await signatureScan(room, asked)
  const pages = signaturePagesOf({ ...paper, preparedBy: paper.prepared_by as Capacity })
  const [reading] = await listReadings(room.tx, [file])
  const href = `/projects/${room.project.id}/filings/${paper.id}`
  const download = `${href}/scans/${asked.slot}`
  return {
    frame: frameOf(room, 'filings'),
    paper: { title: `${paper.code} ${paper.title}`, href },
    signer: pages.find(({ slot }) => slot === asked.slot)?.signer ?? asked.slot ?? '',
    name,
    download,
    reader: reading
      ? presentReader(reading, {
          ...{ words: asked.words, page: asked.page, keep: {} },
          ...{ path: `${download}/view`, pictures: `${download}/pages` },
        })
      : null,
  }
}
