import { listFaults } from '#db/queries/listed.ts'
import { findList, findVersion } from '#db/queries/lists.ts'
import { type ListField, listFieldNames, listFields } from '#workflows/lists/columns.ts'
import { listTitle } from '#workflows/lists/list-kinds.ts'
import { faultsText, type RowFault } from '#workflows/lists/listed-row.ts'
import { readsLists } from '../../presenters/list-reader.server.ts'
import { rowWords } from '../../presenters/list-version.server.ts'
import { type ListedLineView, presentListed, readListedAddress } from '../../presenters/listed.server.ts'
import { type HouseList, notForThisSeat } from '../house-list.ts'
import { type Column, everyPage, listing, mostRows, placeIn } from '../listing.ts'

export const listedColumns: readonly Column<ListedLineView>[] = [
  { head: '企业名称', width: 40, cell: ({ name }) => name },
  { head: '统一社会信用代码', width: 22, cell: ({ code }) => code },
  { head: '称号或名单', width: 26, cell: ({ title }) => title },
  { head: '名单', width: 40, cell: ({ list }) => list.title },
  { head: '证书编号', width: 20, cell: ({ certificate }) => certificate },
  { head: '地区', width: 20, cell: ({ region }) => region },
  { head: '有效期', width: 30, cell: ({ validity, expired }) => `${validity}${expired ? '（已过）' : ''}` },
]

/** Enterprises of lists in force, as the page is filtered; of one list with `list`. */
export const listedList: HouseList = async (who, context, search) => {
  if (!readsLists(who)) throw notForThisSeat()
  const list = search.get('list')
  const address = readListedAddress(search)
  let [total, filter] = [0, '']
  const rows = await everyPage(async (after) => {
    const page = await presentListed(
      context,
      { ...address, after: after === null ? null : Number(after) },
      { path: '/enterprises', list, size: 1000 },
    )
    total = page.total
    filter = page.filtered.join('、')
    return { rows: page.rows, after: placeIn(page.next) }
  })
  return listing({ title: '名单中的企业', filter, columns: listedColumns, rows, total })
}

type FaultRow = { row: string; kind: string; because: string; cells: Partial<Record<ListField, string>> }

/** What to put right, in the columns that a supplement is read by: mended, the same file can be handed in. */
const faultColumns: readonly Column<FaultRow>[] = [
  { head: '行', width: 14, cell: ({ row }) => row },
  ...listFieldNames.map((field) => ({
    head: listFields[field].label,
    width: 24,
    cell: ({ cells }: FaultRow) => cells[field] ?? '',
  })),
  { head: '处理', width: 10, cell: ({ kind }) => kind },
  { head: '原因', width: 60, cell: ({ because }) => because },
]

export const listFaultsList: HouseList = async (who, { reader }, search) => {
  const version = readsLists(who) ? await findVersion(reader, search.get('version') ?? '') : undefined
  const list = version && (await findList(reader, version.list))
  if (!version || !list) throw notForThisSeat()
  const found = await listFaults(reader, version.id, null, 0, mostRows)
  const rows = found.map(({ row, severity, faults, cells }) => {
    const said = JSON.parse(faults) as RowFault[]
    return {
      row: rowWords(row),
      kind: severity === 'fault' ? '待更正' : '提示',
      because: faultsText(said),
      cells: JSON.parse(cells) as FaultRow['cells'],
    }
  })
  const title = `${listTitle(list)} 第${version.number}版 待更正`
  return listing({ title, columns: faultColumns, rows, total: version.faulty + version.remarked })
}
