import { administratorOf } from '../../accounts/administrator.server.ts'
import type { LoadContext } from '../../load-context.ts'
import {
  type AccessLineView,
  type OrganisationLineView,
  type PeopleTab,
  type PersonLineView,
  presentPeople,
} from '../../presenters/people.server.ts'
import type { Session } from '../../session.server.ts'
import { type HouseList, notForThisSeat } from '../house-list.ts'
import { atInstant, type Column, everyPage, listing, placeIn } from '../listing.ts'

const personColumns: readonly Column<PersonLineView>[] = [
  { head: '姓名', width: 14, cell: ({ name }) => name },
  { head: '邮箱', width: 32, cell: ({ email }) => email },
  { head: '机构', width: 36, cell: ({ organisation }) => organisation },
  { head: '示例', width: 6, cell: ({ sample }) => (sample ? '示例' : '') },
  { head: '席位', width: 40, cell: ({ seats }) => seats.join('、') },
  { head: '状态', width: 12, cell: ({ disabled, mustChange }) => (disabled ? '已停用' : mustChange ? '待改密码' : '') },
  { head: '上次登录', width: 24, cell: ({ last }) => last },
]

const organisationColumns: readonly Column<OrganisationLineView>[] = [
  { head: '机构', width: 36, cell: ({ name }) => name },
  { head: '示例', width: 6, cell: ({ sample }) => (sample ? '示例' : '') },
  { head: '类型', width: 20, cell: ({ kind }) => kind },
  { head: '统一社会信用代码', width: 22, cell: ({ code }) => code },
  { head: '地区', width: 20, cell: ({ region }) => region },
]

const accessColumns: readonly Column<AccessLineView>[] = [
  { head: '时间（+08:00）', width: 20, cell: ({ instant }) => atInstant(instant) },
  { head: '事项', width: 16, cell: ({ what }) => what },
  { head: '人员', width: 14, cell: ({ who }) => who },
  { head: '说明', width: 36, cell: ({ detail }) => detail },
  { head: '来自', width: 24, cell: ({ from }) => from },
]

/** A tab of 人员与机构 to its end, for whoever looks after people. */
async function every<Row>(
  who: Session,
  context: LoadContext,
  search: URLSearchParams,
  { tab, of }: { tab: PeopleTab; of: 'people' | 'organisations' | 'access' },
) {
  if (who.capacity !== 'administrator') throw notForThisSeat()
  const words = (search.get('q') ?? '').trim().slice(0, 100)
  let total = 0
  const rows = await everyPage(async (after) => {
    const by = administratorOf(who, context.address)
    const page = await presentPeople(by, context, { tab, words, after }, 500)
    total = page.total
    return { rows: (page[of] ?? []) as Row[], after: placeIn(page.next) }
  })
  return { rows, total, filter: words && `查找「${words}」` }
}

export const peopleList: HouseList = async (who, context, search) =>
  listing({
    title: '人员',
    columns: personColumns,
    ...(await every<PersonLineView>(who, context, search, { tab: 'people', of: 'people' })),
  })

export const organisationsList: HouseList = async (who, context, search) =>
  listing({
    title: '机构',
    columns: organisationColumns,
    ...(await every<OrganisationLineView>(who, context, search, { tab: 'organisations', of: 'organisations' })),
  })

export const accessList: HouseList = async (who, context, search) =>
  listing({
    title: '访问记录',
    columns: accessColumns,
    ...(await every<AccessLineView>(who, context, search, { tab: 'access', of: 'access' })),
  })
