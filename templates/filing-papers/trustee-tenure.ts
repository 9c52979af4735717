import type { Words } from '../clauses/words.ts'
import { type Article, article } from '../phrases/articles.ts'

/** How a trustee is paid, replaced and answers for what it does; default and disputes are those of the prospectus. */
export const tenureArticles = (words: Words, conflict: string): Article[] => [
  conflicts(words, conflict),
  change(words),
  pay(words),
  breach(words),
  ending(words),
]

const conflicts = ({ holder }: Words, conflict: string): Article =>
  article(
    '利益冲突的防范',
    conflict,
    '乙方不得为自己或者第三方谋取与受托管理职责相冲突的利益，不得为本期债券提供担保，不得利用履职中知悉的未公开信息。',
    `发生足以影响公正履职的利益冲突的，乙方应当及时披露，采取隔离措施；${holder}会议要求变更受托管理人的，乙方应当辞任。`,
  )

const change = ({ holder, workday }: Words): Article =>
  article(
    '受托管理人的变更',
    `出现下列情形之一的，应当召开${holder}会议，履行变更程序：乙方未能持续履行职责；停业、解散、破产或者丧失资格；主动辞任；单独或者合计持有30%以上未偿还份额的${holder}提议变更。`,
    '变更的决议通过并由新任受托管理人与甲方签订协议之日起，乙方的职责终止；变更之前发生的责任不因变更免除。',
    `乙方应当自职责终止之日起15个${workday}内与新任受托管理人办理工作移交，移交档案、账册和全部履职记录；甲方自变更之日起2个${workday}内披露。`,
  )

const pay = ({ holder }: Words): Article =>
  article(
    '报酬和费用',
    `受托管理报酬由甲方承担，金额和支付时间由双方在《受托管理报酬确认书》中约定，不得以任何形式转由${holder}承担。`,
    `乙方为${holder}利益召开会议、聘请专业机构、提起诉讼或者申请保全等发生的合理费用由甲方承担；甲方未及时支付的，可以由${holder}按份额垫付，垫付人有权向甲方追偿。`,
  )

const breach = ({ holder, bond }: Words): Article =>
  article(
    '违约责任',
    `甲方未按约定支付本息，或者发生募集说明书约定的其他违约事件的，乙方依照${holder}会议的授权要求甲方承担募集说明书约定的责任，包括${bond}的加速到期。`,
    '甲方违反通知、配合义务的，应当采取补救措施，并赔偿由此造成的损失。',
    `乙方未依照本协议履行职责，给${holder}造成损失的，承担赔偿责任，但能够证明自己没有过错的除外。`,
  )

const ending = ({ bond }: Words): Article =>
  article(
    '生效、终止和争议解决',
    `本协议自双方法定代表人（负责人）或者授权代表签字并加盖公章之日起成立，自${bond}发行首日起生效。`,
    `出现下列情形之一的，本协议终止：${bond}的本息已全部清偿；受托管理人变更；${bond}未能发行；法律规定的其他情形。`,
    '本协议适用中华人民共和国法律。因本协议产生的争议，双方协商解决；协商不成的，可以向甲方住所地有管辖权的人民法院起诉。',
    '本协议一式肆份，双方各执一份，其余用于报送和备查，各份具有同等效力。',
  )
