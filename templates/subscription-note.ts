import { type Block, facts, list, paragraph } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, faceValue, money, percent, quote } from './format.ts'
import { interestWords, optionClauses } from './phrases/line-terms.ts'
import { type Common, letterhead, paper, sections } from './phrases/paper.ts'
import { contactRows, leadName, partyOf, seal } from './phrases/party.ts'
import { routeWords } from './phrases/route-words.ts'
import { clause } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'offering'>
type Line = Dossier['offering']['lines'][number]

export const subscriptionNote = defineTemplate({
  id: 'subscription-note',
  version: 2,
  title: () => '申购说明',
  reads: ['parties', 'offering'],
  document: (dossier) =>
    paper(dossier, {
      id: 'subscription-note',
      title: '申购说明',
      blocks: note(dossier),
    }),
})

function note(dossier: Reads): Block[] {
  const { project, offering, parties, date } = dossier
  return [
    ...letterhead('申购说明', `${project.number} 第${offering.ordinal}期`),
    paragraph(
      `“${clause(offering.name)}”由${leadName(parties)}担任簿记管理人，现将申购事项说明如下。投资人提交申购即视为已阅读并接受本说明和${routeWords(project).prospectus}的全部内容。`,
    ),
    ...sections([
      {
        title: '本期债券',
        blocks: [...offering.lines.map((line) => terms(line, offering)), ...optionClauses(offering)],
      },
      { title: '申购人', blocks: eligible(dossier) },
      { title: '申购要素', blocks: [elements(offering), list(rules(offering), true)] },
      { title: '申购程序', blocks: [list(steps(offering), true)] },
      { title: '定价与配售', blocks: pricing(offering) },
      { title: '缴款与登记', blocks: payment(offering) },
      { title: '声明与提示', blocks: [list(declarations(dossier), true)] },
      { title: '联系方式', blocks: contacts(parties) },
    ]),
    seal(leadName(parties), date),
  ]
}

const terms = (line: Line, offering: Reads['offering']): Block =>
  facts([
    ['债券简称', line.name],
    ['债券代码', line.code ?? '由登记托管机构分配后公布'],
    ['计划发行规模', money(line.planned)],
    ['期限', line.tenorWords],
    ['申购区间', `${percent(line.rateRange.low)}至${percent(line.rateRange.high)}`],
    [
      '面值与发行价格',
      `面值${faceValue(10_000)}，${offering.kind === 'reopening' ? '发行价格按簿记结果确定' : `发行价格${line.price}元`}`,
    ],
    ['付息方式', interestWords(line)],
    ['计息基准', line.dayCount],
    ['到期日', chineseDay(line.maturityOn)],
  ])

const eligible = ({ project }: Reads): Block[] => [
  paragraph(
    `申购人为${routeWords(project).investors}。申购人应当具备投资本期债券的资格、授权和风险承受能力，资金来源合法。`,
  ),
  paragraph(
    '发行人不得直接或者间接认购本期债券。发行人的董事、高级管理人员、持股比例较高的股东及其他关联方，以及承销机构及其关联方参与申购的，应当在申购时声明，并按规定披露。',
  ),
]

const elements = (offering: Reads['offering']): Block =>
  facts([
    ['申购时间', `${chineseDay(offering.bookOn)} ${offering.bookHours}（北京时间）`],
    ['最低申购金额', money(offering.minimumBid)],
    ['递增单位', money(offering.step)],
    ['申购利率变动单位', '0.01个百分点'],
    ['本期规模', `${money(offering.amount)}，上限${money(offering.maximum)}`],
  ])

const rules = (offering: Reads['offering']): string[] => [
  `单一标位的申购金额不低于${money(offering.minimumBid)}，超出部分为${money(offering.step)}的整数倍；不符合的标位无效，不影响其他标位。`,
  '申购利率应当在申购区间以内；区间以外的标位无效。',
  '每一标位的金额为该利率上的新增申购，不与其他标位累计。',
  '申购截止前可以修改或者撤销，以截止前最后一次有效申购为准；截止后不得修改、撤销。',
]

const steps = (offering: Reads['offering']): string[] => [
  `在${chineseDay(offering.bookOn)} ${offering.bookHours}，按随本说明公布的格式填写申购要约，通过簿记建档系统或者簿记管理人指定的方式提交，并由经办人和复核人确认。`,
  '簿记管理人核对申购人资格、签字盖章和要素，对无效申购当即告知原因。',
  '簿记管理人记录每一申购的接收时间，先后次序以接收时间为准。',
  '簿记截止后，簿记管理人确定结果，并向获配投资人发送配售确认及缴款通知书。',
]

const pricing = (offering: Reads['offering']): Block[] => [
  paragraph(
    '采用统一利率定价。按申购利率由低到高累计有效申购，累计金额达到发行规模时的利率为票面利率；低于该利率的申购全额获配，等于该利率的申购按比例获配，高于该利率的申购不获配。',
  ),
  ...(offering.lines.length > 1
    ? [paragraph('各品种分别簿记。发行人可以根据申购情况在品种之间回拨，回拨后各品种规模之和不超过本期规模上限。')]
    : []),
]

const payment = ({ paymentOn, paymentHour, account, valueOn, listingOn, registrar }: Reads['offering']): Block[] => [
  facts([
    ['缴款截止', `${chineseDay(paymentOn)} ${paymentHour}（北京时间）`],
    ['收款账户户名', [quote(account.name)]],
    ['收款账户开户行', [quote(account.bank)]],
    ['收款账户账号', [quote(account.number)]],
    ['起息日', chineseDay(valueOn)],
    ['上市流通日', chineseDay(listingOn)],
    ['登记托管机构', registrar],
  ]),
  paragraph(
    '逾期未足额缴款的，构成违约，簿记管理人可以取消其获配资格并将相应债券另行处置，由此产生的损失由该投资人承担。',
  ),
]

const declarations = ({ project, offering }: Reads): string[] => [
  `投资人应当仔细阅读${routeWords(project).prospectus}，自行判断投资价值并承担投资风险；主管机关和自律组织的审核不代表对投资价值的判断。`,
  '投资人不得通过协商报价、代持、利益输送等方式参与申购。',
  ...(project.privatePlacement ? ['本期债券只能在规定的投资人范围内转让，申购人接受相应的转让限制。'] : []),
  ...(offering.lines.some((line) => line.options.length > 0)
    ? ['附选择权品种的行权登记期和办理方式，由发行人在行权前公告，逾期未登记视为放弃。']
    : []),
]

function contacts(parties: Reads['parties']): Block[] {
  const lead = partyOf(parties, 'lead-underwriter')
  return lead ? [facts(contactRows(lead))] : [paragraph('簿记管理人的联系方式以发行公告为准。')]
}
