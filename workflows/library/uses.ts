import { clauseBasis } from '../clauses/basis.ts'
import { clockTerms } from '../deadlines.ts'
import { parseTenor, tenorText } from '../finance/tenor.ts'
import { clockNames } from '../kit/clocks.ts'
import type { Basis } from '../kit/finding.ts'
import { type Route, routes, type Venue, venues } from '../kit/seats.ts'
import { actionMeta, type Stage } from '../kit/stage.ts'
import { dutiesOf } from '../outstanding/duties.ts'
import { type ChecklistCase, checklistRows } from '../rules/checklist.ts'
import { type Parameter, valueText } from '../rules/parameters.ts'
import { recognisedTitles } from '../rules/recognised-titles.ts'
import { ruleTitle } from '../rules/rule-titles.ts'
import { scopeWords } from '../rules/scope.ts'
import { stageFor, stageNames } from '../stages.ts'
import { askEveryRule } from './probe.ts'

export const useKinds = {
  parameter: '参数',
  rule: '核验规则',
  clock: '期限',
  paper: '文件清单',
  act: '办理步骤',
  title: '科技称号',
  duty: '存续期义务',
} as const

export type UseKind = keyof typeof useKinds

/** One place where the product rests on a text: what it is, in what case, and on which item. */
export type LibraryUse = { kind: UseKind; what: string; where: string; basis: Basis }

/**
 * Every place where the product rests on a text, read from the rulebook, the rules, the clocks, the lists and the machines
 * themselves: nothing here is written twice. Costs a few thousand findings; callers keep it by the rulebook's version.
 */
export const usesOf = (parameters: readonly Parameter[]): LibraryUse[] =>
  once([
    ...parameters.map(parameterUse),
    ...askEveryRule(parameters).map(
      ({ rule, basis }): LibraryUse => ({ kind: 'rule', what: ruleTitle(rule), where: '', basis }),
    ),
    ...clockUses(parameters),
    ...paperUses(),
    { kind: 'paper', what: '条款库', where: '募集说明书和专项说明表', basis: clauseBasis },
    ...actUses(),
    ...titleUses(),
    ...dutyUses(parameters),
  ])

function once(uses: readonly LibraryUse[]): LibraryUse[] {
  const seen = new Map<string, LibraryUse>()
  for (const use of uses) {
    const { kind, what, where, basis } = use
    seen.set([kind, what, where, basis.source ?? basis.document, basis.item].join('|'), use)
  }
  return [...seen.values()]
}

function parameterUse(row: Parameter): LibraryUse {
  const until = row.to === null ? '' : `，至 ${row.to}`
  return {
    kind: 'parameter',
    what: `${row.title}：${writtenValue(row)}`,
    where: `${scopeWords(row.scope)}；自 ${row.from} 起${until}`,
    basis: row.basis,
  }
}

const writtenValue = (row: Parameter): string => {
  const tenor = row.unit === 'tenor' ? parseTenor(row.value) : null
  return tenor?.ok ? tenorText(tenor.value) : valueText(row)
}

const pairs: readonly [Route, Venue][] = (Object.keys(routes) as Route[]).flatMap((route) =>
  routes[route].venues.map((venue): [Route, Venue] => [route, venue]),
)

const at = (route: Route, venue: Venue): string =>
  route.startsWith('exchange') ? `${routes[route].title}（${venues[venue].short}）` : routes[route].title

/** The period for a filing is agreed in each case: no table knows it. */
const tabled = clockNames.filter((name) => name !== 'filing-window')

function clockUses(parameters: readonly Parameter[]): LibraryUse[] {
  return pairs.flatMap(([route, venue]) =>
    tabled.flatMap((name) =>
      [false, true].map((green): LibraryUse => {
        const terms = clockTerms(name, { route, venue, green, on: '2026-06-15', parameters })
        const { budget, unit, basis } = terms
        const length = budget === 0 ? '以载明的日期为准' : `${budget} 个${unit === 'month' ? '月' : '工作日'}`
        const what = `${terms.title}${green && name === 'review' ? '（绿色通道）' : ''}：${length}`
        return { kind: 'clock', what, where: at(route, venue), basis }
      }),
    ),
  )
}

const anyCase: Omit<ChecklistCase, 'route'> = {
  issuerKind: 'tech-firm',
  product: '',
  privatePlacement: false,
  rated: [],
  enhanced: false,
  guaranteed: false,
  titled: false,
  said: {},
}

const paperUses = (): LibraryUse[] =>
  (Object.keys(checklistRows) as Route[]).flatMap((route) =>
    checklistRows[route].map(({ code, title, condition, basis }): LibraryUse => {
      const named = title({ ...anyCase, route })
      return {
        kind: 'paper',
        what: `${code} ${named}`,
        where: `${routes[route].title}${condition ? `；${condition.words}` : ''}`,
        basis,
      }
    }),
  )

function actUses(): LibraryUse[] {
  const stages = new Map<Stage, string>()
  for (const name of stageNames)
    for (const route of Object.keys(routes) as Route[]) stages.set(stageFor(name, route), stageFor(name, route).title)
  return [...stages].flatMap(([{ machine }, where]) =>
    Object.values(machine.states).flatMap((state) =>
      [...state.transitions.values()].flat().flatMap((transition): LibraryUse[] => {
        const meta = actionMeta(transition)
        return meta?.basis ? [{ kind: 'act', what: meta.label, where, basis: meta.basis }] : []
      }),
    ),
  )
}

const titleUses = (): LibraryUse[] =>
  Object.values(recognisedTitles).flatMap(({ name, authority, from, basis, inForce }): LibraryUse[] => [
    { kind: 'title', what: name, where: `${authority}；自 ${from} 起是认定依据`, basis },
    { kind: 'title', what: `${name}须在有效期内`, where: authority, basis: inForce },
  ])

const dutyUses = (parameters: readonly Parameter[]): LibraryUse[] =>
  pairs.flatMap(([route, venue]) =>
    [true, false].flatMap((privatePlacement) =>
      dutiesOf({
        route,
        venue,
        privatePlacement,
        rated: true,
        from: '2026-01-01',
        until: '2026-12-31',
        parameters,
      }).map(({ title, dueOn, basis }): LibraryUse => {
        const what = title.replace(/\d{4}年?度?/, '')
        return { kind: 'duty', what: `${what}：${dueOn.slice(5)} 前`, where: routes[route].title, basis }
      }),
    ),
  )
