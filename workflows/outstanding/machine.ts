import { defaulted, settlement } from './default.ts'
import { correcting, disclosing, ending, options, paying } from './parts.ts'
import { birth, outstanding } from './setup.ts'

/** A bond from listing to its last payment (domain §8). An adopted bond starts here with its balance and dates. */
export const outstandingMachine = outstanding.createMachine({
  id: 'outstanding',
  context: birth,
  initial: 'current',
  states: {
    current: {
      tags: ['awaiting:issuer', 'awaiting:lead-underwriter'],
      meta: { title: '存续', lane: 'main', clocks: { running: ['debt-service', 'duty'] } },
      on: { ...paying, ...options, ...ending, ...disclosing, ...correcting },
    },
    extended: {
      tags: ['awaiting:issuer', 'awaiting:lead-underwriter'],
      meta: { title: '展期', lane: 'side', clocks: { running: ['debt-service', 'duty'] } },
      on: { ...paying, ...options, ...ending, ...disclosing, ...correcting },
    },
    defaulted: {
      tags: ['awaiting:trustee', 'awaiting:lead-underwriter', 'awaiting:issuer'],
      meta: { title: '违约处置', lane: 'side', clocks: { running: ['duty'] } },
      on: { ...defaulted, 'obligation.waive': paying['obligation.waive'], ...disclosing, ...correcting },
    },
    settling: {
      tags: ['awaiting:trustee', 'awaiting:lead-underwriter'],
      meta: { title: '处置方案待复核', lane: 'side', clocks: { running: ['duty'] } },
      on: { ...settlement, 'claim.pay': defaulted['claim.pay'], 'duty.lapse': disclosing['duty.lapse'] },
    },
    redeemed: { type: 'final', meta: { title: '已兑付', lane: 'main' } },
    settled: { type: 'final', meta: { title: '处置终结', lane: 'side' } },
  },
})
