import type { Block } from '../blocks.ts'
import { clauseSections } from '../clauses/clause-sections.ts'
import { sections } from '../clauses/compose.ts'
import type { Source } from './source.ts'

/** 信息披露安排: what is published, by when, and on what basis; 待核实 where a basis has not been checked. */
export const disclosure = (source: Source): Block[] => sections(clauseSections(source, 'disclosure'))
