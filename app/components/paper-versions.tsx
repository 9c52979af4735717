import type { FilingPage } from '../presenters/filing-page.server.ts'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { ExportLinks } from './export-links.tsx'
import { LinkButton } from './link-button.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'

type Page = Pick<FilingPage, 'id' | 'versions' | 'compare'> & { frame: Pick<FilingPage['frame'], 'id'> }

/** The versions of one paper: where each comes from, what became of it, and its file. */
export const PaperVersions = ({ page }: { page: Page }) => (
  <Sheet title="版本" note="新的在前" end={<End page={page} />} bare>
    <Versions page={page} />
  </Sheet>
)

const End = ({ page }: { page: Page }) => (
  <>
    {page.compare ? <a href={page.compare}>与上一版比较</a> : null}{' '}
    {page.versions.length > 0 ? (
      <ExportLinks list={`/projects/${page.frame.id}/exports/versions?filing=${page.id}`} what="版本" quiet />
    ) : null}
  </>
)

const states = { printing: '正在生成', ready: '可用', refused: '未能生成' } as const

function Versions({ page }: { page: Page }) {
  return (
    <DataTable
      caption="版本"
      rows={page.versions}
      rowKey={({ id }) => id}
      chosen={({ shown }) => shown}
      empty={
        <EmptyState icon="document" title="还没有版本">
          生成或上传后，版本列在这里。
        </EmptyState>
      }
      columns={[
        {
          head: '版本',
          cell: (version) => (
            <>
              第 {version.number} 版
              <span className="cell-more">{version.source === 'generated' ? '平台生成' : '上传'}</span>
            </>
          ),
        },
        {
          head: '状态',
          cell: (version) => (
            <>
              {states[version.state]} {version.filedAt ? <Tag tone="pine">已报送 {version.filedAt}</Tag> : null}
              {version.refusal ? <span className="cell-more tone-cinnabar">{version.refusal}</span> : null}
              {version.note ? <span className="cell-more">{version.note}</span> : null}
              {version.warnings.length > 0 ? <span className="cell-more">{version.warnings.join('；')}</span> : null}
            </>
          ),
        },
        { head: '页数', kind: 'number', cell: ({ pages }) => pages ?? '—' },
        {
          head: '经手',
          cell: (version) => (
            <>
              {version.madeBy}
              <span className="cell-more">{version.madeAt}</span>
            </>
          ),
        },
        {
          head: '校验值',
          cell: ({ sha256 }) => <span className="chain-hash">{sha256 ? sha256.slice(0, 12) : '—'}</span>,
        },
        {
          head: '打开',
          kind: 'act',
          cell: (version) => <Open version={version} />,
        },
      ]}
    />
  )
}

function Open({ version }: { version: Page['versions'][number] }) {
  return (
    <span className="row">
      {version.preview ? (
        <LinkButton href={version.preview} size="small">
          预览
        </LinkButton>
      ) : null}
      {version.href ? (
        <LinkButton href={version.href} size="small" icon="download" download>
          下载
        </LinkButton>
      ) : null}
      {version.word ? (
        <LinkButton href={version.word} size="small" icon="download" download>
          Word
        </LinkButton>
      ) : null}
    </span>
  )
}
