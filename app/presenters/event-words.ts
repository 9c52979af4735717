import type { Row } from '#db/schema.ts'
import type { Route } from '#workflows/kit/seats.ts'
import { actionMeta, type StageName } from '#workflows/kit/stage.ts'
import { stageFor } from '#workflows/stages.ts'

type Logged = Pick<Row<'event'>, 'type' | 'stage' | 'state_before' | 'state_after' | 'data'>

const others: Record<string, string> = {
  'fact.record': '登记要素',
  'reserve.plan': '填写储备计划',
  'paper.ready': '标记材料已备',
  'paper.not-ready': '取消材料已备',
  'consultation.ask': '申报前咨询',
  'consultation.continue': '追问',
  'consultation.answer': '答复咨询',
  'filing.generate': '生成申报文件',
  'filing.cancel': '取消生成申报文件',
  'filing.upload': '上传申报文件',
  'filing.receive': '批量收文待归类',
  'filing.sign': '登记签字盖章页',
  'filing.seal': '封存报送文件的校验值',
  'filing.waive': '标记文件不适用',
  'filing.schedule': '安排文件的完成期限',
  'chapter.assign': '章节分工',
  'chapter.write': '编写章节',
  'chapter.reset': '章节恢复为生成文本',
  'chapter.submit': '章节提交复核',
  'chapter.check': '章节复核通过',
  'chapter.return': '章节退回修改',
  'chapter.word': '从 Word 带回章节',
  'chapter.comment': '从 Word 带回批注',
  'chapter.remark': '章节批注办结',
  'reply.draft': '起草反馈答复',
  'recording.make': '代录，待复核',
  'recording.refuse': '代录未通过复核',
  'step.retract': '撤回上一步',
  'bid.place': '申购',
  'bid.withdraw': '撤回申购',
  'investor.invite': '邀请投资人',
  'case.claim': '领取项目',
  'case.release': '退回队列',
  'case.hand-over': '转办项目',
  'case.ask': '请求转办',
  'case.set-aside': '搁置项目',
  'case.take-up': '取消搁置',
  'seat.assign': '安排席位人员',
  'seat.end': '结束席位安排',
  'seat.stand-in': '委托代理',
  'seat.hand-over': '转办席位',
  'seat.add': '增设席位',
  'task.remind': '催办',
  'title.expiring': '科技称号临近到期',
  'title.expired': '科技称号已到期',
  'title.settled': '科技称号到期已处理',
  'timetable.pin': '设定目标簿记日',
  'timetable.unpin': '取消目标簿记日',
  'clock.reproject': '日历更新，期限重新推算',
  'outage.grant': '系统停机，期限顺延',
  'stage.upgrade': '流程版本更新',
}

/** The words of a line of history: the verb of the button that was pressed, or what else happened. */
export function eventTitle(event: Logged, route: Route): string {
  if (event.stage && event.type === 'run.open') return `开始${stageFor(event.stage as StageName, route).title}`
  const label = event.stage ? buttonOf(event, stageFor(event.stage as StageName, route)) : undefined
  return label ?? others[event.type] ?? event.type
}

function buttonOf(event: Logged, { machine }: ReturnType<typeof stageFor>): string | undefined {
  const transitions = machine.states[event.state_before ?? '']?.transitions.get(event.type) ?? []
  return transitions.map(actionMeta).find(Boolean)?.label
}

/** Our word for a state of a stage. */
export function stateTitle(stage: string, state: string, route: Route): string {
  const meta = stageFor(stage as StageName, route).machine.states[state]?.meta
  return meta?.title ?? state
}

/** The regulator's own word, to the letter, where the venue has one. */
export function officialWord(stage: string, state: string, route: Route, venue: string): string | undefined {
  const meta = stageFor(stage as StageName, route).machine.states[state]?.meta
  return (meta?.official as Record<string, string> | undefined)?.[venue]
}

export const stageTitles: Record<StageName, string> = {
  reserve: '储备',
  rating: '评级',
  enhancement: '增信',
  registration: '注册',
  issuance: '发行',
  outstanding: '存续',
}
