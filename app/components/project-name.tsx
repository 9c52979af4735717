import { SampleMark } from './marks.tsx'

/** The name of a project as a link, marked where its issuer is invented or its facts are. */
export function ProjectName({ href, name, sample }: { href: string; name: string; sample: boolean }) {
  return (
    <>
      <a href={href}>{name}</a>
      {sample ? <SampleMark /> : null}
    </>
  )
}
