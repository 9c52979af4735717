import { type Attachment, type FilingDocument, type Inline, wordsIn } from './blocks.ts'
import { tellParts } from './runs-in.ts'

/** A fact as the pages say it: its key in the fact base, its words, and the heading it stands under. */
type Quoted = { fact: string; text: string; under: string }

/** A row of a 要素表, which has a name on the page whether or not one fact stands behind it. */
type Stated = { label: string; text: string; under: string }

const isSaid = (part: Inline): boolean => typeof part === 'string' || !('change' in part) || part.change !== 'deleted'
const words = (run: readonly Inline[]): string => run.filter(isSaid).map(wordsIn).join('')

/**
 * What a document says, for machines: the facts it quotes and the rows of its 要素表, in the words and the order of its
 * pages, each once. Nothing is in it that is not printed. None for a document that quotes nothing.
 */
export function quotedFacts(document: FilingDocument): Attachment[] {
  const facts = new Map<string, Quoted>()
  const terms: Stated[] = []
  let under = ''
  for (const block of document.blocks) {
    if (block.kind === 'heading') under = block.text
    if (block.kind === 'facts')
      for (const { label, value } of block.rows) terms.push({ label, text: words(value), under })
    tellParts(block, (part) => {
      if (typeof part === 'string' || !('fact' in part) || !part.fact || !isSaid(part)) return
      const key = `${part.fact}\n${part.text}`
      if (!facts.has(key)) facts.set(key, { fact: part.fact, text: part.text, under })
    })
  }
  if (facts.size + terms.length === 0) return []
  const { id, title, issuer, reference, date } = document
  const data = { format: 'kejiban-facts-1', id, title, issuer, reference, date, facts: [...facts.values()], terms }
  return [
    {
      name: 'facts.json',
      mime: 'application/json',
      description: '本文件所载要素（供机器读取）',
      text: `${JSON.stringify(data, null, 1)}\n`,
    },
  ]
}
