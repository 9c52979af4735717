import { type Block, facts, list, paragraph } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, markSample, moneyInFull, quote, sampleMark } from './format.ts'
import { type Common, letterhead, paper, sections } from './phrases/paper.ts'
import { issuerName } from './phrases/party.ts'
import { productName, routeWords } from './phrases/route-words.ts'
import { clause } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'decision'>
type Decision = Dossier['decision']

/**
 * The platform's record of what the authority decided. It follows the contents of such a decision, never its outward
 * look: no seal, no signature, no head of the authority; and it says on its face what it is.
 */
export const decision = defineTemplate({
  id: 'decision',
  version: 1,
  title: ({ decision }) => titleOf(decision),
  reads: ['decision'],
  document: (dossier) =>
    paper(dossier, {
      id: 'decision',
      title: titleOf(dossier.decision),
      blocks: blocksOf(dossier),
    }),
})

const titleOf = ({ title }: Decision): string => `${title}（平台登录记录）`

function blocksOf(dossier: Reads): Block[] {
  const { decision, project } = dossier
  return [
    ...letterhead(titleOf(decision), markSample(decision.number, decision.sample), issuerName(dossier), [
      record(decision),
    ]),
    paragraph(lead(dossier)),
    list(points(dossier), true),
    ...(decision.conditions.length > 0
      ? [paragraph('决定所附的要求：'), list(decision.conditions.map((condition) => `${clause(condition)}。`))]
      : []),
    ...sections([
      { title: '登录信息', blocks: [entry(dossier)] },
      { title: '有效期内的提示', blocks: [list(reminders(project, decision), true)] },
    ]),
  ]
}

const record = ({ authority, sample }: Decision): Block => ({
  kind: 'callout',
  tone: 'warning',
  title: sample ? '平台登录记录 · 示例' : '平台登录记录',
  text: [
    `本页是平台对${authority}所作决定的登录记录，不是决定原件，不加盖印章，不得作为决定文件使用。决定的内容、文号和日期以${authority}发布或者送达的文件为准。`,
    ...(sample ? ['本记录为示例，所列文号、日期和金额是样例数据，不表示该机关作出过这一决定。'] : []),
  ],
})

/** The sentence by which each authority says yes; what is registered, confirmed or licensed differs. */
function lead({ project, decision }: Reads): string {
  // 定向 and 非公开 are often part of the product's own name.
  const what = project.privatePlacement ? productName(project) : `${routeWords(project).manner}${productName(project)}`
  const said: Record<typeof project.route, string> = {
    interbank: `${decision.authority}接受发行人${what}注册，决定的要点登录如下：`,
    'exchange-public': `${decision.authority}同意发行人${what}的注册申请，决定的要点登录如下：`,
    'exchange-private': `${decision.authority}对发行人${what}符合挂牌条件无异议，决定的要点登录如下：`,
    licence: `${decision.authority}准予发行人在银行间市场发行${productName(project)}，决定的要点登录如下：`,
  }
  return said[project.route]
}

function points({ project, decision }: Reads): string[] {
  const { amount, months, effectiveTo, on, sample } = decision
  const mark = sample ? sampleMark : ''
  const noun = {
    interbank: '注册金额',
    'exchange-public': '发行总额',
    'exchange-private': '发行总额',
    licence: '准予发行的总额',
  }
  return [
    amount === null ? '本次不设发行总额。' : `${noun[project.route]}为${moneyInFull(amount)}${mark}。`,
    `有效期${months}个月，自${chineseDay(on)}起，至${chineseDay(effectiveTo)}止${mark}，有效期内可分期发行。`,
    ...ofRoute[project.route],
  ]
}

const ofRoute: Record<Common['project']['route'], string[]> = {
  interbank: [
    '发行应当按照已提交的注册文件和发行方案进行，由主承销商簿记建档。',
    '有效期内发生可能影响偿债能力的重大事项的，及时报告并按规定披露。',
    '接受注册不代表对债券的投资价值作出评价，也不代表对投资风险作出判断。',
  ],
  'exchange-public': [
    '发行应当严格按照报送证券交易所的募集说明书和发行方案进行。',
    '自同意注册之日起至发行结束前发生重大事项的，及时报告并按有关规定处理。',
    '同意注册不表明对债券的投资价值或者投资者收益作出实质性判断或者保证。',
  ],
  'exchange-private': [
    '发行应当在无异议函的有效期内完成，发行对象和持有人数量符合非公开发行的规定。',
    '自无异议函出具之日起至挂牌转让前发生重大事项的，及时报告。',
    '无异议函不表明对债券的投资价值或者投资者收益作出实质性判断或者保证。',
  ],
  licence: [
    '发行应当遵守银行间市场关于承销、登记托管、信息披露和交易的规定，募集资金用于所申请的用途。',
    '每期发行后，按规定报告发行情况。',
    '准予许可不表明对债券的投资价值作出判断。',
  ],
}

const entry = ({ project, issuer, decision, date }: Reads): Block =>
  facts([
    ['项目编号', project.number],
    ['项目名称', project.name],
    ['发行人', [quote(issuer.name)]],
    ['决定机关', decision.authority],
    ['文号', markSample(decision.number, decision.sample)],
    ['决定日期', markSample(chineseDay(decision.on), decision.sample)],
    ['有效期截止', markSample(chineseDay(decision.effectiveTo), decision.sample)],
    ['本记录登录日期', chineseDay(date)],
  ])

const reminders = ({ route }: Common['project'], { effectiveTo }: Decision): string[] => [
  `各期债券的缴款日应当不迟于${chineseDay(effectiveTo)}；该日为非工作日的，应当安排在此前最后一个工作日。`,
  '发行前核对募集说明书、财务数据、科技创新称号和信用评级的有效期。',
  ...(route === 'licence' ? [] : ['有效期届满尚未发行的额度自动失效，继续发行需重新申请。']),
]
