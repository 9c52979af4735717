import type { Finding } from '../kit/finding.ts'
import { cite } from '../library/library.ts'
import { anyOf, informing, type Judged, parameterIn, type Way } from './judged.ts'
import { wholeOf } from './parameters.ts'
import { type TechTitle, titleWay } from './titles.ts'

export type TechFirmFacts = {
  titles?: readonly TechTitle[]
  /** On the white list of 科技创新再贷款, of 创新积分制. */
  onRelendingList?: boolean
  onPointsList?: boolean
  /** Where its shares are listed; null: nowhere. */
  listedOn?: 'star' | 'chinext' | 'bse' | 'main' | 'abroad' | null
  /** Core technology formed and used in the main business, as the lead underwriter found. */
  coreTechnology?: boolean
  inventionPatents?: number
  softwareFirm?: boolean
  softwareCopyrights?: number
}

/** 86号文: a 科技型企业 meets any one of four. */
export function techFirmFindings(judged: Judged, facts: TechFirmFacts): Finding[] {
  const ways = [titlesWay(judged, facts), listWay(facts), listedWay(facts), coreTechnologyWay(judged, facts)]
  const rule = 'eligibility.tech-firm'
  return [
    anyOf(judged, rule, '科技型企业认定', ways, cite('nafmii-2025-86', '科技型企业认定')),
    ...informing(judged, rule, ways),
  ]
}

function titlesWay(judged: Judged, { titles }: TechFirmFacts): Way {
  const name = '一、科技称号'
  const basis = cite('nafmii-2025-86', '情形一')
  if (titles === undefined) return { name, ok: 'unknown', because: '未提供科技称号', missing: ['科技称号证书'], basis }
  const ways = titles.map((title) => titleWay(judged, title))
  const best = ways.find((way) => way.ok === true) ?? ways.find((way) => way.ok === 'unknown')
  if (best) return { ...best, name }
  // Each title that fails does so on its own basis; that the validity of one must hold may not be published.
  const failing = ways.find((way) => way.basis.standing === 'provisional')?.basis ?? ways[0]?.basis ?? basis
  const because = ways.length === 0 ? '没有科技称号' : ways.map((way) => way.because).join('、')
  return { name, ok: false, because, missing: [], basis: failing }
}

function listWay({ onRelendingList, onPointsList }: TechFirmFacts): Way {
  const name = '二、科技贷款支持范围'
  const basis = cite('nafmii-2025-86', '情形二')
  if (onRelendingList) return { name, ok: true, because: '列入科技创新再贷款支持名单', missing: [], basis }
  if (onPointsList) return { name, ok: true, because: '列入创新积分制支持名单', missing: [], basis }
  if (onRelendingList === undefined || onPointsList === undefined)
    return {
      name,
      ok: 'unknown',
      because: '是否列入支持名单未提供',
      missing: ['科技创新再贷款或创新积分制名单证明'],
      basis,
    }
  return { name, ok: false, because: '未列入科技创新再贷款、创新积分制支持名单', missing: [], basis }
}

function listedWay({ listedOn }: TechFirmFacts): Way {
  const name = '三、科技型上市公司'
  const basis = cite('nafmii-2025-86', '情形三')
  if (listedOn === undefined) return { name, ok: 'unknown', because: '上市情况未提供', missing: ['上市板块'], basis }
  if (listedOn === 'star' || listedOn === 'chinext')
    return { name, ok: true, because: listedOn === 'star' ? '科创板上市公司' : '创业板上市公司', missing: [], basis }
  if (listedOn === null) return { name, ok: false, because: '非上市公司', missing: [], basis }
  const open = '所属板块是否属于“等”内的科技型上市公司，待核实'
  return {
    name,
    ok: 'unknown',
    because: open,
    missing: ['科技型上市公司的认定依据'],
    basis: cite('nafmii-2025-86', '情形三（“等”内板块）'),
  }
}

/** Without the technology the way is closed by the text itself; with it the numbers decide, and those are not verified. */
function coreTechnologyWay(judged: Judged, facts: TechFirmFacts): Way {
  const name = '四、核心技术'
  const basis = cite('nafmii-2025-86', '情形四')
  if (facts.coreTechnology === undefined)
    return { name, ok: 'unknown', because: '核心技术情况未提供', missing: ['核心技术及其应用于主营业务的说明'], basis }
  if (!facts.coreTechnology) return { name, ok: false, because: '未形成应用于主营业务的核心技术', missing: [], basis }
  return { ...countsWay(judged, facts), name }
}

/** Patents, or for a software firm copyrights, at the threshold or above. Shared with the exchange's class of tech firms. */
export function countsWay(judged: Judged, facts: TechFirmFacts): Way {
  const patents = parameterIn(judged, 'eligibility.patents')
  const copyrights = parameterIn(judged, 'eligibility.copyrights')
  const name = '发明专利或软件著作权数量'
  if (!patents || !copyrights) {
    const basis = cite('nafmii-2025-86', '核心技术情形的数量标准')
    return { name, ok: 'unknown', because: '数量标准未设定', missing: [], basis }
  }
  const way = (ok: Way['ok'], because: string, missing: string[] = []): Way => ({
    name,
    ok,
    because,
    missing,
    basis: patents.basis,
  })
  const { inventionPatents, softwareFirm, softwareCopyrights } = facts
  if (inventionPatents !== undefined && inventionPatents >= wholeOf(patents))
    return way(true, `发明专利 ${inventionPatents} 项，不少于 ${patents.value} 项`)
  if (softwareFirm && softwareCopyrights !== undefined && softwareCopyrights >= wholeOf(copyrights))
    return way(true, `软件著作权 ${softwareCopyrights} 项，不少于 ${copyrights.value} 项`)
  if (inventionPatents === undefined) return way('unknown', '发明专利数量未提供', ['发明专利清单'])
  if (softwareFirm === undefined || (softwareFirm && softwareCopyrights === undefined))
    return way('unknown', '软件著作权情况未提供', ['软件著作权清单'])
  const software = softwareFirm ? `，软件著作权 ${softwareCopyrights} 项，少于 ${copyrights.value} 项` : ''
  return way(false, `发明专利 ${inventionPatents} 项，少于 ${patents.value} 项${software}`)
}
