import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

// The one configuration of Vite, Remix and Vitest. Under Vitest the Remix plugin stays off.
// Single fetch and lazy route discovery stay off: they would put turbo-stream and /__manifest on a path (SECURITY.md).
// KEJIBAN_JOURNEYS=1 makes Vitest run the browser journeys, and only them: they need the built pages.
const journeys = process.env.KEJIBAN_JOURNEYS === '1'

// KEJIBAN_PRINTING=1 makes Vite build what sets papers in type: one file, so that a print thread that is opened anew, as
// after a printing was called off, is ready in half the time. Of pdf-lib only what we call comes along: its packer in
// JavaScript and the tables of its built-in fonts stay out, which are most of it and unpacked at every start.
const objects = ['PDFDict', 'PDFHexString', 'PDFName', 'PDFRawStream', 'PDFRef', 'PDFString']
const leftOut = { pako: 'export default {}', '@pdf-lib/standard-fonts': 'export const FontNames = {}' }
const parts = {
  name: 'parts-of-pdf-lib',
  enforce: 'pre',
  resolveId: (id) => (id === 'pdf-lib/dist/pdf-lib.js' || id in leftOut ? `\0${id}` : null),
  load: (id) => {
    if (id !== '\0pdf-lib/dist/pdf-lib.js') return leftOut[id.slice(1)] ?? null
    const part = (path) => `export { default as ${path.split('/').at(-1)} } from 'pdf-lib/es/core/${path}.js'`
    return ['PDFContext', ...objects.map((name) => `objects/${name}`)].map(part).join('\n')
  },
}
const printing = defineConfig({
  plugins: [parts],
  ssr: { noExternal: ['pdf-lib', '@pdf-lib/standard-fonts', 'tslib', 'qrcode-generator'] },
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
