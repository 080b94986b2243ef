import { and, asc, eq, gt, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { CardId, FactId, ReviewId, StudyDay } from '../../domain/ids'
import type { FactKind } from '../../domain/library'
import { NO_CARD, type RollupDelta } from '../../domain/retention/rollup-delta'
import type { RollupProgress } from '../../domain/retention/rollups'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { fromExcluded, inPieces } from '../engine/upsert'
import { insertRows } from './insert-rows'

/** The `set` clause of an upsert that adds what is offered to what is there. */
const added = (columns: Readonly<Record<string, SQLiteColumn>>): Record<string, SQL> => {
  const offered = fromExcluded(Object.keys(columns))
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, sql`${column} + ${offered[name]}`]))
}

export type CardProgress = RollupProgress & { readonly factId: FactId; readonly factKind: FactKind }

/** Adds what changed to a learner's rollups, and writes how far the logs of cards are counted, under a revision of the log. */
export const addToRollups = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  { days, hours, scores, cards }: RollupDelta,
  progressOf: ReadonlyMap<CardId, CardProgress>,
  revision: number,
): Promise<void> => {
  const { dayRollups: d, hourRollups: h, scoreRollups: s, cardRollups: c } = tx.t
  const answerColumns = ({ answers, again, ms, tested, passed, unpredicted }: typeof d | typeof c) => ({
    answers,
    again,
    ms,
    tested,
    passed,
    unpredicted,
  })
  const scoreColumns = ({ recalled, predicted, logLoss }: typeof d | typeof c | typeof s) => ({
    recalled,
    predicted,
    logLoss,
  })
  await insertRows(
    tx,
    'add_day_rollups',
    d,
    days.map(({ scores: { n, ...score }, ...day }) => ({ learnerId, ...day, scored: n, ...score })),
    {
      target: [d.learnerId, d.day, d.stage, d.mode, d.format],
      set: added({ ...answerColumns(d), hard: d.hard, easy: d.easy, scored: d.scored, ...scoreColumns(d) }),
    },
  )
  await insertRows(
    tx,
    'add_hour_rollups',
    h,
    hours.map((hour) => ({ learnerId, ...hour })),
    {
      target: [h.learnerId, h.hour, h.stage, h.mode],
      set: added({ answers: h.answers, tested: h.tested, passed: h.passed }),
    },
  )
  await insertRows(
    tx,
    'add_score_rollups',
    s,
    scores.map((score) => ({ learnerId, ...score })),
    { target: [s.learnerId, s.axis, s.value, s.bin], set: added({ n: s.n, ...scoreColumns(s) }) },
  )
  await insertRows(
    tx,
    'add_card_rollups',
    c,
    [...progressOf].map(([cardId, { factId, factKind, spaced, missed, lastAttemptDay }]) => {
      const { scores, ...sum } = cards.get(cardId) ?? NO_CARD
      const { n: scored, ...score } = scores
      const place = { learnerId, cardId, factId, factKind }
      return { ...place, ...sum, scored, ...score, spaced, missed, lastAttemptDay, revision }
    }),
    {
      target: [c.learnerId, c.cardId],
      set: {
        ...added({
          ...answerColumns(c),
          matureTested: c.matureTested,
          maturePassed: c.maturePassed,
          scored: c.scored,
          ...scoreColumns(c),
        }),
        ...fromExcluded(['spaced', 'missed', 'lastAttemptDay', 'revision']),
      },
    },
  )
}

export type NewRollupState = {
  readonly version: number
  readonly countedTo: string | null
  readonly openDay: StudyDay | null
  readonly revision: number
  readonly lateRevision: number
}

/** Writes how far a learner's rollups are built. */
export const saveRollupState = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  state: NewRollupState,
): Promise<void> => {
  const { rollupStates: s } = tx.t
  await insertRows(tx, 'save_rollup_state', s, [{ learnerId, ...state }], {
    target: [s.learnerId],
    set: fromExcluded(['version', 'countedTo', 'openDay', 'revision', 'lateRevision']),
  })
}

/** Stores what was known as days ended; a day that has a row keeps it. */
export const saveRecallHistory = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  days: readonly { readonly day: StudyDay; readonly cards: number }[],
): Promise<void> => {
  if (days.length === 0) return
  const rows = days.map((day) => ({ learnerId, ...day }))
  await tx.db.insert(tx.t.recallHistory).values(rows).onConflictDoNothing()
}

/** Adds to what was known as days ended that are recorded. */
export const addToRecallHistory = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  days: readonly { readonly day: StudyDay; readonly cards: number }[],
): Promise<void> => {
  const { recallHistory: k } = tx.t
  const rows = days.map((day) => ({ learnerId, ...day }))
  await insertRows(tx, 'add_recall_history', k, rows, { target: [k.learnerId, k.day], set: added({ cards: k.cards }) })
}

/** Removes a learner's rollups but those by card, so that they are counted again. What was known on past days stays. */
export const clearRollups = async (tx: Tx, { learnerId }: Authorized<OfLearner>): Promise<void> => {
  const { dayRollups, hourRollups, scoreRollups } = tx.t
  for (const table of [dayRollups, hourRollups, scoreRollups]) {
    await tx.db.delete(table).where(eq(table.learnerId, learnerId))
  }
}

const CARDS_AT_ONCE = 2_000

/** Removes some of a learner's rollups by card. @returns whether there may be more */
export const clearCardRollups = async (tx: Tx, { learnerId }: Authorized<OfLearner>): Promise<boolean> => {
  const { cardRollups: c } = tx.t
  const own = eq(c.learnerId, learnerId)
  const rows = await tx.db.select({ id: c.cardId }).from(c).where(own).orderBy(asc(c.cardId)).limit(CARDS_AT_ONCE)
  const last = rows.at(-1)
  if (last) await tx.db.delete(c).where(and(own, lte(c.cardId, last.id)))
  return rows.length === CARDS_AT_ONCE
}

/** Removes what was recorded of a study day and later ones. */
export const removeRecallHistory = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  from: StudyDay,
): Promise<void> => {
  const { recallHistory: k } = tx.t
  await tx.db.delete(k).where(and(eq(k.learnerId, learnerId), gte(k.day, from)))
}

/**
 * Makes an earlier study day the latest counted one again, if a later one is: what was recorded of it and of later days
 * goes.
 */
export const reopenDay = async (tx: Tx, learner: Authorized<OfLearner>, day: StudyDay): Promise<void> => {
  const { learnerId } = learner
  const { rollupStates: s } = tx.t
  await removeRecallHistory(tx, learner, day)
  await tx.db
    .update(s)
    .set({ openDay: day, revision: sql`${s.revision} + 1`, lateRevision: sql`${s.revision} + 1` })
    .where(and(eq(s.learnerId, learnerId), gt(s.openDay, day)))
}

/** Removes the mark of entries that the rollups include now. */
export const markCounted = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  ids: readonly ReviewId[],
): Promise<void> => {
  const { uncountedEntries: u } = tx.t
  for (const piece of inPieces(ids)) {
    await tx.db.delete(u).where(and(eq(u.learnerId, learnerId), inArray(u.id, [...piece])))
  }
}
