import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

// The one configuration of Vite, Remix and Vitest. Under Vitest the Remix plugin stays off.
// Single fetch and lazy route discovery stay off: they would put turbo-stream and /__manifest on a path (SECURITY.md).
// KEJIBAN_JOURNEYS=1 makes Vitest run the browser journeys, and only them: they need the built pages.
const journeys = process.env.KEJIBAN_JOURNEYS === '1'

// KEJIBAN_PRINTING=1 makes Vite build what sets papers in type: one file, so that a print thread that is opened anew, as
// after a printing was called off, is ready in half the time. Of pdf-lib only what we call comes along.
const printing = defineConfig({
  resolve: { alias: { 'pdf-lib/dist/pdf-lib.js': 'pdf-lib/es/index.js' } },
  ssr: { noExternal: ['pdf-lib', '@pdf-lib/standard-fonts', '@pdf-lib/upng', 'pako', 'tslib'] },
  build: {
    ssr: true,
    target: 'es2022',
    outDir: 'build/printing',
    rollupOptions: {
      input: { 'print-worker': 'app/server/print-worker.ts', render: 'templates/render.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
})

const pages = defineConfig({
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

export default process.env.KEJIBAN_PRINTING === '1' ? printing : pages
