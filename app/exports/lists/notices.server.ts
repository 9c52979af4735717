import { type NoticeLine, presentNotices } from '../../presenters/notices.server.ts'
import type { HouseList } from '../house-list.ts'
import { atInstant, type Column, everyPage, listing, placeIn } from '../listing.ts'

const columns: readonly Column<NoticeLine>[] = [
  { head: '时间（+08:00）', width: 20, cell: ({ instant }) => atInstant(instant) },
  { head: '消息', width: 36, cell: ({ title }) => title },
  { head: '说明', width: 48, cell: ({ detail }) => detail },
  { head: '项目', width: 32, cell: ({ project }) => project },
  { head: '已读', width: 6, cell: ({ unread }) => (unread ? '未读' : '已读') },
]

/** 消息 to a person or his seat, newest first. */
export const noticesList: HouseList = async (who, context) => {
  const rows = await everyPage(async (after) => {
    const page = await presentNotices(who, context, after, 500)
    return { rows: page.rows, after: placeIn(page.next) }
  })
  return listing({ title: '消息', columns, rows })
}
