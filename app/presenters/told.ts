import type { ReactNode } from 'react'

/** Props of a component as plain data for a page: where a node may stand, words stand. */
export type Told<T> = ReactNode extends T
  ? string
  : T extends readonly (infer E)[]
    ? Told<E>[]
    : T extends object
      ? { [K in keyof T]: Told<T[K]> }
      : T
