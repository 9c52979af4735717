import { type Block, facts, paragraph, table } from '../blocks.ts'
import { clauseSections, namedClause } from '../clauses/clause-sections.ts'
import { basis, paragraphs, points, section, sections } from '../clauses/compose.ts'
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

/** 募集资金运用: what the money is for, the ratio worked out, the account, and what happens when plans change. */
export function proceeds(source: Source, words: Words): Block[] {
  const { bond } = words
  const named = (name: string) => namedClause(source, 'proceeds', name)
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
      ...named('gate').blocks,
      ...findingBlocks(source),
      ...named('scope').blocks,
    ),
    section(
      '置换安排',
      ...paragraphs(source.proceeds.replacement.replace(/。?$/, '。')),
      ...named('replacement').blocks,
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
    named('promises'),
    named('change'),
    named('repayment'),
  ])
}
