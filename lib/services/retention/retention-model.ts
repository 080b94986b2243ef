import { learnerOf } from '../../data/queries/learner/learner'
import { dueGroups } from '../../data/queries/retention/due-groups'
import {
  cardRollupsOfScope,
  factIdsOfScope,
  libraryCardsMark,
  scopeSize,
} from '../../data/queries/retention/retention-scope'
import { rollupState } from '../../data/queries/retention/rollups'
import { once } from '../../domain/memoize'
import { memorySummary } from '../../domain/retention/expected-recall'
import { EVERYTHING, type RetentionFilter } from '../../domain/retention/filter'
import { recallCurve } from '../../domain/scheduling/fsrs'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
import { partOfCards, wholeOf } from './counted-part'
import { keptDays } from './kept-days'
import { rollupsUpToDate } from './rollup-keeper'
import { columnsOf, loadStudied } from './studied'

/** The longest forecast, in days. */
export const MOST_AHEAD_DAYS = 90

/**
 * What retention is told from, for one learner at one instant and under one filter. A page opens it once; each part is
 * read when it is first asked for, and only then. @throws when the learner has no row
 */
export const openRetention = async (ctx: Context, filter: RetentionFilter = EVERYTHING) => {
  const { engine, now } = ctx
  const { learnerId, workspaceIds } = ctx.actor
  const store = engine.read
  const { scope } = filter
  await rollupsUpToDate(ctx)
  const [learner, state] = await Promise.all([learnerOf(store, learnerId), rollupState(store, learnerId)])
  const { timeZone, dayStartHour } = learner.scheduling
  const calendar = studyCalendar(timeZone, dayStartHour)
  const revision = state?.revision ?? 0
  const isWhole = scope.kind === 'all'

  const days = once(() => keptDays(ctx, state))
  const library = once(() => libraryCardsMark(store, learnerId, workspaceIds))
  const studied = once(async () => loadStudied(ctx, state && revision, await library()))
  const curve = recallCurve(learner.scheduling.weights)
  const factIds = once(() => factIdsOfScope(store, workspaceIds, scope))
  const due = once(async () => dueGroups(store, learnerId, calendar.dayOf(now) + MOST_AHEAD_DAYS - 1, await factIds()))
  const pace = once(() => studyPace(ctx, learner))
  const cards = once(async () => (isWhole ? [] : await cardRollupsOfScope(store, learnerId, workspaceIds, scope)))
  const part = once(async () =>
    isWhole ? wholeOf(store, learnerId, await days()) : await partOfCards(ctx, revision, await cards()),
  )
  const size = once(async () => (isWhole ? (await studied()).size : await scopeSize(store, workspaceIds, scope)))
  const memoriesOfAll = once(async () => memorySummary(columnsOf(await studied(), null), now, curve))
  const memories = once(async () =>
    isWhole ? await memoriesOfAll() : memorySummary(columnsOf(await studied(), await factIds()), now, curve),
  )

  return {
    ctx,
    filter,
    learner,
    calendar,
    day: calendar.dayOf(now),
    state,
    revision,
    /** Rollups by day of everything, whatever the filter. */
    days,
    /** Changes with the cards of the library. */
    library,
    /** Everything studied, whatever the filter. */
    studied,
    /** The learner's forgetting curve. */
    curve,
    memoriesOfAll,
    /** The facts of the filter's scope; null for everything. */
    factIds,
    /** Cards of the scope that are due in the next 90 days or overdue, young and mature. */
    due,
    /** How quick the learner is. */
    pace,
    /** Rollups of the answered cards of the scope; empty for everything. */
    cards,
    /** The answers of the scope; null where they are too many to be counted by day. */
    part,
    /** Facts and cards of the scope in the library. */
    size,
    memories,
  }
}

export type RetentionModel = Awaited<ReturnType<typeof openRetention>>
