import type { Block } from '../blocks.ts'
import { clauseSections } from '../clauses/clause-sections.ts'
import { points, section, sections } from '../clauses/compose.ts'
import type { Source } from './source.ts'

/** 持有人会议机制 / 债券持有人会议规则. */
export const meeting = (source: Source): Block[] => sections(clauseSections(source, 'meeting'))

/** 主动债务管理 (interbank, licence). */
export const debtManagement = (source: Source): Block[] => sections(clauseSections(source, 'debt-management'))

/** 违约、风险情形及处置 (interbank, licence): opens with the covenants, which these papers have no chapter of their own for. */
export const defaults = (source: Source): Block[] =>
  sections([
    section('投资人保护条款', ...points(clauseSections(source, 'protection'))),
    ...clauseSections(source, 'default'),
  ])

/** 违约事项及纠纷解决 (exchanges). */
export const disputes = (source: Source): Block[] => sections(clauseSections(source, 'default'))

/** 投资者保护机制 (exchanges): plan of repayment, covenants, and the management of the debt while it lives. */
export const protection = (source: Source): Block[] =>
  sections([
    ...clauseSections(source, 'repayment'),
    ...clauseSections(source, 'protection'),
    section('主动债务管理', ...points(clauseSections(source, 'debt-management'))),
  ])
