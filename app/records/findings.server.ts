import { insertFindings } from '#db/queries/findings.ts'
import type { Finding } from '#workflows/kit/finding.ts'
import type { Desk } from '../commands/desk.server.ts'

/**
 * What the rules said when a decision was taken, kept with its event: ok, not ok or unknown, because of what, missing which
 * evidence, on which basis and the rulebook of which day. Never judged anew afterwards.
 */
export async function keepFindings(
  desk: Pick<Desk, 'tx' | 'ports' | 'project'>,
  { id, at }: { id: string; at: string },
  found: readonly Finding[],
): Promise<void> {
  await insertFindings(
    desk.tx,
    found.map((finding) => ({
      id: desk.ports.newId(),
      project: desk.project.id,
      event: id,
      rule: finding.rule,
      ok: finding.ok === 'unknown' ? ('unknown' as const) : finding.ok ? ('yes' as const) : ('no' as const),
      because: finding.because,
      missing: JSON.stringify(finding.missing),
      basis: JSON.stringify(finding.basis),
      blocks: finding.blocks ? 1 : 0,
      judged_on: finding.judgedOn,
      at,
    })),
  )
}
