import { describe, expect, test } from 'vitest'
import type { Dossier } from '#templates/dossier.ts'
import { dossier as schema } from '#templates/dossier.ts'
import { dossiers, exchangePrivate } from '#tests/support/dossiers.ts'
import { ids, sentencesOf, textOf, write } from './reading.ts'

const bareOffering = (dossier: Dossier): Dossier['offering'] => ({
  ...dossier.offering,
  lines: dossier.offering.lines.map((line) => ({
    ...line,
    code: null,
    final: null,
    options: [],
    coupon: null,
    multiple: null,
    marginalMultiple: null,
    investors: null,
    cashFlows: [],
  })),
})

/** The least a dossier may hold: every list empty, everything nullable null. Papers are asked for early and must still read. */
const bare = (dossier: Dossier): Dossier => ({
  ...dossier,
  parties: [],
  science: {
    ...dossier.science,
    findings: [],
    titles: [],
    inventionPatents: null,
    softwareCopyrights: null,
    research: [],
    fund: null,
    institution: null,
  },
  accounts: { ...dossier.accounts, periods: [], borrowings: [] },
  registration: {
    ...dossier.registration,
    amount: null,
    number: null,
    acceptedOn: null,
    registeredOn: null,
    effectiveTo: null,
  },
  offering: bareOffering(dossier),
  proceeds: { ...dossier.proceeds, uses: [] },
  rating: {
    agency: '远衡资信评估有限公司',
    sample: true,
    issuer: null,
    bond: null,
    publishedOn: null,
    scope: '主体信用评级',
    fee: null,
    trackingBy: '2027-07-31',
  },
  arrangements: exchangePrivate.arrangements.map((one) => ({ ...one, coverPercent: null })),
  findings: [],
  checklist: [],
  round: { ...dossier.round, dueOn: null, repliedOn: null, items: [] },
  submission: { ...dossier.submission, acceptedAt: null, clockFrom: null, targetOn: null, files: [], team: [] },
  decision: { ...dossier.decision, amount: null, conditions: [] },
  allotment: { ...dossier.allotment, bids: 0, demand: 0, rows: [] },
  officers: [],
  placement: [],
  files: [],
  exemption: { ...dossier.exemption, items: [] },
  proceedsLedger: { ...dossier.proceedsLedger, received: 0, entries: [], balance: 0, techRatio: '0.00' },
  stated: [],
  issuePapers: [],
  supplement: { basedOn: null, earlier: [], matters: [], corrections: null },
  book: { ...dossier.book, openedAt: null, closedAt: null, extensions: [], lines: [] },
})

describe.each(Object.entries(dossiers))('%s stripped bare', (_, dossier) => {
  const empty = bare(dossier)

  test('is still a dossier', () => expect(schema.safeParse(empty).error).toBeUndefined())

  test.each(ids.filter((id) => !id.endsWith('prospectus') || id.startsWith('warrant')))('%s still reads', (id) => {
    const document = write(id, empty)
    expect(textOf(document)).not.toMatch(/undefined|null|NaN|Infinity|\[object|\$\{/)
    for (const sentence of sentencesOf(document)) expect(sentence).not.toMatch(/[。，；：、][。，；、]|（）|《》|“”/)
    for (const block of document.blocks) {
      if (block.kind === 'table') expect(block.rows.length).toBeGreaterThan(0)
      if (block.kind === 'facts') expect(block.rows.length).toBeGreaterThan(0)
      if (block.kind === 'list') expect(block.items.length).toBeGreaterThan(0)
      if (block.kind === 'signature') expect(block.parties.length).toBeGreaterThan(0)
    }
  })
})
