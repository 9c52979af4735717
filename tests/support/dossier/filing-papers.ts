import type { Dossier } from '#templates/dossier.ts'
import { sample } from './said.ts'

type Parts = Pick<Dossier, 'officers' | 'placement' | 'files' | 'exemption' | 'longerAccounts'>

const officer = (name: string, position: Parts['officers'][number]['position'], post: string) => ({
  name,
  position,
  post,
  sample: true,
})

const hash = (digits: string): string => digits.repeat(8)

/** What single papers of a filing quote of a made-up project. */
export const filingPaperParts: Parts = {
  officers: [
    officer('沈𬭊', 'director', '董事长'),
    officer('顾明远', 'director', '董事'),
    officer('温䶮', 'director', '独立董事'),
    officer('罗𫟹', 'director', '职工董事'),
    officer('陆堃', 'supervisor', '监事会主席'),
    officer('贺之衡', 'supervisor', '职工监事'),
    officer('林㛃', 'executive', '总经理'),
    officer('段予', 'executive', '财务负责人'),
  ],
  placement: [
    {
      name: '东麓农村商业银行股份有限公司',
      kind: '专项机构投资人',
      creditCode: '91110108MA01K7QX2Y',
      contact: '许青',
      phone: '010-80000661',
      sample: true,
    },
    {
      name: '清源理财有限责任公司',
      kind: '特定机构投资人',
      creditCode: null,
      contact: null,
      phone: null,
      sample: true,
    },
  ],
  files: [
    {
      code: '1-1',
      title: '公开发行科技创新公司债券募集说明书（申报稿）',
      version: '第2版',
      pages: 96,
      sha256: hash('a3f1c6e2'),
      sm3: hash('1c7e90b4'),
    },
    { code: '4-1', title: '法律意见书', version: '第1版', pages: null, sha256: hash('0b9e5d77'), sm3: null },
  ],
  exemption: {
    items: [
      {
        content: '精密光学元件镀膜工艺的关键参数',
        place: '募集说明书“发行人基本情况”中的核心技术',
        ground: '商业秘密',
        reason: '该参数未公开并已采取保密措施，披露后可能被同业仿制。',
        instead: '披露工艺的用途和技术来源，不披露参数。',
        sample: true,
      },
    ],
    secrecy: sample('知悉人员限于核心技术人员，均签有保密协议。', 'exemption.secrecy'),
  },
  longerAccounts: {
    kind: 'annual',
    periodEnd: '2025-12-31',
    plainUntil: '2026-06-30',
    until: '2026-08-31',
    debtRatio: sample('45.32', 'accounts.periods'),
    notAbove: true,
    industryRatio: sample('58.20', 'longerAccounts.industryRatio'),
    source: sample('光学仪器行业统计，截至2025年末', 'longerAccounts.source'),
    position: sample('在该统计口径下，发行人主要产品的国内市场份额居第三位。', 'longerAccounts.position'),
    changes: sample('财务报告截止日后，发行人经营正常，未发生重大不利变化。', 'longerAccounts.changes'),
  },
}
