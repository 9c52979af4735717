import type { Db, Tx } from '#db/connect.ts'
import type { Row } from '#db/schema.ts'
import type { Given, StageName } from '#workflows/kit/stage.ts'
import type { Rulebook } from '#workflows/rulebook.ts'
import { givenEnhancement } from './enhancement.server.ts'
import { givenIssuance } from './issuance.server.ts'
import { givenOutstanding } from './outstanding.server.ts'
import { givenRating } from './rating.server.ts'
import { givenRegistration } from './registration.server.ts'
import { givenReserve } from './reserve.server.ts'

/** What a stage's guards are told: built by one function for each stage, the same for screens and commands. */
/** A page looks through its read connection, a command through its transaction; both see the same. */
export type Looking = { tx: Db | Tx; project: Row<'project'>; rulebook: Rulebook }

export type GivenFor = (looking: Looking, run: Row<'run'>, at: string) => Promise<Given>

const builders: Partial<Record<StageName, GivenFor>> = {
  reserve: givenReserve,
  rating: givenRating,
  enhancement: givenEnhancement,
  registration: givenRegistration,
  issuance: givenIssuance,
  outstanding: givenOutstanding,
}

export const givenFor: GivenFor = async (looking, run, at) =>
  (await builders[run.stage as StageName]?.(looking, run, at)) ?? {}
