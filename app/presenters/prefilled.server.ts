import type { Typed } from '../forms/read-form.ts'
import { filedGaps } from './gaps-page.server.ts'
import { isReviewSide } from './papers-at-hand.server.ts'
import type { Room } from './project-room.server.ts'

const most = 60

/**
 * What stands in a form before anybody has typed: a letter that returns a filing names every gap that the check of its
 * papers has found (一次性告知), each to be struck out or reworded by whoever signs it.
 */
export async function prefilled(room: Room, type: string): Promise<Typed | undefined> {
  if (type !== 'filing.return' || !isReviewSide(room.who)) return undefined
  const gaps = (await filedGaps(room)).slice(0, most)
  if (gaps.length === 0) return undefined
  const cells = gaps.flatMap(({ what, because, kind, filing }, at): [string, readonly string[]][] => [
    [`items.${at}.title`, [what]],
    [`items.${at}.category`, [kind === 'paper' ? '文件齐备' : kind === 'disclosure' ? '信息披露' : '一致性']],
    [`items.${at}.severity`, ['一般']],
    [`items.${at}.question`, [`${because.replace(/。$/, '')}。请补正。`]],
    ...(filing ? [[`items.${at}.filing`, [filing]] satisfies [string, string[]]] : []),
  ])
  return Object.fromEntries(cells)
}
