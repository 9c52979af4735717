import type { Db } from '#db/connect.ts'
import type { PagePictures } from '#db/files/page-pictures.ts'
import { listRunsLapsedBy } from '#db/queries/clocks.ts'
import { sweepKeptForms } from '#db/queries/kept-forms.ts'
import { sweepTold } from '#db/queries/mail.ts'
import { sweepRequests } from '#db/queries/requests.ts'
import { forgetSessions } from '#db/queries/sweeps.ts'
import { alarmCalendars } from './calendar-alarm.server.ts'
import { type KeepOutside, keepCheckpoint } from './checkpoint.server.ts'
import { lapse } from './commands/advance-stage.server.ts'
import { atDesk } from './commands/desk.server.ts'
import { escalateDue } from './escalate.server.ts'
import { indexPapers } from './filings/index-papers.server.ts'
import { jobKinds } from './jobs/kinds.server.ts'
import { workJobs } from './jobs/work-jobs.server.ts'
import { keptDays } from './kept-form.server.ts'
import { gatherMail } from './mail/gather-mail.server.ts'
import { type Post, sendMail } from './mail/send-mail.server.ts'
import { deliver, type Means } from './outbox.server.ts'
import type { Ports } from './ports.ts'
import { watchAllTitles } from './watch-titles.server.ts'

/** `post` is absent where no mail is configured: then everything is told in the house alone. `pictures` are there where pages are served. */
export type Work = Means & {
  db: Db
  ports: Ports
  keepOutside: KeepOutside
  pictures?: Pick<PagePictures, 'sweep'>
  post?: Post
}

/** Keeps the time between two rounds; `setTimeout` in the server, the test's own in a test. */
export type Timer = { after: (milliseconds: number, act: () => void) => () => void }

export type Worker = { start: () => void; stop: () => Promise<void>; round: () => Promise<boolean> }

const dayMs = 86_400_000
const pause = 2000
/** So long one round works at long work before letters and lapses have their turn again. */
const jobsFor = 1000
/** And so long it makes the words of papers findable: new ones at once, a database of many beside everything else. */
const indexFor = 150
const sweepEvery = 3_600_000

/**
 * One round: what is to leave leaves, those whose time runs out are told, what ran out lapses, long work goes on for a
 * second, the words of new papers become findable; once an hour titles are looked at (which is done once a day) and what is too old is
 * forgotten, and once a day the heads of all chains are written outside the
 * database. True when long work is left to do.
 */
export function createWorker(work: Work, timer: Timer, report: (error: unknown) => void): Worker {
  let sweptAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null
  let running: Promise<void> | null = null
  let stopped = true
  let leaving = false

  const round = async () => {
    await guarded(() => deliver(work.db, work, work.ports), report)
    // Before what ran out lapses: nobody is told that four fifths are used of what is over.
    await guarded(() => escalateDue(work.db, work.ports), report)
    await guarded(() => lapseDue(work, report), report)
    const { post } = work
    if (post) {
      await guarded(() => gatherMail(work.db, work.ports), report)
      await guarded(() => sendMail(work.db, post, work.ports), report)
    }
    const until = performance.now() + jobsFor
    const goOn = () => !leaving && performance.now() < until
    const more = await guarded(() => workJobs(work, { kinds: jobKinds, goOn, report }), report)
    const readUntil = performance.now() + indexFor
    await guarded(() => indexPapers(work, () => !leaving && performance.now() < readUntil), report)
    const now = Date.parse(work.ports.now())
    if (now - sweptAt >= sweepEvery) {
      sweptAt = now
      await guarded(() => watchAllTitles(work.db, work.ports, report), report)
      await guarded(() => alarmCalendars(work.db, work.ports), report)
      await guarded(() => sweep(work, now), report)
      await guarded(() => work.store.countSm3(), report)
      await guarded(() => keepCheckpoint(work.db, work.keepOutside, work.ports.now()), report)
    }
    return more === true
  }

  // The next round is set going only when this one is over: rounds never overlap.
  const go = () => {
    running = round().then((more) => {
      running = null
      if (!stopped) cancel = timer.after(more ? 0 : pause, go)
    })
  }

  return {
    round,
    start: () => {
      if (!stopped) return
      stopped = false
      leaving = false
      cancel = timer.after(0, go)
    },
    stop: async () => {
      stopped = true
      leaving = true
      cancel?.()
      await running
    },
  }
}

async function guarded<T>(act: () => Promise<T>, report: (error: unknown) => void): Promise<T | undefined> {
  try {
    return await act()
  } catch (error) {
    report(error)
    return undefined
  }
}

/** Every run on which something has run out; one that fails is reported and holds up no other. */
async function lapseDue({ db, ports }: Work, report: (error: unknown) => void): Promise<void> {
  const due = await listRunsLapsedBy(db, ports.now(), 100)
  const runs = new Map(due.map((row) => [row.run, row.project]))
  for (const [run, project] of runs) {
    await guarded(
      () =>
        atDesk(db, project, ports, async (desk) => {
          await lapse(desk, run, ports.now())
          return { ok: true as const }
        }),
      report,
    )
  }
}

/** Answers to repeated requests are kept ninety days, sessions thirty after their end, forms that outlived theirs seven. */
async function sweep({ db, store, pictures }: Work, now: number): Promise<void> {
  const before = (days: number) => new Date(now - days * dayMs).toISOString()
  await db.transaction().execute((tx) => sweepRequests(tx, before(90)))
  await forgetSessions(db, before(30))
  await sweepTold(db, before(90))
  await sweepKeptForms(db, before(keptDays))
  await store.sweep()
  await pictures?.sweep()
}

export const systemTimer: Timer = {
  after: (milliseconds, act) => {
    const timeout = setTimeout(act, milliseconds)
    return () => clearTimeout(timeout)
  },
}
