import { z } from 'zod'
import { day, fen, percent, said, saidFen, saidText } from './quantities.ts'

export const party = z.object({
  capacity: z.string(),
  title: z.string(),
  name: z.string(),
  persons: z.array(z.string()),
  address: saidText.nullable(),
  phone: saidText.nullable(),
  sample: z.boolean(),
})

export const project = z.object({
  number: z.string(),
  name: z.string(),
  route: z.enum(['interbank', 'exchange-public', 'exchange-private', 'licence']),
  venue: z.enum(['NAFMII', 'SSE', 'SZSE', 'BSE']),
  /** The authority the papers are addressed to; never 交易商协会 on the licence route. */
  addressee: z.string(),
  issuerKind: z.enum(['tech-firm', 'equity-investor', 'financial-institution']),
  /** Product in the market's words, such as 定向债务融资工具 or 科技创新公司债券, with its abbreviation if there is one. */
  product: z.object({ title: z.string(), code: z.string() }),
  privatePlacement: z.boolean(),
  greenChannel: z.boolean(),
  region: z.string(),
  openedOn: day,
})

export const issuer = z.object({
  name: saidText,
  creditCode: saidText,
  legalRepresentative: saidText,
  foundedOn: said(day),
  registeredCapital: saidFen,
  address: saidText,
  industry: saidText,
  business: saidText,
  controller: saidText,
  history: saidText,
  governance: saidText,
  disclosureOfficer: saidText,
  phone: saidText,
  listed: said(z.boolean()),
  employees: said(z.number().int()),
})

export const finding = z.object({
  rule: z.string(),
  title: z.string(),
  ok: z.union([z.boolean(), z.literal('unknown')]),
  because: z.string(),
  missing: z.array(z.string()),
  basis: z.object({
    document: z.string(),
    item: z.string().optional(),
    since: z.string().optional(),
    standing: z.enum(['published', 'provisional']),
  }),
  judgedOn: day,
})

export const science = z.object({
  /** The eligibility test relied on, in words. */
  test: z.string(),
  findings: z.array(finding),
  titles: z.array(
    z.object({ kind: z.string(), authority: z.string(), number: saidText, validFrom: day, validTo: day.nullable() }),
  ),
  coreTechnology: saidText,
  team: saidText,
  market: saidText,
  inventionPatents: said(z.number().int()).nullable(),
  softwareCopyrights: said(z.number().int()).nullable(),
  research: z.array(z.object({ year: z.number().int(), spend: saidFen, revenue: saidFen, ratio: percent })),
  /** Equity investors only: registration, assets under management, record of raise–invest–manage–exit. */
  fund: z
    .object({
      registration: saidText,
      assetsUnderManagement: saidFen,
      funds: said(z.number().int()),
      exits: said(z.number().int()),
      equityIncomeRatio: said(percent),
      record: saidText,
      holdings: z.array(
        z.object({ name: z.string(), field: z.string(), cost: fen, share: percent, sample: z.boolean() }),
      ),
    })
    .nullable(),
  /** Financial institutions only: what they lend to and invest in technology. */
  institution: z
    .object({ licence: saidText, techLoans: saidFen, capitalAdequacy: said(percent).nullable(), programme: saidText })
    .nullable(),
})

export const accounts = z.object({
  auditor: z.string(),
  opinion: saidText,
  periods: z.array(
    z.object({
      label: z.string(),
      endsOn: day,
      assets: fen,
      liabilities: fen,
      equity: fen,
      revenue: fen,
      netProfit: fen,
      operatingCash: fen,
      debtRatio: percent,
      sample: z.boolean(),
    }),
  ),
  borrowings: z.array(z.object({ kind: z.string(), amount: fen, sample: z.boolean() })),
  contingencies: saidText,
})
