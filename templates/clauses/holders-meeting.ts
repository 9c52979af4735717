import { type Block, list, table } from '../blocks.ts'
import { clauses, paragraphs, type Section, section } from './compose.ts'
import type { Words } from './words.ts'

/** What a meeting decides, and by how much of the outstanding face value. Terms of this contract; venue rules prevail where stricter. */
type Matter = { matter: string; majority: string }

const special = (exchange: boolean): string =>
  exchange ? '全体有表决权份额的三分之二以上' : '全体有表决权份额的90%以上'

const matters = ({ exchange, bond, steward }: Words): Matter[] => [
  {
    matter: `变更${bond}与本息偿付直接相关的条款，包括本金或者利息金额、计算方式、支付时间，豁免或者减免利息、违约金`,
    majority: special(exchange),
  },
  { matter: '新增、变更增信安排或者其执行安排（仅增加持有人保障的除外）', majority: special(exchange) },
  { matter: '同意第三方承担偿付义务，或者以其他财产抵偿债务', majority: special(exchange) },
  { matter: `授权${steward}以外的第三方代表全体持有人行使权利，或者变更会议规则`, majority: special(exchange) },
  {
    matter: '变更募集资金用途（新增用途或者降低科技创新领域使用比例）',
    majority: '出席会议有表决权份额的二分之一以上',
  },
  { matter: '豁免触发投资者保护条款的后果，或者要求追加担保', majority: '出席会议有表决权份额的二分之一以上' },
  {
    matter: '发行人拟减资、合并、分立、解散或者进入破产程序时应采取的措施',
    majority: '出席会议有表决权份额的二分之一以上',
  },
  {
    matter: '聘请律师、提起或者参加诉讼、仲裁、破产程序，以及费用的筹集和垫付',
    majority: '出席会议有表决权份额的二分之一以上',
  },
  { matter: '其他对持有人权益有重大影响的事项', majority: '出席会议有表决权份额的二分之一以上' },
]

const triggers = ({ bond, steward }: Words, enhanced: boolean): string[] => [
  `发行人未能按期足额支付${bond}本金或者利息，或者预计不能按期足额支付`,
  '发行人其他债务逾期未清偿、被宣告加速到期，或者作出债务重组安排',
  '发行人拟减资（股权激励回购等正常原因除外）、合并、分立、解散，或者被申请破产',
  '发行人控制权变更、重大资产无偿划转或者重大资产重组，可能对偿债能力产生重大不利影响',
  '拟变更本期发行文件的约定、募集资金用途或者会议规则',
  `拟变更、解聘${steward}，或者其不能正常履行职责`,
  ...(enhanced ? ['增信安排、增信提供方发生重大不利变化，或者担保物价值低于约定水平'] : []),
  '触发本期发行文件约定的投资者保护条款',
  '单独或者合计持有30%以上未偿还份额的持有人书面提议召开',
]

export function meetingSections(words: Words, enhanced: boolean): Section[] {
  const { bond, holder, steward, workday, channel } = words
  return [
    section(
      '会议的目的和效力',
      ...clauses(
        `${holder}会议由${bond}的全体${holder}组成，代表全体${holder}的共同利益。会议依照法律法规、${words.rules}和本期约定的程序召集、召开和表决。`,
        `会议依约定程序作出的决议，对全体${holder}（包括未出席、反对或者弃权的${holder}，以及决议后受让份额的${holder}）具有同等约束力。`,
        '会议决议涉及发行人、增信提供方权利义务的，经其书面同意或者依据约定后对其发生效力；法律法规和发行文件已明确约定由其承担的义务除外。',
        `本规则与${words.rules}的强制性规定不一致的，以后者为准；${words.rules}有更高表决比例要求的，从其要求。`,
      ),
    ),
    section(
      '召集人和召开情形',
      ...paragraphs(`${steward}为会议召集人。出现下列情形之一的，召集人应当自知悉之日起按约定召集会议：`),
      list(triggers(words, enhanced), true),
      ...clauses(
        `召集人应当自知悉召开情形之日起5个${workday}内发出召开会议的书面意向，15个${workday}内召开会议；未能按期召集的，单独或者合计持有30%以上未偿还份额的${holder}、发行人、增信提供方可以自行召集。`,
        '发行人、增信提供方、召集人和有关中介机构应当出席或者列席会议，接受质询，法律法规另有规定的除外。',
      ),
    ),
    section(
      '会议通知和议案',
      ...clauses(
        `召集人至少于会议召开日前10个${workday}通过${channel}披露召开公告，载明发行人和债券名称、召集人、时间地点和方式、权利登记日、议案、表决方式和联系方式。为防止损失扩大需要紧急召开的，可以缩短至不少于2个${workday}，并说明理由。`,
        `权利登记日为会议召开日的前一${workday}，以登记托管机构日终登记的份额为准。`,
        `单独或者合计持有10%以上未偿还份额的${holder}、发行人和增信提供方可以提出补充议案，召集人应当于会议召开日前不少于3个${workday}公告最终议案。`,
        '议案应当有明确的表决事项、具体方案和执行主体，符合法律法规规定；不得将多项相互独立的事项合并表决。',
      ),
    ),
    section(
      '参会、表决和决议',
      ...clauses(
        `会议可以现场、非现场或者两者结合的方式召开。${holder}可以委托代理人出席，代理人须出示书面授权和持有份额证明。`,
        '每一最小面额享有一票表决权。发行人、发行人的关联方、增信提供方及其关联方，以及其他与议案有重大利害关系者持有的份额没有表决权，不计入有表决权份额总数。',
        `出席会议的${holder}所持份额达到有表决权份额总数的二分之一以上的，会议方可生效。未达到的，召集人可以就同一议案在5个${workday}后再次召集，再次召集的会议不受出席比例限制，但特别议案的通过比例不变。`,
        `表决截止日为会议召开日后第3个${workday}。未表决、表决不清晰或者无法辨认的，视为弃权；${holder}就同一议案重复表决的，以最后一次有效表决为准。`,
        '各类议案的通过比例见下表，表决结果经见证律师见证并计入会议记录。',
      ),
      matterTable(words),
    ),
    section(
      '决议的披露、答复和执行',
      ...clauses(
        `召集人应当于表决截止日次一${workday}披露会议决议公告和法律意见书，载明出席份额、表决结果、各议案是否通过和决议内容。`,
        `需要发行人、增信提供方答复的，召集人在决议披露后2个${workday}内送达，其应当自收到之日起5个${workday}内书面答复是否接受；不答复的，视为不接受，${steward}可以依据授权采取进一步措施。`,
        `决议由召集人、发行人、增信提供方和有关机构各自执行，召集人跟踪执行情况并及时披露。`,
        `会议记录、表决票、授权文件、法律意见书等会议材料由召集人保存，保存期限不少于${bond}最后一笔偿付完成后5年。`,
      ),
    ),
  ]
}

const matterTable = (words: Words): Block =>
  table(
    [
      { head: '议案事项', width: 0.6 },
      { head: '通过比例', width: 0.4 },
    ],
    matters(words).map((row) => [row.matter, row.majority]),
    { caption: '议案事项和通过比例', note: '前四项为特别议案。表中比例为本期发行的约定。' },
  )
