import { type Block, list, paragraph } from '../blocks.ts'
import { money } from '../format.ts'
import { routeWords } from '../phrases/route-words.ts'
import type { Reads } from './reads.ts'

export const allotmentRules = ({ offering, project }: Reads): Block[] => [
  list(
    [
      '申购利率低于票面利率的有效申购全额获配。',
      `申购利率等于票面利率的有效申购，按剩余金额与该标位申购金额的比例配售，配售单位为${money(offering.step)}，尾数按最大余额法分配。`,
      '申购利率高于票面利率的申购不予配售。',
      '有效申购合计不足发行规模的，按全部有效申购配售，并按承销协议约定处理余额；没有有效申购的，取消发行。',
      ...(project.privatePlacement ? [`获配对象限于${routeWords(project).investors}。`] : []),
      '主承销商、发行人的关联方参与申购的，按同等规则配售，并在发行情况公告中披露获配金额。',
    ],
    true,
  ),
]

export const contingencies = ({ offering, project }: Reads): Block[] => [
  paragraph('出现下列情形的，发行人和主承销商可以取消或者推迟发行，并在当日公告原因和后续安排：'),
  list(
    [
      '簿记建档截止时有效申购不足，且不执行余额包销的；',
      `市场利率发生剧烈变动，致使按申购区间发行将明显不利于发行人的；`,
      `发行前发生可能影响偿债能力、科技创新主体资格或者${routeWords(project).act}效力的重大事项的；`,
      '簿记建档系统、支付系统或者登记系统发生故障，致使发行不能继续的。',
    ],
    true,
  ),
  paragraph(
    `簿记系统故障时，簿记管理人启用应急申购方式并通知全部投资人，保留通讯和申购记录；缴款截止时投资人未足额缴款的，簿记管理人应当立即催缴，并按${offering.underwriting}的约定处理。`,
  ),
]

export const safeguards = (dossier: Reads): Block[] => [
  list(
    [
      '簿记建档在专门场所进行，簿记期间的人员、通讯和文件实行隔离管理，全程留痕。',
      '申购信息在簿记结束前不得向发行人以外的其他方泄露；发行人和其他承销机构不得接触未公开的投资人申购明细。',
      '不得以返费、代持、互持、指定利率或者其他方式操纵发行定价，不得直接或者间接认购自己发行的债券。',
      '簿记管理人保存申购、配售、缴款和沟通记录，保存期限至债券本息全部清偿后至少三年。',
      ...(dossier.arrangements.some((arrangement) => arrangement.instrument === 'crmw')
        ? ['信用风险缓释凭证的簿记与本期债券的簿记分别进行，凭证申购结果不作为债券配售的前提条件。']
        : []),
    ],
    true,
  ),
]
