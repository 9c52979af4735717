import { parseCreditCode } from '../finance/credit-code.ts'
import { group } from './definition.ts'
import { checkedText, choice, day, fen, integer, longWords, optional, rows, text, yesNo } from './field.ts'

/** What a sample says in place of a particular that nobody has published: never an invented code, name or number. */
export const undisclosed = '未披露'

export const creditCodeProblem = (value: string): string | null => {
  if (value === undisclosed) return null
  const read = parseCreditCode(value)
  return read.ok ? null : read.message
}

export const listingBoards = {
  star: '科创板',
  chinext: '创业板',
  bse: '北交所',
  main: '主板',
  abroad: '境外',
} as const

const board = choice('上市板块', listingBoards, { required: false, hint: '未上市的留空' })
/** Null is known too: listed nowhere. */
const listedOn = { ...board, schema: board.schema.nullable() }

export const issuerFacts = group('发行人', 'project', {
  'issuer.creditCode': checkedText('统一社会信用代码', creditCodeProblem, {
    hint: '十八位，校验位不符的不接受；发行人机构档案中已有的以档案为准',
  }),
  'issuer.legalRepresentative': text('法定代表人'),
  'issuer.foundedOn': day('成立日期'),
  'issuer.registeredCapital': fen('注册资本'),
  'issuer.address': text('住所'),
  'issuer.region': text('所属地区', { required: false, hint: '项目已登记地区的，不必再填' }),
  'issuer.industry': text('所属行业', { hint: '按证监会行业分类或国民经济行业分类填写，可带代码' }),
  'issuer.business': longWords('主营业务'),
  'issuer.controller': text('控股股东及实际控制人', { hint: '写明名称和持股或表决权比例；没有的如实写明' }),
  'issuer.history': longWords('历史沿革'),
  'issuer.governance': longWords('公司治理'),
  'issuer.disclosureOfficer': text('信息披露事务负责人'),
  'issuer.phone': text('联系电话'),
  'issuer.listed': yesNo('是否上市公司'),
  'issuer.listedOn': listedOn,
  'issuer.employees': integer('员工人数', { unit: '人' }),
})

export const partyFacts = group('参与方', 'project', {
  'parties.contacts': rows(
    '各方联系方式',
    {
      capacity: text('参与方身份', { hint: '如 lead-underwriter' }),
      persons: text('联系人', { hint: '多人以顿号分开' }),
      address: optional(text('地址')),
      phone: optional(text('电话')),
    },
    { required: false, hint: '机构名称取自席位；没有填写联系人的，取在席位上的人员' },
  ),
})
