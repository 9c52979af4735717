import type { StageState } from './stage-rail.tsx'

export type MiniRailProps = { stages: readonly { title: string; state: StageState }[] }

const step = 23
const words: Partial<Record<StageState, string>> = { done: '已完成', half: '并行中', current: '进行中' }

/** The stage rail as dots, for a line of a list. */
export function MiniRail({ stages }: MiniRailProps) {
  const told = stages.flatMap(({ title, state }) => (words[state] ? [`${title}${words[state]}`] : []))
  return (
    <svg className="mini-rail" viewBox="0 0 128 14" role="img" aria-label={told.join('，') || '尚未开始'}>
      {stages.slice(1).map(({ title, state }, at) => (
        <path
          key={title}
          className={state === 'future' || state === 'skipped' ? 'mini-ahead' : 'mini-walked'}
          d={`M${6 + at * step} 7H${6 + (at + 1) * step}`}
        />
      ))}
      {stages.map(({ title, state }, at) => (
        <circle key={title} className={`mini-${state}`} cx={6 + at * step} cy="7" r={state === 'current' ? 5.5 : 4} />
      ))}
    </svg>
  )
}
