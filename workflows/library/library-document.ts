import type { IsoDay } from '../calendar/day.ts'

/** Who issued a text, in the order in which the library lists them. */
export const issuingBodies = {
  national: '国务院部门联合发布',
  pboc: '中国人民银行',
  csrc: '中国证券监督管理委员会',
  nfra: '国家金融监督管理总局',
  local: '地方政府部门',
  nafmii: '中国银行间市场交易商协会',
  exchanges: '证券交易所（共同）',
  sse: '上海证券交易所',
  szse: '深圳证券交易所',
  bse: '北京证券交易所',
  field: '市场惯例',
  parties: '合同与发行文件',
  platform: '本平台',
} as const

export type IssuingBody = keyof typeof issuingBodies

/** A text of an authority, a custom of the field, what the parties agreed, or the platform's own plan. */
export type DocumentKind = 'rule' | 'custom' | 'contract' | 'plan'

/** One thing we rely on, in our own words. `seen`: its content was read in public; what was not cannot block. */
export type LibraryItem = { says: string; seen: boolean; since?: IsoDay }

/**
 * A text that rules, deadlines, checklists and gates rest on. `seen`: what it says was read in public, so that it may block;
 * else 待核实. `from` is the first day it is known to hold, `to` its last; both inclusive. Sources: domain §1, §2, Appendix A.
 */
export type LibraryDocument = {
  title: string
  /** As findings and papers name it. */
  cited: string
  number?: string
  body: IssuingBody
  kind: DocumentKind
  seen: boolean
  issued?: IsoDay
  /** Where only the year of issue is known. */
  year?: number
  from?: IsoDay
  to?: IsoDay
  /** Where the issuing body itself publishes it. */
  address?: string
  /** What it is for, and what of it is still open. */
  about: string
  items: Readonly<Record<string, LibraryItem>>
}

export const seen = (says: string, since?: IsoDay): LibraryItem => ({ says, seen: true, ...(since ? { since } : {}) })
export const unseen = (says: string, since?: IsoDay): LibraryItem => ({
  says,
  seen: false,
  ...(since ? { since } : {}),
})
