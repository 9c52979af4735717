import { cite } from '../library/library.ts'

/**
 * What every clause rests on: the contract. Levels, majorities and days in them are terms that the parties agree, not rules
 * of a venue; a version that rests on more says so itself.
 */
export const clauseBasis = cite('contract', '条款库文本')
