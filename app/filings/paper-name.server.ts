import { findObligation } from '#db/queries/bonds.ts'
import { listFilings } from '#db/queries/filings.ts'
import type { Desk } from '../commands/desk.server.ts'
import type { Paper, ScopeKind } from './paper.ts'

/** Of papers that come with each step or each duty, what tells one from the next: the duty's own name, else a number. */
export async function paperName(
  { tx, project }: Pick<Desk, 'tx' | 'project'>,
  { title }: Paper,
  scope: { kind: ScopeKind; id: string },
): Promise<string> {
  if (scope.kind === 'obligation') {
    const owed = await findObligation(tx, scope.id)
    return owed ? dutyPaperName(owed.title, title) : title
  }
  if (scope.kind !== 'review-step' && scope.kind !== 'bond-step') return title
  const alike = (await listFilings(tx, project.id)).filter(
    (filing) => filing.scope_kind === scope.kind && (filing.title === title || filing.title.startsWith(`${title}（之`)),
  )
  return alike.length === 0 ? title : `${title}（之${alike.length + 1}）`
}

/** `2027年付息` is announced by 2027年付息公告; `披露2026年度受托管理事务报告` asks for 2026年度受托管理事务报告. */
const dutyPaperName = (duty: string, title: string): string => {
  const plain = duty.replace(/^披露/, '')
  return plain.endsWith(title) ? plain : `${plain}公告`
}
