import type { Maturity } from '#workflows/reserve/maturity.ts'
import { ProgressBar } from './progress-bar.tsx'
import { Sheet } from './sheet.tsx'

const tones = ['azure', 'pine', 'ink'] as const

/** Points and the sum they come from: a number without its formula would look like a verdict. */
export function MaturitySheet({ maturity: { points, parts } }: { maturity: Maturity }) {
  return (
    <Sheet title="成熟度" end={<b>{points} / 100</b>} foot="本平台排序用的口径，不是任何机构的评价。">
      <ProgressBar
        unit="分"
        total={100}
        hideWords
        parts={parts.map((part, at) => ({ label: part.title, count: part.points, tone: tones[at] ?? 'ink' }))}
      />
      <ul className="lines maturity-lines">
        {parts.map((part) => (
          <li key={part.title}>
            <span className="lines-what">
              {part.title}
              <small>{part.because}</small>
            </span>
            <span className="lines-end">
              {part.points} / {part.weight}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
