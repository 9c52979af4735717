import type { Dossier } from '../dossier.ts'

type Project = Dossier['project']

const forEveryone: [document: string, since: string][] = [
  ['中国人民银行、中国证券监督管理委员会公告〔2025〕8号（支持发行科技创新债券有关事宜）', '2025-05-07'],
]

const ofVenue: Record<Project['venue'], [document: string, since: string][]> = {
  NAFMII: [],
  SSE: [['上海证券交易所上证发〔2025〕65号通知', '2025-05-07']],
  SZSE: [['深圳证券交易所深证上〔2025〕449号通知', '2025-05-07']],
  BSE: [['北京证券交易所2025年5月7日关于科技创新债券的通知', '2025-05-07']],
}

const ofInterbank: [document: string, since: string][] = [
  ['中国银行间市场交易商协会中市协发〔2025〕86号《关于推出科技创新债券 构建债市“科技板”的通知》', '2025-05-07'],
  ['中国银行间市场交易商协会《关于进一步优化科技创新债券机制的通知》', '2026-03-09'],
]

const ofExchange: [document: string, since: string][] = [
  ['《中华人民共和国证券法》（2019年修订）', '2020-03-01'],
  ['《公司债券发行与交易管理办法》（中国证券监督管理委员会令第222号）', '2023-10-20'],
]

const ofLicence: [document: string, since: string][] = [
  ['《全国银行间债券市场金融债券发行管理办法》（文号和现行条文待核实）', '2005-06-01'],
]

/** The rules a paper of this route names, each only from the day it is in force. */
export function legalBasis({ route, venue }: Project, on: string): string[] {
  const own = route === 'interbank' ? ofInterbank : route === 'licence' ? ofLicence : [...ofExchange, ...ofVenue[venue]]
  return [...own, ...forEveryone].filter(([, since]) => since <= on).map(([document]) => document)
}
