import { amountWithUnit, assertFen, type Fen } from './money.ts'
import { type Parsed, read, unread } from './parsed.ts'

/**
 * One line of a quota's ledger, for a registration (注册额度) or a facility (风险分担额度). Lines are never changed; a
 * mistake is put right by its reverse. `subject` is what the amount is held for: an offering, an arrangement.
 * `commit` turns what the subject has reserved into used amount, and takes the rest, if any, from what is available.
 */
export type BalanceEntry =
  | { kind: 'reserve' | 'commit'; subject: string; fen: Fen }
  | { kind: 'release'; of: 'reserved' | 'committed'; subject: string; fen: Fen }

/** `reserved + committed + available = cap`, none below nought; without a cap nothing is ever short. */
export type Balance = {
  capFen: Fen | null
  reservedFen: Fen
  committedFen: Fen
  availableFen: Fen | null
  subjects: ReadonlyMap<string, { reservedFen: Fen; committedFen: Fen }>
}

export function openBalance(capFen: Fen | null): Balance {
  if (capFen !== null) assertFen(capFen)
  if (capFen !== null && capFen < 0) throw new RangeError('a cap is not negative')
  return { capFen, reservedFen: 0, committedFen: 0, availableFen: capFen, subjects: new Map() }
}

/** The balance after one more line, or why the line is refused. */
export function withBalanceEntry(balance: Balance, entry: BalanceEntry): Parsed<Balance> {
  const { subject, fen } = entry
  if (!Number.isSafeInteger(fen) || fen <= 0) return unread('额度变动金额须大于零')
  const held = balance.subjects.get(subject) ?? { reservedFen: 0, committedFen: 0 }
  const moved = moveOf(entry, held)
  if (!moved.ok) return moved
  const { reserved, committed } = moved.value
  const taken = reserved + committed
  if (balance.availableFen !== null && taken > balance.availableFen)
    return unread(`可用额度仅 ${amountWithUnit(balance.availableFen, 'yi')}，不足 ${amountWithUnit(taken, 'yi')}`)
  const subjects = new Map(balance.subjects).set(subject, {
    reservedFen: held.reservedFen + reserved,
    committedFen: held.committedFen + committed,
  })
  return read({
    capFen: balance.capFen,
    reservedFen: balance.reservedFen + reserved,
    committedFen: balance.committedFen + committed,
    availableFen: balance.availableFen === null ? null : balance.availableFen - taken,
    subjects,
  })
}

function moveOf(
  entry: BalanceEntry,
  held: { reservedFen: Fen; committedFen: Fen },
): Parsed<{ reserved: Fen; committed: Fen }> {
  const { fen } = entry
  if (entry.kind !== 'release') {
    if (entry.kind === 'reserve') return read({ reserved: fen, committed: 0 })
    return read({ reserved: -Math.min(fen, held.reservedFen), committed: fen })
  }
  const has = entry.of === 'reserved' ? held.reservedFen : held.committedFen
  const word = entry.of === 'reserved' ? '预留' : '占用'
  if (fen > has) return unread(`该项${word}额度仅 ${amountWithUnit(has, 'yi')}，不能释放 ${amountWithUnit(fen, 'yi')}`)
  return read(entry.of === 'reserved' ? { reserved: -fen, committed: 0 } : { reserved: 0, committed: -fen })
}

/** The balance of a stored ledger. Throws on a line that could not have been written: then the ledger was tampered with. */
export function balanceOf(capFen: Fen | null, entries: readonly BalanceEntry[]): Balance {
  return entries.reduce((balance, entry) => {
    const next = withBalanceEntry(balance, entry)
    if (!next.ok) throw new RangeError(next.message)
    return next.value
  }, openBalance(capFen))
}
