import type { Preparation } from '../preparation-days.ts'
import { asItems, questionsOf } from '../questions.ts'
import { act, player, runOf, type Theatre } from '../theatre.ts'
import { answer } from './answer.ts'
import { uploadPapers, writePapers } from './papers.ts'

/** Papers, the house's own review under four eyes; on the way to a registration that exists, with a round of its own questions. */
export function preparationScene(theatre: Theatre, days: Preparation): void {
  const { agenda, deal } = theatre
  const maker = player(theatre, 'lead-underwriter')
  const checker = player(theatre, 'lead-underwriter', 1)
  const step = async (who: typeof maker, type: string, data: unknown = {}) =>
    act(theatre, who, (await runOf(theatre, 'registration')).id, type, data)
  agenda.enter(days.papersOn, '09:30', () => uploadPapers(theatre))
  agenda.enter(days.papersOn, '13:30', () => writePapers(theatre))
  agenda.enter(days.reviewedOn, '10:00', () =>
    step(maker, 'filing.request-review', { note: '申请文件编制完成，提请内核。（示例）' }),
  )
  if (theatre.days.registration.way === 'adopted') {
    const questions = questionsOf(deal.issuer.kind, 1)
    agenda.enter(days.reviewedOn, '14:00', () => step(checker, 'feedback.issue', { items: asItems(questions) }))
    agenda.enter(days.answeredOn, '10:00', () => answer(theatre, questions))
  }
  agenda.enter(days.clearedOn, '10:00', () =>
    step(checker, 'filing.clear', { opinion: '质控、内核复核通过，同意报送。（示例）' }),
  )
  if (deal.route === 'licence') opinion(theatre, days)
}

/** On the licence route the supervising authority speaks first. */
function opinion(theatre: Theatre, days: Preparation): void {
  const authority = player(theatre, 'nfra')
  const on = days.clearedOn
  theatre.agenda.enter(on, '14:30', async () => {
    const data = { number: `示例监管意见〔${on.slice(0, 4)}〕1号`, on }
    await act(theatre, authority, (await runOf(theatre, 'registration')).id, 'opinion.give', data)
  })
}
