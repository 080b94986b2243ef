import { learnerOf } from '../../data/queries/learner/learner'
import { dayRollupRows, type RollupState, rollupState, scoresByBin } from '../../data/queries/retention/rollups'
import {
  cardsByFact,
  changedSince,
  dueGroups,
  libraryCardsMark,
  type StudiedRow,
  studiedRows,
} from '../../data/queries/retention/studied-cards'
import type { CardId, StudyDay } from '../../domain/ids'
import { once } from '../../domain/memoize'
import { type DayRow, type ScoreBins, scoreBins, talliesOfRows } from '../../domain/retention/day-rows'
import { memorySummary, type StudiedColumns } from '../../domain/retention/expected-recall'
import { recallCurve } from '../../domain/scheduling/fsrs'
import { studyCalendar } from '../../domain/time/study-day'
import { MINUTE_MS } from '../../domain/time/units'
import { cacheByRevision } from '../cache-by-engine'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
import { rollupsUpToDate } from './rollup-keeper'

const MOST_LEARNERS = 50

/**
 * What is read of study days, those before the latest one cached: past days are read again only where one of them
 * changed.
 * @param readPast what there is of the days before one
 * @param readFrom the same with that day and those after it
 */
const openPast = <Past, Value>(
  readPast: (ctx: Context, until: StudyDay) => Promise<Past>,
  readFrom: (ctx: Context, past: Past, from: StudyDay) => Promise<Value>,
) => {
  const cache = cacheByRevision<{ readonly day: StudyDay; readonly past: Past }>(MOST_LEARNERS)
  return async (ctx: Context, { pastRevision, lastDay }: RollupState): Promise<Value> => {
    const until = lastDay ?? 0
    const { past, day } = await cache.load(ctx, {
      revision: pastRevision,
      read: async () => ({ day: until, past: await readPast(ctx, until) }),
    })
    return await readFrom(ctx, past, day)
  }
}

const daysOf = openPast<readonly DayRow[], readonly DayRow[]>(
  async ({ engine, actor }, until) =>
    (await dayRollupRows(engine.read, actor.learnerId)).filter(({ day }) => day < until),
  async ({ engine, actor }, past, from) => [...past, ...(await dayRollupRows(engine.read, actor.learnerId, from))],
)

const scoresOf = openPast(
  ({ engine, actor }, until) => scoresByBin(engine.read, actor.learnerId, { until }),
  async ({ engine, actor }, past, from) =>
    scoreBins([...past, ...(await scoresByBin(engine.read, actor.learnerId, { from }))]),
)

/** The learner's rollups by day, earliest first. */
const keptDays = async (ctx: Context, state: RollupState | null): Promise<readonly DayRow[]> =>
  state === null ? [] : await daysOf(ctx, state)

/** The learner's scored reviews by bin. */
export const keptScores = async (ctx: Context, state: RollupState | null): Promise<ScoreBins> =>
  state === null ? scoreBins([]) : await scoresOf(ctx, state)

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
const MOST_LIBRARIES = 8
const cache = cacheByRevision<Studied>(MOST_LIBRARIES, MOST_AGE_MS)

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
    days,
    /** Answers and tests of memory by day. */
    tallies: once(async () => talliesOfRows(await days())),
    studied,
    curve,
    /** What the memories of studied cards hold now. */
    memories: once(async () => memorySummary((await studied()).columns, now, curve)),
    /** Cards that are due in the next 30 days or overdue. */
    due: once(() => dueGroups(store, learnerId, day + FORECAST_DAYS - 1)),
    pace: once(() => studyPace(ctx, learner)),
  }
}

export type RetentionModel = Awaited<ReturnType<typeof openRetention>>
