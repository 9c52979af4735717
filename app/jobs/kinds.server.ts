import { clearList } from './clear-list.server.ts'
import { grantOutageJob } from './grant-outage.server.ts'
import { importList } from './import-list.server.ts'
import type { JobKind } from './job.ts'
import { reprojectClocks } from './reproject-clocks.server.ts'

/** Every kind of long work, by the name that stands in its row. */
export const jobKinds = {
  'reproject-clocks': reprojectClocks,
  'grant-outage': grantOutageJob,
  'import-list': importList,
  'clear-list': clearList,
} as const satisfies Record<string, JobKind>

export type JobName = keyof typeof jobKinds
