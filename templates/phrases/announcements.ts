import { type Block, facts, type Inline, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, money, percent, quote, quoteOr } from '../format.ts'
import { type Common, letterhead, sampleNotice, sections } from './paper.ts'
import { issuerName, type Party, partyName, partyOf } from './party.ts'
import { clause } from './words.ts'

type Announced = Common & Pick<Dossier, 'parties' | 'bond'>

type Sheet = { title: string; by?: string; parts: { title: string; blocks: Block[] }[]; opening: Block[] }

/** An announcement to the market: who vouches for it, what it says in numbered sections, whom to ask, and who publishes it. */
export const announcement = (dossier: Announced, { title, by, parts, opening }: Sheet): Block[] => {
  const publisher = by ?? issuerName(dossier)
  return [
    ...letterhead(title, codeWords(dossier.bond), undefined, sampleNotice(dossier)),
    paragraph(
      `${publisher}保证本公告的内容真实、准确、完整，没有虚假记载、误导性陈述或者重大遗漏，并对此承担相应的法律责任。`,
      { style: 'kai' },
    ),
    ...opening,
    ...sections([...parts, { title: '联系方式', blocks: contacts(dossier) }]),
    paragraph('特此公告。'),
    paragraph(publisher, { align: 'right', indent: false }),
    paragraph(chineseDay(dossier.date), { align: 'right', indent: false }),
  ]
}

export const codeWords = ({ code }: Dossier['bond']): string => `债券代码：${code ?? '以登记托管机构公布的为准'}`

/** `XX债券2027年付息公告`: announcements carry the name of the bond. */
export const bondTitle = ({ bond }: Pick<Dossier, 'bond'>, rest: string): string => `${clause(bond.name)}${rest}`

/** Under which rules the market is told; a financial bond has its own. */
export const disclosureRules = ({ project }: Pick<Common, 'project'>): string =>
  project.route === 'licence' ? '金融债券信息披露的有关规定' : '公司信用类债券信息披露的有关规定'

/** The bond in a few rows, the same in every announcement. */
export function bondFacts(dossier: Announced): Block {
  const { issuer, bond, parties } = dossier
  const lead = partyOf(parties, 'lead-underwriter')
  const trustee = partyOf(parties, 'trustee')
  return facts([
    ['发行人', [quote(issuer.name)]],
    ['债券名称', clause(bond.name)],
    ['发行金额和余额', `发行${money(bond.issued)}，余额${money(bond.outstanding)}`],
    ['期限', bond.tenorWords],
    ['计息方式', `现票面利率${percent(bond.coupon)}，${bond.frequency}，按${bond.dayCount}计息`],
    ['起息日和到期日', `${chineseDay(bond.valueOn)}起息，${chineseDay(bond.maturityOn)}到期`],
    ...(lead ? [[isInterbank(dossier) ? '存续期管理机构' : '主承销商', partyName(lead)] as Row] : []),
    ...(trustee ? [['受托管理人', partyName(trustee)] as Row] : []),
    ['登记托管机构', bond.registrar],
  ])
}

type Row = [string, string]

export const isInterbank = ({ project }: Pick<Common, 'project'>): boolean => project.venue === 'NAFMII'

/** The interbank market speaks of 持有人, the exchanges of 投资者. */
export const holders = (dossier: Pick<Common, 'project'>): string => (isInterbank(dossier) ? '持有人' : '投资者')

/** Whom a reader may ask: the issuer's officer, then whoever looks after the bond. */
function contacts({ issuer, parties }: Announced): Block[] {
  const others = ['lead-underwriter', 'trustee'].flatMap((capacity) => partyOf(parties, capacity) ?? [])
  return [
    table(
      [
        { head: '机构', width: 0.37 },
        { head: '联系人', width: 0.36 },
        { head: '联系电话', width: 0.27 },
      ],
      [[[quote(issuer.name)], [quote(issuer.disclosureOfficer)], [quote(issuer.phone)]], ...others.map(contact)],
    ),
  ]
}

const contact = (party: Party): Inline[][] => [
  [partyName(party)],
  [party.persons.map((person) => markSample(person, party.sample)).join('、') || '由该机构另行指定'],
  [quoteOr(party.phone, '见募集说明书')],
]

/** A long text of an event as paragraphs. */
export const lines = (text: string): Block[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line.trim()))

/** One thing a line: a list where there are several. */
export const listed = (items: string[]): Block[] =>
  items.length > 1
    ? [list(items.map((item) => `${clause(item)}；`).map(closed(items.length)), true)]
    : lines(items.join('\n'))

const closed =
  (count: number) =>
  (item: string, at: number): string =>
    at === count - 1 ? item.replace(/；$/, '。') : item

/** A day of payment that rests on days off nobody has announced yet says so. */
export const payDay = (on: string, provisional: boolean): string =>
  `${chineseDay(on)}${provisional ? '（暂定，所涉年度的放假安排尚未公布）' : ''}`
