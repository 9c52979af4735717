import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

// The one configuration of Vite, Remix and Vitest. Under Vitest the Remix plugin stays off.
// Single fetch and lazy route discovery stay off: they would put turbo-stream and /__manifest on a path (SECURITY.md).
// KEJIBAN_JOURNEYS=1 makes Vitest run the browser journeys, and only them: they need the built pages.
const journeys = process.env.KEJIBAN_JOURNEYS === '1'

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
    include: [journeys ? 'tests/journeys/**/*.test.ts' : 'tests/**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', ...(journeys ? [] : ['tests/journeys/**'])],
    globalSetup: journeys ? ['tests/support/demo-data.ts'] : [],
    pool: journeys ? 'forks' : 'threads',
    // Vitest would leave one core idle; a browser waits for its server about as long as the server works.
    maxWorkers: journeys ? 2 : '100%',
    testTimeout: journeys ? 180_000 : 60_000,
    hookTimeout: journeys ? 180_000 : 60_000,
  },
})
