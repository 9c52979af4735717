import { type Block, heading, list, paragraph, table } from '../blocks.ts'
import { chineseDay, markSample, money, percent, quote } from '../format.ts'
import { periodsTable } from '../phrases/figures.ts'
import { kindWords, routeWords } from '../phrases/route-words.ts'
import { clause } from '../phrases/words.ts'
import { protectsHolders } from '../prospectus/source.ts'
import type { Supplement } from './supplement-reads.ts'

/** 补充风险提示: risks that the latest figures and the terms of this issue add. */
export function risks({ accounts, registration, offering, arrangements, project }: Supplement): Block[] {
  const latest = accounts.periods.at(-1)
  const lines = [
    ...(latest
      ? [
          `债务规模上升的风险：截至${chineseDay(latest.endsOn)}，发行人资产负债率为${markSample(percent(latest.debtRatio), latest.sample)}，本期发行后有息债务相应增加。`,
        ]
      : []),
    ...(latest && latest.operatingCash < 0
      ? [
          `经营现金流波动的风险：${latest.label}经营活动现金流量净额为${markSample(money(latest.operatingCash), latest.sample)}。`,
        ]
      : []),
    `集中到期的风险：本次注册项下累计安排${money(registration.committed)}，各期到期日临近时发行人的短期偿付压力增大。`,
    ...(offering.lines.some((line) => line.options.length > 0)
      ? ['行权的风险：本期附选择权，行权可能使实际期限短于名义期限。']
      : []),
    ...(arrangements.some(protectsHolders) ? [] : ['无担保的风险：本期没有由第三方对全体持有人承担责任的增信安排。']),
  ]
  return [
    heading(1, '补充风险提示'),
    paragraph(`除基础${routeWords(project).prospectus}披露的风险外，提请投资人关注：`),
    list(lines, true),
  ]
}

/** 补充情形提示: what happened since the base. What the platform's books do not hold is not claimed not to have happened. */
export function circumstances({ accounts, supplement, rating }: Supplement): Block[] {
  const { earlier, matters } = supplement
  return [
    heading(1, '补充情形提示'),
    heading(2, '一、本次注册项下的发行情况'),
    ...(earlier.length === 0
      ? [paragraph('本次注册项下此前没有在本系统内完成的发行。')]
      : [
          table(
            [
              { head: '债券名称', width: 0.6 },
              { head: '发行规模', width: 0.2, align: 'right' },
              { head: '起息日', width: 0.2 },
            ],
            earlier.map(({ name, amount, on }) => [name, money(amount), on ? chineseDay(on) : '—']),
            { caption: '此前各期' },
          ),
        ]),
    heading(2, '二、财务和信用情况的更新'),
    periodsTable(accounts, '最近的主要财务数据'),
    paragraph(
      rating
        ? [
            `评级机构为${rating.agency}`,
            ...(rating.issuer ? ['，主体信用等级', quote(rating.issuer.symbol), `，展望${rating.issuer.outlook}`] : []),
            '。',
          ]
        : '本期未聘请信用评级机构。',
    ),
    heading(2, '三、注册以来报告的重大事项'),
    ...(matters.length === 0
      ? [paragraph('注册以来，发行人没有通过平台报告的重大事项。')]
      : [
          table(
            [
              { head: '发生日期', width: 0.2 },
              { head: '事项', width: 0.24 },
              { head: '说明', width: 0.56 },
            ],
            matters.map(({ on, kind, description }) => [chineseDay(on), kind, description]),
            { caption: '重大事项' },
          ),
        ]),
  ]
}

/** 科创提示: the label still has its ground on the day of this issue. */
export function science({ project, science: { test, titles }, proceeds }: Supplement): Block[] {
  return [
    heading(1, '科技创新债券相关提示'),
    paragraph(`发行人属于${kindWords[project.issuerKind]}，认定依据为：${clause(test)}。`),
    ...(titles.length > 0
      ? [
          list(
            titles.map(({ kind, number, validTo }) => [
              `${kind}，编号`,
              quote(number),
              validTo ? `，有效期至${chineseDay(validTo)}。` : '。',
            ]),
          ),
        ]
      : []),
    paragraph(
      '主承销商对上述依据的核查结论见专项尽职调查报告；发行前依据发生变化的，发行人及时披露并由主承销商重新核查。',
    ),
    paragraph(
      `本期募集资金投向科技创新领域的比例为${percent(proceeds.techRatio)}。本期债务融资工具标注“（科创债）”，该标注不代表对投资价值的判断。`,
    ),
  ]
}
