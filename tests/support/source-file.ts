import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What one module takes from another. `typesOnly` leaves nothing behind when it runs; `late` is `import()`. */
export type Import = { from: string; typesOnly: boolean; late: boolean }

export type SourceFile = { path: string; text: string; tree: ts.SourceFile; imports: Import[] }

const folders = ['app', 'workflows', 'db', 'templates', 'seeds', 'tests']

/** Every source file of the six folders, parsed. Paths are from the root, with `/`. */
export const sourceFiles = (): SourceFile[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')))

/** A source file from its text; also for planting a breach. */
export function parse(path: string, text: string): SourceFile {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : path.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  return { path, text, tree, imports: importsOf(tree) }
}

/** Walks the whole tree, in order. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void) {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/** The nodes for which `wanted` holds, each told as path:line and its first line of text. */
export function places({ path, tree }: SourceFile, wanted: (node: ts.Node) => boolean): string[] {
  const found: string[] = []
  walk(tree, (node) => {
    if (!wanted(node)) return
    const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
    found.push(`${path}:${line} ${node.getText(tree).split('\n')[0]?.slice(0, 80)}`)
  })
  return found
}

function importsOf(tree: ts.SourceFile): Import[] {
  const found: Import[] = []
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      found.push({ from: node.moduleSpecifier.text, typesOnly: isTypesOnly(node.importClause), late: false })
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      found.push({ from: node.moduleSpecifier.text, typesOnly: node.isTypeOnly, late: false })
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [from] = node.arguments
      if (from && ts.isStringLiteral(from)) found.push({ from: from.text, typesOnly: false, late: true })
    }
  })
  return found
}

function isTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const { name, namedBindings } = clause
  return (
    !name &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  )
}
