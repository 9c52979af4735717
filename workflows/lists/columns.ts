/** What a row of a recommended list may say. Only name and credit code have to be there. */
export const listFields = {
  name: { label: '企业名称', required: true },
  creditCode: { label: '统一社会信用代码', required: true },
  certificate: { label: '证书编号', required: false },
  validFrom: { label: '有效期起', required: false },
  validTo: { label: '有效期止', required: false },
  region: { label: '所在地区', required: false },
} as const

export type ListField = keyof typeof listFields

export const listFieldNames = Object.keys(listFields) as ListField[]

/** The heads under which public lists give a field, after `plainHead`. */
const synonyms: Record<ListField, readonly string[]> = {
  name: [
    '企业名称',
    '单位名称',
    '公司名称',
    '申报企业',
    '申报单位',
    '企业全称',
    '名称',
    '纳税人名称',
    '企业名',
    '单位',
  ],
  creditCode: [
    '统一社会信用代码',
    '社会信用代码',
    '信用代码',
    '统一信用代码',
    '统一社会信用代码证号',
    '统一代码',
    '纳税人识别号',
    '组织机构代码统一社会信用代码',
  ],
  certificate: ['证书编号', '证书号', '编号', '入库登记编号', '登记编号', '证书编码', '认定编号', '高企证书编号'],
  validFrom: [
    '有效期起',
    '有效期自',
    '发证日期',
    '发证时间',
    '认定日期',
    '认定时间',
    '起始日期',
    '生效日期',
    '有效期开始',
    '有效期起始日',
  ],
  validTo: [
    '有效期止',
    '有效期至',
    '到期日期',
    '到期时间',
    '到期日',
    '截止日期',
    '终止日期',
    '有效期结束',
    '有效期',
    '有效期截止日',
  ],
  region: [
    '所在地区',
    '地区',
    '所属地区',
    '区域',
    '所在地',
    '所在区',
    '省市',
    '省份',
    '属地',
    '所在市',
    '地市',
    '所属区县',
  ],
}

/** A head without width, blanks, marks and what stands in brackets: `企业名称（必填）*` is 企业名称. */
const plainHead = (head: string): string =>
  head
    .normalize('NFKC')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[\s\p{P}\p{S}\p{C}]+/gu, '')

/** Which column holds which field, by its place from 0. */
export type ColumnMap = Partial<Record<ListField, number>>

export type Heads = {
  /** The place of the head among the rows looked at. */
  at: number
  heads: string[]
  columns: ColumnMap
  /** Both that must be there were found, and no field under two heads: nobody needs to be asked. */
  clear: boolean
}

function columnsOf(heads: readonly string[]): Pick<Heads, 'columns' | 'clear'> {
  const columns: ColumnMap = {}
  let doubtful = false
  for (const [place, head] of heads.map(plainHead).entries()) {
    const field = listFieldNames.find((name) => synonyms[name].includes(head))
    if (field === undefined) continue
    if (columns[field] === undefined) columns[field] = place
    else doubtful = true
  }
  return { columns, clear: !doubtful && columns.name !== undefined && columns.creditCode !== undefined }
}

/**
 * Finds the head among the first rows: many lists begin with a title or a note. The row with the most known heads is it;
 * where none is known, the first row with more than one cell filled.
 */
export function recogniseHeads(rows: readonly (readonly string[])[]): Heads | null {
  const found = rows.map((cells, at) => ({ at, heads: [...cells], ...columnsOf(cells) }))
  const known = (one: Heads) => Object.keys(one.columns).length
  const best = [...found].sort((a, b) => known(b) - known(a) || a.at - b.at)[0]
  if (best && known(best) > 0) return best
  return found.find(({ heads }) => heads.filter((cell) => cell.trim() !== '').length > 1) ?? null
}
