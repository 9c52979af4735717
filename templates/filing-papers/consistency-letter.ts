import { type Block, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { quote } from '../format.ts'
import { hashTable } from '../phrases/hash-table.ts'
import { type Common, letterhead, paper, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName, leadName, partySigns, seal, signature } from '../phrases/party.ts'
import { productName } from '../phrases/route-words.ts'
import { words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'files'>

const title = '电子文件一致性承诺函'

/** Exchange 7-2: the electronic files are the papers that were signed, each named by its hashes. */
export const consistencyLetter = defineTemplate({
  id: 'consistency-letter',
  version: 1,
  title: () => title,
  reads: ['parties', 'files'],
  document: (dossier) => paper(dossier, { id: 'consistency-letter', title, blocks: letter(dossier) }),
})

function letter(dossier: Reads): Block[] {
  const { project, issuer, parties, date } = dossier
  return [
    ...letterhead(title, `项目编号：${project.number}`, project.addressee, sampleNotice(dossier)),
    paragraph(
      words`${leadName(parties)}作为${quote(issuer.name)}（以下简称“发行人”）${productName(project)}的主承销商，与发行人共同承诺如下。`,
    ),
    ...sections([
      { title: '承诺事项', blocks: [list(promises, true)] },
      { title: '文件清单和校验值', blocks: filesTable(dossier.files) },
    ]),
    ...signaturePage(title, [
      signature(...partySigns(parties, 'lead-underwriter', '主承销商（项目负责人签字）', date)),
      seal(leadName(parties), date),
      seal(issuerName(dossier), date),
    ]),
  ]
}

const promises = [
  '报送的电子文件与经签字盖章的书面文件内容一致，复印件与原件一致；',
  '电子文件未经授权不作修改；因反馈回复或者更新需要修改的，重新报送并更新本函；',
  '所列校验值由文件的全部字节计算，收到文件的一方可以据以核对文件未被改动；',
  '因电子文件与书面文件不一致产生的责任由承诺人承担。',
]

function filesTable(files: Reads['files']): Block[] {
  if (files.length === 0) return [paragraph('申请文件尚未编制完成，完成后列示。')]
  return [
    paragraph('申请文件目录和本函不在清单之内：目录随文件更新，本函不能载明自身的校验值。', { style: 'note' }),
    table(
      [
        { head: '编号', width: 0.14, align: 'center' },
        { head: '文件', width: 0.54 },
        { head: '版本', width: 0.16, align: 'center' },
        { head: '页数', width: 0.16, align: 'right' },
      ],
      files.map(({ code, title: name, version, pages }) => [code, name, version, pages === null ? '—' : String(pages)]),
      { caption: '电子文件清单', note: `共${files.length}份。` },
    ),
    hashTable(
      'SHA-256',
      files.map(({ code, sha256 }) => [code, sha256]),
    ),
    hashTable(
      'SM3',
      files.map(({ code, sm3 }) => [code, sm3 ?? '报送后计算']),
    ),
    paragraph('校验值按电子文件逐字节计算，SHA-256 与 SM3（GB/T 32905-2016）各一。'),
  ]
}
