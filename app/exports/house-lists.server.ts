import type { HouseList } from './house-list.ts'
import { booksList } from './lists/books.server.ts'
import { clausesList, clauseVersionsList } from './lists/clauses.server.ts'
import { consultationsList } from './lists/consultations.server.ts'
import { doneList, mineList, myChaptersList, todoList, waitingList } from './lists/desk.server.ts'
import { dutiesList } from './lists/duties.server.ts'
import { facilityList } from './lists/facility.server.ts'
import { guidePapersList } from './lists/guide.server.ts'
import { libraryList } from './lists/library.server.ts'
import { listedList, listFaultsList } from './lists/listed.server.ts'
import { lateOpinionsList, loadList, reviewTimesList, urgentList } from './lists/load.server.ts'
import { noticesList } from './lists/notices.server.ts'
import { outageClocksList, outagesList } from './lists/outages.server.ts'
import { accessList, organisationsList, peopleList } from './lists/people.server.ts'
import { projectsList } from './lists/projects.server.ts'
import { queueList, tiesList } from './lists/queue.server.ts'
import {
  enterpriseProjectsList,
  enterpriseTitlesList,
  listsList,
  pointsModelsList,
} from './lists/recommended.server.ts'
import { reserveList } from './lists/reserve.server.ts'
import {
  calendarDaysList,
  calendarsList,
  parameterRowsList,
  parametersList,
  rulebookChangesList,
} from './lists/rulebook.server.ts'
import { movedList, touchedList } from './lists/touched.server.ts'

/** Every list across projects by the word in its address: /exports/WORD, with the filters of its screen. */
export const houseLists: ReadonlyMap<string, HouseList> = new Map([
  ['projects', projectsList],
  ['reserve', reserveList],
  ['todo', todoList],
  ['done', doneList],
  ['mine', mineList],
  ['waiting', waitingList],
  ['my-chapters', myChaptersList],
  ['notices', noticesList],
  ['queue', queueList],
  ['load', loadList],
  ['urgent', urgentList],
  ['review-times', reviewTimesList],
  ['late-opinions', lateOpinionsList],
  ['ties', tiesList],
  ['books', booksList],
  ['obligations', dutiesList],
  ['consultations', consultationsList],
  ['facility', facilityList],
  ['listed', listedList],
  ['list-faults', listFaultsList],
  ['lists', listsList],
  ['enterprise-titles', enterpriseTitlesList],
  ['enterprise-projects', enterpriseProjectsList],
  ['points-models', pointsModelsList],
  ['people', peopleList],
  ['organisations', organisationsList],
  ['access', accessList],
  ['rulebook', parametersList],
  ['parameter', parameterRowsList],
  ['rulebook-changes', rulebookChangesList],
  ['touched', touchedList],
  ['moved', movedList],
  ['calendars', calendarsList],
  ['calendar', calendarDaysList],
  ['outages', outagesList],
  ['outage-clocks', outageClocksList],
  ['clauses', clausesList],
  ['clause-versions', clauseVersionsList],
  ['library', libraryList],
  ['guide-papers', guidePapersList],
])
