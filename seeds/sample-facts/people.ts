import type { Lot } from './lot.ts'

const surnames = [
  '沈',
  '顾',
  '叶',
  '罗',
  '温',
  '秦',
  '邵',
  '阎',
  '许',
  '陆',
  '费',
  '贺',
  '方',
  '蒋',
  '谢',
  '段',
] as const
const givenNames = [
  '知行',
  '明远',
  '𬭊',
  '㛃宁',
  '致远',
  '喆',
  '䶮',
  '堃',
  '予安',
  '之衡',
  '立',
  '青',
  '𫟹',
  '若谷',
] as const

/** A person who does not exist, for an issuer that does not exist. Some names are written with rare characters on purpose. */
export const inventedPerson = (lot: Lot, question: string): string =>
  `${lot.pick(`${question} surname`, surnames)}${lot.pick(`${question} given`, givenNames)}`
