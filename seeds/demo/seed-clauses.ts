import { randomUUID } from 'node:crypto'
import { approveClause } from '#app/commands/decide-clause.server.ts'
import { proposeClause } from '#app/commands/propose-clause.server.ts'
import { inProcessPrinter } from '#app/filings/printer.server.ts'
import type { Db } from '#db/connect.ts'
import { addDays, type IsoDay, startOfDay } from '#workflows/calendar/day.ts'
import { organisationId, personId } from '../cast.ts'
import { storyIds } from '../deal/story-ids.ts'
import { allowed } from '../deal/theatre.ts'

const author = (at: number): Parameters<typeof proposeClause>[1]['by'] => ({
  person: personId('bank', 'lead-underwriter', at),
  organisation: organisationId('bank'),
  platform: false,
  address: 'demo',
})

type Wording = {
  clause: string | null
  place: 'protection' | 'meeting'
  title: string
  lines: string[]
  reason: string
  /** Drafted and to begin so many days from today. */
  drafted: number
  begins: number
  open?: true
}

const control = '控制权变更回售'
const controlLines = [
  '1. 发行人控股股东、实际控制人发生变更，且主体信用等级因此下调的，{{持有人}}有权要求发行人按面值加应计利息回售{{本期债券}}。',
  '2. 发行人应当于变更之日起2个{{工作日}}内通过{{披露渠道}}披露，并在20个{{工作日}}内办理回售登记。',
  '[设有增信]3. {{增信提供方}}对回售款项承担的责任与对到期本息相同。',
]

/** A bank's own covenant in two versions, its own rule for meetings, its wording of a clause of the library; one draft waits. */
const wordings: readonly Wording[] = [
  {
    clause: null,
    place: 'protection',
    title: control,
    lines: controlLines,
    reason: '示例：本行保护条款范本首版',
    drafted: -75,
    begins: -60,
  },
  {
    clause: null,
    place: 'meeting',
    title: '线上表决安排',
    lines: [
      '1. {{持有人}}会议以非现场方式召开的，表决通过登记托管机构认可的系统进行，表决结果由见证律师核对。',
      '2. 系统故障导致不能表决的，召集人应当顺延表决截止日，并于当日通过{{披露渠道}}披露。',
    ],
    reason: '示例：补充线上表决的程序',
    drafted: -50,
    begins: -45,
  },
  {
    clause: 'protection.cross-protection',
    place: 'protection',
    title: '交叉保护承诺',
    lines: [
      '1. 发行人及其合并范围内子公司未能清偿到期应付的其他债务本金或者利息，且单独或者累计金额达到人民币3,000万元或者上年末经审计净资产的2%（以较低者为准）的，触发本条款，依法处于宽限期或者存在善意争议的除外。',
      '2. 触发后，发行人应当于2个{{工作日}}内披露，并与有关债权人协商在10个{{工作日}}的宽限期内清偿或者取得豁免。',
      '3. 宽限期届满仍未清偿且未取得豁免的，召开{{持有人}}会议，{{持有人}}可以要求增加担保或者宣布{{本期债券}}提前到期。',
    ],
    reason: '示例：本行下调触发金额',
    drafted: -20,
    begins: -10,
  },
  {
    clause: control,
    place: 'protection',
    title: control,
    lines: [
      '1. 发行人控股股东、实际控制人发生变更的，{{持有人}}有权要求发行人按面值加应计利息回售{{本期债券}}，不以主体信用等级下调为前提。',
      ...controlLines.slice(1),
    ],
    reason: '示例：取消评级下调的前提',
    drafted: -5,
    begins: 20,
  },
  {
    clause: 'meeting.notice',
    place: 'meeting',
    title: '会议通知和议案',
    lines: [
      '1. 召集人至少于会议召开日前15个{{工作日}}通过{{披露渠道}}披露召开公告，载明发行人和债券名称、召集人、时间地点和方式、权利登记日、议案、表决方式和联系方式。',
      '2. 单独或者合计持有10%以上未偿还份额的{{持有人}}、发行人和增信提供方可以提出补充议案，召集人应当于会议召开日前不少于3个{{工作日}}公告最终议案。',
    ],
    reason: '示例：延长会议通知期',
    drafted: -1,
    begins: 30,
    open: true,
  },
]

/** Told through the real commands at instants gone by, so that versions hold, end and begin around today. */
export async function seedClauses(db: Db, today: IsoDay, say: (line: string) => void): Promise<void> {
  if (await db.selectFrom('clause_change').select('id').limit(1).executeTakeFirst()) return
  say('示例条款')
  const ids = storyIds(randomUUID())
  const own = new Map<string, string>()
  for (const { clause, place, title, lines, reason, drafted, begins, open } of wordings) {
    const ports = { newId: ids, now: () => startOfDay(addDays(today, drafted)) }
    const wording = { title, text: lines.join('\n'), basis: null }
    const key = clause === null ? null : (own.get(clause) ?? clause)
    const asked = { clause: key, place, wording, from: addDays(today, begins), reason, by: author(0) }
    const { id } = allowed('clause.propose', await proposeClause(db, asked, { ports, printer: inProcessPrinter }))
    if (clause === null) own.set(title, `own.${id}`)
    if (!open) allowed('clause.approve', await approveClause(db, { id, by: author(1), words: '' }, ports))
  }
}
