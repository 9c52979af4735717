import { type Block, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { markSample, percent, wan, wanFigure } from '../format.ts'
import { clauses, paragraphs } from './compose.ts'
import { shareLoss } from './loss-sharing.ts'
import type { Words } from './words.ts'

type Arrangement = Dossier['arrangements'][number]

export const coverWords = ({ coverPercent }: Arrangement, bond: string): string =>
  coverPercent === null ? `以约定金额为限` : `${bond}未偿本息的${percent(coverPercent)}`

/** Terms of a joint-liability guarantee towards the holders. */
export function guaranteeClauses(item: Arrangement, { bond, holder, steward, workday }: Words): Block[] {
  const full = item.coverPercent !== null && Number(item.coverPercent) >= 100
  return clauses(
    `担保方式：${item.provider}以${item.instrumentTitle}的方式，对发行人在${bond}项下的到期偿付义务承担担保责任。`,
    `担保范围：${full ? `${bond}的全部本金、利息、违约金、损害赔偿金、实现债权的合理费用及其他依法应当支付的费用` : `${coverWords(item, bond)}部分所对应的本金、利息、违约金、损害赔偿金和实现债权的合理费用`}。`,
    `担保期间：自${bond}发行首日起，至${bond}最后一个到期日（包括因回售、赎回、加速清偿确定的到期日）后满两年之日止。${holder}在担保期间内未主张权利的，担保人免除相应责任。`,
    `代偿程序：发行人未在支付日足额划付资金的，${steward}于支付日次一${workday}向担保人发出书面索偿通知，载明应付金额和收款账户；担保人在收到通知后5个${workday}内将代偿资金足额划至登记托管机构指定账户。${holder}也可以依法自行主张权利。`,
    `发行人合并、分立，或者${bond}依法转让的，担保人在原担保范围内继续承担责任。发行人延长履行期限、调整票面利率以外的主债务变更加重担保人责任的，须取得其书面同意。`,
    '加速清偿：发行人发生违约事件导致主债务提前到期的，担保人对提前到期的债务承担担保责任。',
    `担保人发生可能影响其代偿能力的重大事项的，应当及时通知发行人和${steward}，发行人按照重大事项披露，并在${holder}会议要求时提供补充增信。`,
    `代偿后，担保人在代偿金额范围内依法取得对发行人的追偿权，但不得损害${holder}未获清偿部分的利益。`,
  )
}

/** Terms of a pledge of rights, such as patents. */
export function pledgeClauses(item: Arrangement, { bond, holder, steward }: Words): Block[] {
  return clauses(
    `担保物：${item.provider}以依法享有处分权的权利，为${bond}提供${item.instrumentTitle}，担保${coverWords(item, bond)}。担保物清单、权属证书和评估报告列入备查文件。`,
    `登记：质权自依法办理出质登记时设立，由${steward}代表全体${holder}作为登记的权利人。登记办理完毕之前，该项担保尚未生效，发行人应当在募集资金划付之前披露登记结果。`,
    `价值维持：发行人每年聘请具备资质的机构对担保物重新评估；评估价值低于约定覆盖水平的，发行人应当在30个自然日内补充担保或者提前偿还相应债务。`,
    '权利维护：出质人应当按期缴纳年费、应对权利无效和侵权争议，未经权利人同意不得转让或者许可他人使用出质的权利，依法许可的收益优先用于提存或者清偿。',
    `实现：发行人违约的，${steward}根据${holder}会议决议，依法以折价、拍卖、变卖等方式实现质权，所得价款按照各${holder}持有份额比例分配。`,
  )
}

/** CRMW stands beside the bond: its own papers, its own buyers, its own obligation. */
export function crmwClauses(item: Arrangement, { bond, holder }: Words): Block[] {
  const actual = item.actual === null ? '实际创设金额以创设结果公告为准' : `实际创设${wan(item.actual)}`
  return [
    ...paragraphs(
      `${item.provider}${item.actual === null ? '拟' : '已'}以${bond}为标的债务创设${item.instrumentTitle}（${item.letterNumber ?? '编号以创设说明书为准'}），计划创设${wan(item.planned)}，${actual}。该安排依据单独的创设说明书进行，不属于发行人在${bond}项下的义务。`,
    ),
    ...clauses(
      '创设机构对凭证持有人承担信用保护义务，对未持有凭证的债券持有人不承担任何义务；发行人不是凭证的当事人。',
      '保护范围、信用事件（包括破产、支付违约等）、结算方式、保护费用和付费方式以创设说明书载明的条款为准，本期发行文件不重复约定。',
      `凭证与${bond}分别登记、分别转让。转让${bond}的，凭证不随同转让；凭证的终止不影响${bond}的偿付义务。`,
      `${holder}是否购买凭证由其自主决定。计划金额与实际创设金额可能不一致，${bond}的发行不以凭证创设成功为前提，另有公告的除外。`,
    ),
  ]
}

export const investmentClauses = (item: Arrangement, { bond, holder }: Words): Block[] =>
  clauses(
    `${item.provider}拟以自有资金直接认购${bond}，计划认购${wan(item.planned)}${item.actual === null ? '，最终金额以配售结果为准' : `，实际认购${wan(item.actual)}`}。`,
    `直接投资遵循公平申购原则，与其他投资人适用相同的价格和条件，其取得的份额与其他${holder}的份额同顺位受偿。`,
    `直接投资方对其他${holder}不承担担保或者差额补足义务。`,
  )

export function counterClauses(item: Arrangement, { holder }: Words): Block[] {
  const { counter } = item
  if (!counter) return []
  return [
    ...paragraphs(
      `${counter.provider}向${item.provider}提供反担保${counter.coverPercent === null ? '' : `，覆盖比例为增信提供方代偿金额的${percent(counter.coverPercent)}`}。`,
    ),
    ...clauses(
      `反担保由增信提供方与反担保人另行签署合同，其内部审批和条件相互独立；反担保合同的效力、变更和履行不影响增信提供方对${holder}承担的责任。`,
      '增信提供方履行代偿责任后，有权按照反担保合同向反担保人追偿，追偿所得用于弥补其代偿支出，并按损失分担的约定计算净损失。',
      '反担保人不因反担保成为本期发行的增信提供方，其财务状况仅作为评价增信提供方损失承担能力的参考。',
    ),
  ]
}

/** The sharing plan as agreed in this case, with the fen each party would bear if the whole sum were lost. */
export function sharingTable(item: Arrangement): Block[] {
  if (!item.shares.length) return []
  const loss = item.actual ?? item.planned
  const { rows, unshared } = shareLoss(loss, item.shares)
  return [
    ...paragraphs(
      '增信提供方代偿后，净损失为代偿金额扣除自发行人、担保物及其他来源追偿所得后的余额。有关各方按照本次约定的比例和顺位分担净损失，该比例由各方就本次发行个别约定，不是法定比例，也不适用于其他发行。',
    ),
    table(
      [
        { head: '顺位', width: 0.1, align: 'center' },
        { head: '分担方', width: 0.36 },
        { head: '分担比例', width: 0.14, align: 'right' },
        { head: '分担上限（万元）', width: 0.2, align: 'right' },
        { head: '测算金额（万元）', width: 0.2, align: 'right' },
      ],
      rows.map(({ share, amount }) => [
        String(share.order),
        markSample(share.party, share.sample),
        percent(share.percent),
        share.cap === null ? '无' : wanFigure(share.cap),
        wanFigure(amount),
      ]),
      {
        caption: '净损失分担安排',
        total: ['', '合计', '', '', wanFigure(loss - unshared)],
        note: `测算假设增信金额${wan(loss)}全部形成净损失、无追偿所得，按比例计算并以最大余数法处理至分${unshared > 0 ? `；超出分担上限、未由各方分担的金额为${wan(unshared)}` : ''}。`,
      },
    ),
  ]
}
