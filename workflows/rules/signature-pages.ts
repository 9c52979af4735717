import type { Capacity } from '../kit/seats.ts'

export type SignaturePage = {
  /** Kept with what is in; never renamed. */
  slot: string
  signer: string
  capacity: Capacity
  how: '签字' | '盖章' | '签字并盖章'
}

const page = (slot: string, signer: string, capacity: Capacity, how: SignaturePage['how']): SignaturePage => ({
  slot,
  signer,
  capacity,
  how,
})

const issuer = page('issuer', '发行人', 'issuer', '盖章')
const people = page('issuer-people', '发行人全体董事、监事、高级管理人员', 'issuer', '签字')
const lead = page('lead', '主承销商项目负责人、法定代表人（或授权代表）', 'lead-underwriter', '签字并盖章')
const counsel = page('counsel', '律师事务所负责人、经办律师', 'counsel', '签字并盖章')
const auditor = page('auditor', '会计师事务所、签字注册会计师', 'auditor', '签字并盖章')
const rater = page('rater', '评级机构、评级分析师', 'rater', '签字并盖章')
const enhancer = page('enhancer', '增信机构', 'enhancer', '签字并盖章')
const underwriter = page('lead', '主承销商', 'lead-underwriter', '盖章')
const trustee = page('trustee', '受托管理人', 'trustee', '盖章')

const prospectus: readonly SignaturePage[] = [
  page('issuer', '发行人、法定代表人', 'issuer', '签字并盖章'),
  people,
  lead,
  page('counsel', '律师声明：律师事务所、经办律师', 'counsel', '签字并盖章'),
  page('auditor', '会计师声明：会计师事务所、签字注册会计师', 'auditor', '签字并盖章'),
]

const byTemplate: Readonly<Record<string, readonly SignaturePage[]>> = {
  prospectus,
  'project-prospectus': prospectus,
  application: [issuer],
  recommendation: [lead],
  'due-diligence': [lead],
  'underwriting-agreement': [issuer, underwriter],
  'issuer-undertaking': [issuer],
  'trustee-and-meeting': [issuer, trustee],
  'placement-investors': [issuer, underwriter],
  'placement-agreement': [issuer, underwriter],
  'tracking-rating': [rater],
  'guarantee-letter': [enhancer],
  'trustee-agreement': [issuer, trustee],
  'meeting-rules': [issuer, trustee],
  'officers-confirmation': [people, issuer],
  'consistency-letter': [lead, issuer],
  'exemption-application': [issuer],
  'longer-accounts': [issuer],
  'repayment-plan': [issuer],
}

const byMaker: Readonly<Partial<Record<Capacity, readonly SignaturePage[]>>> = {
  counsel: [counsel],
  auditor: [auditor],
  rater: [rater],
  enhancer: [enhancer],
}

type Paper = { template: string; title: string; preparedBy: Capacity }

/**
 * Whose signature and seal a paper of the checklist bears. The practice of desks (the list of statements in a prospectus, what each
 * professional signs): no text of the library lists it page by page, so a page that is missing warns and never blocks.
 */
export function signaturePagesOf({ template, title, preparedBy }: Paper): readonly SignaturePage[] {
  const written = byTemplate[template]
  if (written) return written
  if (template.startsWith('table-')) return [issuer]
  if (template !== 'uploaded') return []
  if (/确认意见|声明/.test(title)) return [people]
  if (/受托管理|持有人会议/.test(title)) return [issuer, trustee]
  if (/协议/.test(title)) return [issuer, underwriter]
  return byMaker[preparedBy] ?? (/承诺|决议|说明|章程/.test(title) ? [preparedBy === 'issuer' ? issuer : lead] : [])
}
