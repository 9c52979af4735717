import { because, choose, day, type FieldSpec, type Fieldset, integer, long, money, remark, text } from './fieldset.ts'

/** A grade in the agency's own words; none of these is a list (domain §5.2). */
const grade: readonly FieldSpec[] = [
  text('scale', '评级体系', '如机构专用的科创评级体系；一般体系可不填。'),
  text('symbol', '等级符号', '如 AA。'),
  text('modifier', '微调', '＋ 或 −。'),
  text('suffix', '后缀', '如 sti。'),
  text('outlook', '展望', '如 稳定。'),
  text('watch', '观察名单'),
]

const occasion = choose('kind', '类型', { annual: '年度跟踪', event: '不定期跟踪' })

export const ratingFieldsets: Record<string, Fieldset> = {
  'rating.accept': [
    text('methodology', '评级方法'),
    money('fee', '评级费用', '万元'),
    day('acceptedOn', '接受日期'),
    ...remark(),
  ],
  'rating.decline': because('不接受的理由'),
  'rating.waive': because('不评级的理由', '现行规定不强制评级；理由写入申报文件。'),
  'rating.end': because('终止的理由'),
  'data.request': [long('list', '资料清单', '一行一项。')],
  'data.supply': [day('on', '提供日期'), long('note', '本次提供的资料')],
  'fieldwork.begin': [long('plan', '访谈与现场安排')],
  'interview.note': [
    day('on', '日期'),
    choose('kind', '方式', { interview: '访谈', 'site-visit': '现场查看' }),
    text('who', '对象'),
    long('summary', '纪要'),
  ],
  'fieldwork.close': [long('summary', '现场工作小结')],
  'draft.submit': [...grade, day('on', '提交日期'), long('grounds', '等级建议的理由')],
  'committee.decide': [
    ...grade,
    day('heldOn', '会议日期'),
    integer('members', '参加表决人数', '人'),
    long('opinion', '评审意见'),
  ],
  'committee.send-back': because('退回原因'),
  'result.accept': remark(),
  'review.request': [long('grounds', '复评理由'), long('material', '补充的材料')],
  'rating.issue': [text('number', '报告编号'), day('on', '出具日期')],
  'rating.publish': [day('on', '公布日期'), text('where', '公布渠道')],
  'tracking.propose': [...grade, occasion, day('on', '提出日期'), long('grounds', '理由')],
  'rating.track': [...grade, occasion, text('number', '报告编号'), day('on', '出具日期')],
  'rating.withdraw': [...because('终止评级的理由'), day('on', '公告日期')],
}
