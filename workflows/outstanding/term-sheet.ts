import { z } from 'zod'
import { parseIsin } from '../finance/isin.ts'
import { countWords, frequencies } from './terms.ts'

const day = z.iso.date()
const percent = z.string().regex(/^\d+(\.\d+)?$/)
/** Yuan with two decimals, as text: a figure that a reader parses as a float would lose fen. */
const yuan = z.string().regex(/^\d+\.\d{2}$/)
const isin = z.string().refine((code) => parseIsin(code).ok)

/**
 * 条款数据: the terms of one bond, which is one 品种 of an issue, for machines. Every amount is yuan as text, every rate
 * per cent a year as text, every day ISO 8601. Null where nobody has said it or it does not apply.
 */
export const termSheet = z
  .strictObject({
    format: z.literal('kejiban-term-sheet-1'),
    asOf: z.iso.datetime(),
    sample: z.boolean(),
    issuer: z.strictObject({ name: z.string().min(1), creditCode: z.string().nullable() }),
    instrument: z.strictObject({
      name: z.string().min(1),
      isin: isin.nullable(),
      localCode: z.string().nullable(),
      currency: z.literal('CNY'),
      issued: yuan,
      outstanding: yuan,
      issuePrice: percent.nullable(),
    }),
    dates: z.strictObject({
      book: day.nullable(),
      payment: day.nullable(),
      interestFrom: day,
      maturity: day,
      listing: day.nullable(),
    }),
    interest: z.strictObject({
      type: z.enum(['fixed', 'discount']),
      rate: percent,
      frequency: z.enum(frequencies),
      dayCount: z.enum(countWords),
      resets: z.array(z.strictObject({ from: day, rate: percent })),
    }),
    options: z.array(z.strictObject({ on: day, put: z.boolean(), reset: z.boolean(), call: z.boolean() })),
    payments: z.array(
      z.strictObject({
        on: day,
        nominalOn: day.nullable(),
        kind: z.enum(['interest', 'redemption', 'put']),
        amount: yuan,
        state: z.enum(['due', 'done', 'overdue', 'waived']),
      }),
    ),
    china: z.strictObject({
      label: z.literal('科技创新债券'),
      issuerKind: z.enum(['tech-firm', 'equity-investor', 'financial-institution']),
      route: z.enum(['interbank', 'exchange-public', 'exchange-private', 'licence']),
      venue: z.enum(['NAFMII', 'SSE', 'SZSE', 'BSE']),
      product: z.string().min(1),
      project: z.string().min(1),
      registration: z.string().nullable(),
      issue: z.string().nullable(),
      tranche: z.string().nullable(),
      tenor: z.string().min(1),
      graceDays: z.number().int().min(0),
    }),
  })
  .refine(({ dates }) => dates.interestFrom <= dates.maturity, { path: ['dates', 'maturity'] })

export type TermSheet = z.output<typeof termSheet>

export type TermField = {
  /** Place in the JSON; `[]` stands for each entry of a list. */
  path: string
  label: string
  form: string
  /**
   * The subject of the ICMA Bond Data Taxonomy that it belongs to, in ICMA's words for its scope; null for what only this
   * market has. Subjects, not element names: the field is to be mapped by whoever holds the taxonomy's own files.
   */
  icma: string | null
}

/** ICMA, Bond Data Taxonomy 1.2 (2024-02-02): its published scope is key economic terms, key dates, parties and identifiers. */
export const taxonomy = 'ICMA Bond Data Taxonomy 1.2'

const field = (path: string, label: string, form: string, icma: string | null = null): TermField => ({
  ...{ path, label, form, icma },
})
const yuanForm = '元，两位小数，文本'
const percentForm = '年利率 %，文本'
const dayForm = '日期，ISO 8601'

/** Every field of a term sheet, in its order, with its form and what it corresponds to. A test holds it against the schema. */
export const termFields: readonly TermField[] = [
  field('format', '格式及版本', 'kejiban-term-sheet-1'),
  field('asOf', '数据时点', '时刻，ISO 8601 UTC'),
  field('sample', '是否示例数据', 'true / false'),
  field('issuer.name', '发行人名称', '文本', 'Parties: issuer'),
  field('issuer.creditCode', '统一社会信用代码', 'GB 32100-2015，18 位'),
  field('instrument.name', '债券名称', '文本', 'Identifiers: security name'),
  field('instrument.isin', 'ISIN', 'ISO 6166；没有或代码不是 ISIN 时为空', 'Identifiers: ISIN'),
  field('instrument.localCode', '境内债券代码', '文本'),
  field('instrument.currency', '币种', 'ISO 4217', 'Economic terms: currency'),
  field('instrument.issued', '发行总额（面值）', yuanForm, 'Economic terms: nominal amount'),
  field('instrument.outstanding', '当前余额（面值）', yuanForm),
  field('instrument.issuePrice', '发行价格', '百元面值价格，元，文本', 'Economic terms: issue price'),
  field('dates.book', '簿记日', dayForm, 'Key dates: pricing date'),
  field('dates.payment', '缴款日', dayForm, 'Key dates: settlement date'),
  field('dates.interestFrom', '起息日', dayForm, 'Key dates: interest commencement date'),
  field('dates.maturity', '到期日', dayForm, 'Key dates: maturity date'),
  field('dates.listing', '上市流通日', dayForm, 'Key dates: listing date'),
  field('interest.type', '计息品种', 'fixed 固定利率，discount 贴现', 'Interest: interest type'),
  field('interest.rate', '票面利率（发行时）', percentForm, 'Interest: interest rate'),
  field('interest.frequency', '付息频率', frequencies.join(' / '), 'Interest: payment frequency'),
  field('interest.dayCount', '计息基准', countWords.join(' / '), 'Interest: day count fraction'),
  field('interest.resets[].from', '票面利率调整起始日', dayForm),
  field('interest.resets[].rate', '调整后的票面利率', percentForm),
  field('options[].on', '行权日', dayForm, 'Options: option date'),
  field('options[].put', '投资人可回售', 'true / false', 'Options: investor put'),
  field('options[].reset', '发行人可调整票面利率', 'true / false'),
  field('options[].call', '发行人可赎回', 'true / false', 'Options: issuer call'),
  field('payments[].on', '支付日（遇休息日顺延后）', dayForm, 'Interest: interest payment dates'),
  field('payments[].nominalOn', '名义支付日', dayForm),
  field('payments[].kind', '款项', 'interest 利息，redemption 本金，put 回售'),
  field('payments[].amount', '金额', yuanForm),
  field('payments[].state', '履行状态', 'due 待履行，done 已履行，overdue 逾期，waived 不再履行'),
  field('china.label', '债券标识', '科技创新债券'),
  field(
    'china.issuerKind',
    '发行主体类别',
    'tech-firm 科技型企业，equity-investor 股权投资机构，financial-institution 金融机构',
  ),
  field('china.route', '申报路径', 'interbank / exchange-public / exchange-private / licence'),
  field('china.venue', '市场', 'NAFMII 银行间，SSE 上交所，SZSE 深交所，BSE 北交所'),
  field('china.product', '品种', '文本'),
  field('china.project', '项目编号', '文本'),
  field('china.registration', '注册（无异议、许可）文号', '文本'),
  field('china.issue', '期次', '文本'),
  field('china.tranche', '本期品种', '文本'),
  field('china.tenor', '期限结构', '5+3+2Y、180D：每段之末可行权'),
  field('china.graceDays', '宽限期', '工作日'),
]

/** The values of a field as they stand in a sheet, lists by their entries in order, parted by 、. */
export function termValue(sheet: TermSheet, path: string): string {
  const reach = (value: unknown, steps: readonly string[]): unknown[] => {
    const [step, ...rest] = steps
    if (step === undefined) return [value]
    const inner: unknown = Reflect.get(Object(value), step.replace('[]', ''))
    return step.endsWith('[]')
      ? (Array.isArray(inner) ? inner : []).flatMap((each) => reach(each, rest))
      : reach(inner, rest)
  }
  return reach(sheet, path.split('.'))
    .map((value) => (value === null || value === undefined ? '' : String(value)))
    .join('、')
}
