import { type Block, facts, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, quote } from '../format.ts'
import { caseName } from '../phrases/letters.ts'
import { type Common, letterhead, paper, sampleNotice } from '../phrases/paper.ts'
import { routeWords } from '../phrases/route-words.ts'
import { words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'step' | 'sealing' | 'submission'>
type Files = Dossier['submission']['files']

const title = '封卷目录'

/** 封卷目录: the set that goes on to the authority, each file in the version that was filed last and with its hashes. */
export const sealedContents = defineTemplate({
  id: 'sealed-contents',
  version: 1,
  title: () => title,
  reads: ['step', 'sealing', 'submission'],
  document: (dossier) => paper(dossier, { id: 'sealed-contents', title, blocks: blocksOf(dossier) }),
})

function blocksOf(dossier: Reads): Block[] {
  const { project, issuer, step, sealing, submission } = dossier
  const pages = submission.files.reduce((sum, file) => sum + file.pages, 0)
  return [
    ...letterhead(title, project.number, undefined, sampleNotice(dossier)),
    paragraph(
      words`${quote(issuer.name)}${caseName(dossier)}的${routeWords(project).act}申请文件于${chineseDay(step.on)}封卷，报送${sealing.to}。封卷文件为各文件最后一次报送的版本，目录如下：`,
    ),
    facts([
      ['报送文号', sealing.number],
      ['接收编号', submission.receiptNumber],
      ['封卷日期', chineseDay(step.on)],
      ['封卷单位', step.from],
      ['文件', `共${submission.files.length}份，${pages}页`],
      ...(submission.digest ? [['全部文件校验码', submission.digest] as [string, string]] : []),
    ]),
    paragraph(
      '校验值按封存的电子文件逐字节计算，SHA-256 与 SM3（GB/T 32905-2016）各一；封卷后的任何改动都会使校验值不同。封卷后需要更换文件的，重新封卷并出具新的目录。',
    ),
    ...contents(submission.files),
    paragraph('本目录由平台按封存记录生成，不加盖印章。', { style: 'note' }),
  ]
}

function contents(files: Files): Block[] {
  if (files.length === 0) return [paragraph('没有封存的文件。')]
  const pages = files.reduce((sum, file) => sum + file.pages, 0)
  return [
    table(
      [
        { head: '序号', width: 0.1, align: 'center' },
        { head: '编号', width: 0.14, align: 'center' },
        { head: '文件', width: 0.48 },
        { head: '版本', width: 0.14, align: 'center' },
        { head: '页数', width: 0.14, align: 'right' },
      ],
      files.map(({ code, title, version, pages }, at) => [String(at + 1), code, title, version, String(pages)]),
      { caption: '封卷文件', total: ['', '', `共${files.length}份`, '', String(pages)] },
    ),
    hashes(
      'SHA-256',
      files.map(({ sha256 }) => sha256),
    ),
    hashes(
      'SM3',
      files.map(({ sm3 }) => sm3 ?? '封存后计算'),
    ),
  ]
}

const hashes = (algorithm: string, values: string[]): Block =>
  table(
    [
      { head: '序号', width: 0.1, align: 'center' },
      { head: algorithm, width: 0.9 },
    ],
    values.map((value, at) => [String(at + 1), value]),
    { caption: `封卷文件校验值（${algorithm}）` },
  )
