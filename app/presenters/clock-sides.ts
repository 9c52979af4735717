import { capacities, type Side } from '#workflows/kit/seats.ts'

/** Whose time a clock keeps, by the seal and the word of its side. */
export const whose: Record<Side, { seal: string; words: string }> = {
  issuer: { seal: capacities.issuer.seal, words: '发行人侧' },
  review: { seal: capacities['venue-review'].seal, words: '审核侧' },
  enhancement: { seal: capacities.enhancer.seal, words: '增信侧' },
  independent: { seal: '办', words: '经办方' },
}
