import type { DocumentKind } from '#workflows/library/library-document.ts'
import { Tag } from './tag.tsx'

/** Whether what a text says was read in public; what is agreed or planned says so instead. */
export function StandingTag({ seen, kind }: { seen: boolean; kind: DocumentKind }) {
  if (kind === 'plan') return <Tag>平台约定</Tag>
  if (kind === 'contract') return <Tag>合同约定</Tag>
  if (kind === 'custom') return <Tag tone="amber">市场惯例</Tag>
  return seen ? <Tag tone="pine">已公布</Tag> : <Tag tone="amber">待核实</Tag>
}
