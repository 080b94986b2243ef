import { learnerOf } from '../../data/queries/learner/learner'
import { rollupState } from '../../data/queries/retention/rollups'
import {
  cardsByFact,
  changedSince,
  dueGroups,
  libraryCardsMark,
  type StudiedRow,
  studiedRows,
} from '../../data/queries/retention/studied-cards'
import type { CardId } from '../../domain/ids'
import { once } from '../../domain/memoize'
import { talliesOfRows } from '../../domain/retention/day-rows'
import { memorySummary, type StudiedColumns } from '../../domain/retention/expected-recall'
import { recallCurve } from '../../domain/scheduling/fsrs'
import { studyCalendar } from '../../domain/time/study-day'
import { MINUTE_MS } from '../../domain/time/units'
import { cacheByRevision } from '../cache-by-revision'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
import { keptDays } from './past-days'
import { rollupsUpToDate } from './rollup-keeper'

/** A studied card and its place in the columns. */
type StudiedCard = StudiedRow & { readonly place: number }

/** What is studied. An answer changes its card in place: the columns are long. */
type Studied = {
  readonly cards: Map<string, StudiedCard>
  readonly columns: { readonly [Name in keyof StudiedColumns]: StudiedColumns[Name][number][] }
  readonly cardsOfFact: ReadonlyMap<string, number>
  /** Facts with a card, and cards, that are in the library and not retired. */
  readonly size: { readonly facts: number; readonly cards: number }
}

/** Whatever a mark might not tell is seen after this long at the latest. */
const MOST_AGE_MS = 5 * MINUTE_MS
const MOST_LEARNERS = 8
const cache = cacheByRevision<Studied>(MOST_LEARNERS, MOST_AGE_MS)

/** Puts a card in its place in the columns, or at their end. */
const put = ({ cards, columns, cardsOfFact }: Studied, row: StudiedRow): void => {
  const place = cards.get(row.cardId)?.place ?? columns.stability.length
  columns.stability[place] = row.stability
  columns.lastReviewAt[place] = row.lastReviewAt
  columns.cardsOfFact[place] = Math.max(1, cardsOfFact.get(row.factId) ?? 1)
  columns.factIds[place] = row.factId
  cards.set(row.cardId, { ...row, place })
}

/** Removes a card; its place in the columns stays empty. */
const remove = ({ cards, columns }: Studied, cardId: CardId): void => {
  const place = cards.get(cardId)?.place
  if (place !== undefined) columns.stability[place] = 0
  cards.delete(cardId)
}

const readAll = async ({ engine, actor }: Context): Promise<Studied> => {
  const cardsOfFact = await cardsByFact(engine.read, actor.workspaceIds)
  const size = { facts: cardsOfFact.size, cards: [...cardsOfFact.values()].reduce((sum, count) => sum + count, 0) }
  const columns = { stability: [], lastReviewAt: [], cardsOfFact: [], factIds: [] }
  const studied: Studied = { cards: new Map(), columns, cardsOfFact, size }
  for await (const rows of studiedRows(engine.read, actor.learnerId, actor.workspaceIds)) {
    for (const row of rows) put(studied, row)
  }
  return studied
}

/**
 * The learner's studied cards. They are read once and then brought up to date with the cards whose log changed since, so
 * that a page after an answer does not read a hundred thousand of them again.
 * @param library what changes whenever cards come into the library or leave it: all are read again then
 */
const loadStudied = (ctx: Context, revision: number | null, library: string): Promise<Studied> =>
  cache.load(ctx, {
    mark: library,
    revision,
    read: () => readAll(ctx),
    update: async (studied, since) => {
      for (const { cardId, now: row } of await changedSince(ctx.engine.read, ctx.actor.learnerId, since)) {
        if (row) put(studied, row)
        else remove(studied, cardId)
      }
      return studied
    },
  })

/** The length of the forecast, in days. */
export const FORECAST_DAYS = 30

/**
 * What retention is told from, for one learner at one instant. A page opens it once; each part is read when it is first
 * asked for, and only then. @throws when the learner has no row
 */
export const openRetention = async (ctx: Context) => {
  const { engine, now } = ctx
  const { learnerId, workspaceIds } = ctx.actor
  const store = engine.read
  await rollupsUpToDate(ctx)
  const [learner, state] = await Promise.all([learnerOf(store, learnerId), rollupState(store, learnerId)])
  const { timeZone, dayStartHour } = learner.scheduling
  const day = studyCalendar(timeZone, dayStartHour).dayOf(now)
  const revision = state?.revision ?? 0

  const days = once(() => keptDays(ctx, state))
  const studied = once(async () =>
    loadStudied(ctx, state && revision, await libraryCardsMark(store, learnerId, workspaceIds)),
  )
  const curve = recallCurve(learner.scheduling.weights)
  return {
    ctx,
    learner,
    day,
    state,
    /** Rollups by day. */
    days,
    /** Answers and tests of memory by day. */
    tallies: once(async () => talliesOfRows(await days())),
    studied,
    /** The learner's forgetting curve. */
    curve,
    /** What the memories of studied cards hold now. */
    memories: once(async () => memorySummary((await studied()).columns, now, curve)),
    /** Cards that are due in the next 30 days or overdue. */
    due: once(() => dueGroups(store, learnerId, day + FORECAST_DAYS - 1)),
    /** How quick the learner is. */
    pace: once(() => studyPace(ctx, learner)),
  }
}

export type RetentionModel = Awaited<ReturnType<typeof openRetention>>
