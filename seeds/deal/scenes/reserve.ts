import { openProject } from '#app/commands/open-project.server.ts'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { sampleFacts } from '../../sample-facts/sample-facts.ts'
import type { Preparation } from '../preparation-days.ts'
import { sampleDealOf } from '../sample-deal.ts'
import { act, actorOf, allowed, player, runOf, type Theatre } from '../theatre.ts'

/** From a lead to the mandate: the project opens, facts are gathered, the issuer is found eligible, both parties sign. */
export function reserveScene(theatre: Theatre, days: Preparation): void {
  const { agenda } = theatre
  const steward = player(theatre, 'steward')
  const bank = player(theatre, 'lead-underwriter')
  const issuer = player(theatre, 'issuer')
  const step = async (who: typeof steward, type: string, data: unknown) =>
    act(theatre, who, (await runOf(theatre, 'reserve')).id, type, data)

  agenda.enter(days.openedOn, '09:30', () => open(theatre))
  agenda.enter(days.openedOn, '10:30', () =>
    step(steward, 'reserve.pool', { source: 'recommended', note: '园区推荐入库（示例）' }),
  )
  agenda.enter(days.guidedOn, '09:30', () =>
    step(bank, 'reserve.guide', {
      plan: '核对主体资格与科技属性，形成待补充证据清单；确定募集资金投向和申报路径。（示例）',
    }),
  )
  agenda.enter(days.factsOn, '10:00', () => gather(theatre, days))
  agenda.enter(days.factsOn, '15:00', () =>
    step(issuer, 'guidance.note', {
      on: days.factsOn,
      topic: '主体资格与募集资金用途',
      note: '逐项核对科技创新属性的认定依据，明确募集资金投向。（示例）',
    }),
  )
  agenda.enter(days.maturedOn, '10:00', () => step(bank, 'reserve.mature', maturity(theatre)))
  agenda.enter(days.mandatedOn, '10:00', () =>
    step(bank, 'reserve.mandate', {
      scope: '牵头主承销及簿记管理，余额包销（示例）',
      amount: theatre.outline.registeredFen.value,
    }),
  )
  agenda.enter(days.mandatedOn, '14:30', () => step(issuer, 'mandate.accept', { note: '同意委托。（示例）' }))
}

const sitting: readonly Capacity[] = [
  'issuer',
  'lead-underwriter',
  'counsel',
  'auditor',
  'registrar',
  'steward',
  'trustee',
]

async function open(theatre: Theatre): Promise<void> {
  const { deal, outline, cast, clock, ports, db } = theatre
  clock.pass(60)
  const bank = player(theatre, 'lead-underwriter')
  const seats = sitting.flatMap((capacity) => {
    const players = cast.players.filter((one) => one.capacity === capacity)
    const organisation = players[0]?.organisation
    return organisation
      ? [{ capacity, organisation, persons: players.map(({ id, duty }) => ({ person: id, duty })) }]
      : []
  })
  const opened = await openProject(
    db,
    {
      form: {
        name: outline.issues[0]?.lines[0]?.name.value ?? deal.issuer.name,
        issuer: cast.issuer.id,
        issuerKind: deal.issuer.kind,
        route: deal.route,
        venue: deal.venue,
        product: outline.product.value,
        placement: outline.privatePlacement ? 'private' : 'public',
        region: deal.issuer.region ?? '',
        green: deal.route === 'licence' ? 'no' : 'yes',
        sample: theatre.real ? 'facts' : 'invented',
      },
      seats,
      actor: { person: bank.id, organisation: bank.organisation, seats: ['lead-underwriter.maker'] },
      key: ports.newId(),
    },
    ports,
  )
  theatre.project = allowed('project.open', opened).project
  await theatre.settle()
}

/** What the press did not report is recorded as samples; what it did, as facts. Eligibility is judged as of the day planned for filing. */
async function gather(theatre: Theatre, days: Preparation): Promise<void> {
  const { db, ports, clock, deal } = theatre
  clock.pass(60)
  const bank = player(theatre, 'lead-underwriter')
  const actor = await actorOf(theatre, bank, null)
  const known: Record<string, unknown> = {
    'issuer.creditCode': deal.issuer.creditCode,
    'issuer.legalRepresentative': deal.issuer.legalRepresentative,
    'issuer.region': deal.issuer.region,
    'issuer.listed': deal.issuer.listed,
  }
  const samples = sampleFacts(sampleDealOf(theatre, days.factsOn))
  const facts = [
    ...samples.map((fact) => (known[fact.key] === undefined ? fact : { ...fact, sample: false })),
    { key: 'plan.filingOn', value: days.judgedOn, sample: true },
  ]
  const command = {
    project: theatre.project,
    scope: { kind: 'project', id: theatre.project },
    facts,
    actor,
    key: ports.newId(),
  }
  allowed('fact.record', await recordFacts(db, command, ports))
  await theatre.settle()
}

function maturity({ deal }: Theatre): { test: string; statement: string } {
  const { kind } = deal.issuer
  if (kind === 'financial-institution')
    return { test: '金融机构', statement: '依法设立的金融机构，募集资金专项支持科技创新领域。（示例）' }
  if (kind === 'equity-investor')
    return { test: '股权投资机构', statement: '以股权投资为主业，具备募投管退流程，符合认定条件。（示例）' }
  return { test: '科技型企业', statement: '具备核心技术并应用于主营业务，符合认定条件。（示例）' }
}
