import { type Actor, type Capacity, sitsOn } from '../kit/seats.ts'

/** 待写 → 起草中 → 待复核 → 已复核. Whoever changes a chapter opens it again. */
export const chapterStates = { waiting: '待写', drafting: '起草中', checking: '待复核', checked: '已复核' } as const
export type ChapterState = keyof typeof chapterStates

/** Who may have a chapter to write or to check: the issuer's side and the firms that make papers for it. */
export const chapterCapacities: readonly Capacity[] = [
  'issuer',
  'lead-underwriter',
  'joint-underwriter',
  'counsel',
  'auditor',
  'trustee',
]

export type ChapterAct = 'assign' | 'write' | 'submit' | 'check'

export type ChapterCase = {
  state: ChapterState
  owner: string | null
  checker: string | null
  /** Who made the text that stands; null: the platform did. */
  writer: string | null
}

const arranges: readonly Capacity[] = ['issuer', 'lead-underwriter']

/** Four eyes by person: whoever wrote the text that stands does not check it, whatever seat he comes from. */
function checkProblem({ state, checker, owner, writer }: ChapterCase, { person }: Actor): string | null {
  if (checker !== person) return '由指定的复核人复核'
  if (owner === person || writer === person) return '编写人不能复核自己编写的章节'
  return state === 'checking' ? null : '提交复核后才能复核'
}

function submitProblem({ state, checker, owner }: ChapterCase, actor: Actor): string | null {
  if (checker === null) return '还没有指定复核人'
  if (state === 'checking') return '已经提交复核'
  if (state === 'checked') return '已经复核'
  return mayWrite(owner, actor) ? null : '由编写人提交复核'
}

const mayWrite = (owner: string | null, actor: Actor): boolean =>
  owner === null ? sitsOn(actor, arranges) : owner === actor.person && sitsOn(actor, chapterCapacities)

/** Why somebody may not say of a comment from Word that it is dealt with; null where he may. */
export const remarkProblem = (chapter: ChapterCase, actor: Actor): string | null =>
  mayWrite(chapter.owner, actor) || chapter.checker === actor.person ? null : '由编写人或复核人办结批注'

/**
 * Why somebody may not do something with a chapter, in a Chinese sentence; null where he may. A rule of the house, not of
 * any regulator: chapters are divided and read twice before a paper is handed in.
 */
export function chapterProblem(act: ChapterAct, chapter: ChapterCase, actor: Actor): string | null {
  switch (act) {
    case 'assign':
      return sitsOn(actor, arranges) ? null : '由发行人或主承销商分工'
    case 'write':
      return mayWrite(chapter.owner, actor)
        ? null
        : chapter.owner === null
          ? '未分工的章节由发行人或主承销商编写'
          : '由编写人编写'
    case 'submit':
      return submitProblem(chapter, actor)
    case 'check':
      return checkProblem(chapter, actor)
  }
}
