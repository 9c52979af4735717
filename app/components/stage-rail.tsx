import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type StageState = 'done' | 'half' | 'current' | 'future' | 'skipped'

export type RailStage = {
  title: string
  /** `half`: under way beside the current one. `skipped`: not part of this project. */
  state: StageState
  /** At most two short lines. */
  lines?: readonly ReactNode[]
  href?: string
}

const spoken: Record<StageState, string> = {
  done: '已完成',
  half: '并行办理中',
  current: '正在办理',
  future: '尚未开始',
  skipped: '不适用',
}

/** 经: the six stages from reserve to redemption. */
export function StageRail({ stages }: { stages: readonly RailStage[] }) {
  return (
    <ol className="stages">
      {stages.map((stage) => (
        <li
          key={stage.title}
          className={`stage stage-${stage.state}`}
          aria-current={stage.state === 'current' ? 'step' : undefined}
        >
          <span className="stage-dot">
            {stage.state === 'done' ? <Icon name="check" /> : null}
            {stage.state === 'current' ? <Icon name="dot" /> : null}
          </span>
          <b>{stage.href ? <a href={stage.href}>{stage.title}</a> : stage.title}</b>
          <span className="out-of-sight">{spoken[stage.state]}</span>
          {stage.lines?.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two short lines, known by their place
            <span key={at} className="stage-line">
              {line}
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}
