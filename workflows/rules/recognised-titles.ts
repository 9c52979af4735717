import type { IsoDay } from '../calendar/day.ts'
import type { Basis } from '../kit/finding.ts'
import { cite } from '../library/library.ts'

type RecognisedTitle = {
  name: string
  authority: string
  /** How long a title runs from its grant: years, the calendar year, or by list and re-evaluation. */
  validity: { years: number } | 'calendar-year' | 'by-list'
  /** From when it is a ground for a 科技创新债券; 2026-03-09 for the titles added then. */
  from: IsoDay
  /** That it is recognised at all. */
  basis: Basis
  /** That it must be in force on the day judged: published for 高新技术企业 alone. */
  inForce: Basis
}

const since86 = '2025-05-07'
const since2026 = '2026-03-09'
const mustBeInForce = cite('customs', '科技称号须在有效期内')

/** The titles that open 86号文 test one. Any title of a competent authority counts; these are those it names or that were added. */
export const recognisedTitles = {
  'high-tech': {
    name: '高新技术企业',
    authority: '科技、财政、税务部门',
    validity: { years: 3 },
    from: since86,
    basis: cite('nafmii-2025-86', '情形一'),
    inForce: cite('nafmii-2025-answers', '高新技术企业证书在有效期内'),
  },
  'tech-sme': {
    name: '科技型中小企业',
    authority: '科技部（入库）',
    validity: 'calendar-year',
    from: since86,
    basis: cite('nafmii-2025-86', '情形一'),
    inForce: mustBeInForce,
  },
  'innovative-sme': {
    name: '创新型中小企业',
    authority: '省级工业和信息化主管部门',
    validity: { years: 3 },
    from: since86,
    basis: cite('nafmii-2025-86', '情形一'),
    inForce: mustBeInForce,
  },
  'specialised-sme': {
    name: '专精特新中小企业',
    authority: '省级工业和信息化主管部门',
    validity: { years: 3 },
    from: since86,
    basis: cite('nafmii-2025-86', '情形一'),
    inForce: mustBeInForce,
  },
  'little-giant': {
    name: '专精特新“小巨人”企业',
    authority: '工业和信息化部',
    validity: { years: 3 },
    from: since86,
    basis: cite('nafmii-2025-86', '情形一'),
    inForce: mustBeInForce,
  },
  'single-champion': {
    name: '制造业单项冠军企业',
    authority: '工业和信息化部',
    validity: { years: 3 },
    from: since86,
    basis: cite('nafmii-2025-86', '情形一'),
    inForce: mustBeInForce,
  },
  'innovation-demonstration': {
    name: '国家技术创新示范企业',
    authority: '工业和信息化部',
    validity: 'by-list',
    from: since86,
    basis: cite('nafmii-2025-86', '情形一'),
    inForce: mustBeInForce,
  },
  'technology-centre': {
    name: '国家企业技术中心',
    authority: '国家发展改革委等',
    validity: 'by-list',
    from: since2026,
    basis: cite('nafmii-2026', '新增称号'),
    inForce: mustBeInForce,
  },
  'reform-demonstration': {
    name: '科改示范企业、标杆企业',
    authority: '国务院国资委',
    validity: 'by-list',
    from: since2026,
    basis: cite('nafmii-2026', '新增称号'),
    inForce: mustBeInForce,
  },
  'smart-factory': {
    name: '智能制造示范工厂、优秀场景',
    authority: '工业和信息化部等',
    validity: 'by-list',
    from: since2026,
    basis: cite('nafmii-2026', '新增称号'),
    inForce: mustBeInForce,
  },
  other: {
    name: '主管部门公布的其他科技称号',
    authority: '主管部门',
    validity: 'by-list',
    from: since86,
    basis: cite('nafmii-2025-answers', '以主管部门公布为准，由主承销商在专项尽调报告中说明依据'),
    inForce: mustBeInForce,
  },
} as const satisfies Record<string, RecognisedTitle>

export type TitleKind = keyof typeof recognisedTitles

export const recognisedTitle = (kind: TitleKind): RecognisedTitle => recognisedTitles[kind]
