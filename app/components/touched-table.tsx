import type { MovedDeadlines } from '../presenters/moved-deadlines.server.ts'
import type { TouchedProjects } from '../presenters/touched-projects.server.ts'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { ExportLinks } from './export-links.tsx'
import { SampleMark } from './marks.tsx'
import { Sheet } from './sheet.tsx'

/** Which live projects a change of a parameter would touch, and how. */
export const TouchedSheet = ({ touched, list }: { touched: TouchedProjects; list?: string }) => (
  <Sheet
    title="影响哪些在办项目"
    note={touched.words}
    end={list && touched.projects.length > 0 ? <ExportLinks list={list} what="影响哪些在办项目" quiet /> : undefined}
    foot="试算不写入任何记录。已起算的期限、已登记的义务和已作出的决定不改写，此后发生的适用新值。"
    bare
  >
    <DataTable
      caption="受影响的在办项目"
      rows={touched.projects}
      rowKey={(row) => row.id}
      empty={<EmptyState icon="check" title="没有在办项目的结果因此改变" />}
      columns={[
        {
          head: '项目',
          cell: (row) => (
            <>
              {row.name}
              {row.sample ? <SampleMark /> : null}
              <span className="cell-more">
                {row.number} · {row.place}
              </span>
            </>
          ),
        },
        {
          head: '变化',
          cell: (row) => (
            <ul className="effects">
              {row.stands.map(({ words, changes }) => (
                <li key={words}>
                  <span className="muted">{words}</span>
                  <ul>
                    {changes.map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  </Sheet>
)

/** Which days a new calendar changes, and which open deadlines move with them. */
export const MovedSheets = ({ moved, list }: { moved: MovedDeadlines; list: string }) => (
  <>
    <Sheet title="哪些日子不同" note={`${moved.days.length} 天`} bare>
      <DataTable
        caption="与现行版本不同的日子"
        rows={moved.days}
        rowKey={(row) => row.day}
        empty={<EmptyState icon="calendar" title="工作日与现行版本相同，只有公布截止日或名称不同" />}
        columns={[
          { head: '日期', kind: 'dense', cell: (row) => row.day },
          { head: '现行', cell: (row) => row.was },
          { head: '新版', cell: (row) => row.is },
        ]}
      />
    </Sheet>
    <Sheet
      title="哪些期限随之移动"
      note={moved.words}
      end={moved.deadlines.length > 0 ? <ExportLinks list={list} what="哪些期限随之移动" quiet /> : undefined}
      foot="复核通过后由后台逐项重算，并在项目历史中写明理由。"
      bare
    >
      <DataTable
        caption="随之移动的期限"
        rows={moved.deadlines}
        rowKey={(row) => row.clock}
        empty={<EmptyState icon="check" title="没有正在计算的期限因此移动" />}
        columns={[
          {
            head: '项目',
            cell: (row) => (
              <>
                {row.name}
                <span className="cell-more">{row.number}</span>
              </>
            ),
          },
          { head: '期限', cell: (row) => row.title },
          { head: '原届满日', kind: 'dense', cell: (row) => row.was },
          { head: '新届满日', kind: 'dense', cell: (row) => row.is },
        ]}
      />
    </Sheet>
  </>
)
