import { describe, expect, test } from 'vitest'
import type { Dossier } from '#templates/dossier.ts'
import { prospectus } from '#templates/prospectus/prospectus.ts'
import { dossiers } from '#tests/support/dossiers.ts'
import { sentencesOf, textOf } from '../papers/reading.ts'

const kinds = ['tech-firm', 'equity-investor', 'financial-institution'] as const
const instruments = ['guarantee', 'crmw', 'direct-investment', 'counter-guarantee', 'pledge'] as const

const cases = Object.entries(dossiers).flatMap(([name, dossier]) =>
  kinds.map((issuerKind) => ({
    name,
    issuerKind,
    dossier: {
      ...dossier,
      project: { ...dossier.project, issuerKind },
      science: {
        ...dossier.science,
        fund: dossiers.interbankPpn.science.fund,
        institution: dossiers.licenceBank.science.institution,
      },
    } satisfies Dossier,
  })),
)

describe.each(cases)('$name as $issuerKind', ({ dossier }) => {
  test('reads whole, with any instrument behind it', () => {
    for (const instrument of instruments) {
      const arrangement = {
        ...dossiers.interbankPpn.arrangements[0]!,
        instrument,
        instrumentTitle: `安排（${instrument}）`,
      }
      const document = prospectus.document({ ...dossier, arrangements: [arrangement] })
      expect(textOf(document)).not.toMatch(/undefined|null|NaN|Infinity|\[object|\$\{/)
      for (const sentence of sentencesOf(document)) expect(sentence).not.toMatch(/[。，；：、][。，；、]|（）|《》|“”/)
    }
  })

  test('is the same text each time', () => {
    expect(prospectus.document(dossier)).toEqual(prospectus.document(dossier))
  })
})

test('kinds of issuer differ in risks, in duties and in what they promise', () => {
  const texts = kinds.map((issuerKind) =>
    textOf(
      prospectus.document({ ...dossiers.exchangePublic, project: { ...dossiers.exchangePublic.project, issuerKind } }),
    ),
  )
  const only = [
    ['研发失败和成果转化不及预期的风险', '核心技术权属发生重大争议'],
    ['退出渠道和退出节奏的风险', '管理人登记被注销'],
    ['科技金融业务的特有风险', '资本充足率（净资本指标）低于监管要求'],
  ]
  only.forEach((words, at) => {
    for (const word of words)
      expect(texts.map((text) => text.includes(word))).toEqual(kinds.map((_, other) => other === at))
  })
})
