import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

export const render = (element: ReactElement): string => renderToStaticMarkup(element)

export const count = (html: string, pattern: RegExp): number => html.match(new RegExp(pattern, 'g'))?.length ?? 0
