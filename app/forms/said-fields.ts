import { factDefinition, isFactKey } from '#workflows/facts/catalogue.ts'
import { stageNames } from '#workflows/stages.ts'
import { factFieldset } from './fact-form.ts'
import type { FieldSpec, Fieldset } from './fieldset.ts'
import { fieldsetOf } from './fieldsets.ts'

export type SaidField = { label: string; value: string }

/** What a form carries for the machine: which act, on what, seen when. */
const technical =
  /^(key|type|intent|act|version|revision(\..+)?|conflict|group|item|seat|bid|tie|task|model|kind|seen|next|id|filing|slot|all|project|more)$/

/** Words of fields that stand in one form of their own and not in a fieldset. */
const words: Readonly<Record<string, string>> = {
  reason: '理由',
  note: '说明',
  name: '名称',
  text: '答复',
  verification: '核查意见',
  changed: '上传文件的修改',
  change: '关联的修改',
  words: '复核意见',
  question: '问题',
  body: '内容',
  topic: '主题',
  rate: '申购利率或价格',
  amount: '金额',
  tenor: '期限',
  dueOn: '完成期限',
  pages: '页数',
  outline: '目录',
  from: '起',
  until: '止',
  backOn: '恢复办理的日期',
  to: '转给',
  value: '新的值',
  issuerName: '发行人全称',
  issuerCode: '统一社会信用代码',
  asOf: '数据时点',
  evidence: '证据',
  sample: '示例数据',
  duty: '职责',
  basis: '依据',
  affected: '受影响的范围',
  opinion: '意见',
}

/** A value that no person typed: an id, a code of a choice, the value of a ticked box. */
const code = /^[\w:.-]{1,80}$/

/**
 * What a person typed into a form, in the words of that form and in its order; blanks and what the machine put there are
 * left out. `fields` are as posted.
 */
export function saidFields(fields: readonly (readonly [string, string])[]): SaidField[] {
  const type = fields.find(([name]) => name === 'type')?.[1]
  const sets = type ? stageNames.map((stage) => fieldsetOf(stage, type)) : []
  return fields.flatMap(([name, value]) => {
    if (value.trim() === '') return []
    const spec = sets.map((set) => specIn(set, name)).find(Boolean) ?? factSpec(name)
    if (spec) return [{ label: spec.label, value: wordsOf(spec.field, value) }]
    if (technical.test(name)) return []
    return [
      { label: words[name] ?? '其他填写项', value: /[^\d.,\s]/.test(value) && code.test(value) ? '（已选）' : value },
    ]
  })
}

type Found = { label: string; field: FieldSpec }

function specIn(set: Fieldset, name: string): Found | undefined {
  const own = set.find((field) => field.name === name)
  if (own) return { label: own.label, field: own }
  const [, list, place, cell] = /^(.+)\.(\d{1,3})\.([^.]+)$/.exec(name) ?? []
  const rows = set.find((field) => field.name === list)
  const field = rows?.as === 'rows' ? rows.fields.find((one) => one.name === cell) : undefined
  return rows?.as === 'rows' && field ? { label: `${rows.noun} ${Number(place) + 1} ${field.label}`, field } : undefined
}

function factSpec(name: string): Found | undefined {
  const key = [name, name.replace(/\.\d{1,3}\.[^.]+$/, '')].find(isFactKey)
  return key && isFactKey(key) ? specIn(factFieldset([{ ...factDefinition(key), key }]), name) : undefined
}

function wordsOf(field: FieldSpec, value: string): string {
  if (field.as === 'choice') return field.choices[value] ?? value
  if (field.as === 'pick' || field.as === 'picks') return '（已选）'
  if (field.as === 'money' || field.as === 'integer') return `${value} ${field.unit}`
  return field.as === 'percent' ? `${value.replace(/%$/, '')}%` : value
}
