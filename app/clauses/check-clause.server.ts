import type { FilingDocument } from '#templates/blocks.ts'
import { heading, paragraph } from '#templates/blocks.ts'
import { isClauseBlank } from '#templates/clauses/blanks.ts'
import type { ClauseWording } from '#templates/clauses/clause.ts'
import { blanksIn, clauseProblems } from '#templates/clauses/clause-text.ts'
import type { Printer } from '../filings/printer.server.ts'

type Problems = Record<string, string[]>

/** What is wrong with a wording, by field and, in the text, by line; characters are asked of the engine that prints them. */
export async function wordingProblems(
  { title, text }: Pick<ClauseWording, 'title' | 'text'>,
  printer: Pick<Printer, 'printText'>,
): Promise<Problems> {
  const inText = clauseProblems(text).map(({ at, message }) => `第 ${at} 行：${message}。`)
  const inTitle = blanksIn(title)
    .filter((name) => !isClauseBlank(name))
    .map((name) => `没有“${name}”这个空格。`)
  const found: Problems = {
    ...(inTitle.length > 0 ? { title: inTitle } : {}),
    ...(inText.length > 0 ? { text: inText.slice(0, 10) } : {}),
  }
  if (Object.keys(found).length > 0) return found
  const printed = await printer.printText(proofOf(title, text))
  return printed.ok ? {} : { text: [printed.message] }
}

/** Every line under a heading that names it, so that what cannot be printed is found on its line. */
const proofOf = (title: string, text: string): FilingDocument => ({
  id: 'clause-proof',
  title: '条款校样',
  issuer: '',
  reference: '',
  date: '2025-05-07',
  marks: [],
  blocks: [title, ...text.split('\n')].flatMap((line, at) =>
    line.trim() === '' ? [] : [heading(3, at === 0 ? '条款名称' : `第 ${at} 行`), paragraph(line.trim())],
  ),
})
