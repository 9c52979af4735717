import { type Block, facts, type Inline, paragraph, table } from '../blocks.ts'
import { clauseSections } from '../clauses/clause-sections.ts'
import { clauses, paragraphs, points, section, sections } from '../clauses/compose.ts'
import { optionTable } from '../clauses/options.ts'
import { cashFlowTable, interestRule } from '../clauses/payment.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, markSample, money, moneyInFull, quote, wanFigure } from '../format.ts'
import { couponWords, isCrmw, lineAmount, namesOf, protectsHolders, type Source } from './source.ts'

type Row = [label: string, value: string | Inline[]]

function registrationRows({ registration }: Source, { permission, authority }: Words): Row[] {
  const { number, amount, effectiveTo, registeredOn, months, resolution, committed } = registration
  return [
    [`${permission}文号`, number ?? `以${authority}出具的文件为准`],
    ...(amount === null ? [] : [[`${permission}额度`, moneyInFull(amount)] as Row]),
    [
      '有效期',
      `${registeredOn ? `自${chineseDay(registeredOn)}起` : ''}${months}个月${effectiveTo ? `，至${chineseDay(effectiveTo)}止` : ''}`,
    ],
    ...(amount === null
      ? []
      : [['额度使用', `含本期在内已安排${money(committed)}，尚余${money(amount - committed)}`] as Row]),
    ['内部决策', [`${chineseDay(resolution.on)}，${resolution.body}决议（`, quote(resolution.number), '）']],
  ]
}

function enhancementWords(source: Source): string {
  const own = source.arrangements.filter(protectsHolders).map((item) => `${item.provider}提供${item.instrumentTitle}`)
  const beside = source.arrangements.filter(isCrmw).map((item) => `另由${item.provider}独立创设${item.instrumentTitle}`)
  return [own.length ? own.join('；') : '无', ...beside].join('。')
}

function ratingWords({ rating }: Source): Inline[] {
  if (!rating) return ['未聘请资信评级机构评级']
  const agency = markSample(rating.agency, rating.sample)
  return [
    `${agency}：`,
    ...(rating.issuer ? ['主体信用等级', quote(rating.issuer.symbol), `，评级展望${rating.issuer.outlook}`] : []),
    ...(rating.issuer && rating.bond ? ['；'] : []),
    ...(rating.bond ? ['债项信用等级', quote(rating.bond)] : []),
  ]
}

function termRows(source: Source, words: Words): Row[] {
  const { offering } = source
  return [
    ['债券名称', offering.name],
    ['发行人', [quote(source.issuer.name)]],
    ['品种', kindWords(source, words)],
    ['主承销商、簿记管理人', namesOf(source, 'lead-underwriter', '见发行有关机构')],
    ...registrationRows(source, words),
    ['计划发行金额', moneyInFull(offering.amount)],
    ...(offering.maximum > offering.amount ? [['发行金额上限', moneyInFull(offering.maximum)] as Row] : []),
    ['面值', '人民币壹佰元（100.00元）'],
    ['发行对象', investors(words)],
    ['发行方式', `通过簿记建档、集中配售方式${words.placed ? '定向' : '公开'}发行`],
    ['承销方式', offering.underwriting],
    ['公告日', chineseDay(offering.publishOn)],
    ['簿记建档日', `${chineseDay(offering.bookOn)} ${offering.bookHours}`],
    ['缴款日', `${chineseDay(offering.paymentOn)} ${offering.paymentHour}前`],
    ['起息日', chineseDay(offering.valueOn)],
    [words.exchange ? '上市（挂牌）日' : '上市流通日', `${chineseDay(offering.listingOn)}（预计）`],
    ['登记托管机构', offering.registrar],
    ['增信安排', enhancementWords(source)],
    ['信用评级', ratingWords(source)],
    ['清偿顺序', ranking(source, words)],
    ['适用法律', '中华人民共和国法律（不含香港特别行政区、澳门特别行政区和台湾地区法律）'],
  ]
}

/** A bank's bond ranks with its general debts; a secured one has its security besides. */
function ranking(source: Source, { bond }: Words): string {
  const secured = source.arrangements.some(protectsHolders) ? '，并享有本次增信安排的保障' : ''
  return source.project.issuerKind === 'financial-institution'
    ? `${bond}的本金和利息的清偿顺序等同于发行人的一般负债，先于发行人的次级债务、资本工具和股权资本${secured}；涉及存款等法定优先债权的，依照法律规定`
    : `${bond}构成发行人的直接、普通、无条件债务，与发行人其他无担保且非次级债务处于同等受偿顺序${secured}`
}

/** The product with its label, unless its title already says it. */
const kindWords = ({ project }: Source, { label }: Words): string =>
  project.product.title.includes('科技创新') ? project.product.title : `${project.product.title}${label}`

const investors = ({ route, investor, placed }: Words): string => {
  if (route === 'exchange-public') return '符合规定的专业投资者（法律法规禁止购买者除外）'
  if (route === 'exchange-private') return '专业投资者中的机构投资者，每期发行和转让后持有人合计不超过200人'
  return placed ? `定向发行协议约定的${investor}` : '全国银行间债券市场机构投资者（法律法规禁止购买者除外）'
}

function lineTable(source: Source): Block {
  return table(
    [
      { head: '品种', width: 0.23 },
      { head: '期限', width: 0.26 },
      { head: '金额（万元）', width: 0.16, align: 'right' },
      { head: '票面利率', width: 0.18 },
      { head: '到期日', width: 0.17 },
    ],
    source.offering.lines.map((line) => [
      line.code ? `${line.name}（代码${line.code}）` : line.name,
      line.tenorWords,
      wanFigure(lineAmount(line)),
      couponWords(line),
      chineseDay(line.maturityOn),
    ]),
    { caption: '品种、期限和利率' },
  )
}

function issueArrangements(source: Source, words: Words): Block[] {
  const { offering } = source
  const { bond, exchange, investor } = words
  return points([
    section(
      '簿记建档安排',
      ...clauses(
        `簿记管理人为${namesOf(source, 'lead-underwriter', '主承销商')}。簿记建档时间为${chineseDay(offering.bookOn)} ${offering.bookHours}，需要延长的，由簿记管理人在规定时间内披露。`,
        `${investor}认购单位为${money(offering.step)}的整数倍，最低申购金额为${money(offering.minimumBid)}。申购要约一经到达簿记管理人，在簿记建档截止后不得变更或者撤销。`,
        `簿记管理人和发行人按申购利率由低到高累计，累计申购金额达到最终发行金额的利率为${bond}的票面利率；低于该利率的有效申购全额获配，等于该利率的按约定规则配售。`,
        '簿记管理人、承销机构及发行人的关联方参与申购的，应当遵守公平申购原则，其获配情况在发行结果公告中披露。',
      ),
    ),
    section(
      '缴款和结算安排',
      ...clauses(
        `获配${investor}应于${chineseDay(offering.paymentOn)} ${offering.paymentHour}前，将认购款足额划至下列账户。未按时足额缴款的，按申购说明和承销协议的约定承担责任。`,
        `发行人收到募集资金后，由登记托管机构办理${bond}的初始登记。`,
      ),
      facts([
        ['收款户名', [quote(offering.account.name)]],
        ['开户行', [quote(offering.account.bank)]],
        ['账号', [quote(offering.account.number)]],
      ]),
    ),
    section(
      '登记托管和流通安排',
      ...clauses(
        `${bond}以实名记账方式在${offering.registrar}登记托管，由其办理登记、托管、付息兑付的资金划付等手续。`,
        exchange
          ? `发行结束后，发行人将申请${bond}在${words.market}${words.placed ? '挂牌转让' : '上市交易'}，具体时间另行公告。`
          : `${bond}在完成债权债务登记后的次一工作日即可在银行间债券市场${words.placed ? `的${investor}之间转让` : '流通转让'}。`,
      ),
    ),
  ])
}

/** 发行条款 (interbank, licence) or 发行概况 (exchanges). */
export function terms(source: Source, words: Words): Block[] {
  const { lines } = source.offering
  const options = clauseSections(source, 'options')
  return sections([
    section('主要条款', facts(termRows(source, words)), lineTable(source)),
    lines.length > 1
      ? section(
          '品种间回拨安排',
          ...paragraphs(
            `${words.bond}各品种计划发行金额合计${money(source.offering.amount)}。发行人和簿记管理人可根据申购情况，在不超过发行金额上限的前提下，在品种之间双向回拨发行金额，单一品种最高回拨比例为其计划发行金额的100%。一个品种的发行金额全部回拨的，该品种不再发行，其票面利率和发行金额不予确定。`,
          ),
        )
      : null,
    section(
      '计息和本息支付',
      ...paragraphs(...lines.map(interestRule)),
      ...lines.flatMap(cashFlowTable),
      ...paymentRule(source, words),
    ),
    options.some(({ blocks }) => blocks.length > 0)
      ? section('选择权条款', ...optionTable(lines), ...points(options))
      : null,
    section('发行安排', ...issueArrangements(source, words)),
    source.offering.kind === 'reopening'
      ? section(
          '增发安排',
          ...paragraphs(
            `${words.bond}为已发行债券的增发，除发行价格、缴款日和上市流通日外，其余条款与原债券一致；自缴款日起与原债券合并托管。增发发行价格含自原债券起息日或者最近付息日起的应计利息。`,
          ),
        )
      : null,
    ...clauseSections(source, 'subscribers'),
  ])
}

const paymentRule = (source: Source, { bond, workday }: Words): Block[] => [
  paragraph(
    `付息日、兑付日如遇法定节假日或者休息日，顺延至其后的第一个${workday}，顺延期间不另计息。${bond}的本息支付由${source.offering.registrar}办理，发行人应当在支付日前将应付资金足额划至其指定账户。`,
  ),
]
