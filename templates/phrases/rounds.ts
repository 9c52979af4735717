import type { Dossier } from '../dossier.ts'
import { chineseDay, chineseNumber } from '../format.ts'

export type Round = Dossier['round']

const letters: Record<string, string> = {
  internal: '内核意见函',
  intake: '补正通知书',
  review: '反馈意见函',
  meeting: '会议意见告知函',
  authority: '反馈意见函',
  'after-meeting': '会后事项反馈意见函',
}

/** A round is called by where its questions come from; the reply goes back there. */
export const letterTitle = ({ origin }: Round): string => letters[origin] ?? '反馈意见函'

const replies: Record<string, string> = { internal: '内核意见回复', intake: '补正说明' }

export const replyTitle = ({ origin }: Round): string => replies[origin] ?? '反馈意见回复'

export const roundName = ({ ordinal, origin }: Round): string =>
  `第${chineseNumber(ordinal)}${origin === 'intake' ? '次补正' : '轮'}`

const returns: Record<string, string> = {
  internal: '回复由提出意见的内核人员审阅，落实后方可报送或者承接。',
  intake: '补正后的文件由受理人员重新核对是否齐备。',
  review: '回复由原审核人员审阅。',
  meeting: '回复经提出条件的专家书面同意后办理，不再次表决。',
  authority: '回复经受理机构转交提出意见的机关。',
  'after-meeting': '回复经会议秘书审阅，认为足以影响结论的，重新提交会议。',
}

export const returnWords = ({ origin }: Round): string => returns[origin] ?? '回复由提出意见的机构审阅。'

/** The last day of a reply; one that rests on days nobody has announced yet says so. */
export const dueWords = ({ dueOn, dueProvisional }: Pick<Round, 'dueProvisional'> & { dueOn: string }): string =>
  `${chineseDay(dueOn)}${dueProvisional ? '（暂定，所涉年度的放假安排尚未公布，以平台列示的日期为准）' : ''}`
