import { z } from 'zod'
import type { Tx } from '#db/connect.ts'
import {
  differenceOf,
  forgetWords,
  insertFaults,
  insertListed,
  keysOfVersion,
  lastKey,
  listFaults,
  listVersionRows,
  rowsOfCodes,
} from '#db/queries/listed.ts'
import { changeVersion, findList, findVersion, pointTo } from '#db/queries/lists.ts'
import type { Row } from '#db/schema.ts'
import { breathe } from '../imports/sheet-row.ts'
import { sentenceOf, unreadable } from '../imports/unreadable.ts'
import { askJob } from './ask-job.server.ts'
import { type Job, type JobKind, type JobMeans, type JobStep, jobFailure } from './job.ts'
import { closeList, nextRows } from './list-rows.server.ts'
import { firstKey, forgetBehind, noteSums, type Sums, writeRows } from './list-writing.server.ts'

/**
 * Where the work stands: the last row read and the place of the last row written; then the last key carried over from the
 * version that is supplemented; then the words of the version before that are still to be forgotten.
 */
const sums = z.object({ rows: z.number(), good: z.number(), faulty: z.number(), remarked: z.number() })
const place = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('read'), row: z.number(), at: z.number(), sums }),
  z.object({ phase: z.literal('carry'), key: z.number(), at: z.number(), sums }),
  z.object({ phase: z.literal('settle') }),
  z.object({ phase: z.literal('forget'), after: z.number(), until: z.number() }),
])

type Place = z.output<typeof place>
type Version = Row<'list_version'>

const none: Sums = { rows: 0, good: 0, faulty: 0, remarked: 0 }

const params = z.object({ version: z.string() })

/** Reads a version's file row by row, in short steps; the list points to the version when all of it is written. */
export const importList: JobKind = async (means, job) => {
  const version = await findVersion(means.db, params.parse(job.params).version)
  const at = job.cursor === null ? null : place.parse(JSON.parse(job.cursor))
  if (at?.phase === 'forget') return forget(means, job, at)
  // Cancelled meanwhile, or done by a step whose end was not noted.
  if (version?.state !== 'waiting') return { cursor: null, progress: job.progress, total: job.total }
  try {
    const here = at ?? { phase: 'read', row: version.head_row ?? 0, at: 0, sums: none }
    if (here.phase === 'read') return await readRows(means, version, here)
    return here.phase === 'carry' ? await carryOver(means, version, here) : await settle(means, version)
  } catch (error) {
    const sentence = sentenceOf(error)
    if (sentence === undefined) throw error
    await abandon(means, version, sentence)
    throw jobFailure(sentence)
  }
}

const step = (to: Place, { bytes }: Version, progress: number, message: string): JobStep => ({
  cursor: JSON.stringify(to),
  progress: Math.min(progress, bytes),
  total: bytes,
  message,
})

async function readRows({ db, store }: JobMeans, version: Version, here: Place & { phase: 'read' }): Promise<JobStep> {
  const batch = await nextRows(store, version, here.row)
  if (batch.end) {
    const next: Place = version.base ? { ...here, phase: 'carry', key: 0 } : { phase: 'settle' }
    return step(next, version, version.bytes, `已读 ${here.sums.rows} 行`)
  }
  const after = await db.transaction().execute((tx) => writeRows(tx, version, here, batch.rows))
  // A page takes a dozen turns of the loop: as many are left to it after each step, and cost nothing where nobody waits.
  for (let turn = 0; turn < turnsForPages; turn += 1) await breathe()
  return step(
    { phase: 'read', row: batch.last, ...after },
    version,
    batch.read,
    `已读 ${after.sums.rows} 行，收下 ${after.sums.good} 家`,
  )
}

const turnsForPages = 12
const carriedAtOnce = 1000

/** A supplement is a whole version too: what the version before has and the supplement does not say is carried over. */
async function carryOver({ db }: JobMeans, version: Version, here: Place & { phase: 'carry' }): Promise<JobStep> {
  const rows = await listVersionRows(db, version.base ?? '', here.key, carriedAtOnce)
  const last = rows.at(-1)
  if (!last) return step({ phase: 'settle' }, version, version.bytes, `已读 ${version.rows} 行`)
  const after = await db.transaction().execute(async (tx) => {
    await forgetBehind(tx, version, here.at)
    const codes = rows.map(({ credit_code }) => credit_code)
    const said = new Set((await rowsOfCodes(tx, version.id, codes)).map(({ credit_code }) => credit_code))
    const carried = rows.filter(({ credit_code }) => !said.has(credit_code))
    await insertListed(
      tx,
      carried.map((row, n) => ({ ...row, key: firstKey(version) + here.at + n + 1, version: version.id })),
    )
    const sums = { ...here.sums, good: here.sums.good + carried.length }
    await noteSums(tx, version, sums)
    return { at: here.at + carried.length, sums }
  })
  return step(
    { phase: 'carry', key: last.key, ...after },
    version,
    version.bytes,
    `共 ${after.at} 家，沿用上一版其余企业`,
  )
}

/** Faulty rows of the version before that no row of the supplement answers by name still wait, below the rows of its file. */
async function carryFaults(tx: Tx, version: Version): Promise<number> {
  const waiting = await listFaults(tx, version.base ?? '', 'fault', 0, 5000)
  const names = waiting.flatMap(({ name }) => (name === null ? [] : [name]))
  if (waiting.length === 0) return 0
  const answered = new Set(await namesIn(tx, version.id, names))
  const open = waiting.filter(({ name }) => name === null || !answered.has(name))
  const base = await findVersion(tx, version.base ?? '')
  const carried = open.map((fault) => ({
    ...fault,
    version: version.id,
    row: rowOfEarlier(base?.number ?? 0, fault.row),
  }))
  await insertFaults(tx, carried)
  return carried.length
}

/** A row of another version's file, told from the rows of this one: see `rowWords`. */
const rowOfEarlier = (number: number, row: number): number => (row < keysOfVersion ? number * keysOfVersion + row : row)

async function namesIn(tx: Tx, version: string, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const rows = await tx
    .selectFrom('listed_enterprise')
    .select('name')
    .where('version', '=', version)
    .where('name', 'in', names)
    .execute()
  return rows.map(({ name }) => name)
}

/** The list points to the version, in one transaction; the version before stays to be read, and says what changed. */
async function settle({ db, ports }: JobMeans, version: Version): Promise<JobStep> {
  if (version.good === 0) throw unreadable('没有一行可以收下，请核对表头和信用代码后重新导入')
  const list = await findList(db, version.list)
  const before = list?.current ? await findVersion(db, list.current) : undefined
  const difference = before
    ? await differenceOf(db, before.id, version.id)
    : { added: version.good, gone: 0, changed: 0 }
  const at = ports.now()
  await db.transaction().execute(async (tx) => {
    const more = version.base ? await carryFaults(tx, version) : 0
    const change = { state: 'current' as const, ended_at: at, faulty: version.faulty + more, ...difference }
    if (!(await changeVersion(tx, version.id, ['waiting'], change))) throw jobFailure('导入已取消。')
    if (before) await changeVersion(tx, before.id, ['current'], { state: 'superseded' })
    await pointTo(tx, version.list, version.id)
  })
  await closeList(version.id)
  const message = `收下 ${version.good} 家，${version.faulty} 行待更正`
  if (!before) return { cursor: null, progress: version.bytes, total: version.bytes, message }
  const words: Place = {
    phase: 'forget',
    after: firstKey(before),
    until: (await lastKey(db, before.id)) ?? firstKey(before),
  }
  return step(words, version, version.bytes, message)
}

const forgottenAtOnce = 2000

async function forget({ db }: JobMeans, job: Job, here: Place & { phase: 'forget' }): Promise<JobStep> {
  const until = Math.min(here.after + forgottenAtOnce, here.until)
  await db.transaction().execute((tx) => forgetWords(tx, here.after, until))
  const done = until >= here.until
  return { cursor: done ? null : JSON.stringify({ ...here, after: until }), progress: job.total, total: job.total }
}

/** A file that cannot be read to its end leaves nothing behind but the sentence why. */
async function abandon({ db, ports }: JobMeans, version: Version, message: string): Promise<void> {
  await closeList(version.id)
  await db.transaction().execute(async (tx) => {
    const change = { state: 'failed' as const, message, ended_at: ports.now() }
    await changeVersion(tx, version.id, ['waiting'], change)
    await askJob(tx, { kind: 'clear-list', params: { version: version.id }, by: version.created_by }, ports)
  })
}
