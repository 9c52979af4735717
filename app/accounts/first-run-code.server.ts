import { randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../server/environment.ts'
import { hashOfToken } from './session-cookie.server.ts'

type Place = Pick<Environment, 'dataFolder' | 'publicOrigin'>

/** Behind a public address the first visitor may be anybody: he proves with this file that the server is his. */
export const asksForCode = ({ publicOrigin }: Place): boolean => publicOrigin !== undefined

const fileOf = ({ dataFolder }: Place): string => join(dataFolder, 'first-run-code')

/** Writes the code where only the server's owner can read it, once. */
export function prepareCode(place: Place): void {
  if (asksForCode(place) && !existsSync(fileOf(place)))
    writeFileSync(fileOf(place), `${randomBytes(12).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
}

export function codeMatches(place: Place, typed: string): boolean {
  if (!asksForCode(place)) return true
  prepareCode(place)
  const kept = readFileSync(fileOf(place), 'utf8').trim()
  return timingSafeEqual(Buffer.from(hashOfToken(kept)), Buffer.from(hashOfToken(typed.trim())))
}
