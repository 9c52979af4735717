import { expect, test } from 'vitest'
import { axe, overflow } from '../support/browser.ts'
import { agreeMandate, clearPapers, desk, issueName, openAndGuide } from '../support/filing-on-screen.ts'
import { journeyOfFile } from '../support/journey.ts'

const journey = journeyOfFile({ javaScriptEnabled: false, width: 390 })
const { maker, issuer } = desk(journey)

test('a project is opened, guided and mandated with scripts off, on a phone', async () => {
  expect(await openAndGuide(journey, { authorities: 'platform' })).toContain(issueName)
  await agreeMandate(journey)
})

test('its papers are printed, handed in and cleared', async () => {
  expect(await clearPapers(journey)).toContain('编制人不得复核')
})

test('it is filed, and the issuer sees so', async () => {
  await journey.at('2026-03-09', '09:10')
  const bank = await maker()
  await bank.open(issueName, '注册')
  expect(await axe(bank.page)).toEqual([])
  expect(await overflow(bank.page)).toBe(0)
  expect(await bank.does('报送申请文件', { note: '报送（示例）' })).toContain('待受理')
  const firm = await issuer()
  await firm.open(issueName, '注册')
  expect(await firm.page.locator('main').innerText()).toContain('待受理')
})
