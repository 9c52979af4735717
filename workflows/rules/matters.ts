import type { Finding } from '../kit/finding.ts'
import { cite } from '../library/library.ts'
import { finding, type Judged } from './judged.ts'

/** A matter reported and not yet dealt with does not by itself stop an issue; the papers have to say it. */
export function matterFindings(judged: Judged, open: readonly string[]): Finding[] {
  if (open.length === 0) return []
  const because = `有 ${open.length} 项重大事项尚未办结（${open.join('、')}），发行文件须如实披露`
  const basis = cite('disclosure-2020-22', '重大事项披露')
  return [finding(judged, { rule: 'matters.disclosed', ok: 'unknown', because, basis })]
}
