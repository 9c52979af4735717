import { type Block, facts, list, paragraph } from '../blocks.ts'
import { chineseDay, faceValue, money, percent, quote } from '../format.ts'
import { datesFacts, isDays } from '../phrases/line-terms.ts'
import { partyName, partyOf } from '../phrases/party.ts'
import type { Reads } from './reads.ts'

export function timetable(dossier: Reads): Block[] {
  const { offering } = dossier
  return [
    datesFacts(offering),
    paragraph(leadTime(dossier)),
    paragraph('上述日期遇所适用的工作日历调整的，由发行人和主承销商在簿记建档前公告新的安排。'),
  ]
}

/** Interbank publication lead time of domain notes §7.2: 3 / 2 / 1 working days; exchanges follow their own notices. */
function leadTime({ project, offering }: Reads): string {
  const published = `发行文件于${chineseDay(offering.publishOn)}公布，于${chineseDay(offering.bookOn)}簿记建档。`
  if (project.route === 'exchange-public' || project.route === 'exchange-private')
    return `${published}公布与簿记建档之间的间隔按证券交易所的发行业务规则执行。`
  if (project.privatePlacement || offering.lines.every(isDays))
    return `${published}超短期品种和定向发行的文件，应当不迟于发行日前一个工作日提供。`
  return `${published}首期公开发行的文件应当不迟于发行日前三个工作日公布，后续各期不迟于前两个工作日。`
}

export function approach({ offering, parties }: Reads): Block[] {
  const lead = partyOf(parties, 'lead-underwriter')
  return [
    facts([
      ['定价方式', offering.kind === 'reopening' ? '簿记建档，统一发行价格' : '簿记建档，统一票面利率'],
      ['簿记管理人', lead ? partyName(lead) : '主承销商'],
      ['簿记时间', `${chineseDay(offering.bookOn)} ${offering.bookHours}（北京时间）`],
      ['最低申购金额', money(offering.minimumBid)],
      ['申购递增单位', money(offering.step)],
      ['面值', faceValue(10_000)],
      ...offering.lines.map((line): [string, string] => [
        `${line.name}申购区间`,
        `${percent(line.rateRange.low)}至${percent(line.rateRange.high)}`,
      ]),
    ]),
    list(
      [
        '申购区间由发行人和簿记管理人在簿记建档前协商确定，簿记开始后不得修改；确需修改的，重新公告并给予投资人合理时间。',
        '申购利率以0.01个百分点为最小变动单位。投资人可以在不同利率上分别申购，各标位的申购金额单独计算。',
        '簿记管理人按申购利率由低到高累计有效申购金额，累计达到发行规模时的利率为票面利率。',
        ...(offering.lines.length > 1
          ? ['各品种之间可以双向回拨，回拨比例不受限制；某一品种的规模全部回拨的，该品种取消发行，不产生票面利率。']
          : []),
        ...(offering.maximum > offering.amount
          ? [`有效申购超过本期规模的，发行人可以在簿记当日决定增加发行，增加后不超过${money(offering.maximum)}。`]
          : []),
      ],
      true,
    ),
    paragraph('获配投资人应当按时将款项划至下列账户：'),
    facts([
      ['缴款截止', `${chineseDay(offering.paymentOn)} ${offering.paymentHour}（北京时间）`],
      ['户名', [quote(offering.account.name)]],
      ['开户行', [quote(offering.account.bank)]],
      ['账号', [quote(offering.account.number)]],
    ]),
  ]
}
