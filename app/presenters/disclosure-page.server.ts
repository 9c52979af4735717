import { checklistCaseOf } from '../filings/checklist-case.server.ts'
import { disclosureIndex, type IndexLine } from '../filings/disclosure-index.server.ts'
import { type BasisView, basisView } from './basis-view.ts'
import { type PaperNav, paperNav } from './paper-nav.server.ts'
import { mayCheckPapers, noCheck, papersAtHand } from './papers-at-hand.server.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'

export type DisclosureLine = Omit<IndexLine, 'basis'> & { basis: BasisView; href: string | null }

export type DisclosurePage = {
  frame: FrameView
  nav: PaperNav
  groups: { title: string; lines: DisclosureLine[] }[]
  found: number
  total: number
  missing: number
  asOf: string
}

/** 信息披露索引: rule item → paper, section and page, as the versions this person may open print it. */
export async function presentDisclosure(room: Room): Promise<DisclosurePage> {
  const hand = mayCheckPapers(room.who) ? await papersAtHand(room) : null
  if (!hand) throw noCheck()
  const of = await checklistCaseOf(room)
  const lines = (await disclosureIndex(room.tx, of, hand.papers, hand.versions)).map((line) => ({
    ...line,
    basis: basisView(line.basis),
    href:
      line.version && line.filing
        ? `/projects/${room.project.id}/filings/${line.filing}?version=${line.version}`
        : null,
  }))
  const titles = [...new Set(lines.map(({ group }) => group))]
  return {
    frame: frameOf(room, 'filings'),
    nav: paperNav(room, 'disclosure'),
    groups: titles.map((title) => ({ title, lines: lines.filter(({ group }) => group === title) })),
    found: lines.filter(({ state }) => state === 'found').length,
    missing: lines.filter(({ state }) => state === 'missing').length,
    total: lines.length,
    asOf: room.now,
  }
}
