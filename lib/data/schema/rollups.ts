import type { CardId, LearnerId, ReviewId } from '../../domain/ids'
import { STAGES } from '../../domain/retention/rollups'
import type { Dialect } from './dialect/sqlite'
import type { studyTables } from './study'

/**
 * Rollups of the review log: study days and cards, summed again from the log whenever it changes them. Every key leads
 * with the learner.
 */
export const rollupTables = (d: Dialect, { learners }: ReturnType<typeof studyTables>) => {
  /** Without a row nothing of a learner is summed yet. */
  const rollupStates = d.table(
    'sum_states',
    {
      learnerId: d.id<LearnerId>().primaryKey(),
      /** The way of counting; where it is another, everything is summed again. */
      version: d.whole().notNull(),
      /** Goes up by one with every change of the rollups. */
      revision: d.whole().notNull(),
      /** The latest study day with an answer. */
      lastDay: d.whole(),
      /** The last revision that changed a study day before the latest one of its time: what is cached of those holds since. */
      pastRevision: d.whole().notNull(),
    },
    (t) => [d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] })],
  )

  /**
   * Entries of the log that the rollups do not include yet. A row is written with its entry and deleted when its days
   * are summed, so nothing depends on the order of commits.
   */
  const uncountedEntries = d.table(
    'uncounted_entries',
    {
      learnerId: d.id<LearnerId>().notNull(),
      id: d.id<ReviewId>().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.id] }),
    ],
  )

  const dayRollups = d.table(
    'day_sums',
    {
      learnerId: d.id<LearnerId>().notNull(),
      day: d.whole().notNull(),
      stage: d.choice(STAGES).notNull(),
      answers: d.whole().notNull(),
      ms: d.instant().notNull(),
      tested: d.whole().notNull(),
      passed: d.whole().notNull(),
      unpredicted: d.whole().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.day, t.stage] }),
    ],
  )

  /** Scored reviews of a day by fine bin of predicted recall, and by cell of RMSE(bins): numbers from 1,000,000 on. */
  const scoreRollups = d.table(
    'score_sums',
    {
      learnerId: d.id<LearnerId>().notNull(),
      day: d.whole().notNull(),
      bin: d.whole().notNull(),
      n: d.whole().notNull(),
      recalled: d.whole().notNull(),
      predicted: d.number().notNull(),
      logLoss: d.number().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.day, t.bin] }),
    ],
  )

  const cardRollups = d.table(
    'card_sums',
    {
      learnerId: d.id<LearnerId>().notNull(),
      cardId: d.id<CardId>().notNull(),
      answers: d.whole().notNull(),
      ms: d.instant().notNull(),
      tested: d.whole().notNull(),
      passed: d.whole().notNull(),
      unpredicted: d.whole().notNull(),
      n: d.whole().notNull(),
      recalled: d.whole().notNull(),
      predicted: d.number().notNull(),
      logLoss: d.number().notNull(),
      /** The revision of the rollups in which the card last changed. */
      revision: d.whole().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.cardId] }),
      d.index('card_sums_revision').on(t.learnerId, t.revision),
    ],
  )

  return { rollupStates, uncountedEntries, dayRollups, scoreRollups, cardRollups }
}
