import { findObligation, listProceeds } from '#db/queries/bonds.ts'
import { listFactHistory } from '#db/queries/facts.ts'
import { findOrganisation } from '#db/queries/seats.ts'
import type { Dossier } from '#templates/dossier.ts'
import { outstandingEvents } from '#workflows/outstanding/events.ts'
import { proceedsSpent, useChangeLead } from '#workflows/outstanding/proceeds.ts'
import { bondHere } from './bond.server.ts'
import type { Reading } from './reading.server.ts'
import { said } from './step.server.ts'

/** The body of the step; a gap where the step is another's or none. */
function bodyOf<T>(
  reading: Reading,
  schema: { safeParse: (data: unknown) => { success: boolean; data?: T } },
): T | null {
  const read = reading.event ? schema.safeParse(JSON.parse(reading.event.data)) : null
  if (!read?.success || read.data === undefined) reading.facts.gap('step', '办理记录')
  return read?.data ?? null
}

/** 变更募集资金用途, with what is left unused and how long before its use it is announced. */
export async function useChangePart(reading: Reading): Promise<Dossier['useChange']> {
  const asked = bodyOf(reading, outstandingEvents['use.change'])
  const bond = bondHere(reading)
  const spent = bond ? proceedsSpent(await listProceeds(reading.tx, bond.id)).total : 0
  return {
    from: asked?.from ?? '',
    to: asked?.to ?? '',
    amount: asked?.amount ?? 0,
    effectiveOn: asked?.effectiveOn ?? reading.on,
    publishedOn: reading.on,
    leadDays: useChangeLead(reading.rulebook.parameters, reading.route, reading.on),
    reason: asked?.reason ?? '',
    left: (bond?.issued ?? 0) - spent,
  }
}

/** Who it is now, as the step says, and who it was by the fact before it. */
export async function officerChangePart(reading: Reading): Promise<Dossier['officerChange']> {
  const asked = bodyOf(reading, outstandingEvents['officer.change'])
  const known = await listFactHistory(reading.tx, 'project', reading.project.id, 'issuer.disclosureOfficer')
  const before = known.find(({ at }) => at < reading.at)
  const was: unknown = before ? JSON.parse(before.value) : null
  return {
    was: typeof was === 'string' ? was : null,
    name: asked?.name ?? '',
    position: asked?.position ?? '',
    phone: asked?.phone ?? '',
    changedOn: asked?.changedOn ?? reading.on,
    publishedOn: reading.on,
    reason: asked?.reason ?? '',
  }
}

const manners: Record<string, string> = { 'on-site': '现场', remote: '非现场', both: '现场与非现场结合' }

export async function holdersMeetingPart(reading: Reading): Promise<Dossier['holdersMeeting']> {
  const asked = bodyOf(reading, outstandingEvents['holders.convene'])
  return {
    convener: await actingHouse(reading),
    heldOn: asked?.heldOn ?? reading.on,
    recordOn: asked?.recordOn ?? reading.on,
    manner: manners[asked?.manner ?? ''] ?? '现场',
    place: asked?.place ?? '',
    proposals: (asked?.proposals ?? '').split(/\r?\n/).filter((line) => line.trim() !== ''),
  }
}

/** Whoever took the step: the trustee, or the underwriter that looks after the bond. */
async function actingHouse({ tx, event, issuer }: Reading): Promise<string> {
  const house = event ? await findOrganisation(tx, event.by_organisation) : undefined
  return house?.name ?? issuer.name
}

const kinds: Record<string, Dossier['resolution']['what']> = {
  'extension.agree': 'extension',
  'workout.agree': 'workout',
  'maturity.accelerate': 'acceleration',
  'obligation.waive': 'waiver',
}

/** What the holders resolved, as whoever carries it out entered it. */
export async function resolutionPart(reading: Reading): Promise<Dossier['resolution']> {
  const { event, tx, facts, on } = reading
  const what = kinds[event?.type ?? '']
  if (!what) facts.gap('step', '持有人会议决议')
  const duty = said(event, 'obligation')
  return {
    what: what ?? 'waiver',
    convener: await actingHouse(reading),
    heldOn: said(event, 'meetingOn') ?? on,
    text: said(event, 'resolution') ?? '',
    duty: duty ? ((await findObligation(tx, duty))?.title ?? null) : null,
    maturityOn: said(event, 'maturityOn'),
    coupon: said(event, 'couponPercent'),
  }
}
