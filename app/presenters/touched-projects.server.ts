import type { Db } from '#db/connect.ts'
import { countLiveProjects, listLiveProjects } from '#db/queries/live-projects.ts'
import type { Row } from '#db/schema.ts'
import { type Route, routes, type Venue, venues } from '#workflows/kit/seats.ts'
import { amended, type ParameterChange } from '#workflows/rulebook.ts'
import { clockEffects, findingEffects, findingsFrom, standpointsOf } from '../given/effects.server.ts'
import { breathe } from '../imports/sheet-row.ts'
import { rulebookOf } from '../rulebook.server.ts'

export type TouchedProject = {
  id: string
  number: string
  name: string
  sample: boolean
  place: string
  /** By which day it is judged, and what differs from that day. */
  stands: { words: string; changes: string[] }[]
}

export type TouchedProjects = { projects: TouchedProject[]; words: string; complete: boolean }

const mostLookedAt = 1000
const mostShown = 100

/**
 * Which live projects a change would touch: each within its limits is judged under the book as it is and under the book as
 * it would be, and those whose answer differs are told with what differs. Nothing is written.
 */
export async function touchedProjects(
  reader: Db,
  now: string,
  change: ParameterChange,
  most = mostShown,
): Promise<TouchedProjects> {
  const before = await rulebookOf(reader)
  const after = amended(before, before.version + 1, { kind: 'parameter', ...change })
  const total = await countLiveProjects(reader, change.scope)
  const rows = await listLiveProjects(reader, change.scope, mostLookedAt)
  const projects: TouchedProject[] = []
  for (const project of rows) {
    await breathe()
    const touched = await touchedProject(reader, project, now, change, { before, after })
    if (touched) projects.push(touched)
  }
  const complete = total <= rows.length && projects.length <= most
  const looked = total > rows.length ? `最近 ${rows.length} 个（共 ${total} 个，其余未试算）` : `${total} 个`
  const cut = projects.length > most ? `，列出前 ${most} 个` : ''
  return {
    projects: projects.slice(0, most),
    words: `范围内在办项目 ${looked}，结果有变化的 ${projects.length} 个${cut}`,
    complete,
  }
}

type Books = Parameters<typeof clockEffects>[2]

async function touchedProject(
  tx: Db,
  project: Row<'project'>,
  now: string,
  { from }: ParameterChange,
  books: Books,
): Promise<TouchedProject | null> {
  const looking = { tx, project, rulebook: books.before }
  const stands: TouchedProject['stands'] = []
  const told = new Set<string>()
  for (const at of await standpointsOf(looking, now, from)) {
    const clocks = await clockEffects(looking, at, books)
    const was = await findingsFrom(looking, at, now)
    const is = await findingsFrom({ ...looking, rulebook: books.after }, at, now)
    // What was already told from an earlier standpoint is not told again.
    const changes = [...clocks, ...findingEffects(was, is)].filter((sentence) => !told.has(sentence))
    for (const sentence of changes) told.add(sentence)
    const words = at.accepted ? `${at.words}；已作出的决定不重判` : at.words
    if (changes.length > 0) stands.push({ words, changes })
  }
  if (stands.length === 0) return null
  const place = `${venues[project.venue as Venue].short} · ${routes[project.route as Route].title}`
  const { id, number, name } = project
  return { id, number, name, sample: project.sample !== 'none', place, stands }
}
