import type { Dossier } from '../dossier.ts'

type Kind = Dossier['project']['issuerKind']

/** What the issuer promises of the money, as in the base prospectus, in short. */
export const accountWords = (kind: Kind): string[] => [
  '募集资金存入专项账户，按披露的用途使用，不用于房地产投资、金融投资和法律法规限制的领域。',
  kind === 'equity-investor'
    ? '通过基金出资或者股权投资使用的，投向限于科技型企业，并按规定披露投资进展。'
    : '投向科技创新领域的部分单独登记台账，定期披露使用进度。',
  '变更用途的，履行内部程序，并在使用前不少于5个工作日公告；变更后的比例不低于适用规则的要求。',
]

/** What it is paid back from. */
export const repaymentWords = (kind: Kind): string[] => [
  kind === 'equity-investor'
    ? '以投资项目退出回款、管理费和投资收益以及可动用的货币资金作为主要偿债来源。'
    : kind === 'financial-institution'
      ? '以贷款和投资资产的本息回收、经营收益和流动性储备作为主要偿债来源。'
      : '以主营业务的经营现金流入、可动用的货币资金和未使用的授信作为主要偿债来源。',
  '指定专人负责本息偿付，编制年度偿债资金计划，在支付日前落实应付资金。',
  '发生可能影响偿付的情形的，按约定披露并采取保障措施。',
]
