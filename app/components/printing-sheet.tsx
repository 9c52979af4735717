import type { PrintingView } from '../presenters/printing-view.server.ts'
import { HiddenInputs } from './hidden-inputs.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { WaitingReload } from './waiting-reload.tsx'

/** How far a printing has come, and the way to call it off. Looks again by itself, also where no scripts run. */
export function PrintingSheet({ printing, requestKey }: { printing: PrintingView | null; requestKey: string }) {
  if (!printing) return null
  const { number, words, share, mine } = printing
  return (
    <Sheet title={`正在生成第 ${number} 版`} end={`已完成约 ${share}%`}>
      <div className="stack">
        <ProgressBar unit="%" total={100} parts={[{ label: '已完成', count: share, tone: 'azure' }]} hideWords />
        <p>{words}</p>
        <WaitingReload waiting words="可以离开本页，完成后版本自动出现。" />
        <noscript>
          <meta httpEquiv="refresh" content="3" />
        </noscript>
        {mine ? (
          <form method="post" className="acts">
            <HiddenInputs values={{ intent: 'cancel', number: String(number), key: requestKey }} />
            <SubmitButton tone="danger">取消生成第 {number} 版</SubmitButton>
          </form>
        ) : null}
      </div>
    </Sheet>
  )
}
