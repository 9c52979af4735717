import { z } from 'zod'
import { day as anyDay, optionalText, shortText } from '#workflows/kit/body.ts'
import { day, type Fieldset, text } from './fieldset.ts'

/** Asked beside what the event itself asks for, under names of their own. */
export const recordedFieldset: Fieldset = [
  day('at.day', '对方办理的日期'),
  text('at.word', '官方状态用语', '照抄对方系统所示，如「已受理」。'),
  text('at.document', '文书名称与文号', '证明这一步的文书、截图或函件。'),
]

export const recordedSchema = z.strictObject({ 'at.day': anyDay, 'at.word': optionalText, 'at.document': shortText })
