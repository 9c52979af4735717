import { type Block, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay } from '../format.ts'
import { type Common, letterhead, sampleNotice, signaturePage } from './paper.ts'
import { issuerName, leadName, seal } from './party.ts'
import { clause } from './words.ts'

type FromAuthority = Common & Pick<Dossier, 'step'>
type FromIssuer = FromAuthority & Pick<Dossier, 'parties'>

/** A letter of the reviewing side: addressed, told, dated; it looks like no original and bears no seal. */
export const authorityLetter = (dossier: FromAuthority, title: string, body: Block[]): Block[] => [
  ...letterhead(title, dossier.project.number, dossier.step.to, [
    ...recordNotice(dossier.step),
    ...sampleNotice(dossier),
  ]),
  ...body,
  paragraph(dossier.step.from, { align: 'right', indent: false }),
  paragraph(chineseDay(dossier.step.on), { align: 'right', indent: false }),
  paragraph('本函由平台按办理记录生成，不加盖印章；以平台发布的记录为准。', { style: 'note' }),
]

/** A letter of the issuer's side: sealed by both on a page of its own that names it, as letters of companies are sealed. */
export const issuerLetter = (dossier: FromIssuer, title: string, body: Block[]): Block[] => [
  ...letterhead(title, dossier.project.number, dossier.step.to, sampleNotice(dossier)),
  ...body,
  paragraph(`特此${title.endsWith('报告') ? '报告' : '申请'}。`),
  ...signaturePage(title, [seal(issuerName(dossier), dossier.date), seal(leadName(dossier.parties), dossier.date)]),
]

/** Entered for an authority that is not on the platform: what is printed is a record of its letter, not the letter. */
const recordNotice = ({ recorded, from }: Dossier['step']): Block[] =>
  recorded
    ? [
        {
          kind: 'callout',
          tone: 'warning',
          title: '平台登录记录',
          text: [
            `本页是平台对${from}所作通知的登录记录，由主承销商登记并经另一人复核，不是原件，不加盖印章；以${from}发布或者送达的文件为准。`,
          ],
        },
      ]
    : []

/** By whose procedure the route is walked, without an article: which one holds on the day is for the authority to say. */
const procedures: Record<Common['project']['route'], string> = {
  interbank: '银行间债券市场债务融资工具注册工作的有关规定',
  'exchange-public': '公司债券发行上市审核的有关规定',
  'exchange-private': '非公开发行公司债券挂牌条件确认的有关规定',
  licence: '金融债券发行管理和行政许可程序的有关规定',
}

export const procedureOf = ({ project }: Pick<Common, 'project'>): string => procedures[project.route]

/** How a letter names what it is about. */
export const caseName = ({ project }: Pick<Common, 'project'>): string => `“${clause(project.name)}”`

/** A day that rests on days off nobody has announced yet says so. */
export const dayWords = (on: string, provisional: boolean): string =>
  `${chineseDay(on)}${provisional ? '（暂定，所涉年度的放假安排尚未公布，以平台列示的日期为准）' : ''}`
