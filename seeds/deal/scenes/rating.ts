import type { IsoDay } from '#workflows/calendar/day.ts'
import type { Preparation } from '../preparation-days.ts'
import { act, player, runOf, type Theatre } from '../theatre.ts'

type Subject = 'issuer' | 'line'
const methods: Record<Subject, string> = {
  issuer: '科技创新发行主体信用评级方法（示例）',
  line: '科技创新债券债项信用评级方法（示例）',
}

/** `AA+sti` as its agency writes it: letters, plus or minus, whatever follows. */
export function gradeOf(text: string): { symbol: string; modifier?: string; suffix?: string } {
  const match = /^([A-Z]{1,4})([+-]?)(.*)$/.exec(text.trim())
  if (!match?.[1]) return { symbol: text.trim() }
  return { symbol: match[1], ...(match[2] ? { modifier: match[2] } : {}), ...(match[3] ? { suffix: match[3] } : {}) }
}

/** One agency rates the issuer, the bond or both: from the mandate to the publication, with the committee apart from the analyst. */
export function ratingScene(theatre: Theatre, days: Preparation): void {
  const { deal, cast } = theatre
  const { rating } = deal
  if (!rating || !cast.rater || !isRated(theatre)) return
  const subjects = (['issuer', 'line'] as const).filter(
    (subject) => (subject === 'issuer' ? rating.issuer : rating.bond) !== undefined,
  )
  // An invented issuer whose file names an agency only is given a sample grade.
  for (const subject of subjects.length > 0 ? subjects : (['issuer'] as const)) rate(theatre, days.rating, subject)
}

/** Whether a grade is told: as reported; for a real issuer none is made up. */
const isRated = ({ deal: { rating }, real }: Theatre): boolean =>
  rating?.issuer !== undefined || rating?.bond !== undefined || (!real && rating?.agency !== undefined)

function rate(theatre: Theatre, on: Preparation['rating'], subject: Subject): void {
  const { deal, outline, cast, agenda } = theatre
  const analyst = player(theatre, 'rater')
  const committee = player(theatre, 'rater', 1)
  const bank = player(theatre, 'lead-underwriter')
  const issuer = player(theatre, 'issuer')
  const reported = subject === 'issuer' ? deal.rating?.issuer : deal.rating?.bond
  const grade = { ...gradeOf(reported ?? 'AA+'), outlook: '稳定' }
  const subjectName =
    subject === 'issuer' ? deal.issuer.name : (outline.issues[0]?.lines[0]?.name.value ?? deal.issuer.name)
  let run = ''
  const step = async (who: typeof analyst, type: string, data: unknown = {}) => act(theatre, who, run, type, data)
  const enter = (day: IsoDay, hour: string, does: () => Promise<void>) => agenda.enter(day, hour, does)

  enter(on.engagedOn, '10:00', async () => {
    const registration = (await runOf(theatre, 'registration')).id
    await act(theatre, issuer, registration, 'rating.engage', { agency: cast.rater?.id, subject, subjectName })
    run = (await runOf(theatre, 'rating')).id
    await step(analyst, 'rating.accept', { methodology: methods[subject], acceptedOn: on.engagedOn })
  })
  enter(on.engagedOn, '14:00', () =>
    step(analyst, 'data.request', { list: '近三年审计报告、科技创新属性证明、募集资金投向说明。（示例）' }),
  )
  enter(on.visitedOn, '09:30', () =>
    step(issuer, 'data.supply', { on: on.visitedOn, note: '按清单提供资料。（示例）' }),
  )
  enter(on.visitedOn, '11:00', () =>
    step(analyst, 'fieldwork.begin', { plan: '访谈财务与研发负责人，查看研发场所。（示例）' }),
  )
  enter(on.visitedOn, '14:00', () =>
    step(analyst, 'interview.note', {
      on: on.visitedOn,
      kind: 'interview',
      who: '发行人财务负责人',
      summary: '核对债务结构与偿债安排。（示例）',
    }),
  )
  enter(on.draftedOn, '09:30', () => step(analyst, 'fieldwork.close', { summary: '现场工作结束，资料完整。（示例）' }))
  enter(on.draftedOn, '15:00', () =>
    step(analyst, 'draft.submit', { ...grade, on: on.draftedOn, grounds: '经营与财务情况支持该等级建议。（示例）' }),
  )
  enter(on.decidedOn, '10:00', () =>
    step(committee, 'committee.decide', { ...grade, heldOn: on.decidedOn, members: 5, opinion: '表决通过。（示例）' }),
  )
  enter(on.decidedOn, '15:00', () => step(bank, 'result.accept', { note: '对结果无异议。（示例）' }))
  enter(on.issuedOn, '10:00', () =>
    step(analyst, 'rating.issue', { number: `示例评字〔${on.issuedOn.slice(0, 4)}〕第001号`, on: on.issuedOn }),
  )
  enter(on.issuedOn, '14:00', () => step(analyst, 'rating.publish', { on: on.issuedOn, where: '评级机构网站（示例）' }))
}
