import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './source-file.ts'

/** One route of the house as Remix reads its file name: its id, its address with `:names`, and what it answers. */
export type HouseRoute = { id: string; address: string; names: string[]; isLayout: boolean }

/** Every file of app/routes, so that no route can be forgotten. */
export function houseRoutes(): HouseRoute[] {
  const files = readdirSync(join(root, 'app/routes')).map((file) => file.replace(/\.tsx?$/, ''))
  return files.map((file) => {
    // `[.]` is a point that parts nothing.
    const segments = file
      .replaceAll('[.]', '\u0000')
      .split('.')
      .map((segment) => segment.replaceAll('\u0000', '.'))
    const path = segments
      .filter((segment) => !segment.startsWith('_'))
      .map((segment) => segment.replace(/_$/, ''))
      .map((segment) => (segment === '$' ? 'no/such/page' : segment.replace(/^\$/, ':')))
    const names = path.filter((segment) => segment.startsWith(':')).map((segment) => segment.slice(1))
    const isLayout = files.some((other) => other.startsWith(`${file}.`)) && path.length === 0
    return { id: `routes/${file}`, address: `/${path.join('/')}`, names, isLayout }
  })
}

/** The address with its names filled in. */
export const addressOf = ({ address }: HouseRoute, ids: Record<string, string>): string =>
  address.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? `no-${name}`)
