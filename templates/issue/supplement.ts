import { type Block, type Cover, heading, list, paragraph } from '../blocks.ts'
import { chineseDay, money } from '../format.ts'
import { pageBreak, sampleNotice, signaturePage } from '../phrases/paper.ts'
import { issuerName, issuerSigns, leadName, partySigns, seal, signature } from '../phrases/party.ts'
import { routeWords } from '../phrases/route-words.ts'
import { clause } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'
import { corrections, proceedsChapter, termsChapter } from './supplement-chapters.ts'
import { circumstances, risks, science } from './supplement-notices.ts'
import { reads, type Supplement } from './supplement-reads.ts'

const titleOf = ({ project }: Pick<Supplement, 'project'>): string => `补充${routeWords(project).prospectus}`

/**
 * BM: what a later issue under a registration adds to the prospectus that was registered. The order of its parts is that of
 * a published case (domain §4.3).
 */
export const supplement = defineTemplate({
  id: 'supplement',
  version: 1,
  title: titleOf,
  reads,
  document: (source) => ({
    id: 'supplement',
    title: `${source.offering.name}${titleOf(source)}`,
    issuer: source.issuer.name.value,
    reference: `${source.project.number} 第${source.offering.ordinal}期`,
    date: source.date,
    marks: source.marks,
    seamSeal: true,
    cover: cover(source),
    blocks: body(source),
  }),
})

const cover = (source: Supplement): Cover => ({
  title: source.offering.name,
  subtitle: titleOf(source),
  issuer: issuerName(source),
  facts: [
    ...(source.registration.amount === null ? [] : [{ label: '注册金额', value: money(source.registration.amount) }]),
    { label: '本期发行金额', value: money(source.offering.amount) },
    ...source.offering.lines.map((line) => ({
      label: source.offering.lines.length > 1 ? line.name : '期限',
      value: line.tenorWords,
    })),
    { label: '信用评级', value: source.rating ? source.rating.agency : '未聘请' },
  ],
  parties: [{ label: '主承销商/簿记管理人', name: leadName(source.parties) }],
  date: chineseDay(source.date),
})

const body = (source: Supplement): Block[] => [
  ...declaration(source),
  pageBreak,
  ...risks(source),
  ...circumstances(source),
  ...science(source),
  pageBreak,
  ...termsChapter(source),
  ...proceedsChapter(source),
  ...corrections(source),
  ...signaturePage(`${clause(source.offering.name)}${titleOf(source)}`, [
    signature(issuerSigns(source), ...partySigns(source.parties, 'lead-underwriter', '主承销商', source.date)),
    seal(issuerName(source), source.date),
    seal(leadName(source.parties), source.date),
  ]),
]

/** The base it stands on is named, so that nobody reads the one without the other. */
function declaration(source: Supplement): Block[] {
  const { prospectus } = routeWords(source.project)
  const { basedOn } = source.supplement
  return [
    heading(1, '声明与承诺'),
    ...sampleNotice(source),
    paragraph(
      `本补充${prospectus}是对${basedOn ? `${chineseDay(basedOn)}签署的` : '本次注册的'}基础${prospectus}的补充和更新，应当与基础${prospectus}一并阅读。两者不一致的，以本补充${prospectus}为准；本补充${prospectus}未涉及的，适用基础${prospectus}。`,
    ),
    list(
      [
        '本期发行已在中国银行间市场交易商协会注册。注册不代表交易商协会对本期债务融资工具的投资价值作出任何评价，也不表明对投资风险作出任何判断。',
        `发行人承诺本补充${prospectus}不存在虚假记载、误导性陈述或者重大遗漏，并对其真实性、准确性、完整性、及时性承担相应的法律责任。`,
        `凡通过认购、受让等合法手段取得并持有本期债务融资工具的，视同自愿接受基础${prospectus}和本补充${prospectus}的约定。`,
        '截至签署日，除已披露信息外，发行人没有影响偿债能力的其他重大事项。',
      ],
      true,
    ),
    heading(1, '重要提示'),
    list([
      `本期发行金额${money(source.offering.amount)}，簿记建档日为${chineseDay(source.offering.bookOn)}。`,
      `投资人应当关注基础${prospectus}的风险提示以及下文的补充风险提示和补充情形提示。`,
    ]),
  ]
}
