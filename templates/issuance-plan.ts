import type { Block } from './blocks.ts'
import { approach, timetable } from './issuance-plan/arrangements.ts'
import { allotmentRules, contingencies, safeguards } from './issuance-plan/conduct.ts'
import { overview, teams } from './issuance-plan/overview.ts'
import type { Reads } from './issuance-plan/reads.ts'
import { letterhead, paper, sections, signaturePage } from './phrases/paper.ts'
import { issuerName, issuerSigns, leadName, partySigns, seal, signature } from './phrases/party.ts'
import { clause } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

export const issuancePlan = defineTemplate({
  id: 'issuance-plan',
  version: 1,
  title: () => '发行方案',
  reads: ['parties', 'registration', 'offering', 'proceeds', 'rating', 'arrangements'],
  document: (dossier) => paper(dossier, { id: 'issuance-plan', title: '发行方案', blocks: blocksOf(dossier) }),
})

const blocksOf = (dossier: Reads): Block[] => [
  ...letterhead('发行方案', `${dossier.project.number} 第${dossier.offering.ordinal}期`),
  ...sections([
    { title: '发行概况', blocks: overview(dossier) },
    { title: '发行组织', blocks: teams(dossier) },
    { title: '发行时间安排', blocks: timetable(dossier) },
    { title: '发行方式与定价', blocks: approach(dossier) },
    { title: '配售原则', blocks: allotmentRules(dossier) },
    { title: '取消、推迟与应急安排', blocks: contingencies(dossier) },
    { title: '公平性与风险控制', blocks: safeguards(dossier) },
  ]),
  ...signaturePage(`${clause(dossier.offering.name)}发行方案`, [
    signature(
      issuerSigns(dossier),
      ...partySigns(dossier.parties, 'lead-underwriter', '主承销商（簿记管理人）', dossier.date),
    ),
    seal(issuerName(dossier), dossier.date),
    seal(leadName(dossier.parties), dossier.date),
  ]),
]
