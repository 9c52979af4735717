/** The cookie that root.tsx reads: light or dark for a year; anything else forgets the choice. It is no secret. */
export function themeCookie(theme: string, secure: boolean): string {
  const known = theme === 'light' || theme === 'dark'
  const age = known ? 365 * 86_400 : 0
  return `theme=${known ? theme : ''}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`
}
