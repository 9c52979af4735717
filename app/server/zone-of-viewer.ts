import { AsyncLocalStorage } from 'node:async_hooks'
import { askAt, saysAway } from '../viewer-zone.ts'

const away = new AsyncLocalStorage<boolean>()
askAt(() => away.getStore() ?? false)

/** Answers a request so that every time on its page carries its zone where the viewer's clock is another. */
export const inZoneOf = <T>(request: Request, answer: () => T): T =>
  away.run(saysAway(request.headers.get('cookie')), answer)
