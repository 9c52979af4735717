import { bigrams } from '#db/queries/search.ts'

type Asked = { title: string; question: string; category: string }

const gramsOf = ({ title, question }: Asked): Set<string> => new Set(bigrams(`${title} ${question}`).split(' '))

/** Below this two questions have little more than their grammar in common. */
const leastLike = 0.16

/** The most alike of the questions answered before, at most `most`: by shared bigrams, those of one category before others. */
export function similar<P extends Asked>(asked: Asked, answered: readonly P[], most = 3): P[] {
  const own = gramsOf(asked)
  return answered
    .map((each) => {
      const other = gramsOf(each)
      let shared = 0
      for (const gram of other) if (own.has(gram)) shared += 1
      const dice = (2 * shared) / Math.max(1, own.size + other.size)
      return { each, like: dice * (each.category === asked.category ? 1.5 : 1) }
    })
    .filter(({ like }) => like >= leastLike)
    .sort((one, other) => other.like - one.like)
    .slice(0, most)
    .map(({ each }) => each)
}
