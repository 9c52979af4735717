import { type Block, type FilingDocument, facts, heading, list, paragraph, table } from '#templates/blocks.ts'

/** An invented issuer with rare characters in its people's names, and a text as long as `chapters` asks for. */

export const rareCharacters = [...'\u{2CB4A}\u{2BFB9}\u36C3\u4DAE\u5803\u5586\u7287\u{2020C}\u{2A6A5}']

const issuer = '示例云岭新材料科技（集团）股份有限公司'
const underwriter = '示例远洋商业银行股份有限公司'

const sentences = [
  '本公司主要从事高性能碳化硅（SiC）外延片、半绝缘衬底的研发、生产与销售，产品用于新能源汽车主驱逆变器、光伏储能与5G基站射频器件。',
  '截至2025年12月31日，公司合并口径资产总额为1,286,450.37万元，负债总额为718,290.15万元，所有者权益为568,160.22万元，资产负债率为55.83%。',
  '报告期内，公司研发投入分别为31,208.44万元、42,917.60万元和58,330.12万元，占同期营业收入的比例分别为8.72%、9.41%和10.26%，最近三年累计研发投入占比为9.57%。',
  '“十四五”期间，公司牵头承担“第三代半导体大尺寸晶圆制造”等4项国家重点研发计划课题，拥有发明专利326项（其中境外专利41项）；核心技术人员包括\u{2CB4A}\u{2BFB9}、王\u5586、李\u36C3、\u4DAE\u5803等。',
  '本期债券募集资金扣除发行费用后，拟将不低于70%的部分用于科技创新领域，包括：（一）偿还研发项目专项借款；（二）置换一年以内的科创投入；（三）补充与主营业务相关的营运资金。',
  '若未来宏观经济增速放缓、下游需求不及预期，或者原材料（高纯硅粉、石墨件）价格大幅上涨，公司盈利能力可能下降——投资者应当关注由此带来的偿付风险……',
  'The Notes will be governed by PRC law; see https://www.example.com/disclosure/2026/prospectus for the full terms and conditions.',
]

const chapterTitles = [
  '释义',
  '风险提示及说明',
  '发行条款',
  '募集资金运用',
  '企业基本情况',
  '主要财务状况',
  '资信状况',
  '信用增进',
  '税项',
  '信息披露安排',
  '持有人会议机制',
  '主动债务管理',
  '违约、风险情形及处置',
  '发行有关机构',
  '备查文件',
]
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五']

const amount = (seed: number): string => {
  const whole = (seed * 7919 + 104729) % 9_000_000
  return `${whole.toLocaleString('en-US')}.${String((seed * 37) % 100).padStart(2, '0')}`
}

const balanceSheet = (rows: number): Block =>
  table(
    [
      { head: '项目', width: 0.34 },
      { head: '2025年12月31日', width: 0.22, align: 'right' },
      { head: '2024年12月31日', width: 0.22, align: 'right' },
      { head: '2023年12月31日', width: 0.22, align: 'right' },
    ],
    Array.from({ length: rows }, (_, at) => [
      [
        '货币资金',
        '交易性金融资产',
        '应收票据及应收账款',
        '其他应收款（含应收利息、应收股利）',
        '存货',
        '合同资产',
        '一年内到期的非流动资产',
      ][at % 7] ?? '',
      amount(at + 3),
      amount(at + 11),
      amount(at + 29),
    ]),
    {
      caption: '表5-1 近三年合并资产负债表主要数据（单位：万元）',
      total: ['资产总计', '1,286,450.37', '1,104,218.90', '987,654.32'],
      note: '注：以上数据取自经审计的合并财务报表；2023年数据按新租赁准则追溯调整。',
    },
  )

const patentTable = (rows: number): Block =>
  table(
    [
      { head: '序号', width: 0.08, align: 'center' },
      { head: '专利名称', width: 0.34 },
      { head: '专利号', width: 0.2 },
      { head: '专利权人', width: 0.24 },
      { head: '授权日', width: 0.14, align: 'center' },
    ],
    Array.from({ length: rows }, (_, at) => [
      String(at + 1),
      at % 3 ? '一种降低碳化硅单晶微管密度的生长方法及其装置' : '外延生长装置',
      `ZL2023${10_000_000 + at * 7919}.${at % 10}`,
      at % 2 ? issuer : `${issuer}、示例大学`,
      `202${at % 6}-0${(at % 9) + 1}-15`,
    ]),
    { caption: '表5-2 主要发明专利' },
  )

function chapter(at: number, sections: number): Block[] {
  const blocks: Block[] = [
    { kind: 'page-break' },
    heading(1, `第${numerals[at]}章 ${chapterTitles[at]}`, `chapter-${at + 1}`),
  ]
  for (let section = 0; section < sections; section++) {
    blocks.push(
      heading(
        2,
        `${numerals[section % 15]}、${['基本情况', '主要条款与安排', '历史沿革及股权结构', '核心技术与研发体系'][section % 4]}`,
      ),
    )
    for (let part = 0; part < 4; part++)
      blocks.push(paragraph(`${sentences[(at + part + section) % 7]}${sentences[(at * 3 + part * 2 + section) % 7]}`))
    if (section % 2 === 0)
      blocks.push(heading(3, `（${numerals[section % 15]}）需要说明的事项`), list(sentences.slice(0, 3), true))
  }
  return blocks
}

const opening: Block[] = [
  heading(1, '声明与承诺'),
  paragraph(
    '本公司及全体董事、高级管理人员承诺，本募集说明书不存在虚假记载、误导性陈述或者重大遗漏，并对其真实性、准确性、完整性承担相应的法律责任。',
  ),
  paragraph([
    '本期债券基础规模为',
    { text: '5亿元', bold: true, fact: 'offering.amount' },
    '，依据',
    { text: '《关于支持发行科技创新债券有关事宜的公告》', kai: true },
    '发行；主要条款见',
    { text: '第三章', link: '#chapter-3' },
    '。',
  ]),
  { kind: 'callout', tone: 'warning', title: '投资者应当认真阅读', text: [sentences[5] ?? ''] },
  facts([
    ['发行人', issuer],
    ['统一社会信用代码', '91110000MA01EXAMPLE'],
    ['注册资本', '120,000.00万元'],
    ['法定代表人', '\u{2CB4A}\u{2BFB9}'],
    [
      '科技型企业认定依据',
      '国家级专精特新“小巨人”企业（2024年第四批）；国家企业技术中心。两项称号均在有效期内，证书编号及公示链接见备查文件。',
    ],
  ]),
  {
    kind: 'chart',
    caption: '图1 近三年研发投入',
    unit: '万元',
    series: [
      { label: '2023年度', value: '31,208.44' },
      { label: '2024年度', value: '42,917.60' },
      { label: '2025年度', value: '58,330.12' },
    ],
  },
]

const closing: Block[] = [
  { kind: 'page-break' },
  heading(1, '发行人及全体董事声明'),
  paragraph('本公司全体董事承诺本募集说明书内容真实、准确、完整。'),
  {
    kind: 'signature',
    parties: [
      {
        role: '发行人',
        name: issuer,
        persons: [
          '\u{2CB4A}\u{2BFB9}',
          '王\u5586',
          '李\u36C3',
          '\u4DAE\u5803',
          '欧阳\u7287',
          '\u{2020C}\u{2A6A5}',
          '张三',
        ],
        date: '2026-01-15',
      },
      { role: '主承销商', name: underwriter },
    ],
  },
  { kind: 'seal', of: issuer, date: '2026-01-15' },
]

/** `sections` a chapter: 2 gives about 30 pages, 14 about 200. */
export function sampleProspectus({ sections = 2, rows = 60 } = {}): FilingDocument {
  const chapters = chapterTitles.flatMap((_, at): Block[] => [
    ...chapter(at, sections),
    ...(at === 4 ? [balanceSheet(rows), patentTable(rows / 2)] : []),
  ])
  return {
    id: 'sample-prospectus',
    title: `${issuer}2026年度第一期科技创新债券募集说明书`,
    issuer,
    reference: '示例〔2026〕DFI001号',
    date: '2026-01-15',
    marks: ['draft', 'sample'],
    cover: {
      title: '募集说明书',
      subtitle: '2026年度第一期科技创新债券（科创债）',
      issuer,
      facts: [
        { label: '注册金额', value: '人民币20亿元' },
        { label: '本期发行金额', value: '人民币5亿元' },
        { label: '发行期限', value: '3+2年' },
        { label: '信用评级', value: '主体AA+，债项AAA（示例评级）' },
        { label: '增信安排', value: '示例中债增进公司与示例省融资担保集团有限公司共同提供不可撤销连带责任保证担保' },
      ],
      parties: [
        { label: '主承销商及簿记管理人', name: underwriter },
        { label: '联席主承销商', name: '示例证券股份有限公司' },
      ],
      date: '2026-01-15',
    },
    blocks: [...opening, { kind: 'toc' }, ...chapters, ...closing],
  }
}
