import { z } from 'zod'
import type { Block } from './blocks.ts'
import {
  bond,
  distress,
  holdersMeeting,
  officerChange,
  option,
  payment,
  resolution,
  trusteeYear,
  useChange,
} from './dossier/bond-life.ts'
import { clauses } from './dossier/clauses.ts'
import { conclusion, extension, matter, sealing, step, suspension } from './dossier/correspondence.ts'
import { exemption, files, longerAccounts, officers, placement } from './dossier/filing-papers.ts'
import { book, issuePapers, supplement } from './dossier/issue.ts'
import { statement } from './stated.ts'

/**
 * What the documents may quote. The application fills a dossier from the fact base and the rows of a project;
 * a template declares with `dossier.pick` which parts it reads, so a filing knows what it depends on.
 * Amounts are integer fen, ratios and rates decimal strings in per cent, days ISO, instants ISO-8601 UTC.
 */
const fen = z.number().int()
const percent = z.string().regex(/^-?\d+(\.\d+)?$/)
const day = z.iso.date()
const instant = z.iso.datetime()

/** A quoted fact: where it comes from (`key` in the fact base) and whether it is a sample value, which prints 示例. */
const said = <T extends z.ZodType>(value: T) => z.object({ value, key: z.string(), sample: z.boolean() })
const saidText = said(z.string())
const saidFen = said(fen)

const party = z.object({
  capacity: z.string(),
  title: z.string(),
  name: z.string(),
  persons: z.array(z.string()),
  address: saidText.nullable(),
  phone: saidText.nullable(),
  sample: z.boolean(),
})

const project = z.object({
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

const issuer = z.object({
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

const finding = z.object({
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

const science = z.object({
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

const accounts = z.object({
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

const registration = z.object({
  amount: fen.nullable(),
  months: z.number().int(),
  number: z.string().nullable(),
  acceptedOn: day.nullable(),
  registeredOn: day.nullable(),
  effectiveTo: day.nullable(),
  origin: z.enum(['filed', 'adopted']),
  /** Amount committed to issues so far, this one included. */
  committed: fen,
  resolution: z.object({ body: z.string(), number: saidText, on: day }),
})

const cashFlow = z.object({ on: day, nominalOn: day, kind: z.enum(['interest', 'principal', 'put']), amount: fen })

const line = z.object({
  name: z.string(),
  code: z.string().nullable(),
  planned: fen,
  maximum: fen,
  final: fen.nullable(),
  /** As in the deal: `5+3+2Y`, `180D`; `tenorWords` for print. */
  tenor: z.string(),
  tenorWords: z.string(),
  options: z.array(z.object({ on: day, words: z.string() })),
  coupon: percent.nullable(),
  rateRange: z.object({ low: percent, high: percent }),
  price: z.string(),
  dayCount: z.string(),
  frequency: z.string(),
  multiple: z.string().nullable(),
  marginalMultiple: z.string().nullable(),
  investors: z.number().int().nullable(),
  maturityOn: day,
  cashFlows: z.array(cashFlow),
})

const offering = z.object({
  name: z.string(),
  ordinal: z.number().int(),
  kind: z.enum(['new', 'reopening']),
  amount: fen,
  maximum: fen,
  publishOn: day,
  bookOn: day,
  bookHours: z.string(),
  paymentOn: day,
  paymentHour: z.string(),
  valueOn: day,
  listingOn: day,
  minimumBid: fen,
  step: fen,
  registrar: z.string(),
  underwriting: z.string(),
  account: z.object({ name: saidText, bank: saidText, number: saidText }),
  feePercent: said(percent),
  lines: z.array(line),
})

const proceeds = z.object({
  uses: z.array(
    z.object({
      title: z.string(),
      amount: fen,
      ratio: percent,
      tech: z.boolean(),
      detail: z.string(),
      sample: z.boolean(),
    }),
  ),
  techRatio: percent,
  account: z.object({ bank: saidText, number: saidText }),
  replacement: z.string(),
})

const rating = z.object({
  agency: z.string(),
  sample: z.boolean(),
  issuer: z.object({ symbol: saidText, outlook: z.string() }).nullable(),
  bond: saidText.nullable(),
  publishedOn: day.nullable(),
  scope: z.string(),
  fee: saidFen.nullable(),
  trackingBy: z.string(),
})

const arrangement = z.object({
  instrument: z.string(),
  instrumentTitle: z.string(),
  provider: z.string(),
  coverPercent: percent.nullable(),
  planned: fen,
  actual: fen.nullable(),
  riskSharingTool: z.boolean(),
  counter: z.object({ provider: z.string(), coverPercent: percent.nullable() }).nullable(),
  /** Who bears which part of a net loss, as agreed in this case; never a preset ratio. */
  shares: z.array(
    z.object({ party: z.string(), order: z.number().int(), percent, cap: fen.nullable(), sample: z.boolean() }),
  ),
  letterNumber: z.string().nullable(),
  signedOn: day.nullable(),
  feePercent: percent.nullable().optional(),
  state: z.string(),
})

const checklistLine = z.object({
  code: z.string(),
  title: z.string(),
  preparedBy: z.string(),
  requirement: z.enum(['mandatory', 'conditional', 'waived']),
  condition: z.string().nullable(),
  state: z.enum(['ready', 'missing', 'stale', 'not-applicable']),
  version: z.string().nullable(),
})

const round = z.object({
  ordinal: z.number().int(),
  origin: z.string(),
  from: z.string(),
  to: z.string(),
  issuedOn: day,
  dueOn: day.nullable(),
  /** The day rests on days off that nobody has announced yet. */
  dueProvisional: z.boolean().optional(),
  budget: z.number().int(),
  repliedOn: day.nullable(),
  items: z.array(
    z.object({
      number: z.number().int(),
      title: z.string(),
      category: z.string(),
      question: z.string(),
      basis: z.string().nullable(),
      reply: z.string().nullable(),
      changed: z.array(z.string()),
      verification: z.string().nullable(),
    }),
  ),
})

const submission = z.object({
  receiptNumber: z.string(),
  /** When the step was taken; another instant than its reception where it was recorded afterwards. */
  handedInAt: instant.nullable().default(null),
  receivedAt: instant,
  acceptedAt: instant.nullable(),
  /** A registration that exists was taken over with its papers: nothing was filed and nobody reviews. */
  adopted: z.boolean().optional(),
  clockFrom: day.nullable(),
  targetOn: day.nullable(),
  targetProvisional: z.boolean(),
  /** The check of completeness before acceptance: its first and last working day. */
  intake: z.object({ from: day, on: day.nullable(), provisional: z.boolean() }).nullable().default(null),
  /** Stands for all files together; `verifyAt` is the public address that says when they were filed. */
  digest: z.string().nullable().default(null),
  verifyAt: z.string().nullable().default(null),
  files: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      version: z.string(),
      pages: z.number().int(),
      sha256: z.string(),
      sm3: z.string().nullable().default(null),
    }),
  ),
  team: z.array(z.object({ role: z.string(), name: z.string() })),
})

const decision = z.object({
  title: z.string(),
  number: z.string(),
  authority: z.string(),
  on: day,
  amount: fen.nullable(),
  effectiveTo: day,
  months: z.number().int(),
  conditions: z.array(z.string()),
  sample: z.boolean(),
})

const allotment = z.object({
  decidedAt: instant,
  bids: z.number().int(),
  demand: fen,
  rows: z.array(
    z.object({
      line: z.string(),
      investor: z.string(),
      bid: fen,
      rate: percent,
      allotted: fen,
      payable: fen,
      related: z.boolean(),
    }),
  ),
})

const proceedsLedger = z.object({
  asOf: day,
  received: fen,
  entries: z.array(
    z.object({ on: day, use: z.string(), payee: z.string(), amount: fen, tech: z.boolean(), sample: z.boolean() }),
  ),
  balance: fen,
  techRatio: percent,
  changes: z.array(z.string()),
})

/** Made by our own readers (templates/chapters, app/word), which check all of it: here it is only told from another thing. */
const writtenBlock = z.custom<Block>((block) => typeof block === 'object' && block !== null && 'kind' in block)

export const dossier = z.object({
  /** The day the paper bears (落款). */
  date: day,
  marks: z.array(z.enum(['draft', 'sample'])),
  project,
  issuer,
  parties: z.array(party),
  science,
  accounts,
  registration,
  offering,
  proceeds,
  rating: rating.nullable(),
  arrangements: z.array(arrangement),
  findings: z.array(finding),
  checklist: z.array(checklistLine),
  round,
  submission,
  decision,
  allotment,
  proceedsLedger,
  step,
  extension,
  suspension,
  matter,
  conclusion,
  sealing,
  bond,
  payment,
  option,
  useChange,
  officerChange,
  holdersMeeting,
  resolution,
  distress,
  trusteeYear,
  stated: z.array(statement),
  issuePapers,
  supplement,
  book,
  officers,
  placement,
  files,
  exemption,
  longerAccounts,
  /** The clauses in the versions that this paper prints; papers of before the library have none. */
  clauses: clauses.optional(),
  /** Chapters that stand in place of the generated ones, by key, with the words of their quotes as printed. */
  chapters: z.record(z.string(), z.array(writtenBlock)).optional(),
})

export type Dossier = z.output<typeof dossier>
export type Part = keyof Dossier
/** A fact as quoted in a document. */
export type Said<T> = { value: T; key: string; sample: boolean }
