import { type Block, facts, type Inline } from '../blocks.ts'
import { chineseDay, money, quote } from '../format.ts'
import type { Common } from './paper.ts'
import { kindWords } from './route-words.ts'

/** Particulars of the issuer as a registration form lists them. */
export const issuerFacts = ({ issuer, project }: Pick<Common, 'issuer' | 'project'>): Block =>
  facts([
    ['发行人名称', [quote(issuer.name)]],
    ['统一社会信用代码', [quote(issuer.creditCode)]],
    ['法定代表人', [quote(issuer.legalRepresentative)]],
    ['成立日期', [quote(issuer.foundedOn, chineseDay)]],
    ['注册资本', [quote(issuer.registeredCapital, money)]],
    ['住所', [quote(issuer.address)]],
    ['所属行业', [quote(issuer.industry)]],
    ['主营业务', [quote(issuer.business)]],
    ['控股股东及实际控制人', [quote(issuer.controller)]],
    ['发行人类别', kindWords[project.issuerKind]],
    ['是否上市公司', [quote(issuer.listed, yesNo)]],
    ['员工人数', [quote(issuer.employees, (count) => `${count}人`)]],
    ['信息披露事务负责人', [quote(issuer.disclosureOfficer)]],
    ['联系电话', [quote(issuer.phone)]],
  ])

/** The five lines that identify an issuer in a letter. */
export const issuerBrief = ({ issuer }: Pick<Common, 'issuer'>): [string, Inline[]][] => [
  ['发行人', [quote(issuer.name)]],
  ['统一社会信用代码', [quote(issuer.creditCode)]],
  ['法定代表人', [quote(issuer.legalRepresentative)]],
  ['注册资本', [quote(issuer.registeredCapital, money)]],
  ['住所', [quote(issuer.address)]],
]

const yesNo = (value: boolean): string => (value ? '是' : '否')
