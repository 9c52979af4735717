import { describe, expect, test } from 'vitest'
import { DataTable } from '#app/components/data-table.tsx'
import { ThreeAnswers } from '#app/components/three-answers.tsx'
import { UnaskedChanges } from '#app/components/unasked-changes.tsx'
import { endAnswer } from '#app/presenters/end-range.ts'
import { count, render } from './render.ts'

const changesOf = (filing: string, many: number) =>
  Array.from({ length: many }, (_, at) => {
    return { key: `${filing}:${at}`, filing, href: '/', place: filing, word: '修改', clip: `第${at}处` }
  })

describe('what would only fill the screen stands back', () => {
  test('beyond eight changes of one paper all but three are folded, and they are counted', () => {
    const unasked = (many: number) => ({
      changes: [...changesOf('甲', many), ...changesOf('乙', 1)],
      papers: [],
      dated: 0,
    })
    const few = render(<UnaskedChanges unasked={unasked(8)} open />)
    expect([count(few, /change-clip/), few.includes('同一文件')]).toEqual([9, false])
    const many = render(<UnaskedChanges unasked={unasked(9)} open />)
    expect(many).toContain('未要求的修改 10 处')
    expect(many).toContain('同一文件另有 6 处')
    expect(count(many.split('<details')[0] ?? '', /change-clip/)).toBe(3)
    expect(count(many, /change-clip/)).toBe(10)
  })

  test('a bare dash is marked, so that a card on a phone leaves it out; words and figures are not', () => {
    const cell = (said: string) =>
      render(
        <DataTable
          caption="表"
          rows={[said]}
          rowKey={(row) => row}
          columns={[
            { head: '一', cell: () => '甲' },
            { head: '二', cell: (row) => row },
          ]}
        />,
      )
    expect(cell('—')).toContain('cell-none')
    expect(cell('0')).not.toContain('cell-none')
  })

  test('a name too long for the headline is said whole below it', () => {
    const answers = (organisation: string) =>
      render(
        <ThreeAnswers
          turn={{ who: { seal: '发', side: 'issuer', capacity: '发行人', organisation } }}
          missing={{ items: [] }}
          end={{ answer: '待定' }}
        />,
      )
    expect(answers('示例星河智造股份有限公司')).toContain('发行人 · 示例星河智造股份有限公司')
    const long = '𬭊'.repeat(27)
    expect(answers(long)).toContain(`<p class="answer-name">${long}</p>`)
    expect(answers(long)).not.toContain('发行人 · ')
  })

  test('two ends on one day are one day, without a range', () => {
    const end = { steps: [], bounded: true, provisional: false, earliest: '2026-11-25', latest: '2026-11-25' }
    expect(endAnswer(end, '2026-11-20')).toEqual({ answer: '11月25日 周三 前后', more: '不含暂停与上会排期。' })
    expect(endAnswer({ ...end, latest: '2026-11-26' }, '2026-11-20')).toMatchObject({
      answer: '11月25日 至 11月26日',
      range: { earliest: '2026-11-25', latest: '2026-11-26' },
    })
  })
})
