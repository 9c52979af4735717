import { type Block, facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, percent } from '../format.ts'
import { announcement, bondFacts, bondTitle, lines, listed } from '../phrases/announcements.ts'
import { type Common, paper } from '../phrases/paper.ts'
import { clause } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Called = Common & Pick<Dossier, 'parties' | 'bond' | 'holdersMeeting'>
type Resolved = Common & Pick<Dossier, 'parties' | 'bond' | 'resolution'>

const noticeTitle = (dossier: Pick<Dossier, 'bond'>): string => bondTitle(dossier, '持有人会议通知')

/** 持有人会议通知: by whoever convenes, with the day of record and the proposals. */
export const holdersMeetingNotice = defineTemplate({
  id: 'holders-meeting-notice',
  version: 1,
  title: noticeTitle,
  reads: ['parties', 'bond', 'holdersMeeting'],
  document: (dossier) =>
    paper(dossier, {
      id: 'holders-meeting-notice',
      title: noticeTitle(dossier),
      blocks: announcement(dossier, {
        title: noticeTitle(dossier),
        by: dossier.holdersMeeting.convener,
        opening: [
          paragraph(
            `${dossier.holdersMeeting.convener}作为召集人，按照募集说明书和持有人会议规则的约定召集本次持有人会议，现将有关事项通知如下：`,
          ),
        ],
        parts: [
          { title: '会议基本情况', blocks: [meetingFacts(dossier)] },
          { title: '审议事项', blocks: listed(dossier.holdersMeeting.proposals) },
          { title: '出席和表决', blocks: [list(voting(dossier), true)] },
          { title: '债券基本情况', blocks: [bondFacts(dossier)] },
        ],
      }),
    }),
})

const meetingFacts = ({ holdersMeeting: meeting }: Called): Block =>
  facts([
    ['召集人', meeting.convener],
    ['会议日期', chineseDay(meeting.heldOn)],
    ['债权登记日', chineseDay(meeting.recordOn)],
    ['召开方式', meeting.manner],
    ['地点或者参会方式', clause(meeting.place)],
    ['议案', `${meeting.proposals.length}项`],
  ])

const voting = ({ holdersMeeting: meeting }: Called): string[] => [
  `截至${chineseDay(meeting.recordOn)}日终登记在册的持有人有权出席会议，可以书面委托代理人；`,
  '持有人按所持债券的面值行使表决权，每一百元面值为一票；发行人及其关联方持有的债券没有表决权；',
  '出席会议的持有人应当在会议召开前向召集人提交身份和持有债券的证明；',
  '会议的有效条件、议案通过的比例和决议的效力，按募集说明书和持有人会议规则的约定执行；',
  '决议在会议结束后由召集人公告。',
]

const resolutionTitle = (dossier: Pick<Dossier, 'bond'>): string => bondTitle(dossier, '持有人会议决议公告')

/** 持有人会议决议公告: what was resolved, and what the platform has entered because of it. */
export const resolutionAnnouncement = defineTemplate({
  id: 'resolution-announcement',
  version: 1,
  title: resolutionTitle,
  reads: ['parties', 'bond', 'resolution'],
  document: (dossier) =>
    paper(dossier, {
      id: 'resolution-announcement',
      title: resolutionTitle(dossier),
      blocks: announcement(dossier, {
        title: resolutionTitle(dossier),
        by: dossier.resolution.convener,
        opening: [
          paragraph(
            `持有人会议于${chineseDay(dossier.resolution.heldOn)}召开，${dossier.resolution.convener}作为召集人，现将会议决议公告如下：`,
          ),
        ],
        parts: [
          { title: '决议内容', blocks: lines(dossier.resolution.text) },
          { title: '决议事项', blocks: [facts(points(dossier))] },
          { title: '决议的效力', blocks: [list(effects(dossier), true)] },
          { title: '债券基本情况', blocks: [bondFacts(dossier)] },
        ],
      }),
    }),
})

const kinds: Record<Dossier['resolution']['what'], string> = {
  extension: '债券展期',
  workout: '违约后重组安排',
  acceleration: '宣布加速到期',
  waiver: '豁免义务',
}

const points = ({ resolution, date }: Resolved): [string, string][] => [
  ['决议类型', kinds[resolution.what]],
  ['会议日期', chineseDay(resolution.heldOn)],
  ['公告日期', chineseDay(date)],
  ...(resolution.duty ? [['豁免的义务', resolution.duty] as [string, string]] : []),
  ...(resolution.maturityOn ? [['新的到期日', chineseDay(resolution.maturityOn)] as [string, string]] : []),
  ...(resolution.maturityOn
    ? [['展期利率', resolution.coupon ? percent(resolution.coupon) : '按原票面利率'] as [string, string]]
    : []),
]

function effects({ resolution }: Resolved): string[] {
  const common = '决议对全体持有人具有约束力，包括未出席会议、反对决议或者放弃投票的持有人；'
  const own: Record<Dossier['resolution']['what'], string> = {
    extension: '自决议生效起，本息按新的到期日和利率支付，付款安排以后续付息、兑付公告为准；',
    workout: '自决议生效起，欠付本息并入重组安排，按新的到期日和利率支付；',
    acceleration: '自宣布之日起，全部未偿还本金和截至该日的应计利息立即到期应付；',
    waiver: '所豁免的义务不再要求履行，其他义务不受影响；',
  }
  return [common, own[resolution.what], '会议的召集、召开和表决程序按约定由律师见证的，法律意见书与本公告一并披露。']
}
