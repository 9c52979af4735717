import { type Block, type FilingDocument, type Inline, wordsIn } from './blocks.ts'

/** Takes one text after another, each with the place it is shown. */
type Tell = (text: string, where: string) => void

function tellInlines(run: readonly Inline[], where: string, tell: Tell): void {
  for (const part of run)
    if (typeof part !== 'string' && 'note' in part) tellInlines(part.note, `${where}的脚注`, tell)
    else tell(wordsIn(part), where)
}

function tellTable(block: Extract<Block, { kind: 'table' }>, where: string, tell: Tell): void {
  tell(block.caption ?? '', where)
  tell(block.note ?? '', where)
  for (const { head, group = '' } of block.columns) {
    tell(group, where)
    tell(head, where)
  }
  for (const row of block.rows) for (const cell of row) tellInlines(cell, where, tell)
  for (const cell of block.total ?? []) tellInlines(cell, where, tell)
}

function tellBlock(block: Block, under: string, tell: Tell): void {
  const here = (what: string) => (under ? `“${under}”一节的${what}` : what)
  const tellAll = (texts: readonly string[], where: string) => {
    for (const text of texts) tell(text, where)
  }
  switch (block.kind) {
    case 'heading':
      tell(block.text, '标题')
      tellInlines(block.marked ?? [], '标题', tell)
      break
    case 'paragraph':
      tellInlines(block.text, here('正文'), tell)
      break
    case 'facts':
      for (const { label, value } of block.rows) {
        tell(label, here('要素表'))
        tellInlines(value, here(`要素“${label}”`), tell)
      }
      break
    case 'table':
      tellTable(block, here(block.caption ? `表格“${block.caption}”` : '表格'), tell)
      break
    case 'list':
      for (const item of block.items) tellInlines(item, here('列项'), tell)
      break
    case 'signature':
      for (const { role, name, persons = [], date = '' } of block.parties)
        tellAll([role, name, ...persons, date], here('签署栏'))
      break
    case 'code':
      for (const run of block.text) tellInlines(run, here('二维码'), tell)
      break
    case 'seal':
      tellAll([block.of, block.date ?? ''], here('盖章处'))
      break
    case 'callout':
      tell(block.title, here('提示'))
      tellInlines(block.text, here('提示'), tell)
      break
    case 'chart':
      tellAll([block.caption, block.unit], here('图'))
      for (const { of = '', label, value } of block.series) tellAll([of, label, value], here('图'))
      break
    case 'toc':
    case 'page-break':
  }
}

/** Tells every text that the pages of a document show, with the place it is shown, in reading order. */
export function tellWords(document: FilingDocument, tell: Tell): void {
  tell(document.title, '文件名称')
  tell(document.reference, '页眉')
  const { cover } = document
  if (cover) {
    const pairs = [
      ...cover.facts.flatMap(({ label, value }) => [label, value]),
      ...cover.parties.flatMap(({ label, name }) => [label, name]),
    ]
    for (const text of [cover.title, cover.subtitle ?? '', cover.issuer, cover.date, ...pairs]) tell(text, '封面')
  }
  let under = ''
  for (const block of document.blocks) {
    tellBlock(block, under, tell)
    if (block.kind === 'heading') under = block.text
  }
}
