import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const quarter = 15 * 60

/**
 * How often a password may be tried: ten times a quarter of an hour for one account wherever they come from, fifty for
 * one address whatever the account. Counted before the password is looked at, so attempts at the same moment count too,
 * and for accounts that do not exist as for those that do. Kept in this process; several web nodes each count their own.
 */
export function attemptLimits({ perAccount = 10, perAddress = 50 } = {}) {
  const account = new RateLimiterMemory({ keyPrefix: 'account', points: perAccount, duration: quarter })
  const address = new RateLimiterMemory({ keyPrefix: 'address', points: perAddress, duration: quarter })
  return {
    /** Minutes to wait, or null when this attempt may go on. */
    async count(who: { account: string; address: string }): Promise<number | null> {
      const waits = await Promise.all([take(account, who.account), take(address, who.address)])
      const wait = Math.max(...waits)
      return wait > 0 ? Math.ceil(wait / 60_000) : null
    },
    /** A right password clears its account and gives the address its attempt back. */
    async succeeded(who: { account: string; address: string }): Promise<void> {
      await account.delete(who.account)
      await address.reward(who.address)
    },
  }
}

export type AttemptLimits = ReturnType<typeof attemptLimits>

/** Milliseconds to wait; nought when there is room. */
async function take(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (full) {
    if (full instanceof RateLimiterRes) return Math.max(full.msBeforeNext, 1)
    throw full
  }
}

/** The one that the running system counts with. */
export const signInLimits = attemptLimits()
