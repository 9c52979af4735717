import type { ForeignFilePage } from '../presenters/foreign-file-page.server.ts'
import { EmptyState } from './empty-state.tsx'
import { LinkButton } from './link-button.tsx'
import { PaperReader } from './paper-reader.tsx'
import { ProjectHead } from './project-head.tsx'
import { Sheet } from './sheet.tsx'

/** A file from outside on a page of its own: what it belongs to, and its pages. */
export const ForeignFile = ({ page }: { page: ForeignFilePage }) => (
  <div className="stack">
    <ProjectHead
      frame={page.frame}
      page={{ title: page.title, href: page.back }}
      facts={page.facts.map(({ label, value, href }) => ({ label, value: href ? <a href={href}>{value}</a> : value }))}
      actions={
        page.download ? (
          <LinkButton href={page.download} icon="download" download>
            下载
          </LinkButton>
        ) : undefined
      }
    />
    {page.reader ? (
      <PaperReader reader={page.reader} name={page.name} />
    ) : (
      <Sheet title="预览" bare>
        <EmptyState icon="document" title="不能预览">
          这份文件没有检查记录，请下载后查看。
        </EmptyState>
      </Sheet>
    )}
  </div>
)
