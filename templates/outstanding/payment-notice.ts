import { type Block, facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money, moneyInFull, percent } from '../format.ts'
import {
  announcement,
  bondFacts,
  bondTitle,
  disclosureRules,
  holders,
  isInterbank,
  lines,
  payDay,
} from '../phrases/announcements.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'bond' | 'payment'>

/** 付息公告, 兑付公告 or 回售实施公告, by what falls due. Interest that is paid with the principal stands in one notice. */
const titleOf = (dossier: Pick<Dossier, 'bond' | 'payment'>): string => {
  const { title, together } = dossier.payment
  return bondTitle(dossier, `${together !== null ? title.replace('本金', '本息') : title}公告`)
}

export const paymentNotice = defineTemplate({
  id: 'payment-notice',
  version: 1,
  title: titleOf,
  reads: ['parties', 'bond', 'payment'],
  document: (dossier) =>
    paper(dossier, {
      id: 'payment-notice',
      title: titleOf(dossier),
      blocks: announcement(dossier, {
        title: titleOf(dossier),
        opening: [paragraph(opening(dossier))],
        parts: [
          { title: '债券基本情况', blocks: [bondFacts(dossier)] },
          { title: schemeTitle[dossier.payment.kind], blocks: scheme(dossier) },
          { title: '办理方法', blocks: [list(method(dossier), true)] },
          { title: '税收', blocks: [paragraph(`${holders(dossier)}取得的利息所得，按国家税收法律、法规的规定纳税。`)] },
          { title: '其他说明', blocks: dossier.payment.note ? lines(dossier.payment.note) : [] },
        ],
      }),
    }),
})

const verb = { interest: '付息', redemption: '兑付', put: '回售' } as const
const schemeTitle = { interest: '本次付息方案', redemption: '本次兑付方案', put: '本次回售方案' } as const

const opening = (dossier: Reads): string =>
  `按照募集说明书的约定和${disclosureRules(dossier)}，为保证${verb[dossier.payment.kind]}工作的顺利进行，方便${holders(dossier)}及时领取款项，现将有关事项公告如下：`

function scheme(dossier: Reads): Block[] {
  const { payment } = dossier
  return [
    facts([...period(payment), ...days(dossier), ...amounts(dossier)]),
    ...(payment.dueOn === payment.nominalOn
      ? []
      : [
          paragraph(
            `${verb[payment.kind]}日为${chineseDay(payment.nominalOn)}，该日为非工作日，顺延至其后第一个工作日${chineseDay(payment.dueOn)}，顺延期间不另计息。`,
          ),
        ]),
  ]
}

type Row = [string, string]

const period = ({ kind, from, to, coupon }: Dossier['payment']): Row[] =>
  kind === 'put'
    ? []
    : [
        ['计息期间', `${chineseDay(from)}至${chineseDay(to)}（算头不算尾）`],
        ['本期票面利率', percent(coupon)],
      ]

const days = ({ payment }: Reads): Row[] => [
  ...(payment.window
    ? [['回售登记期', `${chineseDay(payment.window.from)}至${chineseDay(payment.window.until)}`] as Row]
    : []),
  ['债权登记日', chineseDay(payment.recordOn)],
  [`${verb[payment.kind]}${payment.kind === 'put' ? '资金兑付' : ''}日`, payDay(payment.dueOn, payment.provisional)],
]

function amounts({ payment, bond }: Reads): Row[] {
  const { kind, amount, base, perHundred, together } = payment
  if (kind === 'put')
    return [
      ['回售价格', '每百元面值100元，不含当期利息'],
      ['回售金额', amount === null ? '以登记期内申报的面值为准' : moneyInFull(amount)],
      ['回售前余额', money(bond.outstanding)],
    ]
  const each: Row[] = perHundred === null ? [] : [['每百元面值派付利息', `${perHundred}元（含税）`]]
  if (kind === 'interest')
    return [
      ['计息本金', money(base)],
      ...each,
      ['本次付息总额', amount === null ? '以登记托管机构计算的为准' : moneyInFull(amount)],
    ]
  return [
    ['兑付本金', amount === null ? '以登记托管机构计算的为准' : moneyInFull(amount)],
    ...(together === null
      ? []
      : [
          ...each,
          ['同日支付的利息', moneyInFull(together)] as Row,
          ['本息合计', moneyInFull((amount ?? 0) + together)] as Row,
        ]),
  ]
}

function method(dossier: Reads): string[] {
  const { payment, bond } = dossier
  const record = `截至${chineseDay(payment.recordOn)}日终登记在册的${holders(dossier)}有权获得本次款项；`
  const transfer = `发行人在${verb[payment.kind]}日前将款项足额划付至${bond.registrar}指定的账户，由其在${chineseDay(payment.dueOn)}划付至${holders(dossier)}${isInterbank(dossier) ? '指定的资金账户' : '的结算参与人'}；`
  const account = isInterbank(dossier)
    ? '资金账户或者汇划路径发生变更的，请在债权登记日前通知登记托管机构；因未及时通知造成资金不能及时到账的，发行人和登记托管机构不承担由此产生的损失。'
    : '未办理指定交易或者托管的，款项由登记托管机构保管，办理后领取，保管期间不另计息。'
  if (payment.kind !== 'put') return [record, transfer, account]
  return [
    `选择回售的${holders(dossier)}在登记期内申报，登记期届满未申报的，视为继续持有；`,
    `申报的面值为一百元的整数倍；经申报回售的债券在${chineseDay(payment.dueOn)}支付本金后注销；`,
    transfer,
    account,
  ]
}
