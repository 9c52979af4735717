import { useEffect, useState } from 'react'

const place = 'compare-keys'

const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** To the next or the previous change from the one that has the focus, or the one the address names. */
function step(by: number): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-change]')]
  const named = location.hash.startsWith('#change-') ? document.getElementById(location.hash.slice(1)) : null
  const here = all.indexOf(document.activeElement?.closest<HTMLElement>('[data-change]') ?? named ?? document.body)
  const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1)]
  if (!next) return
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'center' })
  history.replaceState(history.state, '', `#${next.id}`)
}

/** N and P for those who read comparisons all day; they can be switched off (WCAG 2.1.4). Without script the links lead. */
export function CompareKeys() {
  const [on, setOn] = useState(true)
  useEffect(() => setOn(localStorage.getItem(place) !== 'off'), [])
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'n' && key !== 'p') return
      step(key === 'n' ? 1 : -1)
      event.preventDefault()
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
          <kbd>N</kbd> 下一处 <kbd>P</kbd> 上一处
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
