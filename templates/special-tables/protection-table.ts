import { heading, list, paragraph } from '../blocks.ts'
import { clauseSections } from '../clauses/clause-sections.ts'
import { wordsOf } from '../clauses/words.ts'
import { chineseNumber } from '../format.ts'
import { specialTable } from './special-table.ts'

/** M.12: the covenants chosen for the deal, in the versions in which the prospectus of the same facts carries them. */
export const protectionTable = specialTable({
  id: 'table-protection',
  code: 'M.12',
  title: '投资人保护条款',
  reads: ['offering', 'arrangements', 'proceeds', 'clauses'],
  sections: (dossier) => {
    const words = wordsOf(dossier)
    const clauses = clauseSections(dossier, 'protection').filter(({ blocks }) => blocks.length > 0)
    return [
      {
        title: '所选条款',
        blocks: [
          paragraph(`发行人为${words.bond}选择下列投资人保护条款，条款内容与${words.paper}一致：`),
          list(
            clauses.map(({ title }) => title),
            true,
          ),
        ],
      },
      {
        title: '条款内容',
        blocks: clauses.flatMap(({ title, blocks }, at) => [
          heading(3, `（${chineseNumber(at + 1)}）${title}`),
          ...blocks,
        ]),
      },
    ]
  },
})
