import { type Block, facts, list, paragraph, table } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, quote } from './format.ts'
import { type Common, letterhead, paper, sections } from './phrases/paper.ts'
import { leadName, partySigns, signature } from './phrases/party.ts'
import { productName, routeTitles, routeWords } from './phrases/route-words.ts'
import { clause } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'checklist'>
type Line = Dossier['checklist'][number]

const titleOf = ({ project }: Common): string => `${routeWords(project).act}申请文件清单`

export const checklist = defineTemplate({
  id: 'checklist',
  version: 1,
  title: titleOf,
  reads: ['parties', 'checklist'],
  document: (dossier) => paper(dossier, { id: 'checklist', title: titleOf(dossier), blocks: blocksOf(dossier) }),
})

const of = (lines: Line[], requirement: Line['requirement']): Line[] =>
  lines.filter((line) => line.requirement === requirement)

function blocksOf(dossier: Reads): Block[] {
  const { project, parties, date, checklist } = dossier
  return [
    ...letterhead(titleOf(dossier), `项目编号：${project.number}`),
    ...sections([
      { title: '项目', blocks: [summary(dossier)] },
      { title: '必备文件', blocks: group(of(checklist, 'mandatory'), '必备文件') },
      { title: '按条件提交的文件', blocks: group(of(checklist, 'conditional'), '按条件提交的文件') },
      { title: '豁免或者不适用的文件', blocks: group(of(checklist, 'waived'), '豁免或者不适用的文件') },
      { title: '齐备性意见', blocks: readiness(checklist) },
      { title: '编号说明', blocks: [paragraph(numbering(project))] },
    ]),
    signature(...partySigns(parties, 'lead-underwriter', '主承销商（清单编制人、复核人签字）', date)),
  ]
}

const summary = ({ project, parties, checklist, date, issuer }: Reads): Block =>
  facts([
    ['发行人', [quote(issuer.name)]],
    ['申报品种', productName(project)],
    ['申报路径', routeTitles[project.route]],
    ['受理机构', clause(project.addressee)],
    ['清单编制人', leadName(parties)],
    ['清单日期', chineseDay(date)],
    ['文件份数', `共${checklist.length}项，已齐备${count(checklist, 'ready')}项`],
  ])

const count = (lines: Line[], state: Line['state']): number => lines.filter((line) => line.state === state).length

const stateWords: Record<Line['state'], string> = {
  ready: '齐备',
  missing: '未提交',
  stale: '需更新',
  'not-applicable': '不适用',
}

function group(lines: Line[], caption: string): Block[] {
  if (lines.length === 0) return []
  return [
    table(
      [
        { head: '编号', width: 0.1, align: 'center' },
        { head: '文件', width: 0.34 },
        { head: '出具方', width: 0.17 },
        { head: '条件', width: 0.19 },
        { head: '版本', width: 0.09, align: 'center' },
        { head: '状态', width: 0.11, align: 'center' },
      ],
      lines.map((line) => [
        line.code,
        line.title,
        line.preparedBy,
        line.condition ?? '均须提交',
        line.version ?? '无',
        [{ text: stateWords[line.state], ...(line.state === 'ready' ? {} : { bold: true as const }) }],
      ]),
      { caption },
    ),
  ]
}

function readiness(lines: Line[]): Block[] {
  const open = lines.filter((line) => line.state === 'missing' || line.state === 'stale')
  if (open.length === 0)
    return [paragraph('经逐项核对，本清单所列应当提交的文件均已齐备，版本与申报系统中的文件一致。')]
  const required = open.filter((line) => line.requirement === 'mandatory').length
  return [
    paragraph(
      `经逐项核对，尚有${open.length}项文件未提交或者需要更新${required > 0 ? `，其中必备文件${required}项，补齐之前不能申报` : '，均为按条件提交的文件'}：`,
    ),
    list(open.map((line) => `${line.code} ${line.title}（${line.preparedBy}）：${stateWords[line.state]}。`)),
  ]
}

// Appendix A, U3 and U4 of the domain notes: neither the 2023 forms nor the exchanges' numbering were read in full.
function numbering({ route }: Common['project']): string {
  if (route === 'interbank')
    return '编号采用非金融企业债务融资工具注册文件表格体系2020年版的代码；该表格体系其后的修订尚待核实，以申报时有效的版本为准。'
  if (route === 'licence')
    return '编号为本清单的顺序编号。行政许可申请材料的目录和份数以中国人民银行公布的办事指南为准（待核实）。'
  return '编号按证券交易所公司债券申请文件目录的层次编排，与现行目录的逐项对应关系尚待核实，以申报时有效的目录为准。'
}
