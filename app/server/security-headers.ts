const always: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  // Same-origin, not none: with none, browsers send `Origin: null` on our own forms.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'SAMEORIGIN',
}

/**
 * Adds what a response has not decided itself. Pages bring their own policy with a nonce (entry.server); whatever comes
 * without one may load nothing. HSTS only when the public address is https, one year (OWASP ASVS 5.0, 3.4.1).
 */
export function secureHeaders(headers: Headers, publicOrigin: string | undefined) {
  for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value)
  if (!headers.has('Content-Security-Policy')) {
    // A browser's own PDF viewer is a page under this policy; `default-src 'none'` would leave it blank.
    const isPdf = headers.get('Content-Type')?.startsWith('application/pdf')
    headers.set(
      'Content-Security-Policy',
      isPdf ? "frame-ancestors 'self'" : "default-src 'none'; frame-ancestors 'self'",
    )
  }
  if (publicOrigin?.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000')
}
