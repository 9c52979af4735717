import type { Row } from '#db/schema.ts'
import type { FilingDocument } from '#templates/blocks.ts'
import { redlineOf, revisedOf } from '#templates/compare/marked-document.ts'
import type { Compared } from './compare-versions.server.ts'

export const markings = {
  redline: { title: '修订对照', document: redlineOf },
  revised: { title: '修订稿（楷体加粗）', document: revisedOf },
} as const

export type Marking = keyof typeof markings

export const isMarking = (word: string | null): word is Marking => word !== null && Object.hasOwn(markings, word)

type Pair = Record<'from' | 'to', Pick<Row<'filing_version'>, 'number'>>

/** One version with the marks of what changed since another, ready to be set in type. */
export const markedVersion = (compared: Compared, marking: Marking, { from, to }: Pair): FilingDocument =>
  markings[marking].document(compared, `第${to.number}版对照第${from.number}版`)

/** The name it is saved under: that of the version, with the marking before its ending. */
export const markedName = (name: string | null, marking: Marking): string =>
  `${(name ?? '文件.pdf').replace(/\.pdf$/i, '')} ${markings[marking].title}.pdf`
