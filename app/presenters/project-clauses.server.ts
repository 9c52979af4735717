import { type ClausePlace, clausePlaces } from '#templates/clauses/clause.ts'
import { readFact } from '#workflows/facts/catalogue.ts'
import { holdingOn, isPicked, type PrintedClause } from '../clauses/clause-book.server.ts'
import { type ProjectClauses, projectClauses } from '../clauses/project-clauses.server.ts'
import { type ClauseLineView, chapterOf, titleWords, versionInPaper, writtenLines } from './clause-words.ts'
import { projectFacts } from './facts-page.server.ts'
import { type PaperNav, paperNav } from './paper-nav.server.ts'
import { type FrameView, frameOf, mayReadFacts, mayWriteFacts, type Room } from './project-room.server.ts'

export type ClauseChoice = {
  key: string
  title: string
  own: boolean
  version: string
  from: string
  chosen: boolean
  lines: ClauseLineView[]
}

export type ProjectClausesPage = {
  frame: FrameView
  nav: PaperNav
  on: string
  accepted: boolean
  house: string
  groups: { place: ClausePlace; title: string; chapter: string; choices: ClauseChoice[] }[]
  /** Nobody has picked yet: all of the library's covenants are printed. */
  open: boolean
  count: number
  /** What was picked and does not hold on the day. */
  gone: string[]
  mayWrite: boolean
  revision: number
  key: string
}

type Chosen = { key: string; title: string }[]

/** What was picked for a project, and at which revision; null: nobody has picked. */
export async function chosenClauses(
  room: Pick<Room, 'tx' | 'project'>,
): Promise<{ chosen: Chosen | null; revision: number }> {
  const row = (await projectFacts(room)).get('clauses.chosen')
  if (!row) return { chosen: null, revision: 0 }
  const read = readFact('clauses.chosen', JSON.parse(row.value))
  return { chosen: read.ok ? (read.value as Chosen) : [], revision: row.revision }
}

/** What a deal may pick from, on the day whose versions it prints. */
export const choicesOf = ({ book, on, kind }: ProjectClauses): PrintedClause[] =>
  holdingOn(book, on, kind).filter(({ clause }) => isPicked(clause))

/** The clauses of one project: which there are, which were picked, and in which version they are printed. */
export async function presentProjectClauses(room: Room, key: string): Promise<ProjectClausesPage> {
  if (!mayReadFacts(room.who)) throw new Response('条款由发行人和承销商一侧选用，您的座位不可见。', { status: 404 })
  const of = await projectClauses(room, room.now)
  const { chosen, revision } = await chosenClauses(room)
  const choices = choicesOf(of)
  const isChosen = ({ clause }: PrintedClause) => chosen?.some((one) => one.key === clause.key) ?? !clause.own
  const places = [...new Set(choices.map(({ clause }) => clause.place))]
  return {
    frame: frameOf(room, 'filings'),
    nav: paperNav(room, 'clauses'),
    on: of.on,
    accepted: of.accepted,
    house: of.house?.name ?? '',
    groups: places.map((place) => ({
      place,
      title: clausePlaces[place].title,
      chapter: chapterOf(place, room.project.route),
      choices: choices
        .filter(({ clause }) => clause.place === place)
        .map((one) => ({ ...choiceView(one), chosen: isChosen(one) })),
    })),
    open: chosen === null,
    count: choices.filter(isChosen).length,
    gone: (chosen ?? [])
      .filter(({ key: one }) => !choices.some(({ clause }) => clause.key === one))
      .map(({ title }) => title),
    mayWrite: mayWriteFacts(room.who),
    revision,
    key,
  }
}

const choiceView = ({ clause, version }: PrintedClause): Omit<ClauseChoice, 'chosen'> => ({
  key: clause.key,
  title: titleWords(version.title),
  own: clause.own,
  version: versionInPaper(version),
  from: version.from,
  lines: writtenLines(version),
})
