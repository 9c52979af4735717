import { type IsoDay, isDay } from '../calendar/day.ts'
import { parseCreditCode } from '../finance/credit-code.ts'
import { halfWidth, type Parsed, read, unread } from '../finance/parsed.ts'
import { shortText } from '../kit/body.ts'
import { type ColumnMap, type ListField, listFieldNames, listFields } from './columns.ts'
import type { ListKindName } from './list-kinds.ts'

export type ListedEnterprise = {
  name: string
  creditCode: string
  certificate: string | null
  validFrom: IsoDay | null
  validTo: IsoDay | null
  region: string | null
}

/** Why a cell is not taken, or what is odd about it: the column, what was there, and a sentence. */
export type RowFault = { field: ListField; found: string; because: string }

export type RowReading =
  /** Taken; remarks are kept beside it, for a form that only memory vouches for refuses nobody. */
  | { ok: true; enterprise: ListedEnterprise; remarks: RowFault[] }
  /** Waits, with every fault of the row at once. */
  | { ok: false; name: string | null; cells: Partial<Record<ListField, string>>; faults: RowFault[] }

/** Reads the cells of one row by the columns of its list. Blanks at both ends go; nothing else is guessed. */
export function readListedRow(cells: readonly string[], columns: ColumnMap, kind: ListKindName): RowReading {
  const said = cellsOf(cells, columns)
  const faults: RowFault[] = []
  const take = <T>(field: ListField, reading: Parsed<T>): T | null => {
    if (reading.ok) return reading.value
    faults.push({ field, found: said[field] ?? '', because: reading.message })
    return null
  }
  const name = take('name', readName(said.name ?? ''))
  const creditCode = take('creditCode', parseCreditCode(said.creditCode ?? ''))
  const certificate = take('certificate', optional(said.certificate, readWords))
  const region = take('region', optional(said.region, readWords))
  const validFrom = take('validFrom', optional(said.validFrom, readDay))
  const validTo = take('validTo', optional(said.validTo, readDay))
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    faults.push({ field: 'validTo', found: said.validTo ?? '', because: `有效期止早于有效期起（${validFrom}）` })
  if (faults.length > 0 || name === null || creditCode === null) return { ok: false, name, cells: said, faults }
  const enterprise = { name, creditCode, certificate, validFrom, validTo, region }
  return { ok: true, enterprise, remarks: certificateRemarks(kind, certificate) }
}

function cellsOf(cells: readonly string[], columns: ColumnMap): Partial<Record<ListField, string>> {
  const entries = listFieldNames.flatMap((field): [ListField, string][] => {
    const place = columns[field]
    return place === undefined ? [] : [[field, (cells[place] ?? '').trim().slice(0, 500)]]
  })
  return Object.fromEntries(entries)
}

const optional = <T>(text: string | undefined, reading: (text: string) => Parsed<T>): Parsed<T | null> =>
  text === undefined || text === '' || text === '-' || text === '—' || text === '/' ? read(null) : reading(text)

const readWords = (text: string): Parsed<string> => {
  const taken = shortText.safeParse(text)
  return taken.success ? read(taken.data) : unread(taken.error.issues[0]?.message ?? '填写不正确')
}

/** Public lists give names in full; what has no two letters is a number that slipped into the column. */
function readName(text: string): Parsed<string> {
  if (text === '') return unread('没有企业名称')
  const words = readWords(text)
  if (!words.ok) return words
  return /\p{L}.*\p{L}/u.test(words.value) ? words : unread('不像企业名称')
}

/** The first day that spreadsheets count from, less the leap day of 1900 that they make up; 60 and before are not used. */
const sheetEpoch = Date.UTC(1899, 11, 30)
const dayMs = 86_400_000

/** 2026-03-09, 2026/3/9, 2026.3.9, 2026年3月9日, 20260309, a time behind it, or the number a spreadsheet keeps a day as. */
export function readDay(text: string): Parsed<IsoDay> {
  const plain = halfWidth(text)
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  const [, year = '', month = '', date = ''] = parts ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (parts && isDay(day)) return read(day)
  const serial = /^(\d{5})(\.\d+)?$/.exec(plain)?.[1]
  if (serial !== undefined && Number(serial) >= 20_000 && Number(serial) < 80_000)
    return read(new Date(sheetEpoch + Number(serial) * dayMs).toISOString().slice(0, 10))
  return unread('不是日期，应如 2026-03-09')
}

/** Forms of certificate numbers, from memory (domain §2.7): an odd one is remarked on, never refused. */
const certificateForms: Partial<Record<ListKindName, { form: RegExp; words: string }>> = {
  'high-tech': { form: /^G[RSF]\d{12}$/, words: 'GR 加 4 位年份、2 位地区和 6 位序号' },
  'tech-sme': { form: /^\d{4}[0-9A-Z]{14}$/, words: '18 位，年份在前' },
}

function certificateRemarks(kind: ListKindName, certificate: string | null): RowFault[] {
  const known = certificateForms[kind]
  if (!known || certificate === null || known.form.test(certificate.toUpperCase())) return []
  return [{ field: 'certificate', found: certificate, because: `编号通常为${known.words}（待核实），已照原样收下` }]
}

/** 证书编号：不像…；: all faults of a row in one line. */
export const faultsText = (faults: readonly RowFault[]): string =>
  faults.map(({ field, because }) => `${listFields[field].label}：${because}`).join('；')
