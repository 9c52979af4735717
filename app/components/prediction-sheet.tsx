import { EndRange, type EndRangeProps } from './end-range.tsx'
import { Sheet } from './sheet.tsx'

export type PredictionSheetProps = {
  predictions: readonly { to: string; words: string; grounds: string; range: EndRangeProps | null }[]
}

/** 用时推算: what cases alike took, with how many they were; silent, and saying why, where they are too few. */
export function PredictionSheet({ predictions }: PredictionSheetProps) {
  if (predictions.length === 0) return null
  return (
    <Sheet title="同类项目用时" note="按本系统办结的项目推算，不是期限">
      <div className="predictions">
        {predictions.map(({ to, words, grounds, range }) => (
          <div key={to}>
            <p>
              至{to}：<b>{words}</b>
            </p>
            {range ? <EndRange {...range} /> : null}
            <p className="small soft">{grounds}</p>
          </div>
        ))}
      </div>
    </Sheet>
  )
}
