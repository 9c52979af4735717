import { describe, expect, test } from 'vitest'
import { letters, templateFor } from '#app/filings/papers.ts'
import { catalogue } from '#templates/catalogue.ts'
import { exchangePrivateMachine, exchangePublicMachine } from '#workflows/registration/exchange.ts'
import { interbankMachine } from '#workflows/registration/interbank.ts'
import { licenceMachine } from '#workflows/registration/licence.ts'
import { allStages } from '#workflows/stages.ts'

type Stepped = { letter: string; event: string; state: string }

/** Every letter that a machine writes, with the event and the state it is written in. */
const lettersIn = ({ states }: (typeof allStages)[number]['machine']): Stepped[] =>
  Object.entries(states).flatMap(([state, { transitions }]) =>
    [...transitions].flatMap(([event, branches]) =>
      branches.flatMap(({ actions }) =>
        actions.flatMap((action) => {
          const { type } = action as { type: string }
          return type.startsWith('letter.') ? [{ letter: templateFor(type), event, state }] : []
        }),
      ),
    ),
  )

const all = allStages.flatMap(({ machine }) => lettersIn(machine))

/** Asked for beside a duty, by no step. */
const besideDuties = ['trustee-report']

describe('letters and steps', () => {
  test('each letter that a step writes is a paper of the catalogue with a place and readers', () => {
    const lost = all.filter(({ letter }) => !letters[letter] || !Object.hasOwn(catalogue, letter))
    expect(lost).toEqual([])
  })

  test('no letter without its step', () => {
    const written = new Set(all.map(({ letter }) => letter))
    expect(Object.keys(letters).filter((letter) => !written.has(letter) && !besideDuties.includes(letter))).toEqual([])
  })

  test.each([
    ['filing.accept', ['receipt', 'acceptance-notice']],
    ['filing.return', ['feedback-letter']],
    ['extension.apply', ['extension-request']],
    ['extension.grant', ['extension-answer']],
    ['extension.decline', ['extension-answer']],
    ['suspension.apply', ['suspension-request']],
    ['suspension.decline', ['suspension-answer']],
    ['review.suspend', ['suspension-notice']],
    ['resumption.apply', ['resumption-request']],
    ['resumption.decline', ['resumption-answer']],
    ['review.resume', ['resumption-notice']],
    ['review.terminate', ['termination-notice']],
    ['suspension.lapse', ['termination-notice']],
    ['matter.report', ['matter-report']],
    ['matter.reopen', ['reopening-notice']],
    ['meeting.conclude', ['meeting-conclusion']],
    ['authority.submit', ['sealed-contents']],
    ['authority.refuse', ['refusal-notice']],
  ])('%s writes %j wherever it may be taken on the public route of an exchange', (event, papers) => {
    const places = lettersIn(exchangePublicMachine).filter((one) => one.event === event)
    expect([...new Set(places.map(({ letter }) => letter))]).toEqual(papers)
  })

  test('what is withdrawn inside the house is asked back from nobody', () => {
    for (const machine of [interbankMachine, exchangePublicMachine, exchangePrivateMachine, licenceMachine]) {
      const states = lettersIn(machine).flatMap(({ letter, state }) => (letter === 'withdrawal-request' ? [state] : []))
      expect(states).toContain('filed')
      for (const state of ['preparing', 'internal-review', 'answering', 'cleared']) expect(states).not.toContain(state)
    }
  })

  test('a reply that never came returns the papers or suspends, and either is told', () => {
    const told = (machine: Parameters<typeof lettersIn>[0]) =>
      new Set(lettersIn(machine).flatMap(({ letter, event }) => (event === 'reply.lapse' ? [letter] : [])))
    expect(told(interbankMachine)).toEqual(new Set(['termination-notice']))
    expect(told(exchangePublicMachine)).toEqual(new Set(['suspension-notice']))
  })
})
