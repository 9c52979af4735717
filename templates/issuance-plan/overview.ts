import { type Block, facts, type Inline, list, paragraph, table } from '../blocks.ts'
import { chineseDay, money, moneyInFull, percent, quote } from '../format.ts'
import { interestWords, linePlans, optionClauses } from '../phrases/line-terms.ts'
import { partyName } from '../phrases/party.ts'
import { productName, routeWords } from '../phrases/route-words.ts'
import { clause } from '../phrases/words.ts'
import type { Reads } from './reads.ts'

export function overview(dossier: Reads): Block[] {
  const { issuer, project, offering, registration, rating } = dossier
  const { manner, investors, answer } = routeWords(project)
  const rows: [string, string | Inline[]][] = [
    ['债券名称', clause(offering.name)],
    ['发行人', [quote(issuer.name)]],
    ['品种', productName(project)],
    [answer, registration.number ?? '发行前取得'],
    ['额度', quota(registration)],
    ['额度有效期截止', registration.effectiveTo ? chineseDay(registration.effectiveTo) : '以决定文件为准'],
    ['本期规模', moneyInFull(offering.amount)],
    ['本期规模上限', money(offering.maximum)],
    ['发行方式', manner],
    ['发行对象', investors],
    ['计息基准', [...new Set(offering.lines.map((line) => line.dayCount))].join('；')],
    ['付息方式', [...new Set(offering.lines.map(interestWords))].join('；')],
    ['募集资金用途', dossier.proceeds.uses.map((use) => `${use.title}${money(use.amount)}`).join('；')],
    ['投向科技创新比例', percent(dossier.proceeds.techRatio)],
    ['信用评级', ratingWords(rating)],
    ['信用增进', enhancementWords(dossier.arrangements)],
  ]
  return [
    facts(rows),
    ...(offering.kind === 'reopening'
      ? [
          paragraph(
            '本期为既有债券的增发。增发部分的条款与既有债券相同，上市流通后与既有债券合并托管，投资人按发行价格缴款。',
          ),
        ]
      : []),
    linePlans(offering),
    ...optionClauses(offering),
  ]
}

function quota({ amount, committed }: Reads['registration']): string {
  if (amount === null) return '不设总额'
  return `${money(amount)}，累计安排（含本期）${money(committed)}，剩余${money(amount - committed)}`
}

function ratingWords(rating: Reads['rating']): string | Inline[] {
  if (!rating) return '未聘请信用评级机构'
  return [
    rating.agency,
    ...(rating.issuer ? ['；主体', quote(rating.issuer.symbol), `，展望${rating.issuer.outlook}`] : []),
    ...(rating.bond ? ['；债项', quote(rating.bond)] : []),
  ]
}

const enhancementWords = (arrangements: Reads['arrangements']): string =>
  arrangements.length === 0
    ? '无'
    : arrangements
        .map((arrangement) =>
          arrangement.instrument === 'crmw'
            ? `${arrangement.provider}另行创设信用风险缓释凭证${money(arrangement.actual ?? arrangement.planned)}，不属于本期债券的担保`
            : `${arrangement.instrumentTitle}（${arrangement.provider}${arrangement.coverPercent ? `，${percent(arrangement.coverPercent)}` : ''}）`,
        )
        .join('；')

const roles: Record<string, string> = {
  'lead-underwriter': '主承销商、簿记管理人，负责组织簿记建档、配售和缴款',
  'joint-underwriter': '联席主承销商，参与推介和承销',
  counsel: '出具法律意见，对簿记建档过程见证（如发行规则要求）',
  trustee: '受托管理，代表持有人利益',
  rater: '出具评级报告及跟踪评级',
  registrar: '登记托管和代理兑付',
}

export function teams({ parties, offering }: Reads): Block[] {
  const rows = parties
    .filter((party) => party.capacity in roles)
    .map((party): string[] => [party.title, partyName(party), roles[party.capacity] ?? party.title])
  return [
    ...(rows.length > 0
      ? [
          table(
            [
              { head: '角色', width: 0.2 },
              { head: '机构', width: 0.4 },
              { head: '职责', width: 0.4 },
            ],
            rows,
            { caption: '发行组织' },
          ),
        ]
      : []),
    list([
      `承销方式：${clause(offering.underwriting)}。`,
      [
        `承销费率：`,
        quote(offering.feePercent, percent),
        '，按实际发行规模计算，费用从募集资金中扣除或者由发行人另行支付，以承销协议为准。',
      ],
      `登记托管机构：${offering.registrar}。`,
    ]),
  ]
}
