import { facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money, percent } from '../format.ts'
import { announcement, bondFacts, bondTitle, holders } from '../phrases/announcements.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'bond' | 'option'>

const titles: Record<Dossier['option']['what'], string> = {
  reset: '票面利率调整公告',
  put: '回售登记安排公告',
  call: '赎回选择权行使公告',
}

const titleOf = (dossier: Pick<Dossier, 'bond' | 'option'>): string => bondTitle(dossier, titles[dossier.option.what])

/** 含权条款的公告: a reset of the coupon, the window of a put, the exercise of a call. */
export const optionAnnouncement = defineTemplate({
  id: 'option-announcement',
  version: 1,
  title: titleOf,
  reads: ['parties', 'bond', 'option'],
  document: (dossier) =>
    paper(dossier, {
      id: 'option-announcement',
      title: titleOf(dossier),
      blocks: announcement(dossier, {
        title: titleOf(dossier),
        opening: [paragraph('按照募集说明书约定的选择权条款，现将有关安排公告如下：')],
        parts: [
          { title: '本次安排', blocks: [facts(rows(dossier))] },
          { title: '说明', blocks: [list(remarks(dossier), true)] },
          { title: '债券基本情况', blocks: [bondFacts(dossier)] },
        ],
      }),
    }),
})

type Row = [string, string]

function rows({ option, bond }: Reads): Row[] {
  const day: Row = ['行权日', chineseDay(option.on)]
  if (option.what === 'reset')
    return [
      day,
      ['调整前票面利率', percent(option.couponBefore)],
      ['调整后票面利率', option.couponAfter === null ? '不调整' : percent(option.couponAfter)],
      ['生效日', chineseDay(option.on)],
    ]
  if (option.what === 'call')
    return [
      day,
      ['赎回金额', money(bond.outstanding)],
      ['赎回价格', '每百元面值100元，另付当期利息'],
      ['赎回资金兑付日', chineseDay(option.payOn)],
    ]
  return [
    day,
    [
      '回售登记期',
      option.window ? `${chineseDay(option.window.from)}至${chineseDay(option.window.until)}` : '另行公告',
    ],
    ['回售价格', '每百元面值100元，不含当期利息'],
    ['回售资金兑付日', chineseDay(option.payOn)],
  ]
}

function remarks(dossier: Reads): string[] {
  const { what } = dossier.option
  if (what === 'reset')
    return [
      '调整后的票面利率自行权日起适用于未回售的债券，至下一行权日或者到期日固定不变；',
      `${holders(dossier)}可以根据调整后的票面利率，在回售登记期内选择是否回售。`,
    ]
  if (what === 'call')
    return [
      '发行人决定行使赎回选择权，在行权日赎回全部未偿还的债券；',
      '赎回完成后，本债券在登记托管机构办理注销。赎回前的兑付公告另行发布。',
    ]
  return [
    `${holders(dossier)}可以将所持债券的全部或者部分按面值回售给发行人，申报面值为一百元的整数倍；`,
    '登记期内未申报的，视为放弃回售，继续持有；',
    '回售实施的结果和兑付安排另行公告。',
  ]
}
