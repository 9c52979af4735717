import { listLists, listVersionsUnderWay } from '#db/queries/lists.ts'
import { isListKind, listKindNames, listKinds, listTitle } from '#workflows/lists/list-kinds.ts'
import { keepsList } from '../commands/list-keeper.ts'
import { dayText, instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import type { Session } from '../session.server.ts'
import { keeperOf } from './list-reader.server.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports' | 'address'>

export type ListLineView = {
  id: string
  href: string
  title: string
  kind: string
  region: string
  year: number
  batch: string
  body: string
  sample: boolean
  mine: boolean
  /** 第 2 版 · 2026年3月2日 09:00; empty before the first is read. */
  version: string
  enterprises: number | null
  faulty: number
  published: string
}

export type UnderWayView = { id: string; href: string; title: string; words: string; asks: boolean }

export type ListsView = { rows: ListLineView[]; underWay: UnderWayView[]; asOf: string }

export async function presentLists(who: Session, context: Reading): Promise<ListsView> {
  const { reader, ports } = context
  const keeper = keeperOf(who, context)
  const lists = await listLists(reader)
  const going = await listVersionsUnderWay(reader)
  return {
    rows: lists.map((list) => ({
      id: list.id,
      href: `/lists/${list.id}`,
      title: listTitle(list),
      kind: isListKind(list.kind) ? listKinds[list.kind].name : list.kind,
      region: list.region || '全国',
      year: list.year,
      batch: list.batch,
      body: list.body,
      sample: list.sample_at !== null,
      mine: keepsList(keeper, list),
      version:
        list.number && list.ended_at ? `第 ${list.number} 版 · ${instantText(list.ended_at, { year: true })}` : '',
      enterprises: list.good,
      faulty: list.faulty ?? 0,
      published: list.published_on ? dayText(list.published_on, { year: true, weekday: false }) : '',
    })),
    underWay: going.flatMap((version) => {
      const list = lists.find(({ id }) => id === version.list)
      if (!list) return []
      return [
        {
          id: version.id,
          href: `/lists/${list.id}/versions/${version.id}`,
          title: `${listTitle(list)} 第 ${version.number} 版`,
          asks: version.state === 'mapping',
          words: version.state === 'mapping' ? '须指明各列' : `导入中，已读 ${version.rows} 行`,
        },
      ]
    }),
    asOf: instantText(ports.now()),
  }
}

export const listKindOptions = listKindNames.map((value) => ({ value, label: listKinds[value].name }))
