import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation, useMatches } from '@remix-run/react'
import { Alert } from '../components/alert.tsx'
import { AppShell } from '../components/app-shell.tsx'
import { FlashMessage } from '../components/flash-message.tsx'
import { takeFlash } from '../flash.server.ts'
import { findKeptForms } from '../kept-form.server.ts'
import { presentShell } from '../presenters/shell.server.ts'
import { printCaseOf } from '../print-case.ts'
import { requireSignedIn } from '../session.server.ts'

/** The frame of every signed-in screen, and what the last form did. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { flash, headers } = takeFlash(request, context)
  const kept = (await findKeptForms(request, context, who.person)).length
  return json({ shell: await presentShell(who, context), flash, kept }, { headers })
}

/** What one person may see is kept by nobody on the way. OWASP ASVS 5.0, 14.3.2. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const isWide = (handle: unknown): boolean =>
  typeof handle === 'object' && handle !== null && 'wide' in handle && handle.wide === true

export default function DeskLayout() {
  const { shell, flash, kept } = useLoaderData<typeof loader>()
  const { pathname, search } = useLocation()
  const nav = shell.nav.map((item) => ({
    ...item,
    current: pathname === item.href || pathname.startsWith(`${item.href}/`),
  }))
  // A screen with panes of its own exports `handle = { wide: true }`.
  const matches = useMatches()
  const wide = matches.some(({ handle }) => isWide(handle))
  const printed = printCaseOf(matches.map(({ data }) => data))
  const searched = new URLSearchParams(search).get('q')
  return (
    <AppShell
      {...shell}
      nav={nav}
      wide={wide}
      printed={printed}
      search={{ ...shell.search, ...(searched ? { value: searched } : {}) }}
    >
      {kept > 0 && pathname !== '/kept-form' ? (
        <Alert kind="note" title={`登录过期前填写的 ${kept} 份内容还没有提交。`}>
          <a href="/kept-form">去核对</a>
        </Alert>
      ) : null}
      {flash && flash.path === pathname ? <FlashMessage {...flash} /> : null}
      <Outlet />
    </AppShell>
  )
}
