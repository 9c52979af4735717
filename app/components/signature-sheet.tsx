import { scanField } from '../filings/scan-field.ts'
import { DataTable } from './data-table.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { WorkTag } from './tag.tsx'

type Line = {
  slot: string
  signer: string
  how: string
  by: string
  state: 'missing' | 'earlier' | 'in'
  said: string
  scan: { name: string; href: string; view: string } | null
}

export type SignaturePaper = {
  id: string
  code: string
  title: string
  href: string
  version: number | null
  pages: readonly Line[]
  in: number
  may: boolean
  key: string
}

const states = {
  missing: { state: 'not-started', word: '未收' },
  earlier: { state: 'correct', word: '旧版签字页' },
  in: { state: 'done', word: '已收' },
} as const

/** The pages of one paper; a tick says that the page is in, for the last version. */
export function SignatureSheet({ paper }: { paper: SignaturePaper }) {
  const { code, title, href, version, pages, may } = paper
  return (
    <Sheet
      title={`${code} ${title}`}
      end={
        <>
          {paper.in} / {pages.length} 页 · <a href={href}>{version === null ? '还没有版本' : `第 ${version} 版`}</a>
        </>
      }
      bare
    >
      <form method="post" encType="multipart/form-data">
        <HiddenInputs values={{ filing: paper.id, key: paper.key }} />
        <DataTable
          caption={`${title}的签字盖章页`}
          rows={pages}
          rowKey={({ slot }) => slot}
          columns={[
            {
              head: '签署人',
              cell: (line) => <Signer line={line} />,
            },
            { head: '方式', kind: 'dense', cell: ({ how }) => how },
            { head: '由谁', kind: 'dense', cell: ({ by }) => by },
            { head: '状态', kind: 'dense', cell: ({ state }) => <WorkTag {...states[state]} /> },
            ...(may
              ? [
                  { head: '登记', kind: 'dense' as const, cell: (line: Line) => <Tick line={line} paper={paper} /> },
                  { head: '扫描件', cell: (line: Line) => <ScanField line={line} paper={paper} /> },
                ]
              : []),
          ]}
        />
        {may ? (
          <div className="sheet-body">
            <SubmitButton size="small">
              登记<span className="out-of-sight">{title}的签字盖章页</span>
            </SubmitButton>
          </div>
        ) : null}
      </form>
    </Sheet>
  )
}

/** Who signs, what was entered of it, and its scan. */
const Signer = ({ line: { signer, said, state, scan } }: { line: Line }) => (
  <>
    {signer}
    {said ? <span className="cell-more">{said}</span> : null}
    {scan ? (
      <span className="cell-more">
        扫描件：
        <a href={scan.href} download>
          {scan.name}
        </a>{' '}
        <a href={scan.view}>
          查看<span className="out-of-sight">{signer}的扫描件</span>
        </a>
      </span>
    ) : null}
    {state === 'earlier' ? (
      <span className="cell-more tone-cinnabar">文件已有新版，确认签字页仍适用后重新登记</span>
    ) : null}
  </>
)

/** Papers that are not there yet: what they will need. */
export function WaitingSignatures({ papers }: { papers: readonly SignaturePaper[] }) {
  if (papers.length === 0) return null
  const rows = papers.flatMap((paper) => paper.pages.map((line) => ({ paper, line })))
  return (
    <Sheet title="文件还没有版本的" note="文件生成或上传后登记" end={`${rows.length} 页`} bare>
      <DataTable
        caption="文件还没有版本的签字盖章页"
        rows={rows}
        rowKey={({ paper, line }) => `${paper.id}.${line.slot}`}
        columns={[
          {
            head: '文件',
            cell: ({ paper }) => (
              <a href={paper.href}>
                {paper.code} {paper.title}
              </a>
            ),
          },
          { head: '签署人', cell: ({ line }) => line.signer },
          { head: '方式', kind: 'dense', cell: ({ line }) => line.how },
          { head: '由谁', kind: 'dense', cell: ({ line }) => line.by },
        ]}
      />
    </Sheet>
  )
}

function Tick({ line: { slot, signer, state }, paper }: { line: Line; paper: SignaturePaper }) {
  const id = `${paper.id}.${slot}`
  return (
    <div className="check">
      <input type="checkbox" id={id} name="slot" value={slot} defaultChecked={state === 'in'} />
      <label htmlFor={id}>
        <span className="out-of-sight">
          {paper.title}：{signer}
        </span>
        已收到
      </label>
    </div>
  )
}

/** A scan that is chosen says by itself that the page is in. */
function ScanField({ line: { slot, signer }, paper }: { line: Line; paper: SignaturePaper }) {
  return (
    <input
      className="input file-input"
      type="file"
      name={scanField(slot)}
      aria-label={`${paper.title}：${signer}的扫描件`}
      accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
    />
  )
}
