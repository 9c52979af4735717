import { type Block, heading, type Inline, paragraph } from '../blocks.ts'
import { chineseNumber } from '../format.ts'

export type Article = { title: string; said: (string | Inline[] | Block)[] }

const isBlock = (said: string | Inline[] | Block): said is Block => typeof said === 'object' && !Array.isArray(said)

/**
 * The articles of a contract: `第一条　定义`, under it `1.1`, `1.2` … in order. A table or list stands between its sentences
 * and takes no number; an article without content is left out and the numbers close up.
 */
export const articles = (parts: (Article | null)[]): Block[] =>
  parts
    .filter((part) => part !== null && part.said.length > 0)
    .flatMap((part, at) => [
      heading(2, `第${chineseNumber(at + 1)}条　${part?.title}`),
      ...numbered(at + 1, part?.said ?? []),
    ])

function numbered(article: number, said: Article['said']): Block[] {
  let clause = 0
  return said.map((one) => {
    if (isBlock(one)) return one
    clause += 1
    const number = `${article}.${clause}　`
    return paragraph(typeof one === 'string' ? `${number}${one}` : [number, ...one])
  })
}

export const article = (title: string, ...said: Article['said']): Article => ({ title, said })
