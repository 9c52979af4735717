import type { Block, Cover, FilingDocument } from '../blocks.ts'
import { type PaperChapter, setChapters } from '../chapters/chapter.ts'
import { wordsOf } from '../clauses/words.ts'
import { chineseDay, markSample, money } from '../format.ts'
import { defineTemplate } from '../template.ts'
import { notice, statement } from './front.ts'
import { chapters } from './outline.ts'
import { couponWords, isCrmw, partiesOf, protectsHolders, reads, type Source } from './source.ts'

export const paperTitle = (source: Pick<Source, 'project'>): string =>
  source.project.route === 'interbank' && source.project.privatePlacement ? '定向募集说明书' : '募集说明书'

function ratingLine({ rating }: Source): string {
  if (!rating) return '无'
  const said = [
    rating.issuer ? `主体${markSample(rating.issuer.symbol.value, rating.issuer.symbol.sample)}` : null,
    rating.bond ? `债项${markSample(rating.bond.value, rating.bond.sample)}` : null,
  ].filter((part) => part !== null)
  return said.join('，') || '无'
}

function cover(source: Source, title: string): Cover {
  const { registration, offering, arrangements } = source
  const words = wordsOf(source)
  const enhanced = [
    ...new Set(arrangements.filter((item) => protectsHolders(item)).map((item) => item.instrumentTitle)),
  ].join('、')
  const beside = arrangements.some(isCrmw) ? '另有独立创设的信用风险缓释凭证' : ''
  return {
    title: offering.name,
    subtitle: title,
    issuer: source.issuer.name.value,
    facts: [
      ...(registration.amount === null
        ? []
        : [{ label: `${words.permission}额度`, value: money(registration.amount) }]),
      { label: '本期发行金额', value: money(offering.amount) },
      ...offering.lines.map((line) => ({
        label: offering.lines.length > 1 ? line.name : '期限',
        value: line.tenorWords,
      })),
      ...offering.lines
        .filter((line) => line.coupon !== null)
        .map((line) => ({
          label: offering.lines.length > 1 ? `${line.name}票面利率` : '票面利率',
          value: couponWords(line),
        })),
      { label: '增信情况', value: [enhanced || '无', beside].filter((part) => part !== '').join('；') },
      { label: '信用评级', value: ratingLine(source) },
      {
        label: '发行人科技创新类别',
        value: { 'tech-firm': '科技型企业', 'equity-investor': '股权投资机构', 'financial-institution': '金融机构' }[
          source.project.issuerKind
        ],
      },
    ],
    parties: partiesOf(source, 'lead-underwriter', 'joint-underwriter', 'trustee').map((party) => ({
      label: party.capacity === 'lead-underwriter' ? '主承销商/簿记管理人' : party.title,
      name: markSample(party.name, party.sample),
    })),
    date: chineseDay(source.date),
  }
}

function body(source: Source, chapters: readonly PaperChapter[]): Block[] {
  const words = wordsOf(source)
  return [
    ...statement(source, words),
    { kind: 'page-break' },
    ...notice(source, words),
    { kind: 'page-break' },
    { kind: 'toc' },
    { kind: 'page-break' },
    ...setChapters(chapters, source.chapters),
  ]
}

type Paper = { id: string; title: string; chapters: readonly PaperChapter[] }

/** Cover, statement, notice, contents and chapters, which are the same on every prospectus; the paper says which chapters. */
export const prospectusDocument = (source: Source, { id, title, chapters }: Paper): FilingDocument => ({
  id,
  title: `${source.offering.name}${title}`,
  issuer: source.issuer.name.value,
  reference: source.project.number,
  date: source.date,
  marks: source.marks,
  numbering: { headings: [wordsOf(source).exchange ? 'section' : 'chapter', 'clause', 'point'], captions: true },
  seamSeal: true,
  cover: cover(source, title),
  blocks: body(source, chapters),
})

/** 募集说明书: 15 chapters interbank and licence, 16 sections on the exchanges. */
export const prospectus = defineTemplate({
  id: 'prospectus',
  version: 2,
  title: paperTitle,
  reads,
  chapters,
  document: (source) =>
    prospectusDocument(source, { id: 'prospectus', title: paperTitle(source), chapters: chapters(source) }),
})
