import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

const everyMs = 2500

/** While something is being made: looks again by itself where scripts run; without them a link does the same. */
export function WaitingReload({ waiting, words }: { waiting: boolean; words: string }) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => {
      if (state === 'idle') revalidate()
    }, everyMs)
    return () => clearInterval(timer)
  }, [waiting, revalidate, state])
  if (!waiting) return null
  return (
    <p className="small soft" role="status">
      {words} <a href="?">刷新</a>
    </p>
  )
}
