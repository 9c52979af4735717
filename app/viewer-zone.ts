/** The built application has copies of its own of the server's modules: what both must know has a place of the process. */
const place = Symbol.for('kejiban.viewer-is-away')

/** On the server: says where the answer of the request being answered is found. */
export const askAt = (ask: () => boolean): void => {
  Reflect.set(globalThis, place, ask)
}

/**
 * Whether the clock of whoever looks differs from the market's (+08:00). A browser tells by its cookie `zone`; where no
 * script runs it cannot, and the page itself says whose time it shows.
 */
export function viewerIsAway(): boolean {
  if (typeof document !== 'undefined') return document.documentElement.dataset.zone === 'away'
  const ask: unknown = Reflect.get(globalThis, place)
  return typeof ask === 'function' && ask() === true
}

/** Whether the browser has told so with this request. */
export const saysAway = (cookies: string | null): boolean => /(?:^|;\s*)zone=away(?:;|$)/.test(cookies ?? '')
