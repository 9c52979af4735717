import { useEffect, useState } from 'react'

const place = 'queue-keys'

const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const rows = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('a[data-case]')]

/** Moves from the row that has the focus, or the opened one, by so many rows. */
function moveBy(step: number): void {
  const all = rows()
  const chosen = document.activeElement?.closest('tr') ?? document.querySelector('tr.row-chosen')
  const here = all.findIndex((row) => row.closest('tr') === chosen)
  const next = all[here < 0 ? 0 : Math.min(Math.max(here + step, 0), all.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

function press(key: string): boolean {
  if (key === 'j' || key === 'k') moveBy(key === 'j' ? 1 : -1)
  else if (key === '/') document.querySelector<HTMLInputElement>('#queue-search')?.focus()
  else if (key === '1') document.querySelector<HTMLButtonElement>('.pane-claim button:not([aria-disabled])')?.focus()
  else return false
  return true
}

/**
 * Single keys for those who go through cases all day, outside fields only; they can be switched off (WCAG 2.1.4). Without
 * script the same rows are reached by Tab. After an act the focus is on the row that the address names.
 */
export function QueueKeys() {
  const [on, setOn] = useState(true)
  useEffect(() => {
    setOn(localStorage.getItem(place) !== 'off')
    const named = location.hash.startsWith('#') ? document.getElementById(location.hash.slice(1)) : null
    named?.focus()
  }, [])
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
      if (press(event.key.toLowerCase())) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [on])
  const turn = () => {
    localStorage.setItem(place, on ? 'off' : 'on')
    setOn(!on)
  }
  return (
    <p className="queue-keys not-phone">
      {on ? (
        <>
          <kbd>J</kbd> <kbd>K</kbd> 上下 <kbd>Enter</kbd> 打开 <kbd>1</kbd> 到领取 <kbd>/</kbd> 搜索
        </>
      ) : (
        '单键快捷已关闭'
      )}{' '}
      <button type="button" className="link-button" aria-pressed={on} onClick={turn}>
        {on ? '关闭单键快捷' : '打开单键快捷'}
      </button>
    </p>
  )
}
