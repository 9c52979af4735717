import { type PaperChapter, paperChapter } from '../chapters/chapter.ts'
import { wordsOf } from '../clauses/words.ts'
import { defineTemplate } from '../template.ts'
import { chapters as common } from './outline.ts'
import { project, projectRisks } from './project.ts'
import { paperTitle, prospectusDocument } from './prospectus.ts'
import { type ProjectSource, reads } from './source.ts'

const titleOf = (source: Pick<ProjectSource, 'project'>): string => `项目收益票据${paperTitle(source)}`

/** The product by its name: the register of products knows only how these notes are placed. */
const named = (source: ProjectSource): ProjectSource => ({
  ...source,
  project: { ...source.project, product: { title: '项目收益票据', code: 'PRN' } },
})

/** The fifteen chapters of every interbank prospectus, with the project's risks among the risks and its chapter behind the proceeds. */
function chapters(source: ProjectSource): PaperChapter[] {
  const told = named(source)
  const own = paperChapter(
    'project',
    { kind: 'heading', level: 1, text: '项目情况和项目收益', id: 'project' },
    project(told, wordsOf(told)),
  )
  return common(told).flatMap((chapter): PaperChapter[] => {
    if (chapter.key === 'risks') return [{ ...chapter, blocks: [...chapter.blocks, ...projectRisks(told)] }]
    return chapter.key === 'proceeds' ? [chapter, own] : [chapter]
  })
}

/** XM: the prospectus of project revenue notes, in place of M. */
export const projectProspectus = defineTemplate({
  id: 'project-prospectus',
  version: 1,
  title: titleOf,
  reads: [...reads, 'projectNote'],
  chapters,
  document: (source) =>
    prospectusDocument(named(source), { id: 'project-prospectus', title: titleOf(source), chapters: chapters(source) }),
})
