import type { Inline } from '../blocks.ts'
import { type Block, paragraph, table } from '../blocks.ts'
import { basis } from '../clauses/compose.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, markSample, money, quote } from '../format.ts'
import { isCrmw, isInvestment, namesOf, protectsHolders, type Source } from './source.ts'

type Term = [term: string, meaning: string | Inline[]]

function parties(source: Source): Term[] {
  const named = (capacity: string, title: string): Term[] =>
    source.parties.some((party) => party.capacity === capacity) ? [[title, namesOf(source, capacity, title)]] : []
  return [
    ['发行人/公司', [`指`, quote(source.issuer.name)]],
    ['主承销商/簿记管理人', `指${namesOf(source, 'lead-underwriter', '本次发行的主承销商')}`],
    ...named('joint-underwriter', '联席主承销商').map(([term, meaning]): Term => [term, `指${meaning}`]),
    ...named('trustee', '受托管理人').map(([term, meaning]): Term => [term, `指${meaning}`]),
    ...named('counsel', '发行人律师').map(([term, meaning]): Term => [term, `指${meaning}`]),
    ...named('auditor', '审计机构').map(([term, meaning]): Term => [term, `指${meaning}`]),
    ...(source.rating ? [['评级机构', `指${markSample(source.rating.agency, source.rating.sample)}`] as Term] : []),
    ['登记托管机构', `指${source.offering.registrar}`],
  ]
}

function papers(source: Source, words: Words): Term[] {
  const { bond, paper, permission, authority, kind } = words
  const { amount, number, effectiveTo } = source.registration
  const term = effectiveTo ? `，有效期至${chineseDay(effectiveTo)}` : ''
  const file = number ? `（${number}）` : ''
  return [
    [kind, `指发行人在${words.market}发行的、约定在一定期限内还本付息的${kind}`],
    [bond, `指${source.offering.name}，计划发行金额${money(source.offering.amount)}`],
    [
      '科技创新债券',
      [
        '指科技型企业、股权投资机构和金融机构等发行的，募集资金用于支持科技创新的债券',
        { note: [`见${basis('中国人民银行 中国证监会公告〔2025〕8号')}。`] },
      ],
    ],
    [
      `本次${permission}`,
      `指${authority}对发行人发行${kind}的${permission}${file}${amount === null ? '' : `，额度${money(amount)}`}${term}`,
    ],
    [paper, `指发行人为发行${bond}制作的《${source.offering.name}${paper}》`],
    [
      '簿记建档',
      '指由簿记管理人记录投资者认购价格和数量意愿，按约定的定价和配售方式确定最终发行价格（利率）并进行配售的市场化发行方式',
    ],
    ['承销方式', `指${source.offering.underwriting}，即在发行期结束后，承销机构按承销协议的约定承担相应认购责任`],
    [`${words.holder}`, `指根据登记托管机构的记录，合法持有${bond}的${words.investor}`],
    [`${words.holder}会议`, `指由全体${words.holder}组成、依照本${paper}约定的程序召集和表决的议事机构`],
  ]
}

function enhancement(source: Source): Term[] {
  const found: Term[] = []
  for (const item of source.arrangements) {
    if (isCrmw(item))
      found.push([
        item.instrumentTitle,
        `指由${item.provider}作为创设机构，就本期发行的标的债务向凭证持有人提供信用风险保护的有价凭证，独立于发行人对本期发行的偿付义务`,
      ])
    else if (isInvestment(item))
      found.push(['直接投资', `指${item.provider}以投资者身份认购本期发行的安排，不构成对其他持有人的担保`])
    else if (protectsHolders(item))
      found.push(['增信提供方', `指${item.provider}，为本期发行提供${item.instrumentTitle}`])
    if (item.counter)
      found.push(['反担保人', `指${item.counter.provider}，向${item.provider}提供反担保，不直接对持有人承担责任`])
  }
  if (source.arrangements.some((item) => item.riskSharingTool))
    found.push([
      '风险分担工具',
      '指由中国人民银行提供低成本再贷款资金，通过担保增信、直接投资等方式，与地方政府、市场化增信机构共同分担债券投资人违约损失风险的政策安排',
    ])
  return found
}

function field({ project }: Source): Term[] {
  switch (project.issuerKind) {
    case 'tech-firm':
      return [
        [
          '科技型企业',
          '指具有国家或者地方主管部门认定的科技创新称号，或者具备核心技术和持续研发能力并以其开展主营业务的企业',
        ],
        ['研发投入', '指会计期间内费用化和资本化的研究开发支出之和'],
        ['核心技术', '指发行人拥有合法权利、应用于主营业务并对其市场竞争力具有重要作用的技术'],
      ]
    case 'equity-investor':
      return [
        ['股权投资机构', '指从事私募股权投资、创业投资及其管理业务的机构'],
        ['募投管退', '指私募股权投资的资金募集、项目投资、投后管理和项目退出四个环节'],
        ['管理规模', '指发行人及其控制的管理人所管理基金的期末规模之和'],
        ['基金出资', '指发行人作为普通合伙人或者有限合伙人向基金缴付认缴出资的行为'],
      ]
    case 'financial-institution':
      return [
        ['科技贷款', '指投向科技型企业和科技创新领域的贷款，统计范围以主管部门的统计制度为准'],
        ['资本充足率', '指金融机构资本净额与风险加权资产的比率，按监管规定的口径计算（适用时）'],
      ]
  }
}

const common: Term[] = [
  ['《公司法》', '指《中华人民共和国公司法》'],
  ['《证券法》', '指《中华人民共和国证券法》'],
  ['《企业破产法》', '指《中华人民共和国企业破产法》'],
]

/** 释义: a table of the words that the paper uses in a fixed sense. Only those that occur in this case. */
export function definitions(source: Source, words: Words): Block[] {
  const dated = source.accounts.periods.map((period) => period.label).join('、')
  const rows: Term[] = [
    ...parties(source),
    ...papers(source, words),
    ...enhancement(source),
    ...field(source),
    ...common,
    ['报告期', dated ? `指${dated}` : `指本${words.paper}引用财务信息的期间`],
    [
      words.workday,
      words.exchange
        ? `指${words.market}的营业日`
        : '指商业银行的对公营业日，法定节假日和休息日除外，调休工作日从其安排',
    ],
    ['元、万元、亿元', '如无特别说明，指人民币元、万元、亿元'],
  ]
  return [
    paragraph(`在本${words.paper}中，除文义另有所指，下列词语具有如下含义：`),
    table(
      [
        { head: '词语', width: 0.28 },
        { head: '含义', width: 0.72 },
      ],
      rows,
      { note: `本${words.paper}中部分合计数与各加数直接相加之和在尾数上的差异，系四舍五入造成。` },
    ),
  ]
}
