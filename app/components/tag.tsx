import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'
import type { Tone } from './tone.ts'

export type TagProps = { tone?: Tone; icon?: IconName; dashed?: boolean; children: ReactNode }

/** Shape, word and wash together; a colour is never alone. */
export function Tag({ tone = 'slate', icon, dashed, children }: TagProps) {
  return (
    <span className={classNames('tag', dashed ? 'tag-dashed' : `tag-${tone}`)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  )
}

/** The states of a piece of work, in the words of the 申报 world. */
export const workTags = {
  'not-started': { word: '未开始', icon: 'ring', tone: 'slate' },
  doing: { word: '进行中', icon: 'half', tone: 'azure' },
  waiting: { word: '待他人', icon: 'clock', tone: 'amber' },
  correct: { word: '需补正', icon: 'back', tone: 'cinnabar' },
  done: { word: '已完成', icon: 'check', tone: 'pine' },
  stopped: { word: '已停表', icon: 'pause', tone: 'slate' },
  'not-applicable': { word: '不适用', icon: undefined, tone: 'slate' },
} as const satisfies Record<string, { word: string; icon: IconName | undefined; tone: Tone }>

export type WorkState = keyof typeof workTags

export function WorkTag({ state, word }: { state: WorkState; word?: string }) {
  const kind = workTags[state]
  return (
    <Tag tone={kind.tone} dashed={state === 'not-applicable'} {...(kind.icon ? { icon: kind.icon } : {})}>
      {word ?? kind.word}
    </Tag>
  )
}
