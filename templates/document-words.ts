import { type Block, type FilingDocument, type Inline, wordsIn } from './blocks.ts'

export type Words = { text: string; where: string }

const inlines = (run: readonly Inline[], where: string): Words[] =>
  run.flatMap((part) =>
    typeof part !== 'string' && 'note' in part
      ? inlines(part.note, `${where}的脚注`)
      : [{ text: wordsIn(part), where }],
  )

function blockWords(block: Block, under: string): Words[] {
  const here = (what: string) => (under ? `“${under}”一节的${what}` : what)
  switch (block.kind) {
    case 'heading':
      return [{ text: block.text, where: '标题' }, ...inlines(block.marked ?? [], '标题')]
    case 'paragraph':
      return inlines(block.text, here('正文'))
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [
        { text: label, where: here('要素表') },
        ...inlines(value, here(`要素“${label}”`)),
      ])
    case 'table': {
      const where = here(block.caption ? `表格“${block.caption}”` : '表格')
      const heads = [
        block.caption ?? '',
        block.note ?? '',
        ...block.columns.flatMap(({ head, group = '' }) => [group, head]),
      ]
      const cells = [...block.rows, block.total ?? []].flat()
      return [...heads.map((text) => ({ text, where })), ...cells.flatMap((cell) => inlines(cell, where))]
    }
    case 'list':
      return block.items.flatMap((item) => inlines(item, here('列项')))
    case 'signature':
      return block.parties
        .flatMap(({ role, name, persons = [], date = '' }) => [role, name, ...persons, date])
        .map((text) => ({ text, where: here('签署栏') }))
    case 'code':
      return block.text.flatMap((run) => inlines(run, here('二维码')))
    case 'seal':
      return [block.of, block.date ?? ''].map((text) => ({ text, where: here('盖章处') }))
    case 'callout':
      return [{ text: block.title, where: here('提示') }, ...inlines(block.text, here('提示'))]
    case 'chart':
      return [
        block.caption,
        block.unit,
        ...block.series.flatMap(({ of = '', label, value }) => [of, label, value]),
      ].map((text) => ({
        text,
        where: here('图'),
      }))
    case 'toc':
    case 'page-break':
      return []
  }
}

/** Every text that the pages of a document show, with the place it is shown, in reading order. */
export function* documentWords(document: FilingDocument): Generator<Words> {
  yield { text: document.title, where: '文件名称' }
  yield { text: document.reference, where: '页眉' }
  const { cover } = document
  if (cover) {
    const pairs = [
      ...cover.facts.flatMap(({ label, value }) => [label, value]),
      ...cover.parties.flatMap(({ label, name }) => [label, name]),
    ]
    for (const text of [cover.title, cover.subtitle ?? '', cover.issuer, cover.date, ...pairs])
      yield { text, where: '封面' }
  }
  let under = ''
  for (const block of document.blocks) {
    yield* blockWords(block, under)
    if (block.kind === 'heading') under = block.text
  }
}

/** The typefaces that the runs of a document ask for beyond the ones every page uses. */
export function runStyles(document: FilingDocument): { bold: boolean; kai: boolean; kaiBold: boolean } {
  const found = { bold: false, kai: false, kaiBold: false }
  const look = (run: readonly Inline[], kai = false) => {
    for (const part of run) {
      if (typeof part !== 'string' && 'note' in part) look(part.note)
      const styled = typeof part !== 'string' && 'text' in part ? part : null
      const bold = styled?.bold === true
      const inKai = kai || styled?.kai === true
      if (inKai && bold) found.kaiBold = true
      else if (inKai) found.kai = true
      else if (bold) found.bold = true
    }
  }
  for (const block of document.blocks) {
    if (block.kind === 'heading') look(block.marked ?? [])
    else if (block.kind === 'paragraph' || block.kind === 'callout')
      look(block.text, block.kind === 'paragraph' && block.style === 'kai')
    else if (block.kind === 'facts') for (const row of block.rows) look(row.value)
    else if (block.kind === 'list') for (const item of block.items) look(item)
    else if (block.kind === 'table') {
      for (const cell of block.rows.flat()) look(cell)
      if (block.total) found.bold = true
    }
  }
  return found
}
