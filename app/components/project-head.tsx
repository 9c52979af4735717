import type { ReactNode } from 'react'
import { SampleMark } from './marks.tsx'
import { PageHeader, type PageHeaderProps } from './page-header.tsx'
import { Tabs } from './tabs.tsx'

export type ProjectHeadProps = {
  frame: {
    name: string
    sample: boolean
    breadcrumb: NonNullable<PageHeaderProps['breadcrumb']>
    tabs: { href: string; label: string; current: boolean }[]
  }
  /** A page within the project: its own title stands as the heading, the project in the path. */
  page?: { title: ReactNode; href: string }
  facts?: PageHeaderProps['facts']
  actions?: ReactNode
}

/** Title, place and tabs, the same on every page of a project. */
export function ProjectHead({ frame, page, facts, actions }: ProjectHeadProps) {
  const breadcrumb = page ? [...frame.breadcrumb, { label: frame.name, href: page.href }] : frame.breadcrumb
  return (
    <div className="stack">
      <PageHeader
        breadcrumb={breadcrumb}
        title={
          <>
            {page?.title ?? frame.name}
            {frame.sample ? <SampleMark /> : null}
          </>
        }
        {...(facts ? { facts } : {})}
        {...(actions ? { actions } : {})}
      />
      <Tabs label="项目" tabs={frame.tabs} />
    </div>
  )
}
