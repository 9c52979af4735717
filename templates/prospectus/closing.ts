import { type Block, heading, list, paragraph } from '../blocks.ts'
import { paragraphs, section, sections } from '../clauses/compose.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, markSample, quote } from '../format.ts'
import { isCrmw, partiesOf, protectsHolders, type Source } from './source.ts'

type Signature = Extract<Block, { kind: 'signature' }>

const signature = (parties: Signature['parties']): Block => ({ kind: 'signature', parties })

function declaration(title: string, words: string, parties: Signature['parties']): Block[] {
  return [heading(2, title), paragraph(words), signature(parties)]
}

function signedBy(source: Source, ...capacities: string[]): Signature['parties'] {
  return partiesOf(source, ...capacities).map((party) => ({
    role: party.title,
    name: markSample(party.name, party.capacity === 'issuer' ? source.issuer.name.sample : party.sample),
    persons: party.persons.map((person) => markSample(person, party.sample)),
    date: chineseDay(source.date),
  }))
}

/** 声明 (exchanges): the signed statements of issuer, underwriters and the professions. */
export function statements(source: Source, words: Words): Block[] {
  const { paper } = words
  const parts: [string, string, string[]][] = [
    [
      '发行人声明',
      `根据《公司法》《证券法》和公司债券的有关规定，本公司符合${words.placed ? '非公开' : '公开'}发行公司债券的条件，承诺本${paper}不存在虚假记载、误导性陈述或者重大遗漏。`,
      ['issuer'],
    ],
    [
      '主承销商声明',
      `本公司已对本${paper}进行了核查，确认不存在虚假记载、误导性陈述或者重大遗漏，并对其真实性、准确性、完整性承担相应的法律责任；已对发行人科技创新属性和募集资金用途进行专项核查。`,
      ['lead-underwriter', 'joint-underwriter'],
    ],
    [
      '发行人律师声明',
      `本所及经办律师已阅读本${paper}，确认其与本所出具的法律意见书不存在矛盾，对发行人引用的法律意见的内容无异议，并承担相应的法律责任。`,
      ['counsel'],
    ],
    [
      '会计师事务所声明',
      `本所及签字注册会计师已阅读本${paper}，确认其与本所出具的报告不存在矛盾，对发行人引用的财务报告内容无异议，并承担相应的法律责任。`,
      ['auditor'],
    ],
    [
      '资信评级机构声明',
      `本机构及签字评级人员已阅读本${paper}，确认其与本机构出具的报告不存在矛盾，并承担相应的法律责任。`,
      ['rater'],
    ],
  ]
  const confirmation = declaration(
    '发行人全体董事、监事（如设）和高级管理人员声明',
    `本公司全体董事、监事（如设）和高级管理人员承诺本${paper}不存在虚假记载、误导性陈述或者重大遗漏，并对其真实性、准确性、完整性承担相应的法律责任。上述人员在申请时一次签署书面确认意见，各期发行文件内容未发生实质变化的，不重复签署。`,
    [
      {
        role: '全体董事、监事（如设）和高级管理人员',
        name: source.issuer.name.value,
        persons: partiesOf(source, 'issuer').flatMap((party) =>
          party.persons.map((person) => markSample(person, party.sample)),
        ),
        date: chineseDay(source.date),
      },
    ],
  )
  return parts.flatMap(([title, text, capacities], at): Block[] => {
    const signers = signedBy(source, ...capacities)
    if (!signers.length) return []
    return at === 0
      ? [...declaration(title, text, signers), { kind: 'page-break' }, ...confirmation]
      : [{ kind: 'page-break' }, ...declaration(title, text, signers)]
  })
}

function files(source: Source, { permission, paper }: Words): string[] {
  const { arrangements, rating, science } = source
  return [
    `${permission}文件（${source.registration.number ?? '文号以主管机构出具的文件为准'}）`,
    `发行人关于本次发行的有权机构决议、章程和营业执照`,
    `本期${paper}`,
    '发行人最近三年经审计的财务报告和最近一期财务报表',
    '法律意见书',
    ...(rating ? ['资信评级报告及跟踪评级安排'] : []),
    ...arrangements
      .filter(protectsHolders)
      .map(
        (item) =>
          `${item.instrumentTitle}文件（${item.letterNumber ?? '编号以正式文件为准'}）及提供方内部决议、财务报告`,
      ),
    ...arrangements
      .filter((item) => item.counter)
      .map((item) => `${item.counter?.provider}反担保合同（供增信提供方使用）`),
    ...arrangements.filter(isCrmw).map((item) => `${item.instrumentTitle}创设说明书（由创设机构另行公布）`),
    ...(science.titles.length ? ['科技创新称号证书和主管部门公布名单'] : []),
    '主承销商关于科技创新属性和募集资金用途的专项尽职调查报告（核查意见）',
    '募集资金专项账户监管协议',
    ...(source.parties.some((party) => party.capacity === 'trustee')
      ? ['受托管理协议和债券持有人会议规则']
      : ['持有人会议规程']),
    ...(source.project.privatePlacement ? ['定向发行协议及投资人名单'] : []),
  ]
}

/** 备查文件, and on interbank papers the page that the issuer seals. */
export function inspection(source: Source, words: Words): Block[] {
  const { exchange, paper, channel } = words
  const underwriters = partiesOf(source, 'lead-underwriter')
  return [
    ...sections([
      section('备查文件', list(files(source, words), true)),
      section(
        '查询地点',
        paragraph(['发行人：', quote(source.issuer.address), '，电话：', quote(source.issuer.phone), '。']),
        ...underwriters.map((party) =>
          paragraph([
            `主承销商${markSample(party.name, party.sample)}：`,
            party.address ? quote(party.address) : '地址见发行公告',
            '，电话：',
            party.phone ? quote(party.phone) : '见发行公告',
            '。',
          ]),
        ),
        ...paragraphs(
          `${source.project.privatePlacement ? `${words.investor}` : '投资者'}可以自${source.project.privatePlacement ? '取得' : ''}本${paper}${source.project.privatePlacement ? '' : '公布'}之日起，在工作时间到上述地点查询，${source.project.privatePlacement ? '或者向发行人书面申请查阅' : `或者通过${channel}查阅`}。如本${paper}与备查文件不一致的，以备查文件为准，但法律另有规定的除外。`,
        ),
      ),
    ]),
    ...(exchange
      ? []
      : [
          { kind: 'page-break' } as const,
          paragraph(`（本页无正文，为《${source.offering.name}${paper}》之盖章页）`, { align: 'center' }),
          { kind: 'seal', of: source.issuer.name.value, date: chineseDay(source.date) } as const,
        ]),
  ]
}
