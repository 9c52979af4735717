import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { useContext } from 'react'
import { ErrorPage } from './components/error-page.tsx'
import { NonceContext } from './nonce.ts'
import fonts from './styles/fonts.css?url'
import styles from './styles/index.css?url'
import mark from './styles/mark.svg?url'
import { saysAway } from './viewer-zone.ts'

export const meta: MetaFunction = () => [{ title: '科技板' }]

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: mark, type: 'image/svg+xml' },
]

type Told = { theme: 'light' | 'dark' | null; zone: 'away' | null }

/** From plain cookies: the theme a person has chosen, else the machine's preference rules; whether his clock is another. */
export function loader({ request }: LoaderFunctionArgs): Told {
  const cookies = request.headers.get('cookie') ?? ''
  const chosen = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookies)?.[1]
  return { theme: chosen === 'light' || chosen === 'dark' ? chosen : null, zone: saysAway(cookies) ? 'away' : null }
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext)
  const chosen = useRouteLoaderData<typeof loader>('root')
  return (
    <html lang="zh-CN" data-theme={chosen?.theme ?? undefined} data-zone={chosen?.zone ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {/* Last, so that the fallback faces never hold up the first paint. */}
        <link rel="stylesheet" href={fonts} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} />
  return <ErrorPage status={error.status} {...(typeof error.data === 'string' ? { message: error.data } : {})} />
}
