import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

// The one configuration of Vite, Remix and Vitest. Under Vitest the Remix plugin stays off.
// Single fetch and lazy route discovery stay off: they would put turbo-stream and /__manifest on a path (SECURITY.md).
export default defineConfig({
  plugins: [
    process.env.VITEST
      ? null
      : remix({
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_singleFetch: false,
            v3_lazyRouteDiscovery: false,
          },
        }),
  ],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  ssr: { external: ['better-sqlite3', 'pg', '@node-rs/argon2'] },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/journeys/**', 'node_modules/**'],
    pool: 'threads',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
