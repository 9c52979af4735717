import { type Block, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay } from '../format.ts'
import { clauses, type Section, section } from './compose.ts'
import type { Words } from './words.ts'

type Line = Dossier['offering']['lines'][number]

/** Every option of every line with its day, as the terms table and the calendar of the issuer name it. */
export function optionTable(lines: readonly Line[]): Block[] {
  const rows = lines.flatMap((line) => line.options.map((option) => [line.name, chineseDay(option.on), option.words]))
  if (!rows.length) return []
  return [
    table(
      [
        { head: '品种', width: 0.36 },
        { head: '行权日', width: 0.22 },
        { head: '选择权', width: 0.42 },
      ],
      rows,
      {
        caption: '选择权行使安排',
        note: '行权日如遇法定节假日或者休息日，顺延至其后的第一个工作日，顺延期间不另计息。',
      },
    ),
  ]
}

const days = (lines: readonly Line[], word: string): string =>
  lines
    .flatMap((line) =>
      line.options
        .filter((option) => option.words.includes(word))
        .map((option) => `${line.name}为${chineseDay(option.on)}`),
    )
    .join('，')

const reset = (at: string, { bond, workday, channel }: Words): Section =>
  section(
    '发行人调整票面利率选择权',
    ...clauses(
      `发行人有权在行权日（${at}）决定是否调整${bond}其后计息期的票面利率，调整的方向和幅度由发行人在公告中列明；未公告调整的，其后计息期票面利率保持不变。`,
      `发行人应当在行权日前不少于20个${workday}通过${channel}披露是否调整票面利率以及调整后的票面利率，并同时提示回售登记期（如有）。`,
      '调整后的票面利率自行权日起计入下一计息期，已经结束的计息期不受影响。',
    ),
  )

const put = (at: string, { bond, investor, workday, exchange }: Words): Section =>
  section(
    `${investor}回售选择权`,
    ...clauses(
      `${investor}有权在行权日（${at}）将其持有的全部或者部分${bond}按面值回售给发行人，回售金额须为登记托管机构规定的最小转让单位的整数倍。`,
      `回售登记期不少于3个${workday}，其起止日期由发行人在回售实施公告中列明，且结束日应早于行权日。${investor}应在登记期内通过${exchange ? '证券交易所规定的申报系统' : '登记托管机构规定的方式'}申报；申报经确认后在登记期结束后不得撤销，相应份额在行权日前冻结。`,
      '未在登记期内申报的，视为放弃该次回售选择权，继续持有并接受发行人关于是否调整票面利率的决定。',
      `发行人应当在行权日足额支付回售部分的本金和当期利息。${bond}回售部分在兑付后注销；发行人拟将回售部分转售的，应当提前披露并遵守${exchange ? '证券交易所' : '市场'}的有关规定，转售期间不影响其在行权日的兑付义务。`,
    ),
  )

const call = (at: string, { bond, workday, channel, holder }: Words): Section =>
  section(
    '发行人赎回选择权',
    ...clauses(
      `发行人有权在行权日（${at}）按面值加当期应计利息赎回全部${bond}；除另有约定外，不得仅赎回部分${holder}的债券。`,
      `发行人决定行使赎回权的，应当在行权日前不少于20个${workday}通过${channel}披露赎回公告，公告一经发出不得撤销。`,
      `发行人未在前述期限内公告的，视为放弃该次赎回权，${bond}继续存续。发行人行使赎回权的，同一时点的回售选择权不再适用。`,
    ),
  )

/** The clauses of the options that this issue has. The notice periods are terms of this contract, not rules of a venue. */
export function optionClauses(lines: readonly Line[], words: Words): Section[] {
  const at = { reset: days(lines, '调整票面利率'), call: days(lines, '赎回'), put: days(lines, '回售') }
  const found = [
    at.reset ? reset(at.reset, words) : null,
    at.call ? call(at.call, words) : null,
    at.put ? put(at.put, words) : null,
  ]
  return found.filter((part) => part !== null)
}
