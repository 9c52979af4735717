import { group } from './definition.ts'
import { rows, text } from './field.ts'

/**
 * What was picked from the clause library for a deal. It has a screen of its own, so the form of facts asks nobody for it
 * (`kinds` empty). Recorded as a fact it has history and evidence, and papers that print it go stale when it changes.
 */
export const clauseFacts = group('条款', 'project', {
  'clauses.chosen': rows(
    '选用的条款',
    { key: text('条款代号'), title: text('条款') },
    {
      required: false,
      kinds: [],
      problem: (all) => (new Set(all.map(({ key }) => key)).size < all.length ? '同一条款只能选用一次' : null),
    },
  ),
})
