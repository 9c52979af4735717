import { type Block, facts, list, paragraph } from '../blocks.ts'
import { wordsOf } from '../clauses/words.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, money, quote } from '../format.ts'
import { type Common, letterhead, paper, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName, nameOf, partySigns, seal, signature } from '../phrases/party.ts'
import { clause, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'offering' | 'rating'>
type Rated = Reads & { rating: NonNullable<Dossier['rating']> }

const title = '跟踪评级安排'

/** Interbank P.4 and its like on the licence route: what an agency undertakes for the time after its report. */
export const trackingRating = defineTemplate({
  id: 'tracking-rating',
  version: 1,
  title: () => title,
  reads: ['parties', 'offering', 'rating'],
  document: (dossier) => {
    const { rating } = dossier
    if (!rating) throw new Error('tracking-rating: the project is not rated')
    return paper(dossier, { id: 'tracking-rating', title, blocks: arrangement({ ...dossier, rating }) })
  },
})

function arrangement(dossier: Rated): Block[] {
  const { project, issuer, parties, rating, date } = dossier
  const agency = nameOf(parties, 'rater', markSample(rating.agency, rating.sample))
  return [
    ...letterhead(title, `项目编号：${project.number}`, issuerName(dossier), sampleNotice(dossier)),
    paragraph(
      words`${agency}（以下简称“评级机构”）接受${quote(issuer.name)}（以下简称“发行人”）委托开展信用评级，现就评级有效期内的跟踪评级作出如下安排。`,
    ),
    ...sections([
      { title: '跟踪评级的对象', blocks: [subject(dossier, agency)] },
      { title: '定期跟踪评级', blocks: regular(dossier) },
      { title: '不定期跟踪评级', blocks: irregular() },
      { title: '发行人的配合', blocks: support() },
      { title: '结果的公布', blocks: publication(dossier) },
      { title: '终止', blocks: ending() },
    ]),
    ...signaturePage(title, [
      signature(...partySigns(parties, 'rater', '评级机构（授权代表签字）', date)),
      seal(agency, date),
    ]),
  ]
}

function subject({ offering, rating }: Rated, agency: string): Block {
  return facts([
    ['评级机构', agency],
    ['评级范围', clause(rating.scope)],
    ['受评债券', clause(offering.name)],
    ['发行规模', `不超过${money(offering.maximum)}`],
    ['期限', offering.lines.map((line) => line.tenorWords).join('；')],
    ['评级报告公布日', rating.publishedOn ? chineseDay(rating.publishedOn) : '尚未公布'],
  ])
}

const regular = ({ rating }: Rated): Block[] => [
  paragraph(
    `在受评债券存续期内，评级机构每年至少开展一次定期跟踪评级，首次定期跟踪评级结果及报告不迟于${chineseDay(rating.trackingBy)}公布。`,
  ),
  paragraph(
    '定期跟踪评级考察发行人及增信提供方（如有）的经营、财务、科技创新能力和偿债能力的变化，确认、调整或者终止信用等级，并说明理由。',
  ),
]

const irregular = (): Block[] => [
  paragraph('发生下列事项之一的，评级机构及时启动不定期跟踪评级，并公布结果：'),
  list(
    [
      '发行人控制权、主要业务、重要资产或者债务结构发生重大变化；',
      '发行人科技创新主体资格丧失，或者核心技术、核心团队发生重大不利变化；',
      '发行人或者增信提供方发生债务逾期、被采取强制措施或者进入破产程序；',
      '增信安排发生重大变化，或者募集资金用途发生重大变更；',
      '其他可能影响信用等级的事项。',
    ],
    true,
  ),
]

const support = (): Block[] => [
  paragraph(
    '发行人按评级机构的资料清单，于年度报告披露后及时提供跟踪评级所需资料；发生前述事项的，及时告知评级机构。发行人未按要求提供资料的，评级机构依据已有信息作出判断，或者公告终止评级。',
  ),
]

const publication = (dossier: Rated): Block[] => [
  paragraph(
    `跟踪评级结果和报告通过${wordsOf(dossier).channel}公布；信用等级或者展望调整的，评级机构先行书面告知发行人，发行人不得以不同意结果为由阻止公布。`,
  ),
]

const ending = (): Block[] => [
  paragraph(
    '受评债券本息全部清偿、发行人终止委托或者评级机构依规终止评级的，跟踪评级终止；终止时公告理由和终止前的信用等级。',
  ),
]
