import { type ClausePlace, clausePlaces } from './clause.ts'

/** A paper that sets clauses of some places, of these some `only`; `chapter` where it is not the place's own in the prospectus. */
type ClausePaper = { title: string; places: readonly ClausePlace[]; only?: readonly string[]; chapter?: string }

const everywhere = Object.keys(clausePlaces) as ClausePlace[]
const ofTheProject: readonly ClausePlace[] = ['project-note', 'risk-project']

/** Every paper that prints clauses of the library, by its template. */
export const clausePapers: Readonly<Record<string, ClausePaper>> = {
  prospectus: { title: '募集说明书', places: everywhere.filter((place) => !ofTheProject.includes(place)) },
  'project-prospectus': { title: '项目收益票据募集说明书', places: everywhere },
  'table-protection': { title: 'M.12 投资人保护条款', places: ['protection'], chapter: '所选条款、条款内容' },
  'table-enhancement': {
    title: 'M.5 信用增进情况表',
    places: ['enhancement'],
    only: ['enhancement.guarantee', 'enhancement.pledge', 'enhancement.sharing'],
    chapter: '各项安排的主要内容',
  },
  'guarantee-letter': {
    title: '信用增进函（担保函）',
    places: ['enhancement'],
    only: ['enhancement.guarantee'],
    chapter: '担保责任',
  },
  'meeting-rules': { title: '持有人会议规则', places: ['meeting'], chapter: '全文' },
  'trustee-and-meeting': { title: '受托管理协议及持有人会议规程', places: ['meeting'], chapter: '持有人会议规程' },
  'repayment-plan': { title: '偿债计划及保障措施专项报告', places: ['protection'], chapter: '投资人保护' },
}

/** Whether a paper has room for a clause; whether it is printed is for the deal to say. */
export function isSetIn(template: string, { key, place }: { key: string; place: string }): boolean {
  const paper = clausePapers[template]
  const places: readonly string[] = paper?.places ?? []
  return places.includes(place) && (paper?.only?.includes(key) ?? true)
}
