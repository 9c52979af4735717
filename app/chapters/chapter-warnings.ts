import type { ChapterNow } from './read-chapters.server.ts'

/** A chapter that reads otherwise than it was checked is not checked any more, whoever or whatever changed it. */
export const isChecked = ({ state, changedSinceCheck }: ChapterNow): boolean =>
  state === 'checked' && !changedSinceCheck

/** What whoever answers for the paper should look at before it is handed in; `remarks` wait to be dealt with. */
export function chapterWarnings(chapter: ChapterNow, remarks = 0): string[] {
  const { source, baseChanged, changedSinceCheck, row } = chapter
  return [
    ...(changedSinceCheck ? ['复核之后内容有变化，须重新复核'] : []),
    ...(source !== 'generated' && !isChecked(chapter) && !changedSinceCheck ? ['不是生成文本，尚未复核'] : []),
    ...(baseChanged ? ['平台的生成文本在编写之后有更新，请对照'] : []),
    ...(remarks > 0 ? [`有 ${remarks} 条批注待办`] : []),
    ...(row?.returned_because ? [`退回：${row.returned_because}`] : []),
  ]
}
