import { type Block, facts, heading, paragraph } from '../blocks.ts'
import { type ClauseSource, namedClause } from '../clauses/clause-sections.ts'
import { coverWords } from '../clauses/enhancement.ts'
import { wordsOf } from '../clauses/words.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, moneyInFull, quote } from '../format.ts'
import { houseSigns } from '../phrases/contract.ts'
import { type Common, paper, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { clause, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & ClauseSource & Pick<Dossier, 'parties' | 'offering' | 'arrangements'>
type Arrangement = Dossier['arrangements'][number]

const titleOf = ({ project }: Pick<Dossier, 'project'>): string =>
  project.route === 'interbank' ? '信用增进函' : '担保函'

/** A guarantee binds its provider to the holders; a pledge, a warrant and money invested have papers of their own. */
const guarantees = ({ arrangements }: Pick<Dossier, 'arrangements'>): Arrangement[] =>
  arrangements.filter(({ instrument }) => instrument === 'guarantee')

/** Interbank Z, exchange 6-4, licence 9: one letter for each guarantor, which says what the arrangement's rows say. */
export const guaranteeLetter = defineTemplate({
  id: 'guarantee-letter',
  version: 1,
  title: titleOf,
  reads: ['parties', 'offering', 'arrangements', 'clauses'],
  document: (dossier) => {
    const title = titleOf(dossier)
    const given = guarantees(dossier)
    const letters = given.flatMap((item, at): Block[] => [
      ...(at > 0 ? [{ kind: 'page-break' } as const] : []),
      ...letter(title, dossier, item),
    ])
    return paper(dossier, {
      id: 'guarantee-letter',
      title,
      seamSeal: true,
      blocks: letters.length > 0 ? letters : [heading(1, title), paragraph('本项目没有保证担保安排。')],
    })
  },
})

function provider({ parties }: Reads, name: string): string {
  const party = parties.find((one) => ['enhancer', 'guarantor'].includes(one.capacity) && one.name === name)
  return markSample(name, party?.sample ?? false)
}

function letter(title: string, dossier: Reads, item: Arrangement): Block[] {
  const said = wordsOf(dossier)
  const name = provider(dossier, item.provider)
  return [
    heading(1, title),
    paragraph(`编号：${item.letterNumber ?? '由出具人编列'}`, { align: 'right', indent: false, style: 'note' }),
    ...sampleNotice(dossier),
    ...unsigned(item),
    paragraph(`致全体${said.holder}：`, { indent: false }),
    paragraph(
      words`${name}（以下简称“担保人”）应${quote(dossier.issuer.name)}（以下简称“发行人”）的申请，为其发行的“${clause(dossier.offering.name)}”（以下简称“${said.bond}”）提供${item.instrumentTitle}，出具本函。`,
    ),
    ...sections([
      { title: '被担保的债券', blocks: [bond(dossier)] },
      { title: '担保的方式和金额', blocks: [terms(item, name, said.bond)] },
      { title: '担保责任', blocks: namedClause(dossier, 'enhancement', 'guarantee', item).blocks },
      { title: '担保人的声明', blocks: statement(said.holder) },
      { title: '生效和效力', blocks: effect(said) },
    ]),
    ...signaturePage(title, houseSigns('担保人', name)),
  ]
}

/** A draft is no promise: whoever reads it before it is signed is told so. */
const unsigned = ({ signedOn }: Arrangement): Block[] =>
  signedOn === null
    ? [
        {
          kind: 'callout',
          tone: 'note',
          title: '拟稿',
          text: ['本函按增信安排已登记的事项拟出，由担保人审定后出具；担保人签字盖章之前，不产生担保责任。'],
        },
      ]
    : []

const bond = ({ offering, issuer }: Reads): Block =>
  facts([
    ['发行人', [quote(issuer.name)]],
    ['债券名称', clause(offering.name)],
    ['发行规模', `不超过${moneyInFull(offering.maximum)}`],
    ['期限', offering.lines.map((line) => line.tenorWords).join('；')],
    ['票面利率', offering.lines.map(rate).join('；')],
  ])

const rate = ({ coupon }: Dossier['offering']['lines'][number]): string =>
  coupon === null ? '以簿记建档结果为准' : `${coupon}%`

function terms(item: Arrangement, name: string, bond: string): Block {
  return facts([
    ['担保人', name],
    ['担保方式', item.instrumentTitle],
    ['覆盖范围', coverWords(item, bond)],
    ['担保金额', moneyInFull(item.actual ?? item.planned)],
    ['签署日期', item.signedOn ? chineseDay(item.signedOn) : '以担保人签署的日期为准'],
  ])
}

const statement = (holder: string): Block[] => [
  paragraph(
    '担保人依法设立并有效存续，具有提供本担保的权利能力，出具本函已取得有权机构的批准，不违反其章程、监管要求和已签署的协议。',
  ),
  paragraph(
    `担保人向${holder}提供的财务和其他资料真实、准确、完整；发生可能影响代偿能力的重大事项的，及时通知并配合披露。`,
  ),
]

const effect = ({ bond, holder }: ReturnType<typeof wordsOf>): Block[] => [
  paragraph(
    `本函自担保人法定代表人（负责人）或者授权代表签字并加盖公章之日起成立，自${bond}发行首日起生效。${bond}未能发行的，本函自动失效。`,
  ),
  paragraph(`本函不可撤销。${holder}认购或者受让${bond}的，无须另行签署文件即享有本函项下的权利。`),
  paragraph('本函适用中华人民共和国法律，因本函产生的争议，可以向担保人或者发行人住所地有管辖权的人民法院起诉。'),
]
