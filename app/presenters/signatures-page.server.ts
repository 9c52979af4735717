import type { Row } from '#db/schema.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import { isLetter, makes } from '../commands/filing-seat.server.ts'
import { instantText } from '../components/chinese-date.ts'
import { type SignatureState, signaturesOf } from '../filings/signature-state.server.ts'
import { actorOn } from '../reach.server.ts'
import { type PaperNav, paperNav } from './paper-nav.server.ts'
import { isIssuerSide, noCheck, papersAtHand } from './papers-at-hand.server.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'

export type SignatureLine = {
  slot: string
  signer: string
  how: string
  /** Whose seat sees to it. */
  by: string
  state: SignatureState['state']
  /** Who entered it, when, for which version. */
  said: string
  /** To be saved, and to be looked at here. */
  scan: { name: string; href: string; view: string } | null
}

export type SignedPaper = {
  id: string
  code: string
  title: string
  href: string
  version: number | null
  pages: SignatureLine[]
  in: number
  may: boolean
  key: string
}

export type SignaturesPage = {
  frame: FrameView
  nav: PaperNav
  papers: SignedPaper[]
  in: number
  total: number
  asOf: string
}

/** 签字盖章页: which paper needs whose, and which are in; papers with something missing first. To the issuer's side. */
export async function presentSignatures(room: Room, key: string): Promise<SignaturesPage> {
  const hand = isIssuerSide(room.who) ? await papersAtHand(room) : null
  if (!hand) throw noCheck()
  const latest = new Map(hand.versions.map((version) => [version.filing, version]))
  const states = await signaturesOf(room.tx, hand.papers, latest)
  const names = await namesOf(room, [...states.values()].flat())
  const actor = await actorOn(room.tx, room.who, room.project.id, null, room.now)
  const papers = hand.papers.flatMap((paper): SignedPaper[] => {
    const pages = states.get(paper.id)
    if (!pages || isLetter(paper)) return []
    const version = latest.get(paper.id)?.number ?? null
    const mine = makes(actor, paper.prepared_by as Capacity) || makes(actor, 'lead-underwriter')
    return [paperOf(room, paper, { pages, version, names, may: mine && version !== null, key })]
  })
  const left = ({ pages, in: done }: SignedPaper) => pages.length - done
  return {
    frame: frameOf(room, 'filings'),
    nav: paperNav(room, 'signatures'),
    papers: papers.toSorted((a, b) => Number(left(a) === 0) - Number(left(b) === 0)),
    in: papers.reduce((sum, one) => sum + one.in, 0),
    total: papers.reduce((sum, { pages }) => sum + pages.length, 0),
    asOf: room.now,
  }
}

type Seen = {
  pages: readonly SignatureState[]
  version: number | null
  names: ReadonlyMap<string, string>
  may: boolean
  key: string
}

function paperOf({ project }: Room, paper: Row<'filing'>, { pages, version, names, may, key }: Seen): SignedPaper {
  return {
    id: paper.id,
    code: paper.code,
    title: paper.title,
    href: `/projects/${project.id}/filings/${paper.id}`,
    version,
    pages: pages.map((page) => ({
      slot: page.slot,
      signer: page.signer,
      how: page.how,
      by: capacities[page.capacity].title,
      state: page.state,
      said: page.enteredAt
        ? `第 ${page.version} 版，${names.get(page.enteredBy ?? '') ?? ''} ${instantText(page.enteredAt)} 登记`
        : '',
      scan: page.scan ? scanLinks(page.scan, `/projects/${project.id}/filings/${paper.id}/scans/${page.slot}`) : null,
    })),
    in: pages.filter(({ state }) => state === 'in').length,
    may,
    key: `${key}-${paper.id}`.slice(-64),
  }
}

const scanLinks = (name: string, href: string): SignatureLine['scan'] => ({ name, href, view: `${href}/view` })

async function namesOf({ tx }: Room, pages: readonly SignatureState[]): Promise<Map<string, string>> {
  const ids = [...new Set(pages.flatMap(({ enteredBy }) => (enteredBy ? [enteredBy] : [])))]
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
