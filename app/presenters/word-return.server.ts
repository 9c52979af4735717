import { listRemarks } from '#db/queries/chapter-remarks.ts'
import { findWordReturn } from '#db/queries/chapters.ts'
import { chapterProblem } from '#workflows/rules/chapter.ts'
import { freshRemarks } from '../chapters/fresh-remarks.ts'
import { quotableLabel } from '../chapters/row-quote.ts'
import { decideWord, type ReturnedChapter, returnedWord } from '../chapters/word-chapter.server.ts'
import { instantText } from '../components/chinese-date.ts'
import { changeKey } from '../word/take-over.ts'
import { type ChapterRoom, namesOf } from './chapter-room.server.ts'
import { asWritten } from './chapter-words.ts'
import { type FrameView, frameOf } from './project-room.server.ts'

export type WordPiece = {
  key: string
  title: string
  href: string
  changed: number
  revisions: number
  remarks: number
  facts: number
  taken: boolean
  /** Why this person may not take it. */
  blocked: string | null
}

export type RevisionView = {
  id: number
  by: string
  at: string
  place: string
  what: string
  before: string
  after: string
}
export type FactChangeView = { value: string; label: string; was: string; now: string; href: string }

/** A comment to be kept beside the chapter. `known`: it came back before and is there already. */
export type ReturnedRemark = { id: number; words: string; about: string; said: string; done: boolean; known: boolean }

export type WordReturnPage = {
  frame: FrameView
  filing: { title: string; href: string }
  name: string
  sent: string
  pieces: WordPiece[]
  strangers: string[]
  losses: { what: string; place: string; times: number }[]
  /** The chapter that is decided on. */
  chosen: {
    key: string
    title: string
    revision: number
    revisions: RevisionView[]
    facts: FactChangeView[]
    remarks: ReturnedRemark[]
    blocked: string | null
  } | null
  requestKey: string
}

type Asked = { returned: string | undefined; chapter: string | null; requestKey: string }

/** A Word file that came back: its chapters, what each changes, and the decisions that one of them asks for. */
export async function presentWordReturn(chapters: ChapterRoom, asked: Asked): Promise<WordReturnPage> {
  const { room, filing, read, actor } = chapters
  const row = asked.returned ? await findWordReturn(room.tx, asked.returned) : undefined
  if (!row || row.filing !== filing.id || row.ended_at || !read.ok)
    throw new Response('没有等待处理的这份 Word 文件。', { status: 404 })
  const word = returnedWord(read, row)
  const taken: string[] = JSON.parse(row.taken)
  const names = await namesOf(room, [row.sent_by])
  const at = `/projects/${room.project.id}/filings/${filing.id}/chapters`
  const blockedOf = ({ chapter }: ReturnedChapter) =>
    chapter.writable ? chapterProblem('write', chapter, actor) : '本章是签署页，由平台编排'
  const only = word.chapters.length === 1 ? word.chapters[0] : undefined
  const chosen = only ?? word.chapters.find(({ chapter }) => chapter.key === asked.chapter)
  return {
    frame: frameOf(room, 'filings'),
    filing: { title: filing.title, href: at },
    name: row.name,
    sent: `${names(row.sent_by)}，${instantText(row.sent_at)}`,
    pieces: word.chapters.map((piece) => {
      const decided = decideWord(read, piece)
      return {
        key: piece.chapter.key,
        title: piece.chapter.title,
        href: `${at}/returned/${row.id}?chapter=${piece.chapter.key}#decide`,
        changed: decided.changed,
        revisions: piece.revisions.length,
        remarks: piece.remarks.length,
        facts: decided.changes.length,
        taken: taken.includes(piece.chapter.key),
        blocked: blockedOf(piece),
      }
    }),
    strangers: word.strangers,
    losses: [...word.content.losses, ...word.unplaced],
    chosen: chosen ? await chosenView(chapters, chosen, blockedOf(chosen)) : null,
    requestKey: asked.requestKey,
  }
}

async function chosenView({ room, filing, read }: ChapterRoom, piece: ReturnedChapter, blocked: string | null) {
  const { chapter, revisions, remarks } = piece
  const fresh = freshRemarks(remarks, await listRemarks(room.tx, filing.id, chapter.key))
  const changes = read.ok ? decideWord(read, piece).changes : []
  return {
    key: chapter.key,
    title: chapter.title,
    revision: chapter.row?.revision ?? 0,
    blocked,
    revisions: revisions.map(({ id, by, at, place, moved, before, after }) => ({
      ...{ id, by, place, before, after },
      at: asWritten(at),
      what: moved ? '移动' : before && after ? '改写' : after ? '插入' : before ? '删除' : '段落合并或拆分',
    })),
    remarks: remarks.map((remark) => ({
      ...{ id: remark.id, words: remark.words, about: remark.about, done: remark.done },
      said: [remark.place, remark.by, asWritten(remark.at)].filter(Boolean).join('，'),
      known: !fresh.includes(remark),
    })),
    facts: changes.map((change) => ({
      value: changeKey(change),
      label: quotableLabel(change.key),
      was: change.was,
      now: change.now,
      href: `/projects/${room.project.id}/facts`,
    })),
  }
}
