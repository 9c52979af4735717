import { describe, expect, test } from 'vitest'
import type { FilingDocument } from '#templates/blocks.ts'
import { prospectus } from '#templates/prospectus/prospectus.ts'
import { settled } from '#templates/settled.ts'
import { exchangePrivate, exchangePublic, interbankPpn, interbankScp, licenceBank } from '#tests/support/dossiers.ts'
import { textOf } from '../papers/reading.ts'

const chaptersOf = (document: FilingDocument): string[] =>
  settled(document).blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []))

const interbankChapters = [
  '声明与承诺',
  '重要提示',
  '第一章 释义',
  '第二章 风险提示及说明',
  '第三章 发行条款',
  '第四章 募集资金运用',
  '第五章 企业基本情况',
  '第六章 主要财务状况',
  '第七章 资信状况',
  '第八章 信用增进',
  '第九章 税项',
  '第十章 信息披露安排',
  '第十一章 持有人会议机制',
  '第十二章 主动债务管理',
  '第十三章 违约、风险情形及处置',
  '第十四章 发行有关机构',
  '第十五章 备查文件',
]

const exchangeSections = [
  '声明',
  '重大事项提示',
  '释义',
  '第一节 风险提示及说明',
  '第二节 发行概况',
  '第三节 募集资金运用',
  '第四节 发行人基本情况',
  '第五节 财务会计信息',
  '第六节 发行人信用状况',
  '第七节 增信情况',
  '第八节 税项',
  '第九节 信息披露安排',
  '第十节 投资者保护机制',
  '第十一节 违约事项及纠纷解决',
  '第十二节 持有人会议规则',
  '第十三节 受托管理人',
  '第十四节 发行有关机构',
  '第十五节 声明',
  '第十六节 备查文件',
]

test.each([
  ['interbank PPN', interbankPpn, interbankChapters],
  ['interbank SCP', interbankScp, interbankChapters],
  ['licence', licenceBank, interbankChapters],
  ['exchange public', exchangePublic, exchangeSections],
  ['exchange private', exchangePrivate, exchangeSections],
])('%s has the chapters of its venue in order', (_, dossier, expected) => {
  expect(chaptersOf(prospectus.document(dossier))).toEqual(expected)
})

describe('every chapter says something', () => {
  test.each(
    Object.entries({ interbankPpn, interbankScp, licenceBank, exchangePublic, exchangePrivate }),
  )('%s', (_, dossier) => {
    const { blocks } = prospectus.document(dossier)
    const starts = blocks.flatMap((block, at) => (block.kind === 'heading' && block.level === 1 ? [at] : []))
    starts.forEach((start, at) => {
      const chapter = blocks.slice(start + 1, starts[at + 1] ?? blocks.length)
      const words = textOf({ ...prospectus.document(dossier), blocks: chapter }).length
      expect(words, String((blocks[start] as { text: string }).text)).toBeGreaterThan(200)
    })
  })
})

test('headings are numbered without a gap inside each chapter', () => {
  for (const dossier of [interbankPpn, exchangePublic, exchangePrivate, licenceBank, interbankScp]) {
    let expected = 1
    for (const block of settled(prospectus.document(dossier)).blocks) {
      if (block.kind !== 'heading' || block.level === 3) continue
      if (block.level === 1) expected = 1
      else expect(numeral(block.text.split('、')[0] ?? ''), block.text).toBe(expected++)
    }
  }
})

const numeral = (words: string): number =>
  ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四'].indexOf(words) + 1
