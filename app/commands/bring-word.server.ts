import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import { insertWordReturn } from '#db/queries/chapters.ts'
import { type Actor, sitsOn } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { chapterCapacities, chapterProblem } from '#workflows/rules/chapter.ts'
import { hasChapters, readChapters } from '../chapters/read-chapters.server.ts'
import { returnedWord } from '../chapters/word-chapter.server.ts'
import { uploadedName } from '../filings/file-name.ts'
import type { Gate } from '../gate/inspection.ts'
import type { Ports } from '../ports.ts'
import type { WordContent } from '../word/marked.ts'
import { packWord } from '../word/pack.server.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refusal } from './desk.server.ts'
import { checklistPaper, projectOfFiling } from './filing-seat.server.ts'

export type BringWord = {
  filing: string
  /** The chapter it is of; null: the whole paper. */
  chapter: string | null
  name: string
  bytes: Uint8Array
  actor: Actor
  key: string
}

type Means = { db: Db; store: Store; gate: Gate }
type Brought = { ok: true; returned: string }

/**
 * A Word file with a chapter, or with a whole paper: it is looked into and waits for somebody to decide on its revisions.
 * Nothing of the paper changes by it.
 */
export async function bringWord(
  { db, store, gate }: Means,
  command: BringWord,
  ports: Ports,
): Promise<Brought | Refusal> {
  const { bytes, ...rest } = command
  const project = await projectOfFiling(db, command.filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  // The seat is asked before the bytes are looked at and kept, so that a stranger cannot fill the disk.
  const allowed = await atDesk(db, project, ports, async (desk) => {
    await permitted(desk, command)
    return { ok: true as const }
  })
  if (!allowed.ok) return allowed
  const read = await gate.readWord(bytes)
  if (!read.ok) return refuse('invalid', '文件不能带回。', { file: [read.message] })
  const sha256 = await store.put(bytes)
  const request = { what: 'chapter.word', ...rest, sha256 }
  return atDesk(db, project, ports, (desk) => once(desk, request, () => keep(desk, request, read.content)))
}

async function permitted(desk: Desk, { filing: id, chapter, actor }: Omit<BringWord, 'bytes'>) {
  const filing = await checklistPaper(desk, id)
  if (!hasChapters(filing.template)) throw refusal(refuse('unavailable', '该文件不分章编写。'))
  if (!sitsOn(actor, chapterCapacities)) throw refusal(refuse('unavailable', '您的席位不编写这份文件。'))
  const read = await readChapters(desk, filing, desk.ports.now())
  if (!read.ok) throw refusal(refuse('blocked', read.message))
  const mine = read.chapters.filter(({ key }) => chapter === null || key === chapter)
  const problems = mine.map((one) => chapterProblem('write', one, actor))
  if (!problems.includes(null)) throw refusal(refuse('unavailable', `${problems[0] ?? '该文件没有这一章'}。`))
  return read
}

async function keep(
  desk: Desk,
  request: Omit<BringWord, 'bytes'> & { sha256: string },
  content: WordContent,
): Promise<Brought> {
  const { filing, chapter, actor, sha256 } = request
  const read = await permitted(desk, request)
  const at = desk.ports.now()
  const row = {
    ...{ id: desk.ports.newId(), filing, chapter, file: sha256, name: uploadedName(request.name, 'docx') },
    ...{ content: packWord(content), taken: '[]', sent_by: actor.person, sent_at: at, ended_at: null },
  }
  const { chapters, strangers } = returnedWord(read, row)
  if (chapters.length === 0) throw refusal(refuse('invalid', '文件不能带回。', { file: [nothingIn(strangers)] }))
  await insertWordReturn(desk.tx, row)
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const data = { filing, chapter, file: sha256, name: row.name, revisions: content.revisions.length }
  await log(desk, { ...nothing, id: desk.ports.newId(), type: 'chapter.word', data, by: actor, at })
  return { ok: true, returned: row.id }
}

const nothingIn = (titles: readonly string[]): string =>
  titles.length === 0
    ? '没有找到章标题，请把各章标题设为一级标题（“标题 1”样式）后带回'
    : `没有找到对应的章；文件中的一级标题是：${titles.slice(0, 8).join('、')}`
