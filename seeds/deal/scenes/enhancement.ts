import { insertFacility } from '#db/queries/facilities.ts'
import type { House, Player } from '../cast.ts'
import { type Cover, counterFen, coverOf, sampleCounterPercent, sampleFacilityCap } from '../enhancement-terms.ts'
import type { Preparation } from '../preparation-days.ts'
import { act, player, runOf, type Theatre } from '../theatre.ts'

/** Each arrangement on its own run by its own provider; a counter-guarantee is the child of the one it stands behind. */
export function enhancementScene(theatre: Theatre, days: Preparation): void {
  theatre.cast.enhancers.forEach(({ provider, counter }, at) => {
    arrange(theatre, days, { at, provider, counter })
  })
}

type Arranged = { at: number; provider: House; counter: House | null }

/** What the steps of one arrangement share; `run` is known once it is sought. */
type Arranging = Arranged & {
  theatre: Theatre
  on: Preparation['enhancement']
  asked: Asked
  cover: Cover
  run: string
}
type Asked = NonNullable<Theatre['deal']['enhancement']>[number]

const step = (of: Arranging, who: Player, type: string, data: unknown = {}): Promise<void> =>
  act(of.theatre, who, of.run, type, data)

function arrange(theatre: Theatre, days: Preparation, arranged: Arranged): void {
  const { deal, outline, agenda } = theatre
  const asked = deal.enhancement?.[arranged.at]
  if (!asked) return
  const on = days.enhancement
  const of: Arranging = { ...arranged, theatre, on, asked, cover: coverOf(asked, outline), run: '' }
  const maker = player(theatre, 'enhancer', 0, of.provider)
  const chair = player(theatre, 'enhancer', 1, of.provider)
  agenda.enter(on.soughtOn, '10:20', () => seek(of))
  agenda.enter(on.acceptedOn, '10:00', () => step(of, maker, 'materials.accept', { note: '材料齐备。（示例）' }))
  agenda.enter(on.acceptedOn, '14:00', () =>
    step(of, maker, 'diligence.begin', { plan: '现场查看、访谈并核对被投项目。（示例）' }),
  )
  const { counter, cover } = of
  const percent = asked.counterGuarantee?.coverPercent
  if (counter) counterArrange(theatre, days, { parent: () => of.run, counter, maker, cover, percent })
  agenda.enter(on.plannedOn, '10:00', () =>
    step(of, maker, 'diligence.report', {
      summary: '经营稳定，偿债来源明确。（示例）',
      opinion: '可以提供增信。（示例）',
    }),
  )
  agenda.enter(on.plannedOn, '15:00', () =>
    step(of, maker, 'plan.propose', { shares: sharesOf(of), feePercent: '0.60', note: '分担比例与费率为示例。' }),
  )
  agenda.enter(on.approvedOn, '10:00', () =>
    step(of, chair, 'committee.approve', { heldOn: on.approvedOn, opinion: '同意。（示例）' }),
  )
  agenda.enter(on.signedOn, '10:00', () => step(of, maker, 'agreement.sign', signing(of)))
}

async function seek(of: Arranging): Promise<void> {
  const { theatre, asked, provider, cover } = of
  const bank = player(theatre, 'lead-underwriter')
  if (asked.riskSharingTool) await openFacility(theatre, provider, cover)
  await act(theatre, bank, (await runOf(theatre, 'registration')).id, 'enhancement.seek', {
    instrument: asked.instrument,
    provider: provider.id,
    planned: cover.amountFen,
    riskSharingTool: asked.riskSharingTool ? 'yes' : 'no',
    ...(cover.percent === undefined ? {} : { coverPercent: cover.percent }),
  })
  of.run = (await runOf(theatre, 'enhancement')).id
  await step(of, bank, 'materials.submit', { note: '提交申请材料。（示例）' })
}

const signing = ({ on: { signedOn }, at, cover }: Arranging) => ({
  letter: `示例增信函〔${signedOn.slice(0, 4)}〕${at + 1}号`,
  signedOn,
  actual: cover.amountFen,
})

type Countered = { parent: () => string; counter: House; maker: Player; cover: Cover; percent: string | undefined }

/** The counter-guarantee is sought in the due diligence of its parent, and decided before the parent's plan. */
function counterArrange(
  theatre: Theatre,
  { enhancement: on }: Preparation,
  { parent, counter, maker, cover, percent }: Countered,
): void {
  const { agenda } = theatre
  const coverPercent = percent ?? sampleCounterPercent
  const planned = counterFen(cover, coverPercent)
  const own = player(theatre, 'guarantor', 0, counter)
  const chair = player(theatre, 'guarantor', 1, counter)
  const bank = player(theatre, 'lead-underwriter')
  let run = ''
  const take = (who: Player, type: string, data: unknown = {}) => act(theatre, who, run, type, data)
  agenda.enter(on.counterOn, '10:00', async () => {
    await act(theatre, maker, parent(), 'counter.seek', { provider: counter.id, coverPercent, planned })
    run = (await runOf(theatre, 'enhancement')).id
    await take(bank, 'materials.submit', { note: '提交反担保材料。（示例）' })
  })
  agenda.enter(on.counterOn, '14:00', async () => {
    await take(own, 'materials.accept')
    await take(own, 'diligence.begin', { plan: '核对反担保条件。（示例）' })
  })
  agenda.enter(on.counterDecidedOn, '09:30', async () => {
    await take(own, 'diligence.report', { summary: '反担保条件可以落实。（示例）', opinion: '可以反担保。（示例）' })
    await take(own, 'plan.propose', { shares: [{ party: counter.name, order: 1, percent: '100' }], note: '示例。' })
  })
  agenda.enter(on.counterDecidedOn, '15:00', () =>
    take(chair, 'committee.approve', { heldOn: on.counterDecidedOn, opinion: '同意。（示例）' }),
  )
  agenda.enter(on.signedOn, '10:30', () =>
    take(own, 'agreement.sign', {
      letter: `示例反担保函〔${on.signedOn.slice(0, 4)}〕1号`,
      signedOn: on.signedOn,
      actual: planned,
    }),
  )
}

/**
 * Who bears a net loss after recoveries, the counter-guarantee's among them: no ratio of any real tool is published (domain
 * U8), so these are samples of the story.
 */
function sharesOf({ asked, provider }: Arranging) {
  return asked.riskSharingTool
    ? [
        { party: '风险分担工具（示例）', order: 1, percent: '50' },
        { party: provider.name, order: 1, percent: '50' },
      ]
    : [{ party: provider.name, order: 1, percent: '100' }]
}

/** The quota of the tool's operator, with a sample cap; one for each operator. */
async function openFacility({ db, ports, clock }: Theatre, operator: House, { amountFen }: Cover): Promise<void> {
  const known = await db.selectFrom('facility').select('id').where('operator', '=', operator.id).executeTakeFirst()
  if (known) return
  await insertFacility(db, {
    id: ports.newId(),
    name: '风险分担额度（示例）',
    operator: operator.id,
    cap: sampleFacilityCap(amountFen),
    reserved: 0,
    committed: 0,
    sample_at: clock.now(),
    created_at: clock.now(),
  })
}
