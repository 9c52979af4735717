import { useLocation } from '@remix-run/react'
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
  const [excel, csv] = [hrefOf(list, search, 'xlsx'), hrefOf(list, search, 'csv')]
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

/** Which page of a list, and what is open on it, is of no matter to the whole of it. */
const places = ['after', 'before', 'case', 'act', 'verify', 'group', 'history', 'recovery']

function hrefOf(list: string, search: string, format: 'xlsx' | 'csv'): string {
  const [path = list, own = ''] = list.split('?')
  const params = new URLSearchParams(own)
  for (const [name, value] of new URLSearchParams(search)) if (!places.includes(name)) params.set(name, value)
  if (format === 'csv') params.set('format', format)
  const query = params.toString()
  return query ? `${path}?${query}` : path
}
