import { countChaptersOf, listChaptersOf } from '#db/queries/chapters.ts'
import { chapterCapacities } from '#workflows/rules/chapter.ts'
import { instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import { reachableIds, type SignedIn } from '../reach.server.ts'

export type MyChapter = {
  id: string
  title: string
  paper: string
  href: string
  what: '编写' | '修改' | '复核'
  because: string
  project: { href: string; name: string; sample: boolean }
  since: string
  /** The instant of `since`. */
  at: string
}

export type MyChaptersView = { rows: MyChapter[]; total: number }

const shown = 40

/** How many chapters wait for this person; none for a capacity that has no chapters. */
export const countMyChapters = async (who: SignedIn, { reader }: Pick<LoadContext, 'reader'>): Promise<number> =>
  chapterCapacities.includes(who.capacity) ? countChaptersOf(reader, who.person, reachableIds(reader, who)) : 0

/** 轮到我的章节: to be written, mended or checked, those that wait longest first. */
export async function presentMyChapters(
  who: SignedIn,
  context: Pick<LoadContext, 'reader'>,
  most = shown,
): Promise<MyChaptersView> {
  const { reader } = context
  const total = await countMyChapters(who, context)
  const rows = total > 0 ? await listChaptersOf(reader, who.person, reachableIds(reader, who), most) : []
  return { total, rows: rows.map(myChapter) }
}

const myChapter = ({
  filing,
  chapter,
  project,
  name,
  sample,
  paper,
  title,
  state,
  returned_because,
  changed_at,
}: Awaited<ReturnType<typeof listChaptersOf>>[number]): MyChapter => ({
  id: `${filing} ${chapter}`,
  title,
  paper,
  href: `/projects/${project}/filings/${filing}/chapters/${chapter}`,
  what: state === 'checking' ? '复核' : returned_because ? '修改' : '编写',
  because: returned_because ?? '',
  project: { href: `/projects/${project}`, name, sample: sample !== 'none' },
  since: instantText(changed_at),
  at: changed_at,
})
