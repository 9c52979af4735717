import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const quarter = 15 * 60

/**
 * How often one address may ask what a hash is: enough for all papers of a filing at one sitting, too few to try hashes or
 * to keep the server counting them. Kept in this process; several web nodes each count their own.
 */
export function verificationLimits(perAddress = 240) {
  const limiter = new RateLimiterMemory({ keyPrefix: 'verify', points: perAddress, duration: quarter })
  return {
    /** Seconds to wait; null when there is room. */
    async count(address: string): Promise<number | null> {
      try {
        await limiter.consume(address)
        return null
      } catch (full) {
        if (full instanceof RateLimiterRes) return Math.max(1, Math.ceil(full.msBeforeNext / 1000))
        throw full
      }
    },
  }
}

export type VerificationLimits = ReturnType<typeof verificationLimits>

/** The one that the running system counts with. */
export const publicVerification = verificationLimits()

/** Throws 429 when this address has asked too often. */
export async function admitVerification(
  address: string,
  limits: VerificationLimits = publicVerification,
): Promise<void> {
  const seconds = await limits.count(address)
  if (seconds === null) return
  const minutes = Math.ceil(seconds / 60)
  throw new Response(`核验得太频繁了，请 ${minutes} 分钟后再试。`, {
    status: 429,
    headers: { 'Retry-After': String(seconds) },
  })
}
