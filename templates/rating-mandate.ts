import { type Block, facts, list, paragraph } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, markSample, money, quoteOr } from './format.ts'
import { issuerBrief } from './phrases/issuer-facts.ts'
import { isDays } from './phrases/line-terms.ts'
import { type Common, letterhead, paper, sections, signaturePage } from './phrases/paper.ts'
import { issuerName, issuerSigns, partyName, partyOf, partySigns, seal, signature } from './phrases/party.ts'
import { productName, routeWords } from './phrases/route-words.ts'
import { clause } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'offering' | 'rating'>
type Rated = Reads & { rating: NonNullable<Dossier['rating']> }

export const ratingMandate = defineTemplate({
  id: 'rating-mandate',
  version: 1,
  title: () => '信用评级委托书',
  reads: ['parties', 'offering', 'rating'],
  document: (dossier) => {
    const { rating } = dossier
    if (!rating) throw new Error('rating-mandate: the project is not rated')
    return paper(dossier, { id: 'rating-mandate', title: '信用评级委托书', blocks: mandate({ ...dossier, rating }) })
  },
})

const agencyOf = ({ rating, parties }: Rated): string => {
  const party = partyOf(parties, 'rater')
  return party ? partyName(party) : markSample(rating.agency, rating.sample)
}

// The grade itself is never quoted here: a mandate is given before anyone knows it and may not suggest it.
function mandate(dossier: Rated): Block[] {
  const agency = agencyOf(dossier)
  return [
    ...letterhead('信用评级委托书', `项目编号：${dossier.project.number}`, agency),
    paragraph(
      `为发行科技创新债券，发行人委托${agency}（以下简称“评级机构”）开展信用评级。双方确认，本次评级为发行人自愿委托，不是发行的前置条件。`,
    ),
    ...sections([
      { title: '委托方', blocks: [facts(issuerBrief(dossier))] },
      { title: '评级对象和范围', blocks: [subject(dossier)] },
      { title: '评级标准与方法', blocks: method(dossier) },
      { title: '资料提供与现场工作', blocks: fieldwork() },
      { title: '评级程序', blocks: procedure() },
      { title: '结果告知、复评与公布', blocks: publication() },
      { title: '跟踪评级', blocks: tracking(dossier) },
      { title: '评级费用', blocks: fee(dossier) },
      { title: '独立性与保密', blocks: independence() },
      { title: '变更、终止与争议解决', blocks: ending() },
    ]),
    ...signaturePage('信用评级委托书', [
      signature(
        issuerSigns(dossier),
        ...partySigns(dossier.parties, 'rater', '评级机构（授权代表签字）', dossier.date),
      ),
      seal(issuerName(dossier), dossier.date),
      seal(agency, dossier.date),
    ]),
  ]
}

function subject({ project, offering, rating }: Rated): Block {
  return facts([
    ['评级范围', clause(rating.scope)],
    ['拟发行债券', clause(offering.name)],
    ['品种', productName(project)],
    ['发行规模', `不超过${money(offering.maximum)}`],
    ['期限', offering.lines.map((line) => line.tenorWords).join('；')],
    ['发行方式', routeWords(project).manner],
  ])
}

const method = ({ project, offering }: Rated): Block[] => [
  paragraph(
    project.issuerKind === 'equity-investor'
      ? '评级机构应当采用其已公布、适用于股权投资机构的评级方法，以投资管理能力、所投项目的质量和变现能力、退出记录、杠杆和流动性为主要考察内容，并对所管理基金和重要被投企业作穿透分析，不以资产规模作为主要依据。'
      : project.issuerKind === 'financial-institution'
        ? '评级机构应当采用其已公布、适用于金融机构的评级方法，同时考察发行人服务科技创新的业务安排及其对资产质量、资本和流动性的影响。'
        : '评级机构应当采用其已公布、适用于科技型企业的评级方法，将技术先进性、研发投入与转化、知识产权、产品竞争力和成长性纳入考察，不以资产规模作为主要依据。',
  ),
  paragraph(
    offering.lines.some(isDays)
      ? '本期债券期限在一年以内的品种，按短期信用等级符号表示；主体信用等级按长期信用等级符号表示。使用专门适用于科技创新债券的符号或者后缀的，应当在报告中说明其含义。'
      : '信用等级按长期信用等级符号表示。使用专门适用于科技创新债券的符号或者后缀的，应当在报告中说明其含义。',
  ),
]

const fieldwork = (): Block[] => [
  paragraph('发行人应当按照评级机构的资料清单，及时提供下列资料，并对其真实性、准确性、完整性负责：'),
  list(
    [
      '营业执照、公司章程、股权结构、治理和内部控制文件；',
      '近三年审计报告和最近一期财务报表，有息债务和对外担保明细；',
      '科技创新主体资格的证明文件、知识产权清单、研发项目资料，或者基金登记、投资和退出记录；',
      '募集资金用途、偿债安排及增信文件（如有）；',
      '可能影响偿债能力的诉讼、处罚和其他重大事项的说明。',
    ],
    true,
  ),
  paragraph(
    '发行人应当配合评级机构访谈管理人员、核心技术人员或者投资负责人，并安排现场查看。评级机构不得以未公开信息作评级以外的用途。',
  ),
]

const procedure = (): Block[] => [
  paragraph('评级机构按下列程序开展工作，各环节应当留存工作底稿，初评人员不得单独决定等级：'),
  list(
    [
      '接受委托并组成评级项目组；',
      '收集资料、访谈和现场考察；',
      '形成评级报告初稿并经内部审核；',
      '评级委员会表决确定信用等级。',
    ],
    true,
  ),
]

const publication = (): Block[] => [
  paragraph('评级委员会作出决定后，评级机构应当将结果书面告知发行人。'),
  paragraph(
    '发行人对结果有异议且能够提供新的、足以影响判断的资料的，可以申请一次复评；复评结果为最终结果，不得再次申请。',
  ),
  paragraph(
    '评级结果的公布应当遵守信用评级业管理规定和申报市场的信息披露要求。发行人不得以结果不符合预期为由拒绝支付已经发生的费用。',
  ),
]

const tracking = ({ rating }: Rated): Block[] => [
  paragraph(
    `评级有效期内，评级机构应当开展定期和不定期跟踪评级；首次定期跟踪评级报告应当不迟于${chineseDay(rating.trackingBy)}出具并公布。`,
  ),
  paragraph('发生可能影响信用等级的重大事项时，发行人应当及时告知评级机构，评级机构应当及时启动不定期跟踪评级。'),
]

const fee = ({ rating }: Rated): Block[] => [
  paragraph([
    '本次评级费用为',
    quoteOr(rating.fee, '双方另行书面约定的金额', money),
    '。费用不与评级结果、债券发行成功与否或者发行规模挂钩。',
  ]),
]

const independence = (): Block[] => [
  paragraph(
    '评级机构及其评级人员与发行人、主承销商之间不得存在影响独立性的股权、任职或者其他利益关系；存在利益冲突的，应当在接受委托前书面说明并回避。',
  ),
  paragraph(
    '任何一方不得要求、承诺或者暗示特定的评级结果。双方对在评级中知悉的对方商业秘密和未公开信息负有保密义务，法律、法规和监管要求披露的除外。',
  ),
]

const ending = (): Block[] => [
  paragraph(
    '发行人终止委托或者评级机构终止评级的，应当书面说明理由，并按照规定公告；已公布的评级结果的终止，按照信用评级业管理规定处理。',
  ),
  paragraph(
    '因本委托书产生的争议，由双方协商解决；协商不成的，任何一方可以向发行人住所地有管辖权的人民法院起诉。本委托书自双方签字盖章之日起生效。',
  ),
]
