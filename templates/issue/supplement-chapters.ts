import { type Block, facts, heading, type Inline, list, paragraph } from '../blocks.ts'
import { chineseDay, faceValue, money, moneyInFull, percent, quote } from '../format.ts'
import { usesTable } from '../phrases/figures.ts'
import { datesFacts, interestWords, linePlans, optionClauses } from '../phrases/line-terms.ts'
import { leadName } from '../phrases/party.ts'
import { productName, routeWords } from '../phrases/route-words.ts'
import { clause, told } from '../phrases/words.ts'
import { accountWords, repaymentWords } from './supplement-promises.ts'
import type { Supplement } from './supplement-reads.ts'

/** 第一章 发行条款: terms and arrangements of this issue. */
export function termsChapter(source: Supplement): Block[] {
  const { issuer, project, registration, offering } = source
  const { answer, manner, investors } = routeWords(project)
  const rows: [string, string | Inline[]][] = [
    ['债务融资工具名称', clause(offering.name)],
    ['发行人', [quote(issuer.name)]],
    ['品种', productName(project)],
    [answer, registration.number ?? '以注册通知书为准'],
    ['注册金额', registration.amount === null ? '不设总额' : money(registration.amount)],
    ['待偿还及累计安排（含本期）', money(registration.committed)],
    ['本期发行金额', moneyInFull(offering.amount)],
    ['面值', faceValue(10_000)],
    ['票面利率', offering.kind === 'reopening' ? '与增发的原债券相同' : '由簿记建档、集中配售方式确定'],
    ['计息和付息', [...new Set(offering.lines.map(interestWords))].join('；')],
    ['计息基准', [...new Set(offering.lines.map((line) => line.dayCount))].join('；')],
    ['发行方式', manner],
    ['发行对象', investors],
    ['承销方式', clause(offering.underwriting)],
    ['登记托管机构', offering.registrar],
  ]
  return [
    heading(1, '第一章 发行条款'),
    heading(2, '一、主要发行条款'),
    facts(rows),
    linePlans(offering),
    ...optionClauses(offering),
    heading(2, '二、发行安排'),
    datesFacts(offering),
    list(
      [
        `簿记管理人为${leadName(source.parties)}，申购时间为${chineseDay(offering.bookOn)} ${offering.bookHours}（北京时间）。`,
        `单一标位的申购金额不低于${money(offering.minimumBid)}，递增单位为${money(offering.step)}。`,
        `获配投资人应当于${chineseDay(offering.paymentOn)} ${offering.paymentHour}前足额缴款，缴款账户见配售确认及缴款通知书。`,
        `在${offering.registrar}办理登记后，自${chineseDay(offering.listingOn)}起流通转让。`,
      ],
      true,
    ),
  ]
}

/** 第二章 募集资金运用: uses, promises, what it is paid back from. */
export const proceedsChapter = (source: Supplement): Block[] => [
  heading(1, '第二章 募集资金运用'),
  heading(2, '一、募集资金主要用途'),
  usesTable(source.proceeds.uses),
  paragraph(`投向科技创新领域的比例为${percent(source.proceeds.techRatio)}。${clause(source.proceeds.replacement)}。`),
  facts([
    ['专项账户开户行', [quote(source.proceeds.account.bank)]],
    ['专项账户账号', [quote(source.proceeds.account.number)]],
  ]),
  heading(2, '二、发行人承诺'),
  list(accountWords(source.project.issuerKind), true),
  heading(2, '三、偿债保障措施'),
  list(repaymentWords(source.project.issuerKind), true),
]

/** 第三章: what is put right in the base. Nothing recorded is said as such, not as if all had been found correct. */
export function corrections({ project, supplement }: Supplement): Block[] {
  const base = `基础${routeWords(project).prospectus}`
  return [
    heading(1, `第三章 对${base}的差错与更正`),
    ...(supplement.corrections
      ? [paragraph(`发行人对${base}更正如下：`), ...told(supplement.corrections)]
      : [paragraph(`截至签署日，发行人和主承销商没有登记需要更正的内容。签署后发现${base}有差错的，另行公告更正。`)]),
  ]
}
