export type SortedPaper = { id: string; code: string; title: string }
export type Guess = { paper: string; because: string }

/** Characters of the beginning in which a paper names itself: a cover and a heading. */
const cover = 400

const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{C}]+/gu, '')

/**
 * Which paper of the checklist a file looks like, by its name and its first words: its number, its title, or most of the
 * title's pairs of characters. Null where nothing fits, or two papers fit as well.
 */
export function guessPaper(file: { name: string; words: string }, papers: readonly SortedPaper[]): Guess | null {
  const found = papers
    .map((paper) => ({ paper: paper.id, ...scoreOf(file, paper) }))
    .filter(({ score }) => score >= 2)
    .toSorted((a, b) => b.score - a.score)
  const [best, next] = found
  if (!best || (next && next.score === best.score)) return null
  return { paper: best.paper, because: best.because }
}

function scoreOf({ name, words }: { name: string; words: string }, { code, title }: SortedPaper) {
  const stem = name.replace(/\.[A-Za-z0-9]{1,5}$/, '')
  const [named, said] = [plain(stem), plain(words).slice(0, cover)]
  const reasons: { score: number; because: string }[] = [
    ...(beginsWithCode(stem, code) ? [{ score: 3, because: `文件名以“${code}”开头` }] : []),
    ...(contains(named, title) ? [{ score: 4 + title.length / 100, because: '文件名含文件标题' }] : []),
    ...(contains(said, title) ? [{ score: 3 + title.length / 100, because: '首页写有文件标题' }] : []),
  ]
  if (reasons.length > 0)
    return {
      score: reasons.reduce((sum, { score }) => sum + score, 0),
      because: reasons.map(({ because }) => because).join('，'),
    }
  const alike = Math.max(likeness(title, named), likeness(title, plain(words.slice(0, 200)).slice(0, 60)))
  return alike >= 0.45 ? { score: 2 + alike / 2, because: '名称与文件标题相近' } : { score: 0, because: '' }
}

/** `Y-2 推荐函` and `Y-2_推荐函`, not `Y-20`. */
function beginsWithCode(stem: string, code: string): boolean {
  const [begin, wanted] = [stem.normalize('NFKC').toLowerCase().trim(), code.normalize('NFKC').toLowerCase()]
  return begin.startsWith(wanted) && !/^[a-z0-9.-]/.test(begin.slice(wanted.length).replace(/^\.(?!\d)/, ' '))
}

/** The whole title, or its first of several papers in one: 有权机构决议、公司章程及营业执照. */
function contains(where: string, title: string): boolean {
  const whole = plain(title)
  const first = plain(title.split(/[、及（(]/)[0] ?? '')
  return (whole.length >= 2 && where.includes(whole)) || (first.length >= 5 && where.includes(first))
}

/** How much of a title's pairs of characters stands in other words, from 0 to 1. */
function likeness(title: string, other: string): number {
  const letters = [...plain(title)]
  const pairs = letters.slice(0, -1).map((letter, at) => letter + letters[at + 1])
  return pairs.length < 3 ? 0 : pairs.filter((pair) => other.includes(pair)).length / pairs.length
}
