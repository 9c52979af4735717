import { type FindingLine, presentFindings } from '../../presenters/findings-page.server.ts'
import type { RoomList } from '../house-list.ts'
import { type Column, listing, onDay } from '../listing.ts'

type Line = FindingLine & { when: string; at: string }

function answerWords({ ok, missing, refuses }: FindingLine): string {
  if (ok === 'unknown') return missing.length > 0 ? '待补材料' : '未定，待核实'
  if (ok) return '符合'
  return refuses ? '不符合，不得办理' : '不符合，待核实'
}

const columns: readonly Column<Line>[] = [
  { head: '核验', width: 24, cell: ({ when }) => when },
  { head: '核验时间', width: 22, cell: ({ at }) => at },
  { head: '核验事项', width: 28, cell: ({ title }) => title },
  { head: '结论', width: 18, cell: answerWords },
  { head: '因为', width: 70, cell: ({ because }) => because },
  { head: '还缺', width: 40, cell: ({ missing }) => missing.join('、') },
  { head: '依据', width: 50, cell: ({ basis }) => basis.text },
  { head: '待核实', width: 8, cell: ({ basis }) => (basis.provisional ? '待核实' : '') },
  { head: '按何日规则', width: 12, cell: ({ judgedOn }) => onDay(judgedOn) },
]

/** 核验结论: as of now, then what was kept with each decision, as far as one seat may read either. */
export const findingsList: RoomList = async (room) => {
  const { now, kept, asOf } = await presentFindings(room)
  const rows = [
    ...(now ?? []).map((line) => ({ ...line, when: '现在', at: asOf })),
    ...kept.flatMap(({ title, at, lines }) => lines.map((line) => ({ ...line, when: `随「${title}」保存`, at }))),
  ]
  return listing({ title: `${room.project.number} 核验结论`, columns, rows })
}
