import { type Block, facts, type Inline, paragraph } from '../blocks.ts'
import { basis, clauses, paragraphs, section, sections } from '../clauses/compose.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, markSample, money, quote, wan } from '../format.ts'
import type { Source } from './source.ts'

type Rating = NonNullable<Source['rating']>

function rated(rating: Rating, { exchange }: Words): Block[] {
  const rows: [string, string | Inline[]][] = [
    ['评级机构', markSample(rating.agency, rating.sample)],
    ['评级范围', rating.scope],
    ['主体信用等级', rating.issuer ? [quote(rating.issuer.symbol)] : '未作评级'],
    ['评级展望', rating.issuer?.outlook ?? '不适用'],
    ['债项信用等级', rating.bond ? [quote(rating.bond)] : '未作评级'],
    ['评级报告公布日', rating.publishedOn ? chineseDay(rating.publishedOn) : '尚未公布'],
    [
      '下一次跟踪评级',
      /^\d{4}-\d\d-\d\d$/.test(rating.trackingBy) ? `不晚于${chineseDay(rating.trackingBy)}` : rating.trackingBy,
    ],
  ]
  return [
    facts(rows),
    ...paragraphs(
      '信用等级反映评级机构在评级时点对受评对象违约风险的意见，不构成购买、出售或者持有债券的建议，也不是对偿付的保证。各等级符号的含义和评级方法以评级机构公布的文件为准；面向科技型企业和股权投资机构的专门方法对资产规模、技术因子和投资能力的侧重与一般方法不同，不同机构、不同方法的等级不宜直接比较。',
      `跟踪评级包括定期跟踪和不定期跟踪。定期跟踪评级每年进行一次，${exchange ? '于发行人年度报告披露后两个月内' : '于每年7月31日前'}公布（${basis('信用评级业和本市场关于跟踪评级的规定', 'provisional')}）；发生可能影响信用状况的重大事项时启动不定期跟踪评级。发行人承诺配合提供资料，评级结果变动及时披露。`,
      ...(rating.issuer && rating.bond && rating.issuer.symbol.value !== rating.bond.value
        ? ['债项信用等级与主体信用等级不一致，主要反映增信安排对债项偿付保障的影响，具体分析见评级报告。']
        : []),
    ),
  ]
}

const unrated = ({ bond, investor }: Words): Block[] =>
  paragraphs(
    `${bond}未聘请资信评级机构进行主体或者债项信用评级。依据：${basis('中国人民银行公告〔2021〕11号及证券监管部门关于取消强制评级的规定')}，债券发行不以取得信用评级为前提。`,
    `${investor}应当根据发行人披露的财务、经营和科技创新信息，结合自身的内部评级和投资准入要求，独立判断信用风险。存续期内如聘请评级机构，发行人将及时披露评级结果和跟踪安排。`,
  )

function history({ registration, offering }: Source, { permission, bond }: Words): Block[] {
  const before = registration.committed - offering.amount
  if (registration.amount === null) return paragraphs(`${bond}按${permission}的范围发行，既往发行情况见定期报告。`)
  return paragraphs(
    `本次${permission}额度${money(registration.amount)}。含本期计划发行在内已安排${wan(registration.committed)}，其中本期${wan(offering.amount)}，本期之前${before > 0 ? wan(before) : '未发行'}，剩余额度${wan(registration.amount - registration.committed)}。`,
  )
}

/** 资信状况 / 发行人信用状况. Rating is voluntary since 2021; its absence is said, not hidden. */
export function credit(source: Source, words: Words): Block[] {
  const borrowings = source.accounts.borrowings
  const total = borrowings.reduce((sum, item) => sum + item.amount, 0)
  return sections([
    section('信用评级情况', ...(source.rating ? rated(source.rating, words) : unrated(words))),
    section(
      '债务融资和授信情况',
      ...(borrowings.length
        ? [
            paragraph(
              `最近一期末，发行人有息债务余额合计${wan(total)}，其中${borrowings.map((item) => `${markSample(item.kind, item.sample)}${wan(item.amount)}`).join('，')}。`,
            ),
          ]
        : []),
      ...history(source, words),
      ...paragraphs('授信额度的取得和使用不构成金融机构对本期债务的担保，金融机构有权依据授信合同调整额度。'),
    ),
    section(
      '信用记录承诺',
      ...clauses(
        '发行人承诺如实披露报告期内已发行债务融资工具、公司债券和其他债务的偿付情况；存在违约、延迟支付本息或者展期的，说明原因、处置进展和对本期偿付的影响。',
        '发行人承诺如实披露自身及合并范围内子公司被列为失信被执行人、重大税收违法失信主体以及受到与债券发行有关的行政处罚、自律处分的情况。',
        '发行人同意主承销商和有关机构依法查询、使用其公共信用信息。',
      ),
    ),
  ])
}
