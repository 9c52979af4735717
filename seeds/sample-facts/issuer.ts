import { addDays, addMonths } from '#workflows/calendar/day.ts'
import { undisclosed } from '#workflows/facts/issuer.ts'
import { creditCodeCheckCharacter } from '#workflows/finance/credit-code.ts'
import type { SampleDeal, Values } from './deal.ts'
import { type Lot, lotOf, thousandths } from './lot.ts'
import { inventedPerson } from './people.ts'
import { themeOf } from './themes.ts'
import { issueFen } from './years.ts'

/** Division 000000 belongs to no place: a code that checks and that nobody can hold. */
function inventedCreditCode(lot: Lot): string {
  const first17 = `91000000${lot.digits('credit code', 9)}`
  return `${first17}${creditCodeCheckCharacter(first17)}`
}

const inPublished = '以发行人公开披露的文件为准，本样例未收录。'

export function issuerValues(deal: SampleDeal): Values {
  const { real, region = '北京', issuerName } = deal
  const lot = lotOf(issuerName)
  const theme = themeOf(deal)
  const officer = real ? undisclosed : inventedPerson(lot, 'officer')
  const legal = deal.legalRepresentative ?? (real ? undisclosed : inventedPerson(lot, 'legal'))
  const founded = addDays(addMonths(deal.on, -12 * lot.between('age', 7, 21)), -lot.between('day', 3, 300))
  const listed = deal.listed ?? false
  return {
    'issuer.creditCode': deal.creditCode ?? (real ? undisclosed : inventedCreditCode(lot)),
    'issuer.legalRepresentative': legal,
    'issuer.foundedOn': founded,
    'issuer.registeredCapital': thousandths(issueFen(deal), lot.between('capital', 900, 2400)),
    'issuer.address': real ? undisclosed : `${region}示例高新区星河路${lot.between('street', 1, 199)}号`,
    'issuer.region': region,
    'issuer.industry': theme.industry,
    'issuer.business': real ? `主营业务${inPublished}` : theme.business,
    'issuer.controller': real
      ? undisclosed
      : `${inventedPerson(lot, 'controller')}（控制${lot.between('control', 31, 62)}.${lot.digits('control', 2)}%表决权）`,
    'issuer.history': real
      ? `历史沿革${inPublished}`
      : `发行人成立于${founded.slice(0, 4)}年，设立后经历次增资，注册资本已全部实缴。近三年控股股东、实际控制人和主营业务未发生变化。`,
    'issuer.governance':
      '发行人设股东会、董事会和经营管理层，董事会下设审计、战略与技术等专门委员会；资金管理、对外投资、对外担保和关联交易均有内部制度，重大事项按权限逐级决策。',
    'issuer.disclosureOfficer': officer,
    'issuer.phone': real ? undisclosed : `010-8000${lot.digits('phone', 4)}`,
    'issuer.listed': listed,
    'issuer.listedOn': listed ? (real ? undefined : 'star') : null,
    'issuer.employees': lot.between('employees', ...theme.employees),
  }
}
