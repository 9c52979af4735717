import { group } from './definition.ts'
import { checkedText, optional, rows, text } from './field.ts'

const decimalProblem = (value: string): string | null =>
  /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? null : '须为数字，最多六位小数'

/** What points are reckoned from. Evidence only: no rule of eligibility reads a score. */
export const innovationFacts = group('创新积分', 'project', {
  'innovation.stage': text('成长阶段代码', { required: false, hint: '在“称号与积分”页选择' }),
  'innovation.values': rows(
    '创新积分指标',
    {
      indicator: text('指标代码'),
      value: checkedText('数值', decimalProblem),
      source: optional(text('来源或凭证')),
    },
    {
      required: false,
      hint: '在“称号与积分”页按指标填写；没有的不填，不要填零',
      problem: (list) =>
        new Set(list.map(({ indicator }) => indicator)).size === list.length ? null : '同一指标只填一行',
    },
  ),
})
