import { readFileSync } from 'node:fs'
import { type Asked, runDeal, type Told } from '#seeds/deal/run-deal.ts'
import { openPdf, wordsOf } from '#tests/templates/pdf/open-pdf.ts'

export const shipped = (name: string): string =>
  readFileSync(new URL(`../../seeds/deals/${name}.json`, import.meta.url), 'utf8')

/** A deal of an invented issuer, as a file. */
export const dealText = (deal: Record<string, unknown>): string =>
  JSON.stringify({
    format: 'kejiban-deal/1',
    issuer: { name: '示例星河智造股份有限公司', kind: 'tech-firm', region: '北京' },
    route: 'interbank',
    venue: 'NAFMII',
    tranches: [{ amountYuan: '300000000', tenor: '3Y', issuedOn: '2026-06-10' }],
    ...deal,
  })

const plain: Asked = { until: 'outstanding', story: 'plain', today: '2026-11-20' }

export type Done = Extract<Told, { outcome: 'done' }> & { story: string[]; summary: Summary }

/** What tests read of a summary; the whole is in seeds/deal/summary.ts. */
export type Summary = {
  outcome: string
  registration: { number: string; origin: string; acceptedOn: string | null; grantedOn: string }
  stages: { stage: string; subject: string; state: string; title: string; official: string | null }[]
  tranches: Record<string, string | number | string[] | null>[]
  payments: { bond: string; kind: string; dueOn: string; paidOn: string; amount: string; by: string }[]
  claims: {
    provider: string
    claimed: string
    paid: string
    recovered: string
    loss: string
    shares: { party: string; amount: string }[]
  }[]
  filings: { file: string; title: string; pages: number; sha256: string }[]
  furtherFilings: { file: string; series: string }[]
  findings: { rule: string; because: string }[]
}

export const tell = (text: string, asked: Partial<Asked> = {}, say: (line: string) => void = () => {}): Promise<Told> =>
  runDeal(text, { ...plain, ...asked }, say)

/** Plays a deal that must come to its end. */
export async function done(text: string, asked: Partial<Asked> = {}): Promise<Done> {
  const story: string[] = []
  const told = await tell(text, asked, (line) => story.push(line))
  if (told.outcome !== 'done') throw new Error(JSON.stringify(told).slice(0, 2000))
  return { ...told, story, summary: JSON.parse(textOf(told, 'summary.json')) }
}

export function bytesOf({ files }: Pick<Done, 'files'>, path: string): Uint8Array {
  const file = files.find((one) => one.path === path)
  if (!file) throw new Error(`no ${path} among ${files.map((one) => one.path).join(' ')}`)
  return typeof file.bytes === 'string' ? new TextEncoder().encode(file.bytes) : file.bytes
}

export const textOf = (told: Pick<Done, 'files'>, path: string): string => new TextDecoder().decode(bytesOf(told, path))

/** All words of a paper without blanks, as another maker's reader extracts them. `number` is its place in the order of papers-out.ts. */
export async function paperWords(told: Done, number: string): Promise<string> {
  const paper = told.summary.filings.find(({ file }) => file.startsWith(`${number}-`))
  const pdf = await openPdf(bytesOf(told, paper?.file ?? ''))
  const pages = Array.from({ length: pdf.getPageCount() }, (_, at) => wordsOf(pdf, at))
  pdf.destroy()
  return pages.join('')
}

/** Fen of the decimal yuan strings of a summary. */
export const fen = (yuan: string): number => Math.round(Number(yuan) * 100)
