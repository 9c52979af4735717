import { describe, expect, test } from 'vitest'
import type { Capacity } from '#workflows/kit/seats.ts'
import { signaturePagesOf } from '#workflows/rules/signature-pages.ts'

const slots = (template: string, title: string, preparedBy: Capacity = 'issuer') =>
  signaturePagesOf({ template, title, preparedBy }).map(({ slot, how }) => `${slot} ${how}`)

describe('whose signature a paper bears', () => {
  test.each<[string, string, Capacity, string[]]>([
    [
      'prospectus',
      '募集说明书',
      'issuer',
      ['issuer 签字并盖章', 'issuer-people 签字', 'lead 签字并盖章', 'counsel 签字并盖章', 'auditor 签字并盖章'],
    ],
    ['uploaded', '法律意见书', 'counsel', ['counsel 签字并盖章']],
    ['uploaded', '承销协议及承销团协议', 'lead-underwriter', ['issuer 盖章', 'lead 盖章']],
    ['uploaded', '受托管理协议', 'trustee', ['issuer 盖章', 'trustee 盖章']],
    ['uploaded', '全体董事、监事、高级管理人员书面确认意见', 'issuer', ['issuer-people 签字']],
    ['uploaded', '电子文件一致性承诺函', 'lead-underwriter', ['lead 签字并盖章']],
    ['uploaded', '联系表', 'lead-underwriter', []],
    ['checklist', '注册文件清单', 'lead-underwriter', []],
  ])('%s %s', (template, title, by, expected) => expect(slots(template, title, by)).toEqual(expected))
})
