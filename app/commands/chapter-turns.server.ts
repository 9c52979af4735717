import { listSeatedPeople } from '#db/queries/chapters.ts'
import { insertNotices, readChapterNotices } from '#db/queries/notices.ts'
import type { Row } from '#db/schema.ts'
import { chapterCapacities } from '#workflows/rules/chapter.ts'
import type { ChapterNow } from '../chapters/read-chapters.server.ts'
import type { Desk } from './desk.server.ts'

const words = {
  write: { kind: 'task', one: '请编写', many: '请编写各章' },
  check: { kind: 'task', one: '请复核', many: '请复核各章' },
  mend: { kind: 'return', one: '请修改', many: '请修改各章' },
  checked: { kind: 'progress', one: '已复核', many: '已复核各章' },
} as const

/** What somebody is asked to do with chapters of a paper, or told of them. */
export type Turn = {
  person: string | null
  what: keyof typeof words
  chapters: readonly Pick<ChapterNow, 'key' | 'title'>[]
  /** Why, in the words of whoever handed it on. */
  because?: string
}

type Paper = Pick<Row<'filing'>, 'id' | 'title'>

/**
 * Tells each person whose turn it is, in one notice for all his chapters. Nobody is told what he did himself, nor anything
 * any more once he has left the project.
 */
export async function tellTurns(desk: Desk, { id, title }: Paper, by: string, turns: readonly Turn[]): Promise<void> {
  const seated = await listSeatedPeople(desk.tx, desk.project.id, chapterCapacities)
  const told = turns.flatMap(({ person, what, chapters, because }) => {
    const [only, ...more] = chapters
    if (person === by || !only || !seated.some((one) => one.person === person)) return []
    const { kind, one, many } = words[what]
    const named = more.length === 0 ? `${one}：${only.title}` : `${many}（${chapters.length} 章）`
    return [
      {
        id: desk.ports.newId(),
        project: desk.project.id,
        run: null,
        person,
        organisation: null,
        capacity: null,
        kind,
        title: named,
        detail: because ? `《${title}》：${because}` : `《${title}》`,
        filing: id,
        chapter: more.length === 0 ? only.key : null,
        at: desk.ports.now(),
        read_at: null,
      },
    ]
  })
  await insertNotices(desk.tx, told)
}

/** Whoever has done what a notice of a chapter asked of him need not read it any more. */
export const turnDone = (desk: Desk, filing: string, chapter: string, person: string): Promise<void> =>
  readChapterNotices(desk.tx, { filing, chapter, person }, desk.ports.now())
