import type { Db, Tx } from '#db/connect.ts'
import {
  listFreshNotices,
  listFreshTasks,
  listMailRefusals,
  listReaders,
  type MailNotice,
  type MailTask,
  mailType,
  markTold,
  newestId,
} from '#db/queries/mail.ts'
import { enqueue } from '#db/queries/outbox.ts'
import { findSetting, keepSetting, moveSetting } from '#db/queries/settings.ts'
import { type Capacity, capacities, type Route } from '#workflows/kit/seats.ts'
import type { StageName, StateMeta } from '#workflows/kit/stage.ts'
import { stageFor } from '#workflows/stages.ts'
import { noticePath } from '../notice-place.ts'
import type { Ports } from '../ports.ts'
import { isMailKind, type MailKind, type MailLine, type MailParams } from './mail-kinds.ts'

/** So long news are collected before a person gets one mail of them all. */
export const digestEvery = 10 * 60_000

/** What was written in the last minute may still be on its way into the database on another node. */
const settled = 60_000
const atOnce = 500
const placeName = 'mail.place'

/** Up to where news have been told of: ids of tasks and notices are in order of time. */
type Place = { at: string; task: string; notice: string }

type News = { about: string; readers: string[]; line: MailLine }

/**
 * Collects what is new into one mail a person, ten minutes apart, without those kinds he has switched off, and puts them in
 * line. Where it begins for the first time, nothing of the past is told.
 */
export async function gatherMail(db: Db, ports: Ports): Promise<number> {
  const now = ports.now()
  const kept = await findSetting(db, placeName)
  if (kept === undefined) {
    const place: Place = { at: now, task: await newestId(db, 'task'), notice: await newestId(db, 'notice') }
    await keepSetting(db, { key: placeName, value: JSON.stringify(place), at: now })
    return 0
  }
  const place: Place = JSON.parse(kept)
  if (Date.parse(now) - Date.parse(place.at) < digestEvery) return 0
  const until = new Date(Date.parse(now) - settled).toISOString()
  const tasks = await listFreshTasks(db, place.task, until, atOnce)
  const notices = await listFreshNotices(db, place.notice, until, atOnce)
  const news = [...(await newsOfTasks(db, tasks, now)), ...(await newsOfNotices(db, notices, now))]
  const next: Place = {
    // A full page leaves more: the next round goes on at once.
    at: tasks.length === atOnce || notices.length === atOnce ? place.at : now,
    task: tasks.at(-1)?.id ?? place.task,
    notice: notices.at(-1)?.id ?? place.notice,
  }
  return db.transaction().execute(async (tx) => {
    if (!(await moveSetting(tx, { key: placeName, value: JSON.stringify(next), at: now }, kept))) return 0
    return putInLine(tx, ports, await wanted(tx, byReader(news)))
  })
}

async function newsOfTasks(db: Db, tasks: readonly MailTask[], at: string): Promise<News[]> {
  const news: News[] = []
  for (const task of tasks) {
    const { organisation, capacity, project } = task
    const readers = task.person ? [task.person] : await readersOf(db, { organisation, capacity, project }, at)
    const path = `/projects/${project}/runs/${task.run}`
    const { stage, number } = task
    news.push({ about: `task ${task.id}`, readers, line: { kind: kindOfTask(task), stage, number, path } })
  }
  return news
}

/** A turn that comes back to the side that asks, from its way forward: a return, a supplement, opinions to answer. */
function kindOfTask({ capacity, stage, state, route }: MailTask): MailKind {
  const machine = stageFor(stage as StageName, route as Route).machine
  const meta: StateMeta | undefined = machine.states[state]?.meta
  return meta?.lane === 'side' && capacities[capacity as Capacity].side === 'issuer' ? 'return' : 'task'
}

async function newsOfNotices(db: Db, notices: readonly MailNotice[], at: string): Promise<News[]> {
  const news: News[] = []
  for (const notice of notices) {
    const { id, person, organisation, capacity, project, number, stage, kind } = notice
    const readers = person ? [person] : await readersOf(db, { organisation, capacity, project }, at)
    const word: MailKind = kind !== null && isMailKind(kind) ? kind : 'progress'
    const line = { kind: word, stage: stage ?? '', number: number ?? '', path: noticePath(notice) ?? '/notices' }
    news.push({ about: `notice ${id}`, readers, line })
  }
  return news
}

type Seat = { organisation: string | null; capacity: string | null; project: string | null }

async function readersOf(db: Db, { organisation, capacity, project }: Seat, at: string): Promise<string[]> {
  return organisation && capacity ? listReaders(db, { organisation, capacity, project, at }) : []
}

type Told = { about: string; line: MailLine }

function byReader(news: readonly News[]): Map<string, Told[]> {
  const of = new Map<string, Told[]>()
  for (const { readers, about, line } of news)
    for (const reader of readers) of.set(reader, [...(of.get(reader) ?? []), { about, line }])
  return of
}

async function wanted(tx: Tx, of: ReadonlyMap<string, Told[]>): Promise<Map<string, Told[]>> {
  const refused = new Set((await listMailRefusals(tx, [...of.keys()])).map(({ person, kind }) => `${person} ${kind}`))
  return new Map(
    [...of].map(([person, told]) => [person, told.filter(({ line }) => !refused.has(`${person} ${line.kind}`))]),
  )
}

/** The marks and the mail are one transaction: nothing is told twice, and nothing marked is lost. */
async function putInLine(tx: Tx, ports: Ports, of: ReadonlyMap<string, Told[]>): Promise<number> {
  let count = 0
  for (const [person, told] of of) {
    const id = ports.newId()
    const lines: MailLine[] = []
    for (const { about, line } of told)
      if (await markTold(tx, { person, about, mail: id, at: ports.now() })) lines.push(line)
    if (lines.length === 0) continue
    count += 1
    const params: MailParams = { person, lines }
    await enqueue(tx, [
      {
        id,
        project: null,
        event: null,
        type: mailType,
        params: JSON.stringify(params),
        created_at: ports.now(),
        sent_at: null,
        attempts: 0,
        failure: null,
      },
    ])
  }
  return count
}
