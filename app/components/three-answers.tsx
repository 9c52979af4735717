import type { ReactNode } from 'react'
import { useId } from 'react'
import type { Side } from '#workflows/kit/seats.ts'
import type { EndRangeProps } from './end-range.tsx'
import { EndRange } from './end-range.tsx'
import { Icon } from './icon.tsx'
import { Seal } from './seal.tsx'

type Someone = { seal: string; side: Side; capacity: string }

export type ThreeAnswersProps = {
  /** Nobody where all is done. */
  turn: { who?: Someone & { organisation?: string }; answer?: string; more?: ReactNode }
  missing: { items: readonly { what: ReactNode; who?: Someone; by?: string }[]; more?: ReactNode }
  end: { answer: ReactNode; range?: EndRangeProps; more?: ReactNode }
}

/** Beyond this a name is said below the answer in the size of the text: a headline of seven lines answers nothing. */
const headlineRoom = 26

/** Whose turn, what is missing, when it ends: before any chart, in plain sentences. */
export function ThreeAnswers({ turn, missing, end }: ThreeAnswersProps) {
  const id = useId()
  const { who } = turn
  const long = [...(who?.organisation ?? '')].length > headlineRoom
  const named = who ? [who.capacity, long ? undefined : who.organisation].filter(Boolean).join(' · ') : '没有人'
  return (
    <div className="answers">
      <section aria-labelledby={`${id}-turn`}>
        <h2 id={`${id}-turn`}>现在轮到谁</h2>
        <p className="answer">
          {who ? <Seal char={who.seal} side={who.side} title={who.capacity} /> : null}
          <span>{turn.answer ?? named}</span>
        </p>
        {long ? <p className="answer-name">{who?.organisation}</p> : null}
        {turn.more ? <p className="answer-more">{turn.more}</p> : null}
      </section>
      <section aria-labelledby={`${id}-missing`}>
        <h2 id={`${id}-missing`}>还缺什么</h2>
        <Missing {...missing} />
      </section>
      <section aria-labelledby={`${id}-end`}>
        <h2 id={`${id}-end`}>预计何时结束</h2>
        <p className="answer">
          <span>{end.answer}</span>
        </p>
        {end.range ? <EndRange {...end.range} /> : null}
        {end.more ? <p className="answer-more">{end.more}</p> : null}
      </section>
    </div>
  )
}

function Missing({ items, more }: ThreeAnswersProps['missing']) {
  return (
    <>
      <p className="answer">{items.length ? `${items.length} 件` : '不缺什么'}</p>
      <ul className="missing">
        {items.map(({ what, who, by }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: missing things are known by their place in the list
          <li key={at}>
            <Icon name="ring" />
            <span>{what}</span>
            <span className="missing-end">
              {who ? <Seal char={who.seal} side={who.side} title={who.capacity} /> : null}
              {by}
            </span>
          </li>
        ))}
      </ul>
      {more ? <p className="answer-more">{more}</p> : null}
    </>
  )
}
