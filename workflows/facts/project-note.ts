import { group } from './definition.ts'
import { choice, day, fen, integer, longWords, optional, rows, text } from './field.ts'

/**
 * What a prospectus of project revenue notes (XM) tells beside the others: the project, where its money comes from, what it
 * is reckoned to earn and through which accounts. The form is known by its name; its particulars are this platform's reading.
 */
const asked = { routes: ['interbank'], when: 'circumstances.projectReturn' } as const
const mayBe = { ...asked, required: false } as const

export const fundingSources = {
  capital: '项目资本金',
  note: '本期项目收益票据',
  loan: '银行贷款',
  grant: '财政补助',
  other: '其他资金',
} as const

export const projectStages = { preparing: '前期准备', building: '在建', operating: '已投入运营' } as const

/** Beyond it what is added up would not be exact to the fen any more. */
const mostFen = Number.MAX_SAFE_INTEGER / 2
const isTooMuch = (amounts: readonly number[]): boolean => amounts.reduce((sum, fen) => sum + fen, 0) > mostFen

type Funding = { source: keyof typeof fundingSources; amount: number; inPlace: number }

function fundingProblem(list: readonly Funding[]): string | null {
  if (!list.some(({ source }) => source === 'capital')) return '应有一行项目资本金'
  if (isTooMuch(list.map(({ amount }) => amount))) return '各行合计过大，请核对单位'
  const over = list.findIndex(({ amount, inPlace }) => inPlace > amount)
  return over < 0 ? null : `第${over + 1}行已到位金额大于计划金额`
}

type Year = { year: number } & Record<'revenue' | 'other' | 'cost' | 'tax' | 'otherDebt', number>

/** Each year once and in order: a year that stands twice would be reckoned twice. */
function yearsProblem(list: readonly Year[]): string | null {
  if (list.length === 0) return '至少一个年度'
  const amounts = list.flatMap(({ revenue, other, cost, tax, otherDebt }) => [revenue, other, cost, tax, otherDebt])
  if (isTooMuch(amounts)) return '各年合计过大，请核对单位'
  const wrong = list.find(({ year }) => year < 2000 || year > 2100)
  if (wrong) return `没有“${wrong.year}”这样的年度`
  const turned = list.find(({ year }, at) => at > 0 && year <= (list[at - 1]?.year ?? 0))
  return turned ? `年度应逐年向后，${turned.year}年的次序不对` : null
}

export const projectNoteFacts = group('项目收益票据', 'project', {
  'projectNote.name': text('项目名称', asked),
  'projectNote.owner': text('项目实施主体', asked),
  'projectNote.content': longWords('建设内容和规模', asked),
  'projectNote.technology': longWords('项目与科技创新领域的关系', asked),
  'projectNote.approvals': rows(
    '项目批复',
    {
      matter: text('事项', { hint: '如 立项备案、环评批复' }),
      authority: text('机关'),
      number: text('文号'),
      on: day('日期'),
    },
    { ...asked, problem: (list) => (list.length === 0 ? '至少一项批复' : null) },
  ),
  'projectNote.funding': rows(
    '总投资和资金来源',
    {
      source: choice('来源', fundingSources),
      note: optional(text('说明')),
      amount: fen('计划金额'),
      inPlace: fen('已到位金额'),
    },
    { ...asked, hint: '各行合计即项目总投资', problem: fundingProblem },
  ),
  'projectNote.stage': choice('项目所处阶段', projectStages, asked),
  'projectNote.startedOn': day('开工日期', mayBe),
  'projectNote.completesOn': day('投产日期（未投产的为预计）', asked),
  'projectNote.progress': longWords('建设和运营进度', asked),
  'projectNote.forecaster': text('收益测算机构', { ...mayBe, hint: '由第三方出具测算的填写，发行人自行测算的不填' }),
  'projectNote.assumptions': longWords('收益测算的依据和主要假设', asked),
  'projectNote.forecast': rows(
    '项目收益测算',
    {
      year: integer('年度', { unit: '年' }),
      revenue: fen('项目收入'),
      other: fen('其他收入'),
      cost: fen('付现成本'),
      tax: fen('税费'),
      otherDebt: fen('项目其他债务本息'),
    },
    { ...asked, hint: '应包括本期本息支付的每一个年度；净现金流和覆盖倍数由系统计算', problem: yearsProblem },
  ),
  'projectNote.supervisor': text('账户监管银行', asked),
  'projectNote.collectionBank': text('归集账户开户行', asked),
  'projectNote.collectionAccount': text('归集账户账号', asked),
  'projectNote.repaymentBank': text('偿债资金专户开户行', asked),
  'projectNote.repaymentAccount': text('偿债资金专户账号', asked),
  'projectNote.shortfallProvider': text('差额补足方', { ...mayBe, hint: '没有差额补足安排的不填' }),
  'projectNote.shortfallTerms': longWords('差额补足的范围和条件', { ...mayBe, hint: '有差额补足方的填写' }),
})
