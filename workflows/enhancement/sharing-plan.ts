import { planRefusal, type SharingPlan } from '../finance/waterfall.ts'

/** One line of a plan as the parties wrote it: `order` is the tier, `percent` of what reaches that tier, `cap` in fen. */
export type ShareLine = { party: string; order: number; percent: string; cap?: number | null | undefined }

/** Lines of one order share a tier; whatever no tier takes falls to the provider, who answers for the covered part whole. */
export function sharingPlanOf(lines: readonly ShareLine[], provider: string, coverPercent: string | null): SharingPlan {
  const orders = [...new Set(lines.map(({ order }) => order))].sort((one, other) => one - other)
  return {
    guaranteedPercent: coverPercent ?? '100',
    tiers: orders.map((order) =>
      lines
        .filter((line) => line.order === order)
        .map(({ party, percent, cap }) => ({
          party,
          percent,
          ...(cap === null || cap === undefined ? {} : { capFen: cap }),
        })),
    ),
    residual: provider,
  }
}

/** What is wrong with the lines of a plan, in a sentence; null when a loss can be shared by them. */
export function planProblem(lines: readonly ShareLine[]): string | null {
  const twice = lines.find((line, at) =>
    lines.some((other, i) => i > at && other.party === line.party && other.order === line.order),
  )
  if (twice) return `“${twice.party}”在同一次序中出现了两次，请合并`
  return planRefusal(sharingPlanOf(lines, '增信机构', null))
}
