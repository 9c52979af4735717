type Heading = { title: string; level: number }

/** `第三章 发行条款 一、主要条款`: a section with its chapter, where the paper has chapters. */
export function headingPath(headings: readonly Heading[], at: number): string {
  const heading = headings[at]
  if (!heading) return ''
  const chapters = headings.filter(({ level }) => level === 1)
  if (heading.level === 1 || chapters.length < 2) return heading.title
  const chapter = headings.slice(0, at).findLast(({ level }) => level === 1)
  return chapter ? `${chapter.title} ${heading.title}` : heading.title
}
