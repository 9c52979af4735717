import type { HouseList } from './house-list.ts'
import { booksList } from './lists/books.server.ts'
import { doneList, todoList } from './lists/desk.server.ts'
import { dutiesList } from './lists/duties.server.ts'
import { facilityList } from './lists/facility.server.ts'
import { listedList, listFaultsList } from './lists/listed.server.ts'
import { noticesList } from './lists/notices.server.ts'
import { accessList, organisationsList, peopleList } from './lists/people.server.ts'
import { projectsList } from './lists/projects.server.ts'
import { loadList, queueList, tiesList } from './lists/queue.server.ts'
import { reserveList } from './lists/reserve.server.ts'
import { calendarDaysList, parametersList, rulebookChangesList } from './lists/rulebook.server.ts'

/** Every list across projects by the word in its address: /exports/WORD, with the filters of its screen. */
export const houseLists: ReadonlyMap<string, HouseList> = new Map([
  ['projects', projectsList],
  ['reserve', reserveList],
  ['todo', todoList],
  ['done', doneList],
  ['notices', noticesList],
  ['queue', queueList],
  ['load', loadList],
  ['ties', tiesList],
  ['books', booksList],
  ['obligations', dutiesList],
  ['facility', facilityList],
  ['listed', listedList],
  ['list-faults', listFaultsList],
  ['people', peopleList],
  ['organisations', organisationsList],
  ['access', accessList],
  ['rulebook', parametersList],
  ['rulebook-changes', rulebookChangesList],
  ['calendar', calendarDaysList],
])
