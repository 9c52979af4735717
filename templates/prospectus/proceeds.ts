import { type Block, facts, paragraph, table } from '../blocks.ts'
import { clauseSections } from '../clauses/clause-sections.ts'
import { basis, clauses, paragraphs, points, section, sections } from '../clauses/compose.ts'
import { proceedsPromises, scopeClause } from '../clauses/proceeds-duties.ts'
import type { Words } from '../clauses/words.ts'
import { markSample, money, quote, share, wan, wanFigure } from '../format.ts'
import type { Source } from './source.ts'

const summed = (uses: Source['proceeds']['uses']): number => uses.reduce((sum, use) => sum + use.amount, 0)

function usesTable({ proceeds }: Source): Block {
  const total = summed(proceeds.uses)
  return table(
    [
      { head: '序号', width: 0.08, align: 'center' },
      { head: '用途', width: 0.42 },
      { head: '科技创新领域', width: 0.14, align: 'center' },
      { head: '金额（万元）', width: 0.2, align: 'right' },
      { head: '占比', width: 0.16, align: 'right' },
    ],
    proceeds.uses.map((use, at) => [
      String(at + 1),
      markSample(use.title, use.sample),
      use.tech ? '是' : '否',
      wanFigure(use.amount),
      share(use.amount, total),
    ]),
    {
      caption: '募集资金用途',
      total: ['', '合计', '', wanFigure(total), total === 0 ? '—' : '100.00%'],
      note: '占比按金额计算并保留两位小数，各项占比之和与100%的尾差系四舍五入造成。',
    },
  )
}

/** The ratio test written out, so that a reader can repeat it with the figures of the table. */
function ratioBlocks({ proceeds, offering }: Source, { bond }: Words): Block[] {
  const total = summed(proceeds.uses)
  const tech = proceeds.uses.filter((use) => use.tech)
  const sum = summed(tech)
  const terms = tech.map((use) => wan(use.amount)).join('＋')
  const formula = tech.length > 1 ? `（${terms}）` : terms || wan(0)
  return [
    paragraph(
      `${bond}募集资金用于科技创新领域的金额合计${wan(sum)}，占募集资金用途合计的比例为：${formula}÷${wan(total)}＝${share(sum, total)}。`,
    ),
    ...(total === offering.amount
      ? []
      : paragraphs(
          `用途合计${wan(total)}与计划发行金额${wan(offering.amount)}的差额为${wan(offering.amount - total)}，实际募集金额与用途合计不一致的，发行人按上表顺序和占比调整，并保持科技创新领域使用比例不降低。`,
        )),
  ]
}

const standing = (ok: boolean | 'unknown'): string => (ok === true ? '符合' : ok === false ? '不符合' : '待核实')

/** Findings on the use of proceeds, with their basis; 待核实 where the rule's text has not been checked. */
function findingBlocks(source: Source): Block[] {
  const found = source.science.findings.filter((finding) => /proceeds|use/.test(finding.rule))
  if (!found.length) return []
  return [
    table(
      [
        { head: '核验事项', width: 0.2 },
        { head: '结论', width: 0.12, align: 'center' },
        { head: '理由', width: 0.36 },
        { head: '依据', width: 0.32 },
      ],
      found.map((item) => [
        item.title,
        standing(item.ok),
        item.because,
        basis(`${item.basis.document}${item.basis.item ?? ''}`, item.basis.standing),
      ]),
      { caption: '募集资金投向核验' },
    ),
  ]
}

function exchangeGate({ route }: Words, kind: Source['project']['issuerKind']): Block[] {
  if (!route.startsWith('exchange') || kind === 'financial-institution') return []
  return paragraphs(
    kind === 'equity-investor'
      ? '按照交易所关于专项品种公司债券的规定，科创投资类发行人的募集资金投向科技创新领域的比例应不低于70%，上述比例按该口径测算。'
      : `发行人属于科创企业类的，募集资金投向比例的适用口径为${basis('交易所专项品种公司债券适用指引科技创新公司债券的规定', 'provisional')}；属于科创升级类、科创孵化类的，投向科技创新领域的比例应不低于70%。`,
  )
}

function details({ proceeds }: Source): Block[] {
  return points(
    proceeds.uses.map((use) =>
      section(
        `${use.title}（${money(use.amount)}）`,
        ...paragraphs(markSample(use.detail.replace(/。$/, ''), use.sample).concat('。')),
      ),
    ),
  )
}

/** Twelve months back from the issue is an exchange rule; for the interbank market nobody has checked it. */
function replacementRule({ exchange }: Words, kind: Source['project']['issuerKind']): string[] {
  if (kind === 'financial-institution') return []
  const rule = exchange
    ? '支出发生时间应在发行前12个月内'
    : `支出发生时间按发行前12个月内掌握（${basis('本市场置换期限的适用口径', 'provisional')}）`
  return [
    `以募集资金置换发行前以自有资金支出的股权投资款项的，${rule}；发行人保存投资协议、付款凭证和被投企业科技属性的证明材料备查，主承销商逐笔核对。`,
  ]
}

/** 募集资金运用: what the money is for, the ratio worked out, the account, and what happens when plans change. */
export function proceeds(source: Source, words: Words): Block[] {
  const { bond, workday } = words
  const kind = source.project.issuerKind
  return sections([
    section(
      '募集资金用途',
      ...paragraphs(`${bond}计划募集资金${money(source.offering.amount)}，扣除发行费用后用于下列用途：`),
      usesTable(source),
      ...details(source),
    ),
    section(
      '科技创新领域投向比例',
      ...ratioBlocks(source, words),
      ...exchangeGate(words, kind),
      ...findingBlocks(source),
      ...paragraphs(scopeClause(kind)),
    ),
    section(
      '置换安排',
      ...paragraphs(source.proceeds.replacement.replace(/。?$/, '。'), ...replacementRule(words, kind)),
    ),
    ...clauseSections(source, 'account').map((part, at) =>
      at
        ? part
        : section(
            part.title,
            facts([
              ['开户行', [quote(source.proceeds.account.bank)]],
              ['专项账户账号', [quote(source.proceeds.account.number)]],
            ]),
            ...part.blocks,
          ),
    ),
    section('募集资金用途的承诺', ...clauses(...proceedsPromises(kind, words))),
    section(
      '用途变更',
      ...clauses(
        '在披露的各项用途之间调整金额，且科技创新领域使用比例不降低的，由发行人履行内部决策程序后披露。',
        `新增用途或者降低科技创新领域使用比例的，发行人应当说明理由、对偿债能力的影响和变更后的比例，经${words.holder}会议审议通过，并在使用前不少于5个${workday}披露。`,
        '变更后的比例低于适用规则要求的，不得变更。',
      ),
    ),
    section(
      '偿债资金来源和保障',
      ...paragraphs(
        kind === 'equity-investor'
          ? '偿债资金主要来源于投资项目退出回款、管理费和投资收益、经营活动现金流入以及可动用的货币资金，必要时以外部融资和资产变现补充。'
          : kind === 'financial-institution'
            ? '偿债资金主要来源于贷款和投资资产的本息回收、经营收益以及流动性储备，必要时通过资产变现和市场融资补充。'
            : '偿债资金主要来源于主营业务经营活动现金流入、可动用的货币资金和未使用的银行授信，必要时以资产变现补充。',
        '发行人指定专门部门和人员负责本息偿付，编制年度偿债资金计划，在每一支付日前不少于十个自然日落实应付资金。',
      ),
    ),
  ])
}
