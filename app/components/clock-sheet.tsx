import { ClockCard, type ClockCardProps } from './clock-card.tsx'
import { DayStrip, type DayStripProps } from './day-strip.tsx'
import { Sheet } from './sheet.tsx'

export type SheetClock = {
  id: string
  title: string
  card?: ClockCardProps
  strip?: DayStripProps
  /** A validity: the day it ends, in words. */
  until?: string
  /** How it came to that day. */
  why?: string
}

/** 期限: each side keeps its own time; under the cards why it is this day. */
export function ClockSheet({ clocks }: { clocks: readonly SheetClock[] }) {
  if (clocks.length === 0) return null
  const cards = clocks.filter(({ card }) => card)
  const validities = clocks.filter(({ until }) => until)
  const reckoned = cards.filter(({ strip }) => strip)
  return (
    <Sheet title="期限" end="两侧各自计时，互不占用" bare>
      {cards.length > 0 ? (
        <div className="clocks">{cards.map(({ id, card }) => (card ? <ClockCard key={id} {...card} /> : null))}</div>
      ) : null}
      {reckoned.map(({ id, strip }, at) =>
        strip ? <DayStrip key={id} {...strip} id={`why-${id}`} open={at === 0 && strip.open === true} /> : null,
      )}
      {validities.length > 0 ? (
        <ul className="lines">
          {validities.map(({ id, title, until, why }) => (
            <li key={id}>
              <span className="lines-what">
                {title}
                {why ? <small className="soft">{why}</small> : null}
              </span>
              <b>至 {until}</b>
            </li>
          ))}
        </ul>
      ) : null}
    </Sheet>
  )
}
