import { useLocation } from '@remix-run/react'
import { exportHref } from './export-href.ts'
import { LinkButton } from './link-button.tsx'

export type ExportLinksProps = {
  /** Address of the list, with what names its subject if one is needed. */
  list: string
  /** What is exported, read out where a page has more than one list. */
  what?: string
  /** Two words at the end of a sheet's head in place of two buttons. */
  quiet?: boolean
  /** How many there are, before the two words. */
  count?: string
}

/** 导出: the list as it is filtered on this page, all of its rows, as a workbook or as CSV. */
export function ExportLinks({ list, what, quiet, count }: ExportLinksProps) {
  const { search } = useLocation()
  const [excel, csv] = [exportHref(list, search, 'xlsx'), exportHref(list, search, 'csv')]
  const of = what ? <span className="out-of-sight">：{what}</span> : null
  if (quiet)
    return (
      <span>
        {count ? `${count} · ` : ''}导出{' '}
        <a href={excel} download>
          Excel{of}
        </a>{' '}
        /{' '}
        <a href={csv} download>
          CSV{of}
        </a>
      </span>
    )
  return (
    <>
      <LinkButton href={excel} icon="download" download>
        导出 Excel{of}
      </LinkButton>
      <LinkButton href={csv} icon="download" download>
        导出 CSV{of}
      </LinkButton>
    </>
  )
}
