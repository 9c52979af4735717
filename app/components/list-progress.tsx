import type { VersionView } from '../presenters/list-version.server.ts'
import { Alert } from './alert.tsx'
import { ConfirmFold } from './confirm-fold.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { WaitingReload } from './waiting-reload.tsx'

const Post = ({ intent, words }: { intent: string; words: string }) => (
  <form method="post">
    <HiddenInputs values={{ intent }} />
    <SubmitButton tone="primary">{words}</SubmitButton>
  </form>
)

/** How far the reading has come. Looks again by itself, also where no scripts run. */
export function ListProgress({ view }: { view: VersionView & { work: NonNullable<VersionView['work']> } }) {
  const { work, mine } = view
  const percent = Math.floor((work.read * 100) / work.total)
  return (
    <Sheet title="正在导入" end={`已读文件的 ${percent}%`}>
      <div className="stack">
        {work.stuck ? (
          <Alert kind="error" title="导入中断">
            {work.stuck}
          </Alert>
        ) : null}
        <ProgressBar
          unit="字节"
          total={work.total}
          parts={[{ label: '已读', count: work.read, tone: 'azure' }]}
          hideWords
        />
        <p>{work.words}</p>
        <p className="small soft">读完全部行之后一次生效；在那之前，现有版本照常使用。可以离开本页。</p>
        <WaitingReload waiting={work.stuck === null} words="本页会自动更新。" />
        {work.stuck === null ? (
          <noscript>
            <meta httpEquiv="refresh" content="3" />
          </noscript>
        ) : null}
        {mine ? (
          <div className="acts">
            {work.stuck ? <Post intent="resume" words="继续导入" /> : null}
            <ConfirmFold
              verb="取消导入"
              name={`${view.list.title} 第 ${view.number} 版`}
              effect="已读的行不生效，现有版本照常使用。"
              hidden={{ intent: 'cancel' }}
            />
          </div>
        ) : null}
      </div>
    </Sheet>
  )
}
