import { type Block, list } from '../blocks.ts'
import { basis, clauses, paragraphs, section, sections } from '../clauses/compose.ts'
import { trusteeDuties } from '../clauses/trustee-duties.ts'
import type { Words } from '../clauses/words.ts'
import { namesOf, partiesOf, type Source } from './source.ts'

/** A trustee that also underwrites has two masters; the paper must say how that is dealt with. */
function conflicts(source: Source): string[] {
  const trustees = partiesOf(source, 'trustee').map((party) => party.name)
  const underwriters = partiesOf(source, 'lead-underwriter', 'joint-underwriter').map((party) => party.name)
  const both = trustees.filter((name) => underwriters.includes(name))
  return both.length
    ? [
        `受托管理人${both.join('、')}同时担任本期债券的承销机构，承销业务与受托管理业务由不同部门和人员办理，实行信息隔离；承销报酬的取得不以受托管理履职结果为条件。`,
      ]
    : [
        '截至募集说明书签署日，受托管理人与发行人之间不存在可能影响其公正履行受托管理职责的重大利害关系，如发生变化及时披露。',
      ]
}

/** 受托管理人 (exchanges): who it is, what it owes to holders, and how it may be replaced. */
export function trustee(source: Source, words: Words): Block[] {
  const { holder, workday, bond } = words
  const names = namesOf(source, 'trustee', '')
  return sections([
    section(
      '受托管理人的聘任',
      ...paragraphs(
        names
          ? `发行人聘请${names}担任${bond}的受托管理人，双方签订受托管理协议。投资者认购或者受让${bond}，视为同意受托管理协议的全部约定。`
          : `发行人应当在${bond}发行前为${holder}聘请受托管理人并签订受托管理协议，受托管理人的名称和联系方式以发行公告为准。`,
        `公开发行公司债券应当聘请债券受托管理人，并订立债券受托管理协议。依据：${basis('《中华人民共和国证券法》')}。${words.placed ? '非公开发行的，参照上述要求办理。' : ''}`,
      ),
    ),
    section(
      '受托管理人的职责',
      ...paragraphs('受托管理人按照规定和协议，为全体持有人的最大利益履行下列职责：'),
      list(trusteeDuties(words), true),
    ),
    section(
      '发行人的配合义务',
      ...clauses(
        `发生可能影响偿债能力的重大事项时，发行人应当在2个${workday}内书面通知受托管理人，并说明事项的起因、影响和应对措施。`,
        '发行人为受托管理人履行职责提供必要的条件，按要求提供财务资料、募集资金使用凭证和专户流水，指定专人对接。',
        '受托管理人变更时，发行人配合原受托管理人和新任受托管理人完成交接，并承担因履行职责产生的合理费用。',
      ),
    ),
    section(
      '利益冲突的处理',
      ...paragraphs(
        ...conflicts(source),
        '发生利益冲突且足以影响公正履职的，受托管理人应当及时披露，并在会议决议要求时辞任。',
      ),
    ),
    section(
      '受托管理人的变更和报酬',
      ...clauses(
        '受托管理人未能持续履行职责、停业、解散、破产、丧失资格或者主动辞任的，应当召开会议变更。变更决议通过并由新任受托管理人签署协议后，原受托管理人的职责终止；变更前其继续履行职责。',
        `变更受托管理人的，发行人应当自变更之日起2个${workday}内披露。`,
        '受托管理报酬由发行人承担，金额以受托管理协议为准，不得以任何形式转由持有人承担；为持有人利益支出的诉讼、保全等费用的垫付和分担由协议和会议约定。',
      ),
    ),
    section(
      '违约责任',
      ...paragraphs(
        '受托管理人未按协议履行职责，给持有人造成损失的，应当承担相应的赔偿责任，但能够证明自己没有过错的除外。发行人违反协议的，承担继续履行、赔偿损失等责任。',
      ),
    ),
  ])
}
