import { type Block, facts, heading, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, money, percent, quote } from '../format.ts'
import type { Common } from '../phrases/paper.ts'
import type { Arrangement } from '../phrases/sharing.ts'

type Reads = Common & Pick<Dossier, 'rating' | 'arrangements'>

/** 第七章: rating and enhancement as they stand; absence of either is said, not passed over. */
export const backingChapter = ({ rating, arrangements }: Reads): Block[] => [
  heading(1, '第七章 信用评级与信用增进核查'),
  heading(2, '一、信用评级'),
  ...ratingPart(rating),
  heading(2, '二、信用增进'),
  ...enhancementPart(arrangements),
]

function ratingPart(rating: Dossier['rating']): Block[] {
  if (!rating)
    return [
      paragraph(
        '发行人未就本期债券聘请信用评级机构。按现行规定，信用评级不是发行的前置条件；投资者对评级另有要求的，由投资者自行判断。',
      ),
    ]
  return [
    facts([
      ['评级机构', markSample(rating.agency, rating.sample)],
      ['评级范围', rating.scope],
      ...(rating.issuer
        ? [line('主体信用等级', [quote(rating.issuer.symbol), `，评级展望${rating.issuer.outlook}`])]
        : []),
      ...(rating.bond ? [line('债项信用等级', [quote(rating.bond)])] : []),
      ...(rating.publishedOn ? [line('报告公布日', [chineseDay(rating.publishedOn)])] : []),
      ['首次定期跟踪评级', `不迟于${chineseDay(rating.trackingBy)}`],
    ]),
    paragraph(
      '主承销商核对了评级报告与申报文件引用的等级、展望和日期，查阅了评级委托书和评级机构关于独立性的声明，未参与也未影响评级机构的判断。',
    ),
  ]
}

const line = (label: string, value: Parameters<typeof facts>[0][number][1]): Parameters<typeof facts>[0][number] => [
  label,
  value,
]

function enhancementPart(arrangements: Arrangement[]): Block[] {
  if (arrangements.length === 0)
    return [paragraph('本期债券未设信用增进。偿付完全依赖发行人自身的偿债能力，主承销商已将该情形作为风险事项列示。')]
  return [
    table(
      [
        { head: '方式', width: 0.22 },
        { head: '提供方', width: 0.27 },
        { head: '覆盖比例', width: 0.13, align: 'right' },
        { head: '计划金额', width: 0.13, align: 'right' },
        { head: '实际金额', width: 0.13, align: 'right' },
        { head: '状态', width: 0.12, align: 'center' },
      ],
      arrangements.map((arrangement) => [
        arrangement.instrumentTitle,
        arrangement.provider,
        arrangement.coverPercent ? percent(arrangement.coverPercent) : '按金额',
        money(arrangement.planned),
        arrangement.actual === null ? '尚未确定' : money(arrangement.actual),
        arrangement.state,
      ]),
      { caption: '信用增进安排' },
    ),
    ...arrangements.flatMap((arrangement) => verification(arrangement)),
  ]
}

const findings: Record<string, string> = {
  guarantee:
    '主承销商查阅了担保函、保证人有权机构决议和财务报告，核对保证方式、范围、期间和生效条件，关注保证人的累计担保余额和对单一客户的集中度。',
  crmw: '信用风险缓释凭证由创设机构单独创设和登记，不是本期债券的组成部分，凭证持有人以外的债券持有人不因此取得请求权。主承销商核对了计划与实际创设金额，并确认申报文件未将其表述为对全部债券的担保。',
  'direct-investment':
    '主承销商核对了认购意向及其定价和配售安排，确认直接投资按簿记建档规则参与，不构成对其他持有人的担保。',
  'counter-guarantee':
    '反担保的受益人为保证人。主承销商核对了反担保合同与保证责任的对应关系，确认申报文件未将反担保表述为债券持有人的权利。',
  pledge:
    '主承销商核对了质押财产的权属、评估报告、质押率和出质登记，关注价值波动和处置难度，对以知识产权出质的另行核查存续期和许可状况。',
}

function verification(arrangement: Arrangement): Block[] {
  const { counter, letterNumber, signedOn, provider, riskSharingTool } = arrangement
  const letter = letterNumber
    ? `${provider}出具的增信文件编号为${letterNumber}${signedOn ? `，于${chineseDay(signedOn)}签署` : ''}。`
    : `${provider}的增信文件尚未签署，签署前本报告不将其作为已落实的偿债保障。`
  return [
    paragraph(`${letter}${findings[arrangement.instrument] ?? '主承销商核对了增信文件的内容和生效条件。'}`),
    ...(counter
      ? [
          paragraph(
            `${counter.provider}为上述增信提供反担保${counter.coverPercent ? `，比例${percent(counter.coverPercent)}` : ''}。反担保只对增信提供方承担责任，不直接增加债券持有人的受偿来源。`,
          ),
        ]
      : []),
    ...(riskSharingTool
      ? [paragraph('该项安排使用科技创新债券风险分担工具，分担比例由各方按项目协商，未见公开的统一比例（待核实）。')]
      : []),
  ]
}
