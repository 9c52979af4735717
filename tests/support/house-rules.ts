import ts from 'typescript'
import { allStages, stageNames } from '#workflows/stages.ts'
import { places, type SourceFile } from './source-file.ts'

/** Parts of a stage machine and migrations: one table each, longer than a file of code may be. */
const machines =
  /^workflows\/(reserve|rating|enhancement|registration|issuance|outstanding)\/(machine|parts|interbank|exchange|exchange-private|licence)\.ts$|^db\/migrations\//

/** Long because they are one list. Each has its reason; a file of code is never put here. */
const tables: readonly string[] = [
  // Tables of cases, one row each.
  'tests/workflows/rules/eligibility.test.ts',
  'tests/workflows/rules/terms.test.ts',
  'tests/workflows/rules/eligibility-cases.test.ts',
]

const isTest = (path: string) => path.startsWith('tests/')
const linesOf = (text: string) => text.trimEnd().split('\n').length

export const longFiles = ({ path, text }: SourceFile): string[] =>
  linesOf(text) > 250 && !machines.test(path) && !tables.includes(path) ? [`${path}: ${linesOf(text)} lines`] : []

/** A `describe` groups tests; it is no function in this sense. */
const isGroup = (node: ts.Node): boolean =>
  ts.isCallExpression(node.parent) && node.parent.expression.getText().startsWith('describe')

export const longFunctions = (file: SourceFile): string[] =>
  machines.test(file.path)
    ? []
    : places(file, (node) => ts.isFunctionLike(node) && linesOf(node.getText(file.tree)) > 60 && !isGroup(node))

const awkward = /(^|[-/.])(utils?|helpers?|common|services?|managers?)([-./]|$)/

/** Kebab-case, after the one thing in it. Remix gives routes names of its own. */
export function badNames({ path }: SourceFile): string[] {
  const name = path.split('/').at(-1) ?? ''
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(server|client|test|bench|d))?\.(ts|tsx|mjs)$/
  const isRoute = path.startsWith('app/routes/') || path === 'app/entry.server.tsx' || path === 'app/entry.client.tsx'
  return awkward.test(path) || (!isRoute && !kebab.test(name)) ? [path] : []
}

export const anys = (file: SourceFile) => places(file, (node) => node.kind === ts.SyntaxKind.AnyKeyword)

/** Where a value stands in for another type: the statement cache for a driver's database, marks for values in compiled SQL. */
const mayCastTwice: readonly string[] = ['db/compiled.ts']

export const doubleCasts = (file: SourceFile): string[] =>
  mayCastTwice.includes(file.path)
    ? []
    : places(file, (node) => ts.isAsExpression(node) && ts.isAsExpression(node.expression))

export const silencedChecks = ({ path, text }: SourceFile): string[] =>
  /(\/\/|\/\*)\s*@ts-(ignore|nocheck|expect-error\s*$)/m.test(text) ? [path] : []

/** Functions, not classes; `type`, not `interface` (an augmentation of a foreign module has to be one). */
export const classesAndInterfaces = (file: SourceFile): string[] =>
  places(
    file,
    (node) =>
      ts.isClassLike(node) ||
      ts.isEnumDeclaration(node) ||
      (ts.isInterfaceDeclaration(node) && !ts.isModuleBlock(node.parent)),
  )

export const defaultExports = (file: SourceFile): string[] =>
  /^app\/(routes\/|root\.tsx$|entry\.)/.test(file.path)
    ? []
    : places(
        file,
        (node) =>
          ts.isExportAssignment(node) ||
          (ts.canHaveModifiers(node) &&
            (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)),
      )

const ambient = ['crypto', 'performance', 'process', 'setTimeout', 'setInterval', 'fetch', 'Promise', 'console']

/** A name used as a value: not the name of a property or of a key. */
const isValue = (node: ts.Identifier): boolean =>
  !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) &&
  !ts.isPropertyAssignment(node.parent) &&
  !ts.isPropertySignature(node.parent)

/** What would make a workflow answer differently tomorrow: clock, chance, waiting, the machine it runs on. */
export const impurities = (file: SourceFile): string[] =>
  !file.path.startsWith('workflows/')
    ? []
    : places(
        file,
        (node) =>
          node.kind === ts.SyntaxKind.AsyncKeyword ||
          ts.isAwaitExpression(node) ||
          ts.isMetaProperty(node) ||
          (ts.isIdentifier(node) && ambient.includes(node.text) && isValue(node)) ||
          (ts.isPropertyAccessExpression(node) && /^(Date\.now|Math\.random)$/.test(node.getText())) ||
          (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length),
      )

const isScreen = (path: string) => /^app\/(routes|components|forms)\//.test(path) || path === 'app/root.tsx'
const queries = /^(selectFrom|selectNoFrom|insertInto|updateTable|deleteFrom|mergeInto)$/

/** SQL in a screen. */
export const screenQueries = (file: SourceFile): string[] =>
  !isScreen(file.path)
    ? []
    : places(
        file,
        (node) =>
          (ts.isPropertyAccessExpression(node) && queries.test(node.name.text)) ||
          (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql'),
      )

const comparisons = [
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]

/** The words of the machines. A clock or a rail has states of its own, with other words. */
const words = new Set<string>([...stageNames, ...allStages.flatMap(({ machine }) => Object.keys(machine.states))])
// A rail calls the place where one is by the same word as a bond that is neither late nor redeemed.
words.delete('current')
const isWord = (node: ts.Node): boolean => ts.isStringLiteral(node) && words.has(node.text)
const isState = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) && /^(state|value|status|stage)$/.test(node.name.text)

/** A comparison with a state in a screen: what follows from a state is the presenter's to say. */
export const screenStates = (file: SourceFile): string[] =>
  !isScreen(file.path)
    ? []
    : places(
        file,
        (node) =>
          (ts.isBinaryExpression(node) &&
            comparisons.includes(node.operatorToken.kind) &&
            [node.left, node.right].some(isState) &&
            [node.left, node.right].some(isWord)) ||
          (ts.isCaseClause(node) && isWord(node.expression) && isState(node.parent.parent.expression)) ||
          (ts.isCallExpression(node) && /\.(matches|hasTag)$/.test(node.expression.getText())),
      )

/** Stand-ins for our own code. */
export const mocks = (file: SourceFile): string[] =>
  isTest(file.path)
    ? places(
        file,
        (node) => ts.isPropertyAccessExpression(node) && /^vi\.(mock|doMock|spyOn|stubGlobal)$/.test(node.getText()),
      )
    : []

/** Tests left out by hand, or run alone. Skipping for a missing program is `skipIf`. */
export const idleTests = (file: SourceFile): string[] =>
  isTest(file.path)
    ? places(
        file,
        (node) => ts.isPropertyAccessExpression(node) && /^(test|it|describe)\.(only|skip|todo)$/.test(node.getText()),
      )
    : []

const traces =
  /\/work\/(main|shared)|\/root\/|\/home\/\w|\/Users\/\w|["'`]\/tmp\/|\.\.\/shared\/|co-authored[-]by|language[ ]model/i

/** Traces of the machine or the hands a text was made with. */
export const traceOf = ({ path, text }: Pick<SourceFile, 'path' | 'text'>): string[] =>
  text.split('\n').flatMap((line, at) => (traces.test(line) ? [`${path}:${at + 1} ${line.trim().slice(0, 80)}`] : []))
