import { type FacilityLine, presentFacility } from '../../presenters/facility.server.ts'
import type { HouseList } from '../house-list.ts'
import { atInstant, type Column, everyPage, inWan, listing, placeIn } from '../listing.ts'

const columns: readonly Column<FacilityLine>[] = [
  { head: '时间（+08:00）', width: 20, cell: ({ instant }) => atInstant(instant) },
  { head: '项目', width: 32, cell: ({ project }) => project.name },
  { head: '示例', width: 6, cell: ({ project }) => (project.sample ? '示例' : '') },
  { head: '分录', width: 12, cell: ({ word }) => word },
  { head: '变动（万元）', width: 16, cell: ({ change }) => inWan(change) },
  { head: '预留（万元）', width: 16, cell: ({ reserved }) => inWan(reserved) },
  { head: '占用（万元）', width: 16, cell: ({ committed }) => inWan(committed) },
  { head: '可用（万元）', width: 16, cell: ({ available }) => inWan(available) },
  { head: '经办', width: 12, cell: ({ by }) => by },
  { head: '依据', width: 28, cell: ({ basis }) => basis },
]

/** 风险分担额度台账 of one facility, named in the address. */
export const facilityList: HouseList = async (who, context, search) => {
  const facility = search.get('facility') ?? undefined
  let title = ''
  const rows = await everyPage(async (after) => {
    const page = await presentFacility(context, who, { facility, after }, 500)
    title = page.name
    return { rows: page.lines, after: placeIn(page.pager.next) }
  })
  return listing({ title: `${title} 台账`, columns, rows })
}
