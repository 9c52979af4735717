import { readdirSync, readFileSync } from 'node:fs'
import type { Deal } from './deal.ts'

const shipped = new URL('../deals/', import.meta.url)

const said = (text: string | undefined): boolean => /示例|虚构|invented|fictional|sample/i.test(text ?? '')

/** Issuers of the deals that ship with the product: real ones, whatever a copy of a file leaves out. */
function shippedIssuers(): string[] {
  return readdirSync(shipped)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(name, shipped), 'utf8')).issuer?.name)
}

/**
 * Whether a deal is of a real issuer: its file names a source (of the press), neither the source nor the issuer's name says
 * that it is made up, or the issuer is one of the deals that ship. Of a real issuer no default is told, and no code,
 * officer or finding made up.
 */
export function isRealIssuer({ source, issuer }: Pick<Deal, 'source' | 'issuer'>): boolean {
  if (said(issuer.name)) return false
  if (shippedIssuers().includes(issuer.name)) return true
  return source !== undefined && !said(source)
}
