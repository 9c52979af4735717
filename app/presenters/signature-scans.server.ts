import { listFilings } from '#db/queries/filings.ts'
import { listScans, type SignatureScan } from '#db/queries/signatures.ts'
import type { Row } from '#db/schema.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { signaturePagesOf } from '#workflows/rules/signature-pages.ts'
import { uploadedName } from '../filings/file-name.ts'
import type { PackedFiling } from '../filings/package.server.ts'
import { mayKnowPaper } from '../walls.ts'
import { isIssuerSide } from './papers-at-hand.server.ts'
import { paperRoomOf, type Room } from './project-room.server.ts'

type Scan = SignatureScan & { paper: Row<'filing'> }

/** The scans that a person may have: those who gather them, the issuer's side, of the papers they may know. */
async function scansFor(room: Room): Promise<Scan[]> {
  if (!isIssuerSide(room.who)) return []
  const walls = await paperRoomOf(room)
  const filings = await listFilings(room.tx, room.project.id)
  const papers = new Map(filings.map((paper) => [paper.id, paper]))
  return (await listScans(room.tx, room.project.id)).flatMap((scan): Scan[] => {
    const paper = papers.get(scan.filing)
    return paper && mayKnowPaper(room.who, paper, walls) ? [{ ...scan, paper }] : []
  })
}

/** One scan, by paper and page; a 404 for whoever has no part in gathering them. */
export async function signatureScan(
  room: Room,
  { filing, slot }: { filing?: string | undefined; slot?: string | undefined },
): Promise<{ file: string; name: string; paper: Row<'filing'> }> {
  const found = (await scansFor(room)).find((scan) => scan.filing === filing && scan.slot === slot)
  if (!found) throw new Response('没有这份扫描件，或者它不在您的座位可见的范围内。', { status: 404 })
  return found
}

/** The same as they are put into an archive, each named by its paper and signer. */
export async function scansToPack(room: Room): Promise<PackedFiling[]> {
  return (await scansFor(room)).map(({ paper, slot, version, file, name, bytes, pages, entered_at }) => {
    const { code, title } = paper
    const all = signaturePagesOf({ ...paper, preparedBy: paper.prepared_by as Capacity })
    const signer = all.find((page) => page.slot === slot)?.signer ?? slot
    const [, ending = 'pdf'] = /\.([a-z]+)$/.exec(name) ?? []
    const packed = uploadedName(`${code} ${title} 签字盖章页 ${signer}`, ending)
    const said = { title: `${title}（签字盖章页：${signer}）`, code, version, pages, signaturePage: slot }
    return { ...said, sha256: file, bytes, name: packed, madeAt: entered_at, filedAt: null }
  })
}
