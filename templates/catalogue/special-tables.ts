import type { Dossier } from '../dossier.ts'
import * as circumstances from '../special-tables/circumstances.ts'
import { enhancementTable } from '../special-tables/enhancement-table.ts'
import { investorTable } from '../special-tables/investor-table.ts'
import { perpetualTable } from '../special-tables/perpetual-table.ts'
import { protectionTable } from '../special-tables/protection-table.ts'
import { superShortTable } from '../special-tables/super-short-table.ts'
import type { Entry } from './entry.ts'

const interbank = ({ project }: Dossier): boolean => project.route === 'interbank'
const stating =
  (group: string) =>
  (dossier: Dossier): boolean =>
    interbank(dossier) && dossier.stated.some(({ key }) => key.startsWith(`${group}.`))

/** The special tables of the interbank forms; M.2 is the auditor's own paper. */
export const specialTables = {
  'table-safety': { template: circumstances.safetyTable, preparedBy: 'issuer', when: stating('safety') },
  'table-related-parties': {
    template: circumstances.relatedPartyTable,
    preparedBy: 'issuer',
    when: stating('related'),
  },
  'table-restructuring': {
    template: circumstances.restructuringTable,
    preparedBy: 'issuer',
    when: stating('restructuring'),
  },
  'table-enhancement': {
    template: enhancementTable,
    preparedBy: 'issuer',
    when: (dossier) => interbank(dossier) && dossier.arrangements.length > 0,
  },
  'table-real-estate': { template: circumstances.realEstateTable, preparedBy: 'issuer', when: stating('property') },
  'table-supply-chain': { template: circumstances.supplyChainTable, preparedBy: 'issuer', when: stating('chain') },
  'table-emergencies': { template: circumstances.emergencyTable, preparedBy: 'issuer', when: stating('emergency') },
  'table-perpetual': { template: perpetualTable, preparedBy: 'issuer', when: stating('perpetual') },
  'table-investor': {
    template: investorTable,
    preparedBy: 'issuer',
    when: (dossier) => interbank(dossier) && dossier.project.issuerKind === 'equity-investor',
  },
  'table-super-short': {
    template: superShortTable,
    preparedBy: 'issuer',
    when: (dossier) => interbank(dossier) && dossier.project.product.code === 'SCP',
  },
  'table-protection': { template: protectionTable, preparedBy: 'lead-underwriter', when: interbank },
  'table-matters': { template: circumstances.materialMatterTable, preparedBy: 'issuer', when: stating('matter') },
} as const satisfies Record<string, Entry>
