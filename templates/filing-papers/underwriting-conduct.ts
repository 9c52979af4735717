import type { Words } from '../clauses/words.ts'
import { type Article, article } from '../phrases/articles.ts'

/** What the sides of an underwriting agreement promise, owe and answer for. Terms of our own drafting. */
export function conductArticles(words: Words, joint: boolean): Article[] {
  const sellers = joint ? '乙方和丙方' : '乙方'
  return [
    issuerPromises(words, sellers),
    issuerDuties(words, sellers),
    underwriterPromises(words, sellers),
    underwriterDuties(words, sellers),
    secrecy(words),
    breach(words, sellers),
    change(words),
    ending(words, joint),
  ]
}

const issuerPromises = ({ permission, paper }: Words, sellers: string): Article =>
  article(
    '甲方的陈述与保证',
    '甲方依法设立并有效存续，具有签署和履行本协议的权利能力，已取得本次发行所需的内部批准。',
    `甲方符合科技创新债券发行主体的要求，所提供的科技创新属性证明文件真实、有效；在${permission}和发行期间，证明文件失效或者情况变化的，立即通知${sellers}。`,
    `甲方提供的资料和${paper}的内容真实、准确、完整，不存在虚假记载、误导性陈述或者重大遗漏。`,
    '甲方不存在已知而未披露的、足以影响偿债能力的债务违约、诉讼、处罚或者其他重大事项。',
  )

const issuerDuties = ({ permission, workday, holder }: Words, sellers: string): Article =>
  article(
    '甲方的权利和义务',
    `甲方应当配合${sellers}和其他中介机构的尽职调查，及时提供资料、安排访谈和现场核查。`,
    `在${permission}和发行期间，发生可能影响发行条件或者偿债能力的事项的，甲方应当于知悉之日起2个${workday}内书面通知${sellers}，并按规定报告和披露。`,
    '甲方按照披露的用途使用募集资金，设立专项账户并接受监督；变更用途的，履行约定的程序并提前披露。',
    `甲方按期、足额偿付本息，履行存续期信息披露义务，配合召开${holder}会议。`,
    `甲方有权了解簿记建档情况，监督配售和划款，并要求${sellers}对其工作作出说明。`,
  )

const underwriterPromises = ({ market }: Words, sellers: string): Article =>
  article(
    `${sellers}的陈述与保证`,
    `${sellers}依法设立并有效存续，具有在${market}从事本次承销业务所需的资格，签署和履行本协议已取得内部授权。`,
    `${sellers}与甲方之间存在可能影响独立判断的关系的，已如实告知甲方并将按规定披露；承销业务与自营、投资、评级等业务之间有信息隔离。`,
  )

const underwriterDuties = ({ permission, paper, workday }: Words, sellers: string): Article =>
  article(
    `${sellers}的权利和义务`,
    `按照规定开展尽职调查，对科技创新属性和募集资金用途作专项核查，协助甲方编制申请文件和${paper}，并对自己出具的文件承担责任。`,
    `组织${permission}申报和反馈意见的回复，申请文件的修改以书面方式与甲方确认。`,
    '组织簿记建档、配售、缴款和信息披露，保存簿记建档的全部记录。',
    `存续期内按规定开展后续管理，监测甲方的经营、财务和募集资金使用情况，督促甲方履行信息披露和偿付义务；发现风险的，及时提示甲方，并按规定报告，报告不晚于知悉后2个${workday}。`,
    '有权按照本协议收取承销费用，有权要求甲方更正申请文件中的错误；甲方拒绝更正重大错误的，可以终止承销。',
  )

const secrecy = ({ market }: Words): Article =>
  article(
    '信息披露和保密',
    '各方对因本协议知悉的未公开信息负有保密义务，不得利用该信息从事交易；法律、法规、监管机构要求披露或者已依法公开的除外。',
    `与本次发行有关的公告由甲方发布，${market}规则要求由承销商发布的除外；各方发布的内容应当一致。`,
    '保密义务不因本协议终止而解除。',
  )

const breach = ({ workday }: Words, sellers: string): Article =>
  article(
    '违约责任',
    '任何一方违反本协议，应当继续履行、采取补救措施，并赔偿守约方因此受到的直接损失。',
    `乙方未按约定划付募集款项的，自应付日次日起，按未付金额每日万分之二点一支付违约金；${sellers}未履行认购义务的，承担同样的责任。`,
    `甲方未按约定支付承销费用的，自应付日次日起，按未付金额每日万分之二点一支付违约金；逾期超过10个${workday}的，承销商可以暂停后续各期的承销工作。`,
    '因甲方提供的资料虚假、遗漏造成承销商对外承担责任的，甲方应当赔偿；承销商未勤勉尽责造成损失的，承担与其过错相应的责任。',
  )

const change = ({ permission, workday }: Words): Article =>
  article(
    '不可抗力、变更和终止',
    `因不能预见、不能避免且不能克服的客观情况不能履行的，受影响的一方应当于2个${workday}内通知其他方并提供证明，各方协商延期、变更或者终止，已经发生的费用由各方各自承担。`,
    '市场发生重大变化，致使按原定条件发行将严重损害甲方或者投资人利益的，甲方与乙方可以协商推迟或者取消发行，并及时公告。',
    '本协议的变更须经各方书面同意；变更涉及申请文件的，同时更新申请文件。',
    `出现下列情形之一的，本协议终止：各方履行完毕；${permission}未获同意或者到期失效；各方书面同意终止；一方根本违约，守约方书面通知解除。`,
  )

const ending = (_: Words, joint: boolean): Article =>
  article(
    '法律适用、争议解决和生效',
    '本协议适用中华人民共和国法律。因本协议产生的争议，由各方协商解决；协商不成的，任何一方可以向甲方住所地有管辖权的人民法院起诉。',
    '本协议自各方法定代表人（负责人）或者授权代表签字并加盖公章之日起生效。',
    `本协议一式${joint ? '陆' : '肆'}份，各方各执一份，其余用于报送和备查，各份具有同等效力。`,
  )
