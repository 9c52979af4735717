import { type Block, type Inline, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay } from '../format.ts'
import { clause } from './words.ts'

export type Finding = Dossier['findings'][number]

const verdicts = (ok: Finding['ok']): string => (ok === 'unknown' ? '证据不足' : ok ? '符合' : '不符合')

/** A basis that nobody has checked against the published text says so wherever it is named. */
export function basisWords({ document, item, since, standing }: Finding['basis']): string {
  const from = since ? `，自${chineseDay(since)}起` : ''
  return `${document}${item ? ` ${item}` : ''}${from}${standing === 'provisional' ? '（待核实）' : ''}`
}

export function findingsTable(findings: Finding[], caption: string): Block {
  if (findings.length === 0) return paragraph('尚未作出核验结论。')
  const rows = findings.map((finding): (string | Inline[])[] => [
    finding.title,
    [{ text: verdicts(finding.ok), bold: true }],
    finding.because,
    basisWords(finding.basis),
  ])
  return table(
    [
      { head: '核验事项', width: 0.2 },
      { head: '结论', width: 0.14, align: 'center' },
      { head: '理由', width: 0.35 },
      { head: '依据', width: 0.31 },
    ],
    rows,
    { caption, note: '依据后注明“待核实”的，尚未与公布文本核对，仅作提示，不据以作出否定结论。' },
  )
}

export function missingList(findings: Finding[]): Block[] {
  if (findings.length === 0) return [paragraph('所需证据在核验后列示。')]
  const missing = findings.flatMap((finding) => finding.missing.map((proof) => `${finding.title}：${clause(proof)}。`))
  if (missing.length === 0) return [paragraph('上述事项所需的证明材料均已取得，没有待补充的证据。')]
  return [paragraph('下列证据尚待补充，取得之前相应事项不作符合的结论：'), list(missing, true)]
}

/**
 * What may be said of a set of findings. The recognised standards are alternatives, so one that is not met refutes
 * nothing by itself; the sentence therefore counts, and claims conformity only where nothing is open.
 */
export function conclusion(findings: Finding[], subject: string): string {
  const met = findings.filter((finding) => finding.ok === true).length
  const unmet = findings.filter((finding) => finding.ok === false).length
  const open = findings.length - met - unmet
  const count = `在核验的${findings.length}项中，结论为符合的${met}项，结论为不符合的${unmet}项，证据不足、尚不能判断的${open}项。`
  if (met === 0) return `${count}据此，目前尚不能认定${subject}。`
  if (unmet + open === 0) return `${count}据此，${subject}。`
  return `${count}认定标准属择一满足的，以所依据标准的结论为准；就该标准而言，${subject}。其余事项由发行人在申报前补充或者说明。`
}
