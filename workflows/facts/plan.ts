import { group } from './definition.ts'
import { day } from './field.ts'

/** What the parties intend before anything is filed. */
export const planFacts = group('申报计划', 'project', {
  'plan.filingOn': day('拟申报日', {
    required: false,
    hint: '受理前的预判按这一天的规则；不填则按当天。报送时总是按当天重新核验',
  }),
})
