import { type Block, facts, paragraph, table } from '../blocks.ts'
import { basis, clause, paragraphs, points, prose, type Section, section } from '../clauses/compose.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, markSample, money, percent, quote, quoteOr, share, wan, wanFigure } from '../format.ts'
import type { Source } from './source.ts'

const conclusion = (ok: boolean | 'unknown'): string => (ok === true ? '符合' : ok === false ? '不符合' : '待核实')

function eligibility({ science }: Source, { label }: Words): Section {
  return section(
    '科技创新属性的认定依据',
    ...paragraphs(`发行人据以发行${label.replace(/[（）]/g, '')}的条件为：${science.test}。逐项核验情况如下：`),
    table(
      [
        { head: '核验事项', width: 0.17 },
        { head: '结论', width: 0.1, align: 'center' },
        { head: '事实和理由', width: 0.32 },
        { head: '依据', width: 0.24 },
        { head: '核验日', width: 0.17 },
      ],
      science.findings.map((item) => [
        item.title,
        conclusion(item.ok),
        item.missing.length ? `${item.because}；尚缺：${item.missing.join('、')}` : item.because,
        `${basis(`${item.basis.document}${item.basis.item ? ` ${item.basis.item}` : ''}`, item.basis.standing)}${item.basis.since ? `，${chineseDay(item.basis.since)}起` : ''}`,
        chineseDay(item.judgedOn),
      ]),
      { caption: '科技创新属性核验' },
    ),
    ...paragraphs(
      '主承销商对上述认定依据的核查过程、取得的证据和结论见其专项尽职调查报告或者核查意见。结论为“待核实”的事项，以主管部门公布的规则原文为准。',
    ),
  )
}

function titles({ science }: Source): Section | null {
  if (!science.titles.length) return null
  return section(
    '科技创新称号',
    table(
      [
        { head: '称号', width: 0.26 },
        { head: '认定部门', width: 0.24 },
        { head: '证书或者批次编号', width: 0.24 },
        { head: '有效期', width: 0.26 },
      ],
      science.titles.map((title) => [
        title.kind,
        title.authority,
        [quote(title.number)],
        `${chineseDay(title.validFrom)}至${title.validTo ? chineseDay(title.validTo) : '长期（以复核结果为准）'}`,
      ]),
      { caption: '发行人取得的科技创新称号' },
    ),
  )
}

function research({ science }: Source): Section | null {
  const years = science.research
  if (!years.length) return null
  const spend = years.reduce((sum, year) => sum + year.spend.value, 0)
  const revenue = years.reduce((sum, year) => sum + year.revenue.value, 0)
  return section(
    '研发投入',
    table(
      [
        { head: '年度', width: 0.16 },
        { head: '研发投入（万元）', width: 0.3, align: 'right' },
        { head: '营业收入（万元）', width: 0.3, align: 'right' },
        { head: '研发投入占比', width: 0.24, align: 'right' },
      ],
      years.map((year) => [
        `${year.year}年`,
        [quote(year.spend, wanFigure)],
        [quote(year.revenue, wanFigure)],
        share(year.spend.value, year.revenue.value),
      ]),
      { caption: '研发投入和营业收入', total: ['合计', wanFigure(spend), wanFigure(revenue), share(spend, revenue)] },
    ),
    paragraph([
      `${years.length}个年度累计研发投入${wan(spend)}`,
      { note: ['研发投入的口径为费用化和资本化支出之和，数据来源为各年度审计报告或者专项审核报告。'] },
      `，累计占营业收入的比例＝${wan(spend)}÷${wan(revenue)}＝${share(spend, revenue)}。`,
      ...(years.length > 1 ? ['各年度比例的变动见', { ref: ratioId, as: 'number' } as const, '。'] : []),
    ]),
    ...ratioChart(years),
  )
}

const ratioId = 'research-ratio'

/** From the second year on there is something to compare. */
function ratioChart(years: Source['science']['research']): Block[] {
  if (years.length < 2) return []
  const series = years.map(({ year, spend, revenue }) => ({
    label: markSample(`${year}年`, spend.sample || revenue.sample),
    value: share(spend.value, revenue.value),
  }))
  return [{ kind: 'chart', id: ratioId, form: 'lines', caption: '研发投入占营业收入的比例', unit: '%', series }]
}

function innovation({ science }: Source): Section[] {
  const counts: [string, ReturnType<typeof quoteOr>[]][] = [
    ['与主营业务相关的发明专利', [quoteOr(science.inventionPatents, '不适用', (count) => `${count}项`)]],
    ['软件著作权', [quoteOr(science.softwareCopyrights, '不适用', (count) => `${count}项`)]],
  ]
  return [
    section('核心技术和能力', ...prose(science.coreTechnology)),
    section('团队', ...prose(science.team)),
    section('市场地位', ...prose(science.market)),
    ...(science.inventionPatents || science.softwareCopyrights ? [section('知识产权', facts(counts))] : []),
  ]
}

function fund({ science, accounts }: Source): Section[] {
  const found = science.fund
  if (!found) return []
  const cost = found.holdings.reduce((sum, holding) => sum + holding.cost, 0)
  const last = accounts.periods.at(-1)
  return [
    section(
      '管理人登记和管理规模',
      facts([
        ['登记情况', [quote(found.registration)]],
        ['管理规模', [quote(found.assetsUnderManagement, money)]],
        ['在管基金数量', [quote(found.funds, (count) => `${count}只`)]],
        ['近三年成功退出项目', [quote(found.exits, (count) => `${count}个`)]],
        ['近两年股权投资收益平均占比', [quote(found.equityIncomeRatio, percent)]],
      ]),
    ),
    section('募投管退业绩', ...prose(found.record)),
    section('投资流程', ...investmentProcess),
    ...(found.holdings.length
      ? [
          section(
            '主要投资项目',
            table(
              [
                { head: '被投企业', width: 0.38 },
                { head: '所属领域', width: 0.22 },
                { head: '投资成本（万元）', width: 0.22, align: 'right' },
                { head: '持股比例', width: 0.18, align: 'right' },
              ],
              found.holdings.map((holding) => [
                markSample(holding.name, holding.sample),
                holding.field,
                wanFigure(holding.cost),
                percent(holding.share),
              ]),
              { caption: '主要投资项目（按投资成本）', total: ['合计', '', wanFigure(cost), ''] },
            ),
            ...(last
              ? paragraphs(
                  `上述项目投资成本合计${wan(cost)}，占${chineseDay(last.endsOn)}资产总额${wan(last.assets)}的${share(cost, last.assets)}。项目的最终投向已穿透至被投企业，所属领域按其主营业务判断。`,
                )
              : []),
          ),
        ]
      : []),
  ]
}

const investmentProcess: Block[] = paragraphs(
  '发行人承诺以本期募集资金开展的投资按照下列流程进行：',
  '募集：按照基金合同约定的投资范围、期限和风险收益特征，面向合格投资者募集资金，完成备案后开展投资，募集资金由托管机构托管（合同另有约定的除外）。',
  '投资：项目来源经行业小组初筛后立项，由项目组开展业务、财务、法律和技术尽职调查；技术尽职调查重点核实核心技术权属、成熟度、自由实施风险和团队稳定性，经风险合规审查后提交投资决策委员会表决。',
  '管理：投后负责人按季度收集被投企业经营、财务和融资信息，估值委员会按统一的估值政策定期评估公允价值；出现重大不利变化的列入重点关注名单。',
  '退出：每年对存量项目拟订退出计划，根据市场条件选择首次公开发行后减持、并购、股权转让、回购等方式，退出资金按照基金合同分配，其中归属发行人的部分纳入偿债资金来源统筹安排。',
)

function institution({ science }: Source): Section[] {
  const found = science.institution
  if (!found) return []
  return [
    section(
      '业务资质和科技金融业务',
      facts([
        ['金融业务许可', [quote(found.licence)]],
        ['科技贷款（科技领域投放）余额', [quote(found.techLoans, money)]],
        ['资本充足率', [quoteOr(found.capitalAdequacy, '不适用', percent)]],
      ]),
      ...prose(found.programme),
      ...paragraphs(
        '发行人对投向科技创新领域的资产单独统计、单独考核，定期对投放对象的科技属性、资产质量和资金使用效果进行检查。',
      ),
    ),
  ]
}

/** 科技创新属性: the basis relied on, the figures behind it, and what the issuer of this kind must show besides. */
export function technology(source: Source, words: Words): Section[] {
  const { project } = source
  return [
    section(
      '科技创新属性',
      paragraph([
        '发行人属于',
        { 'tech-firm': '科技型企业', 'equity-investor': '股权投资机构', 'financial-institution': '金融机构' }[
          project.issuerKind
        ],
        '类发行人，主营业务为',
        clause(source.issuer.business),
        '。',
      ]),
      ...points([
        eligibility(source, words),
        titles(source),
        research(source),
        ...innovation(source),
        ...fund(source),
        ...institution(source),
        section(
          '商业敏感信息',
          ...paragraphs(
            '涉及国家秘密或者商业敏感的技术参数、客户名称等信息，发行人依法依规豁免或者以汇总方式披露，豁免披露不影响投资者对偿债能力的判断。',
          ),
        ),
      ]),
    ),
  ]
}
