import type { DeskView } from '../presenters/desk.server.ts'
import type { ProjectLineView } from '../presenters/project-lines.server.ts'
import { Amount } from './amount.tsx'
import { EmptyState } from './empty-state.tsx'
import { MiniRail } from './mini-rail.tsx'
import { ProjectName } from './project-name.tsx'
import { Seal } from './seal.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'

/** What happened while the person was away, and how his projects stand. */
export function DeskSide({ news, projects }: Pick<DeskView, 'news' | 'projects'>) {
  return (
    <div className="stack">
      <Sheet
        title={news.since}
        note={news.note || undefined}
        end={news.total > 0 ? `列 ${news.rows.length} 处，共 ${news.total} 处` : undefined}
        bare
      >
        {news.rows.length === 0 ? (
          <EmptyState icon="bell" title="没有别人的新进展">
            各方在您可见的项目中办了什么，列在这里。
          </EmptyState>
        ) : (
          <ul className="feed">
            {news.rows.map((row) => (
              <li key={row.id}>
                <Seal char={row.seal} side={row.side} title={row.who} />
                <span>
                  <b>{row.who}</b> {row.title}
                </span>
                <time>{row.at}</time>
                <span className="timeline-note">
                  <ProjectName {...row.project} />
                  {row.state ? ` · ${row.state}` : ''}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet
        title="我的项目"
        end={
          <>
            {projects.total} 个在办 <a href="/projects">全部</a>
          </>
        }
        foot="圆点依次为储备、评级、增信、注册、发行、存续中与您有关的阶段；空心蓝圈为并行办理"
        bare
      >
        {projects.rows.length === 0 ? (
          <EmptyState icon="folder" title="还没有在办的项目" />
        ) : (
          <ul className="my-projects">
            {projects.rows.map((row) => (
              <MyProject key={row.id} row={row} />
            ))}
          </ul>
        )}
      </Sheet>
    </div>
  )
}

const MyProject = ({ row }: { row: ProjectLineView }) => (
  <li>
    <b>
      <ProjectName href={row.href} name={row.name} sample={row.sample} />
    </b>
    <span className="number strong">{row.amount === null ? '' : <Amount fen={row.amount} unit="亿元" />}</span>
    <MiniRail stages={row.rail} />
    <span className="number">
      <Tag tone={row.turn.tone} icon={row.turn.icon}>
        {row.turn.words}
      </Tag>
    </span>
    <small>{[row.status, row.next].filter(Boolean).join(' · ')}</small>
  </li>
)
