import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { anchorsOf, codeOf, linksOf, paper, papers, secretsIn, textsOfCheckout } from './support/papers.ts'
import { parse, root, sourceFiles } from './support/source-file.ts'

const has = (path: string) => existsSync(join(root, path))

type Named = Record<string, string>
type Manifest = { license: string; scripts: Named; dependencies: Named; overrides: Named }

const manifest: Manifest = JSON.parse(paper('package.json'))
const { scripts } = manifest
const builtIn = ['start', 'test']

describe.each(papers)('%s', (name) => {
  const text = paper(name)

  test('names commands that exist', () => {
    const commands = codeOf(text).flatMap((words) => words.match(/\bnpm (run )?([a-z]+)/)?.[2] ?? [])
    const asked = commands.filter((command) => !['run', 'ci', 'audit'].includes(command))
    expect(asked.filter((command) => !(command in scripts))).toEqual([])
  })

  test('names benches that exist', () => {
    const benches = codeOf(text).flatMap((words) => words.match(/npm run bench -- ([a-z-]+)/)?.[1] ?? [])
    expect(benches.filter((bench) => !has(`tests/bench/${bench}.bench.ts`))).toEqual([])
  })

  test('links to what is there', () => {
    const broken = linksOf(text).filter((to) => {
      const [file = '', anchor] = to.split('#')
      const target = file === '' ? name : file
      if (!has(target)) return true
      return anchor !== undefined && !anchorsOf(paper(target)).includes(decodeURIComponent(anchor))
    })
    expect(broken).toEqual([])
  })

  test('names files and folders that are there', () => {
    const places = /^(app|workflows|db|seeds|templates|tests|\.ci)(\/[\w.$-]+)*\/?$/
    const named = codeOf(text).filter((words) => places.test(words))
    // A module may be named without its ending.
    const there = (path: string) => ['', '.ts', '.tsx', '.server.ts', '.test.ts'].some((ending) => has(path + ending))
    expect(named.filter((path) => !there(path))).toEqual([])
  })
})

describe('the two READMEs', () => {
  const [english, chinese] = [paper('README.md'), paper('README.zh-CN.md')]
  const fenced = (text: string) => [...text.matchAll(/^```\n([\s\S]*?)^```/gm)].map(([, block]) => block)
  const variables = (text: string) => [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)

  test('say the same: commands, sections, pictures', () => {
    expect(fenced(chinese)).toEqual(fenced(english))
    expect(chinese.match(/^## /gm)).toEqual(english.match(/^## /gm))
    const pictures = (text: string) => linksOf(text).filter((to) => to.endsWith('.png'))
    expect(pictures(chinese)).toEqual(pictures(english))
  })

  test('name every variable that the server reads, and no other', () => {
    const source = readFileSync(join(root, 'app/server/environment.ts'), 'utf8')
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): z\b/gm)].map(([, name]) => name)
    expect(read.length).toBeGreaterThan(3)
    expect(variables(english).sort()).toEqual(read.sort())
    expect(variables(chinese).sort()).toEqual(read.sort())
  })

  test('play a deal that is there', () => {
    const deals = codeOf(english).flatMap((words) => words.match(/npm run deal -- (\S+\.json)/)?.[1] ?? [])
    expect(deals.filter((file) => file !== 'FILE.json').length).toBeGreaterThan(0)
    expect(deals.filter((file) => file !== 'FILE.json' && !has(file))).toEqual([])
  })
})

test('pictures of the papers are small enough to be read on a slow line', () => {
  const folder = join(root, '.pictures')
  const pictures = existsSync(folder) ? readdirSync(folder) : []
  expect(pictures.filter((name) => statSync(join(folder, name)).size > 300 * 1024)).toEqual([])
})

test('decisions are numbered without a gap, and short', () => {
  const decisions = paper('DECISIONS.md').split(/^## /m).slice(1)
  expect(decisions.map((text) => Number.parseInt(text, 10))).toEqual(decisions.map((_, at) => at + 1))
  const lengths = decisions.map((text) => [text.split('\n')[0], text.trim().split('\n').length] as const)
  expect(lengths.filter(([, lines]) => lines < 8 || lines > 15)).toEqual([])
  const cited = papers.flatMap((name) => [
    ...paper(name).matchAll(/\[DECISIONS\.md\]\(DECISIONS\.md\)(?:, | 第 )(\d+)/g),
  ])
  expect(cited.length).toBeGreaterThan(0)
  expect(cited.filter(([, number]) => Number(number) > decisions.length)).toEqual([])
})

test('the licence is Apache-2.0, whole', () => {
  const licence = paper('LICENSE')
  expect(manifest.license).toBe('Apache-2.0')
  for (const words of ['Version 2.0, January 2004', '9. Accepting Warranty', 'END OF TERMS AND CONDITIONS'])
    expect(licence).toContain(words)
})

test('every script of package.json runs a file that is there', () => {
  const run = Object.entries(scripts).flatMap(([name, line]) =>
    [...line.matchAll(/\bnode (\S+)/g)].map(([, file = '']) => [name, file] as const),
  )
  expect(run.map(([name]) => name)).toEqual(expect.arrayContaining(builtIn))
  expect(run.filter(([, file]) => !has(file))).toEqual([])
})

describe('what SECURITY.md says of Remix', () => {
  const imports = (file: ReturnType<typeof parse>) => file.imports.filter(({ from }) => /^remix(\/|$)/.test(from))

  test('`remix` is listed and never imported', () => {
    expect(manifest.dependencies.remix).toMatch(/^2\.\d+\.\d+$/)
    expect(imports(parse('app/a.ts', `import 'remix'`))).toHaveLength(1)
    expect(sourceFiles().flatMap(imports)).toEqual([])
  })

  test('the overrides it names are in force', () => {
    const said = paper('SECURITY.md')
    for (const name of ['react-router', 'react-router-dom', '@remix-run/router']) {
      const installed = JSON.parse(readFileSync(join(root, `node_modules/${name}/package.json`), 'utf8')).version
      expect([name, installed]).toEqual([name, manifest.overrides[name]])
      expect(said).toContain(manifest.overrides[name])
    }
  })

  test('single fetch and lazy discovery are off', () => {
    const config = readFileSync(join(root, 'remix.config.js'), 'utf8')
    expect(config).toMatch(/v3_singleFetch: false/)
    expect(config).toMatch(/v3_lazyRouteDiscovery: false/)
  })
})

describe('nobody left a secret behind', () => {
  test('anywhere', () => {
    const texts = textsOfCheckout()
    expect(texts.length).toBeGreaterThan(300)
    expect(texts.flatMap((path) => secretsIn(path, readFileSync(join(root, path), 'utf8')))).toEqual([])
  })

  test('each kind would be found', () => {
    const planted = [
      `-----BEGIN ${'RSA'} PRIVATE KEY-----`,
      `AKIA${'ABCDEFGH'}IJKLMNOP`,
      `ghp_${'0123456789'.repeat(3)}`,
      `sk-${'abcdefghij'.repeat(3)}`,
      `eyJ${'hbGciOiJIUzI1NiJ9'}.${'eyJzdWIiOiIxMjM0'}.x`,
      `//registry.npmjs.org/:${'_auth'}Token=abc`.replace(':', '/'),
      `const config = { api${'Key'}: '${'0123456789abcdef'}' }`,
    ]
    expect(planted.filter((line) => secretsIn('a.ts', line).length === 0)).toEqual([])
  })
})
