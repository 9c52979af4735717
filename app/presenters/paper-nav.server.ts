import { isIssuerSide, isReviewSide, mayCheckPapers } from './papers-at-hand.server.ts'
import { mayReadFacts, type Room } from './project-room.server.ts'

export type PaperNav = { href: string; label: string; count?: number; current: boolean }[]

type Place = 'papers' | 'clauses' | 'incoming' | 'signatures' | 'gaps' | 'disclosure' | 'search'

/** The views of a filing: its papers, those handed in together, signatures, what is open, what stands where, what says what; each to whom it is open. */
export function paperNav(room: Room, current: Place, count?: number): PaperNav {
  const at = `/projects/${room.project.id}/filings`
  const registered = room.runs.some(({ stage }) => stage === 'registration')
  const listsGaps = registered && (isIssuerSide(room.who) || isReviewSide(room.who))
  const chips: PaperNav = [
    { href: at, label: '文件清单', current: current === 'papers' },
    ...(mayReadFacts(room.who)
      ? [{ href: `/projects/${room.project.id}/clauses`, label: '选用条款', current: current === 'clauses' }]
      : []),
    ...(registered && isIssuerSide(room.who)
      ? [
          {
            href: `${at}/incoming`,
            label: '批量收文',
            current: current === 'incoming',
            ...(current === 'incoming' && count !== undefined ? { count } : {}),
          },
          { href: `${at}/signatures`, label: '签字盖章页', current: current === 'signatures' },
        ]
      : []),
    ...(listsGaps
      ? [
          {
            href: `${at}/gaps`,
            label: isReviewSide(room.who) ? '受理核对' : '报送前核对',
            current: current === 'gaps',
            ...(current === 'gaps' && count !== undefined ? { count } : {}),
          },
        ]
      : []),
    ...(registered && mayCheckPapers(room.who)
      ? [{ href: `${at}/disclosure`, label: '信息披露索引', current: current === 'disclosure' }]
      : []),
    { href: `${at}/search`, label: '正文检索', current: current === 'search' },
  ]
  return chips
}
