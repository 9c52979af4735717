import { projectFindings } from '#app/given/project-findings.server.ts'
import { type Finding, refuses } from '#workflows/kit/finding.ts'
import { cite } from '#workflows/library/library.ts'
import type { Remark } from './days.ts'
import type { Refused, Theatre } from './theatre.ts'

/** A finding as the summary has it; `since`: from when the basis holds. */
export type ToldFinding = Pick<Finding, 'rule' | 'ok' | 'because' | 'basis' | 'judgedOn' | 'missing' | 'blocks'>

const shipped = { document: '交易样例说明（seeds/deals）', standing: 'provisional' as const }

/** What the story itself adds to the file, told like a finding that needs a look: it never blocks. */
export const remarkFinding = ({ rule, because }: Remark, judgedOn: string): ToldFinding => ({
  rule,
  ok: 'unknown',
  because,
  basis: shipped,
  judgedOn,
  missing: [],
  blocks: false,
})

/** The several ways of meeting a rule (`….1`, `….2`) only inform: what a deal does not need to meet is not held against it. */
const isAnswer = ({ rule }: Finding): boolean => !/\.\d+$/.test(rule)

/** Notes what the rules say now; a rule asked about again is told as it was answered last. */
export async function noteFindings(theatre: Theatre): Promise<void> {
  const found = await projectFindings(theatre.db, theatre.project, theatre.clock.now())
  for (const { rule, ok, because, basis, judgedOn, missing, blocks } of found.filter(isAnswer))
    theatre.findings.set(`${rule} ${because}`, { rule, ok, because, basis, judgedOn, missing, blocks })
}

/** The findings that refuse a deal: of published rules, or where none of them speaks, the command's own sentence. */
export async function refusingFindings(theatre: Theatre, { refused }: Refused): Promise<ToldFinding[]> {
  const at = theatre.clock.now()
  const found = theatre.project ? await projectFindings(theatre.db, theatre.project, at) : []
  const refusing = found.filter(refuses)
  if (refusing.length > 0) return refusing
  const fields = Object.values(refused.refusal.fields ?? {}).flat()
  const because = [refused.refusal.message, ...fields.filter((text) => !refused.refusal.message.includes(text))].join(
    ' ',
  )
  const basis = { ...cite('platform', '办理规则'), item: refused.what, standing: 'published' as const }
  return [
    {
      rule: `command.${refused.what}`,
      ok: false,
      because,
      basis,
      judgedOn: at.slice(0, 10),
      missing: [],
      blocks: true,
    },
  ]
}
