import { checklistCaseOf } from '../filings/checklist-case.server.ts'
import { disagreementsAmong } from '../filings/consistency.server.ts'
import { disclosureIndex } from '../filings/disclosure-index.server.ts'
import { type Gap, type GapKind, gapsOf } from '../filings/gaps.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { type PaperNav, paperNav } from './paper-nav.server.ts'
import { isIssuerSide, isReviewSide, noCheck, papersAtHand } from './papers-at-hand.server.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'

export type GapView = Gap & { key: string; href: string; kindWords: string }

export type GapsPage = {
  frame: FrameView
  nav: PaperNav
  gaps: GapView[]
  blocking: number
  /** To the issuer what he mends, to the review what it tells at once. */
  review: boolean
  asOf: string
}

const kinds: Record<GapKind, string> = {
  paper: '文件',
  chapter: '章节',
  fact: '要素',
  finding: '规则核验',
  disagreement: '一致性',
  disclosure: '披露',
  signature: '签字盖章',
  work: '办理',
}

/** 一次性告知: everything open at once, each with where it is mended. */
export async function presentGaps(room: Room): Promise<GapsPage> {
  if (!isIssuerSide(room.who) && !isReviewSide(room.who)) throw noCheck()
  const review = isReviewSide(room.who)
  const gaps = await gapsFor(room)
  return {
    frame: frameOf(room, 'filings'),
    nav: paperNav(room, 'gaps', gaps.length),
    gaps: gaps.map((gap, at) => ({
      ...gap,
      key: `${at} ${gap.what}`,
      href: `/projects/${room.project.id}${gap.place}`,
      kindWords: kinds[gap.kind],
    })),
    blocking: gaps.filter(({ blocks }) => blocks).length,
    review,
    asOf: room.now,
  }
}

/** The issuer's side is told of its working papers; the review of what was filed and nothing else. */
export async function gapsFor(room: Room): Promise<Gap[]> {
  const hand = await papersAtHand(room)
  if (!hand) throw noCheck()
  if (isReviewSide(room.who)) return filedGaps(room)
  return gapsOf({ ...room, rulebook: await rulebookOf(room.tx) }, hand.registration, room.now)
}

const filed = { by: null, provisional: false, blocks: true }

/** What is missing in what was filed, what its papers say differently, and what they do not say: for one letter. */
export async function filedGaps(room: Room): Promise<Gap[]> {
  const hand = await papersAtHand(room)
  if (!hand) return []
  const { papers, versions } = hand
  const missing = papers.filter(({ id }) => !versions.some((version) => version.filing === id))
  const different = await disagreementsAmong(room.tx, papers, versions)
  const index = await disclosureIndex(room.tx, await checklistCaseOf(room), papers, versions)
  return [
    ...missing.map(
      ({ id, code, title, because }): Gap => ({
        ...filed,
        kind: 'paper',
        what: `${code} ${title}`,
        because: because ?? '必备文件，未提交',
        place: '/filings',
        filing: id,
      }),
    ),
    ...different.map(
      ({ label, because, sides }): Gap => ({
        ...filed,
        kind: 'disagreement',
        what: `${label}不一致`,
        because,
        place: `/filings/${sides[0]?.said[0]?.filing ?? ''}`,
        filing: sides[0]?.said[0]?.filing ?? null,
      }),
    ),
    ...index
      .filter(({ state }) => state === 'missing')
      .map(
        ({ title, paperTitle, filing }): Gap => ({
          ...filed,
          kind: 'disclosure',
          what: `披露项：${title}`,
          because: `${paperTitle}中没有找到相应的章节`,
          place: `/filings/${filing ?? ''}`,
          filing,
          blocks: false,
        }),
      ),
  ]
}
