import { type Block, heading, type Inline, list, paragraph } from '../blocks.ts'
import { paragraphs, seeChapter } from '../clauses/compose.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, money, quote } from '../format.ts'
import { couponWords, isCrmw, protectsHolders, type Source } from './source.ts'

/** What stands before the first chapter has no number. */
const unnumbered = (text: string, id: string): Block => ({ kind: 'heading', level: 1, text, id, unnumbered: true })

/** What the authority's act means and does not mean, in the words of each route. */
function judgement({ registration }: Source, { route, bond, market }: Words): string {
  const done = registration.registeredOn !== null || registration.origin === 'adopted'
  switch (route) {
    case 'interbank':
      return `发行人发行${bond}${done ? '已在' : '正在向'}中国银行间市场交易商协会${done ? '' : '申请'}注册。注册不代表交易商协会对${bond}的投资价值作出任何评价，也不表明对${bond}的投资风险作出任何判断。`
    case 'licence':
      return `${bond}的发行${done ? '已经' : '正在申请'}中国人民银行行政许可。许可不表明中国人民银行对${bond}的投资价值作出任何评价，也不表明对${bond}的投资风险作出任何判断。`
    case 'exchange-public':
      return `中国证监会、${market}对${bond}发行的审核和注册，不表明其对发行人的经营风险、偿债风险、诉讼风险以及${bond}的投资风险或者收益作出判断或者保证。`
    case 'exchange-private':
      return `${market}对${bond}挂牌条件的确认，不表明其对发行人的经营风险、偿债风险以及${bond}的投资风险或者收益作出判断或者保证。`
  }
}

function promises(source: Source, words: Words): string[] {
  const { bond, paper, holder, investor, channel } = words
  return [
    judgement(source, words),
    `投资${bond}的${investor}应当认真阅读本${paper}及有关的信息披露文件，对信息披露的真实性、准确性、完整性和及时性进行独立分析，据以独立判断投资价值，自行承担与其有关的任何投资风险。`,
    `发行人董事、监事（如设）和高级管理人员已对本${paper}签署书面确认意见，确认本${paper}及其他信息披露文件不存在虚假记载、误导性陈述或者重大遗漏，真实、准确、完整、及时。对信息披露内容有异议的，其异议和理由已在确认意见中载明。`,
    `发行人负责人、主管会计工作负责人和会计机构负责人保证本${paper}所引用的财务信息真实、准确、完整。`,
    `主承销商和其他中介机构已按有关规则和协议履行尽职调查和核查义务，并在各自出具的文件范围内承担相应责任。主承销商已就${bond}是否符合科技创新债券的要求进行专项核查。`,
    `发行人承诺按照法律法规和本${paper}的约定履行还本付息义务，按照披露的用途使用募集资金，并接受${investor}、主管部门、自律组织和中介机构的监督。`,
    `凡通过认购、受让等合法手段取得并持有${bond}的，视同自愿接受本${paper}对各项权利义务的约定，包括${holder}会议、投资者保护和违约处置的约定。`,
    `发行人承诺在存续期内通过${channel}持续履行信息披露义务。截至本${paper}签署日，除已披露信息外，无其他影响偿债能力的重大事项。`,
    ...(source.project.privatePlacement
      ? [
          `${bond}仅向符合规定的${investor}定向发行，并仅在其范围内流通转让。${investor}对通过定向方式取得的信息负有保密义务。`,
        ]
      : []),
  ]
}

/** 声明与承诺 (interbank, licence) or 声明 (exchanges): stands before everything else. */
export function statement(source: Source, words: Words): Block[] {
  return [
    unnumbered(words.exchange ? '声明' : '声明与承诺', 'statement'),
    ...promises(source, words).map((text) => paragraph(text)),
    ...(source.registration.origin === 'adopted'
      ? paragraphs(
          `${words.bond}在发行人既有的${words.permission}额度内发行，该${words.permission}在本系统之外取得，其文号、额度和有效期由发行人提供并经主承销商核对。`,
        )
      : []),
  ]
}

export function coreRisks(source: Source, { bond }: Words): string[] {
  const last = source.accounts.periods.at(-1)
  const kind = {
    'tech-firm':
      '技术迭代和研发成果转化存在不确定性，研发投入和产能建设需要持续的资金支持，可能使盈利和现金流出现波动。',
    'equity-investor':
      '收入和利润主要来自投资项目的公允价值变动和退出收益，受资本市场和退出节奏影响较大，经营性现金流与债务到期时间可能不匹配。',
    'financial-institution':
      '科技型企业普遍轻资产、成长周期长，相关贷款和投资的信用风险与传统业务有所不同，资产质量可能承受压力。',
  }[source.project.issuerKind]
  return [
    `与发行人有关的主要风险：${kind}`,
    ...(last
      ? [
          `财务风险：截至${chineseDay(last.endsOn)}，发行人资产负债率为${last.debtRatio}%，${bond}发行后债务规模将相应上升。`,
        ]
      : []),
    source.arrangements.some(protectsHolders)
      ? `增信风险：${bond}设有增信安排，但增信提供方的代偿能力和意愿、担保物的价值可能发生变化。`
      : `无担保风险：${bond}未设由第三方对${source.project.privatePlacement ? '投资人' : '全体持有人'}承担责任的增信安排，偿付完全依赖发行人自身信用。`,
    ...(source.rating ? [] : [`评级风险：${bond}未聘请资信评级机构进行评级，投资者应自行判断其信用状况。`]),
  ]
}

function specialTerms(source: Source, { bond, short, label }: Words): (string | Inline[])[] {
  const options = source.offering.lines.flatMap((line) =>
    line.options.map((option) => `${line.name}：${chineseDay(option.on)}${option.words}`),
  )
  return [
    ...options,
    ...(source.offering.lines.length > 1
      ? [
          `${bond}分为${source.offering.lines.length}个品种，设品种间双向回拨选择权，各品种最终发行金额以发行结果公告为准。`,
        ]
      : []),
    ...(source.offering.maximum > source.offering.amount
      ? [`计划发行金额${money(source.offering.amount)}，发行金额上限${money(source.offering.maximum)}。`]
      : []),
    ...source.arrangements
      .filter(isCrmw)
      .map(
        (item) =>
          `与${bond}配套创设的${item.instrumentTitle}由创设机构独立销售，不构成${bond}自身的增信，未购买凭证的持有人不享有其保护。`,
      ),
    ...(source.offering.kind === 'reopening' ? [`${bond}为已发行债券的增发，与原债券合并托管、同条款存续。`] : []),
    ...(short ? [`${bond}期限按天计算，到期一次还本付息，不附选择权。`] : []),
    [
      `${bond}贴标${label}，募集资金用途和发行人主体须持续符合科技创新债券的要求，核查依据见`,
      ...seeChapter('issuer'),
      '中“科技创新属性”的内容。',
    ],
  ]
}

/** 重要提示 (interbank, licence) or 重大事项提示 (exchanges). */
export function notice(source: Source, words: Words): Block[] {
  const { bond, paper, exchange } = words
  const lines = source.offering.lines.map(
    (line) => `${line.name}：期限${line.tenorWords}，票面利率${couponWords(line)}。`,
  )
  return [
    unnumbered(exchange ? '重大事项提示' : '重要提示', 'notice'),
    paragraph([`请投资者关注以下事项，并仔细阅读本${paper}`, ...seeChapter('risks'), '等有关内容。']),
    heading(2, '基本提示'),
    paragraph([
      '发行人',
      quote(source.issuer.name),
      `拟发行“${source.offering.name}”，计划发行金额${money(source.offering.amount)}。`,
    ]),
    list(lines),
    heading(2, '核心风险提示'),
    list(coreRisks(source, words), true),
    heading(2, '特殊条款提示'),
    list(specialTerms(source, words), true),
    heading(2, `${exchange ? '投资者' : '投资人'}保护机制提示`),
    ...paragraphs(
      `本${paper}设置了${words.holder}会议机制，对全体${words.holder}（包括未出席会议、出席会议但明确表达不同意见或者弃权的${words.holder}）具有同等约束力，但法律法规和本${paper}另有约定的除外。`,
      [
        `本${paper}约定了违约事件、宽限期、违约责任和风险处置措施，请${words.investor}关注`,
        ...seeChapter(exchange ? 'disputes' : 'defaults'),
        '中关于违约构成、加速清偿和救济程序的约定。',
      ],
      `本${paper}关于主动债务管理的约定，可能使${bond}的偿付安排经法定或者约定程序发生变更，请${words.investor}关注其适用条件、表决和回售权利。`,
    ),
  ]
}
