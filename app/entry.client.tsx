import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'

/** Tells the server, for the pages that follow, whether this clock is another than the market's (+08:00). */
function tellZone() {
  const away = new Date().getTimezoneOffset() !== -480
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than the browsers of locked-down desks
  document.cookie = `zone=${away ? 'away' : 'home'}; path=/; max-age=31536000; samesite=lax`
  document.body.classList.toggle('zone-away', away)
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  )
})
tellZone()
