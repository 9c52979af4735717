import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as arrows from './support/house-arrows.ts'
import * as rules from './support/house-rules.ts'
import { parse, root, type SourceFile, sourceFiles } from './support/source-file.ts'

type Rule = (file: SourceFile) => string[]
const long = (lines: number) => 'x()\n'.repeat(lines)

/** Each rule of the house, and the smallest breaches of it: [where, what] that it must find. */
const house: readonly [title: string, rule: Rule, breaches: readonly (readonly [path: string, text: string])[]][] = [
  [
    'imports follow the arrows',
    arrows.wrongTurns,
    [
      ['workflows/a.ts', `import '#db/connect.ts'`],
      ['workflows/a.ts', `import type { Db } from '#db/connect.ts'`],
      ['workflows/a.ts', `import { join } from 'node:path'`],
      ['workflows/a.ts', `export { v7 } from 'uuid'`],
      ['db/a.ts', `import { actionsFor } from '#workflows/kit/actions.ts'`],
      ['db/a.ts', `const x = await import('#app/root.tsx')`],
      ['templates/a.ts', `import '#workflows/kit/seats.ts'`],
      ['templates/a.ts', `import { PDFDocument } from 'pdf-lib'`],
      ['templates/layout/a.ts', `import { readFileSync } from 'node:fs'`],
      ['templates/fonts/a.ts', `import { PDFName } from 'pdf-lib'`],
      ['app/presenters/a.server.ts', `import { PDFDocument } from 'pdf-lib'`],
      ['app/presenters/a.server.ts', `import { sql } from 'kysely'`],
      ['app/components/a.tsx', `import { readFileSync } from 'node:fs'`],
      ['app/commands/a.server.ts', `import { tell } from '#seeds/stories/a.ts'`],
      ['app/server/a.ts', `import { tell } from '#seeds/stories/a.ts'`],
      ['seeds/a.ts', `import { present } from '#app/presenters/a.server.ts'`],
    ],
  ],
  [
    'relative imports stay in their top folder',
    arrows.escapes,
    [['app/routes/a.tsx', `import { connect } from '../../db/connect.ts'`]],
  ],
  ['imports of our own name the file to its end', arrows.endless, [['app/a.ts', `import { a } from './b'`]]],
  [
    'bootstraps import node:* only',
    arrows.heavyBootstraps,
    [
      ['app/server/start.mjs', `import { z } from 'zod'`],
      ['tests/run.mjs', `import '../app/server/main.ts'`],
    ],
  ],
  [
    'commands, presenters, given and records are named .server',
    arrows.unmarkedServerFiles,
    [['app/commands/a.ts', `import { findRun } from '#db/queries/runs.ts'`]],
  ],
  [
    'screens do not reach into the database',
    arrows.leaks,
    [
      ['app/routes/a.tsx', `import { findRun } from '#db/queries/runs.ts'`],
      ['app/components/a.tsx', `import { present } from '../presenters/a.server.ts'`],
    ],
  ],
  [
    'screens hold no SQL',
    rules.screenQueries,
    [
      ['app/routes/a.tsx', `const rows = await db.selectFrom('run').selectAll().execute()`],
      ['app/components/a.tsx', 'const q = sql`select 1`'],
    ],
  ],
  [
    'screens compare no state',
    rules.screenStates,
    [
      ['app/routes/a.tsx', `if (run.state === 'filed') show()`],
      ['app/components/a.tsx', `const a = 'filed' !== snapshot.value`],
      ['app/components/a.tsx', `switch (run.state) { case 'filed': show() }`],
      ['app/components/a.tsx', `if (snapshot.matches('filed')) show()`],
    ],
  ],
  [
    'workflows are pure',
    rules.impurities,
    [
      ['workflows/a.ts', `const now = Date.now()`],
      ['workflows/a.ts', `const now = new Date()`],
      ['workflows/a.ts', `const dice = Math.random()`],
      ['workflows/a.ts', `const a = async () => 1`],
      ['workflows/a.ts', `const id = crypto.randomUUID()`],
      ['workflows/a.ts', `const a = Promise.resolve(1)`],
      ['workflows/a.ts', `if (process.env.A) a()`],
      ['workflows/a.ts', `setTimeout(a, 1)`],
    ],
  ],
  [
    'no file above 250 lines',
    rules.longFiles,
    [
      ['app/a.ts', long(251)],
      ['tests/a.test.ts', long(251)],
    ],
  ],
  [
    'no function above 60 lines',
    rules.longFunctions,
    [
      ['app/a.ts', `function a() {\n${long(59)}}`],
      ['tests/a.test.ts', `test('a', () => {\n${long(59)}})`],
    ],
  ],
  [
    'files are named for the one thing in them',
    rules.badNames,
    [
      ['app/dateUtils.ts', ''],
      ['db/utils.ts', ''],
      ['app/string-helpers.ts', ''],
      ['workflows/common/a.ts', ''],
      ['app/Run.tsx', ''],
    ],
  ],
  ['no any', rules.anys, [['app/a.ts', `const a = (b: any) => b`]]],
  ['no cast through unknown', rules.doubleCasts, [['app/a.ts', `const a = b as unknown as C`]]],
  ['no check is silenced', rules.silencedChecks, [['app/a.ts', `// @ts-${'nocheck'}\nconst a: number = ''`]]],
  [
    'functions and types, no classes, enums or interfaces',
    rules.classesAndInterfaces,
    [
      ['app/a.ts', `class A {}`],
      ['app/a.ts', `enum A { B }`],
      ['app/a.ts', `interface A { b: 1 }`],
    ],
  ],
  [
    'default exports only where Remix needs them',
    rules.defaultExports,
    [
      ['app/components/a.tsx', `export default function A() { return null }`],
      ['db/a.ts', `const a = 1\nexport default a`],
    ],
  ],
  ['nothing of our own is mocked', rules.mocks, [['tests/a.test.ts', `vi.mock('#db/connect.ts')`]]],
  ['no test is left out or run alone', rules.idleTests, [['tests/a.test.ts', `test.only('a', () => {})`]]],
  ['no trace of where it was made', rules.traceOf, [['app/a.ts', `const folder = '/home/${'someone'}/k'`]]],
]

/** What the rules must leave alone. */
const innocent: readonly (readonly [path: string, text: string])[] = [
  [
    'workflows/a.ts',
    `import { setup } from 'xstate'\nconst day = new Date('2026-01-05')\nconst a = { process: 1 }.process`,
  ],
  ['db/migrations/001-a.ts', long(400)],
  ['app/components/a.tsx', `import type { Run } from '#db/schema.ts'\nif (navigation.state === 'submitting') wait()`],
  ['app/routes/projects.$projectId._index.tsx', `export default function Page() { return null }`],
  ['seeds/run.ts', `import { readEnvironment } from '#app/server/environment.ts'`],
  ['tests/a.test.ts', `describe('a', () => {\n${long(70)}})\ntest.skipIf(missing)('b', () => {})`],
  ['app/load-context.ts', `declare module '@remix-run/node' {\n interface AppLoadContext extends A {}\n}`],
]

const files = sourceFiles()

describe.each(house)('%s', (_title, rule, breaches) => {
  test('everywhere', () => {
    expect(files.flatMap(rule)).toEqual([])
  })

  test('each planted breach is found', () => {
    expect(breaches.filter(([path, text]) => rule(parse(path, text)).length === 0)).toEqual([])
  })

  test('the innocent are left alone', () => {
    expect(innocent.flatMap(([path, text]) => rule(parse(path, text)))).toEqual([])
  })
})

test('the six folders are all looked at', () => {
  expect([...new Set(files.map(({ path }) => path.split('/')[0]))].sort()).toEqual(
    ['app', 'db', 'seeds', 'templates', 'tests', 'workflows'].filter(
      (folder) => readdirSync(join(root, folder)).length > 0,
    ),
  )
  expect(files.length).toBeGreaterThan(100)
})

test('the top level holds what was agreed, and what a newcomer expects', () => {
  const agreed = [
    'app',
    'workflows',
    'db',
    'seeds',
    'templates',
    'tests',
    'remix.config.js',
    'package.json',
    'tsconfig.json',
  ]
  const expected = [
    'README.md',
    'README.zh-CN.md',
    'LICENSE',
    'SECURITY.md',
    'CONTRIBUTING.md',
    'DECISIONS.md',
    'package-lock.json',
    'biome.json',
    'Dockerfile',
  ]
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n')
  const strangers = readdirSync(root).filter(
    (name) => !agreed.includes(name) && !expected.includes(name) && !name.startsWith('.') && !ignored.includes(name),
  )
  expect(strangers).toEqual([])
})

test('papers and settings bear no trace of where they were made', () => {
  const papers = readdirSync(root).filter((name) => /\.(md|json|js)$/.test(name) && name !== 'package-lock.json')
  expect(papers.flatMap((path) => rules.traceOf({ path, text: readFileSync(join(root, path), 'utf8') }))).toEqual([])
})
