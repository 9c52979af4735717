import type { RoomList } from './house-list.ts'
import { arrangementsList } from './lists/arrangements.server.ts'
import { bondDutiesList, paymentsList, proceedsList, putsList } from './lists/bond.server.ts'
import { allotmentsList, bidsList } from './lists/book.server.ts'
import { disclosureList, gapsList } from './lists/checks.server.ts'
import { factsList } from './lists/facts.server.ts'
import { historyList } from './lists/history.server.ts'
import { papersList } from './lists/papers.server.ts'
import { recordingsList } from './lists/recordings.server.ts'
import { roundsList } from './lists/rounds.server.ts'
import { groupList, timetableList } from './lists/timetable.server.ts'

/** Every list within a project by the word in its address: /projects/PROJECT/exports/WORD. */
export const roomLists: ReadonlyMap<string, RoomList> = new Map([
  ['timetable', timetableList],
  ['working-group', groupList],
  ['filings', papersList],
  ['gaps', gapsList],
  ['disclosure', disclosureList],
  ['rounds', roundsList],
  ['facts', factsList],
  ['arrangements', arrangementsList],
  ['history', historyList],
  ['recordings', recordingsList],
  ['bids', bidsList],
  ['allotments', allotmentsList],
  ['bond-obligations', bondDutiesList],
  ['payments', paymentsList],
  ['puts', putsList],
  ['proceeds', proceedsList],
])
