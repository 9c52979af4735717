import type { RoomList } from './house-list.ts'
import { arrangementsList } from './lists/arrangements.server.ts'
import { bondDutiesList, paymentsList, proceedsList, putsList } from './lists/bond.server.ts'
import { allotmentsList, bidsList } from './lists/book.server.ts'
import { chaptersList } from './lists/chapters.server.ts'
import { disclosureList, gapsList, signaturesList } from './lists/checks.server.ts'
import { projectConsultationsList } from './lists/consultations.server.ts'
import { factsList } from './lists/facts.server.ts'
import { findingsList } from './lists/findings.server.ts'
import { historyList } from './lists/history.server.ts'
import { ballotsList } from './lists/meeting.server.ts'
import { conditionalList, papersList, versionsList } from './lists/papers.server.ts'
import { recordingsList } from './lists/recordings.server.ts'
import { roundsList } from './lists/rounds.server.ts'
import { seatsList, teamList } from './lists/seats.server.ts'
import { termsList } from './lists/terms.server.ts'
import { groupList, timetableList } from './lists/timetable.server.ts'
import { pointsList, titlesList, titlesListedList } from './lists/titles.server.ts'

/** Every list within a project by the word in its address: /projects/PROJECT/exports/WORD. */
export const roomLists: ReadonlyMap<string, RoomList> = new Map([
  ['timetable', timetableList],
  ['working-group', groupList],
  ['seats', seatsList],
  ['team', teamList],
  ['filings', papersList],
  ['conditional', conditionalList],
  ['versions', versionsList],
  ['chapters', chaptersList],
  ['gaps', gapsList],
  ['signatures', signaturesList],
  ['disclosure', disclosureList],
  ['rounds', roundsList],
  ['facts', factsList],
  ['findings', findingsList],
  ['titles', titlesList],
  ['titles-listed', titlesListedList],
  ['points', pointsList],
  ['consultations', projectConsultationsList],
  ['arrangements', arrangementsList],
  ['ballots', ballotsList],
  ['history', historyList],
  ['recordings', recordingsList],
  ['bids', bidsList],
  ['allotments', allotmentsList],
  ['bond-obligations', bondDutiesList],
  ['payments', paymentsList],
  ['puts', putsList],
  ['proceeds', proceedsList],
  ['terms', termsList],
])
