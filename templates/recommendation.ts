import { paper } from './phrases/paper.ts'
import { routeWords } from './phrases/route-words.ts'
import { letterBlocks } from './recommendation/letter.ts'
import { opinionBlocks } from './recommendation/opinion.ts'
import { defineTemplate } from './template.ts'

/** A letter in the interbank market and on the licence route; at an exchange an opinion condition by condition. */
export const recommendation = defineTemplate({
  id: 'recommendation',
  version: 1,
  title: ({ project }) => `主承销商${routeWords(project).opinion}`,
  reads: ['parties', 'science', 'accounts', 'registration', 'offering', 'proceeds', 'arrangements', 'findings'],
  document: (dossier) => {
    const exchange = dossier.project.route === 'exchange-public' || dossier.project.route === 'exchange-private'
    return paper(dossier, {
      id: 'recommendation',
      title: `主承销商${routeWords(dossier.project).opinion}`,
      blocks: exchange ? opinionBlocks(dossier) : letterBlocks(dossier),
    })
  },
})
