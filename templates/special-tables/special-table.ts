import { type Block, facts, paragraph } from '../blocks.ts'
import type { Dossier, Part } from '../dossier.ts'
import { quote } from '../format.ts'
import { type Common, letterhead, paper, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName, leadName, seal } from '../phrases/party.ts'
import { productName } from '../phrases/route-words.ts'
import { defineTemplate, type Template } from '../template.ts'
import { statedBlocks } from './stated-blocks.ts'

type Section = { title: string; blocks: Block[] }

/** One of the special tables (附加表格) of the interbank forms, M.1 to M.13. */
type TableForm<P extends Part> = {
  id: string
  code: string
  title: string
  reads: readonly P[]
  states?: readonly string[]
  sections: (dossier: Common & Pick<Dossier, P | 'parties'>) => Section[]
}

/** Head, sections in order, the issuer's word and seal are the same on every table; the form says the rest. */
export function specialTable<const P extends Part>(form: TableForm<P>): Template<P | 'parties'> {
  const { id, code, title, reads, states } = form
  return defineTemplate<P | 'parties'>({
    id,
    version: 1,
    title: () => title,
    reads: [...reads, 'parties'],
    ...(states ? { states } : {}),
    document: (dossier) => {
      const told = form.sections(dossier).filter(({ blocks }) => blocks.length > 0)
      return paper(dossier, {
        id,
        title: `${code} ${title}`,
        blocks: [
          ...letterhead(title, `${code}表　${dossier.project.number}`),
          particulars(dossier),
          ...sections([
            ...(told.length > 0 ? told : [{ title: '有关情况', blocks: [paragraph(nothing)] }]),
            { title: '发行人承诺', blocks: [paragraph(promise)] },
          ]),
          ...signaturePage(title, [seal(issuerName(dossier), dossier.date)]),
        ],
      })
    },
  })
}

const nothing = '发行人没有需要在本表说明的情形。'
const promise =
  '发行人承诺本表所载内容真实、准确、完整，不存在虚假记载、误导性陈述或者重大遗漏；上述情况发生变化的，发行人及时更新本表并告知主承销商。'

const particulars = (dossier: Common & Pick<Dossier, 'parties'>): Block =>
  facts([
    ['发行人', [quote(dossier.issuer.name)]],
    ['统一社会信用代码', [quote(dossier.issuer.creditCode)]],
    ['注册品种', productName(dossier.project)],
    ['主承销商', leadName(dossier.parties)],
  ])

type StatedSection = readonly [title: string, ...keys: string[]]
type StatedForm = { id: string; code: string; title: string; sections: readonly StatedSection[] }

/** A table whose sections print what the issuer's side stated, each by the keys of its facts. */
export const statedTable = ({ sections: asked, ...form }: StatedForm): Template<'stated' | 'parties'> =>
  specialTable({
    ...form,
    reads: ['stated'],
    states: asked.flatMap(([, ...keys]) => keys),
    sections: (dossier) => asked.map(([title, ...keys]) => ({ title, blocks: statedBlocks(dossier, ...keys) })),
  })
