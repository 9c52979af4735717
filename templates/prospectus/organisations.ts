import { type Block, facts, type Inline, table } from '../blocks.ts'
import { paragraphs, section, sections } from '../clauses/compose.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, markSample, quote, quoteOr } from '../format.ts'
import { isCrmw, protectsHolders, type Source } from './source.ts'

type Party = Source['parties'][number]

const order: readonly string[] = [
  'issuer',
  'lead-underwriter',
  'joint-underwriter',
  'counsel',
  'auditor',
  'rater',
  'enhancer',
  'guarantor',
  'trustee',
  'registrar',
]

const detailed = (party: Party): boolean =>
  party.capacity === 'issuer' || party.address !== null || party.phone !== null

function card(party: Party, source: Source): Block {
  const own = party.capacity === 'issuer'
  const persons = party.persons.join('、')
  const rows: [string, Inline[]][] = [
    ['名称', [own ? quote(source.issuer.name) : markSample(party.name, party.sample)]],
    ...(own ? [['法定代表人', [quote(source.issuer.legalRepresentative)]] as [string, Inline[]]] : []),
    ['住所', [quoteOr(party.address ?? (own ? source.issuer.address : null), '')]],
    ...(persons ? [['联系人', [markSample(persons, party.sample)]] as [string, Inline[]]] : []),
    ['电话', [quoteOr(party.phone ?? (own ? source.issuer.phone : null), '')]],
  ]
  return facts(rows.filter(([, value]) => value[0] !== ''))
}

/** Parties of whom only name and persons are known stand together in one table instead of in empty cards. */
const brief = (parties: Party[]): Block =>
  table(
    [
      { head: '职能', width: 0.24 },
      { head: '名称', width: 0.5 },
      { head: '经办人员', width: 0.26 },
    ],
    parties.map((party) => [
      roles[party.capacity] ?? party.title,
      markSample(party.name, party.sample),
      party.persons.length ? markSample(party.persons.join('、'), party.sample) : '—',
    ]),
    { note: '上述机构的住所和联系方式以其出具的文件和公告为准。' },
  )

const roles: Partial<Record<string, string>> = {
  'lead-underwriter': '主承销商、簿记管理人',
  rater: '资信评级机构',
  enhancer: '增信机构',
  guarantor: '反担保（地方担保）机构',
  registrar: '登记托管机构',
}

function relations(source: Source, words: Words): Block[] {
  const names = new Map<string, string[]>()
  for (const party of source.parties)
    names.set(party.name, [...(names.get(party.name) ?? []), roles[party.capacity] ?? party.title])
  const several = [...names].filter(([, titles]) => titles.length > 1)
  return paragraphs(
    several.length
      ? `${several.map(([name, titles]) => `${name}在本次发行中同时担任${titles.join('、')}`).join('；')}。有关机构已建立业务隔离和利益冲突管理机制。`
      : '截至本期发行文件签署日，除业务约定产生的关系外，发行人与上述中介机构及其负责人、经办人员之间如存在直接或者间接的股权关系或者其他重大利害关系，均在本期发行文件中披露。',
    `各中介机构按照分工承担责任，其他机构对经专业机构出具的意见可以合理信赖，但应当履行普通注意义务，不得以信赖免除自身对${words.paper}相应内容的核查责任。`,
  )
}

/** 发行有关机构: everybody who has a part in the issue, and what links them. */
export function organisations(source: Source, words: Words): Block[] {
  const rank = (party: Party): number => (order.indexOf(party.capacity) + order.length + 1) % (order.length + 1)
  const found = [...source.parties].sort((one, other) => rank(one) - rank(other))
  const others = found.filter((party) => !detailed(party))
  const creators = source.arrangements.filter(isCrmw)
  return sections([
    ...found.filter(detailed).map((party) => section(roles[party.capacity] ?? party.title, card(party, source))),
    others.length ? section('其他有关机构', brief(others)) : null,
    creators.length
      ? section(
          '配套凭证创设机构',
          ...paragraphs(
            ...creators.map(
              (item) =>
                `${item.instrumentTitle}（${item.letterNumber ?? '编号以创设说明书为准'}）由${item.provider}创设，创设机构不是${words.bond}的承销或者增信机构。`,
            ),
          ),
        )
      : null,
    section('发行人与有关机构的关系', ...relations(source, words)),
    source.arrangements.some(protectsHolders) || creators.length
      ? section(
          '文件签署情况',
          ...paragraphs(
            `与增信有关的文件签署日期见“信用增进”有关内容，本${words.paper}签署日为${chineseDay(source.date)}。`,
          ),
        )
      : null,
  ])
}
