import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './source-file.ts'

export const papers = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'DECISIONS.md', 'SECURITY.md'] as const

export const paper = (name: string): string => readFileSync(join(root, name), 'utf8')

/** Blocks fenced by three backticks, and the words between single ones. */
export const codeOf = (text: string): string[] => [
  ...[...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.trim().split('\n')),
  ...[...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words),
]

/** Where the links and pictures of a paper lead, without those to other sites and those nobody sees. */
export const linksOf = (text: string): string[] =>
  [...text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to = '']) => to)
    .filter((to) => !/^(https?|mailto):/.test(to))

/** The anchors of a paper's headings, as code hosts make them: lower case, punctuation dropped, blanks to hyphens. */
export const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )

/** What looks like a key, a token or a password that somebody left behind. */
const secrets: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\b(ghp|gho|ghu|ghs|ghr|github_pat|glpat|npm|xox[abp])[_-][0-9A-Za-z_-]{20,}\b/,
  /\bsk-[0-9A-Za-z_-]{20,}\b/,
  /\beyJ[0-9A-Za-z_-]{15,}\.[0-9A-Za-z_-]{15,}\./,
  /\/\/_authToken|_auth\s*=\s*\S/,
  /\b(secret|api[_-]?key|access[_-]?token)\b['"]?\s*[:=]\s*['"][0-9A-Za-z+/_-]{16,}['"]/i,
]

/** Lines that hold one, as `path:line`. */
export const secretsIn = (path: string, text: string): string[] =>
  text.split('\n').flatMap((line, at) => (secrets.some((secret) => secret.test(line)) ? [`${path}:${at + 1}`] : []))

const skipped = /^(node_modules|build|data|\.git|\.cache)(\/|$)|(^|\/)package-lock\.json$/
const isText = /(^|\/)(\.[a-z]+|[A-Za-z-]+|run)$|\.(ts|tsx|mjs|js|json|md|css|svg|html|yml|yaml|txt)$/

/** Every text of the checkout that is ours, hidden folders included. Paths from the root. */
export function textsOfCheckout(): string[] {
  const below = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (skipped.test(path)) return []
      return entry.isDirectory() ? below(path) : entry.isFile() && isText.test(path) ? [path] : []
    })
  return below('')
}
