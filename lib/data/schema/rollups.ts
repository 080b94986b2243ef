import type { CardId, FactId, LearnerId, ReviewId } from '../../domain/ids'
import { FACT_KINDS } from '../../domain/library'
import { STAGES } from '../../domain/retention/answer-kind'
import { SCORE_AXES } from '../../domain/retention/rollups'
import { FORMATS, MODES } from '../../domain/scheduling/log'
import type { Dialect } from './dialect/sqlite'
import type { studyTables } from './study'

/** Rollups of the review log, which they follow. Derived: `doctor` rebuilds them. Every key leads with the learner. */
export const rollupTables = (d: Dialect, { learners }: ReturnType<typeof studyTables>) => {
  /** How far a learner's rollups are built: without a row they are not, and are first built from the log. */
  const rollupStates = d.table(
    'sum_states',
    {
      learnerId: d.id<LearnerId>().primaryKey(),
      /** The way of counting; rollups of another are built again. */
      version: d.whole().notNull(),
      /** Cards up to this id are counted, in order of id; null where all are. Further ones wait to be counted. */
      countedTo: d.text(),
      /** The latest study day with a counted entry: the recall history has the days before it. */
      openDay: d.whole(),
      /** Goes up by one with every change of the rollups. */
      revision: d.whole().notNull(),
      /** The last revision that changed a study day before the latest one of its time. */
      lateRevision: d.whole().notNull(),
    },
    (t) => [d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] })],
  )

  /**
   * Entries of the log that the rollups do not include yet. A row is written with its entry and deleted when that is
   * counted, so nothing depends on the order of commits.
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
      mode: d.choice(MODES).notNull(),
      format: d.choice(FORMATS).notNull(),
      answers: d.whole().notNull(),
      again: d.whole().notNull(),
      hard: d.whole().notNull(),
      easy: d.whole().notNull(),
      ms: d.instant().notNull(),
      tested: d.whole().notNull(),
      passed: d.whole().notNull(),
      unpredicted: d.whole().notNull(),
      scored: d.whole().notNull(),
      recalled: d.whole().notNull(),
      predicted: d.number().notNull(),
      logLoss: d.number().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.day, t.stage, t.mode, t.format] }),
    ],
  )

  const hourRollups = d.table(
    'hour_sums',
    {
      learnerId: d.id<LearnerId>().notNull(),
      /** 0 to 23 in the zone in force at the answer. */
      hour: d.whole().notNull(),
      stage: d.choice(STAGES).notNull(),
      mode: d.choice(MODES).notNull(),
      answers: d.whole().notNull(),
      tested: d.whole().notNull(),
      passed: d.whole().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.hour, t.stage, t.mode] }),
    ],
  )

  /** Scored reviews by fine bin of predicted recall, or by cell of RMSE(bins): numbers from 1,000,000 on. */
  const scoreRollups = d.table(
    'score_sums',
    {
      learnerId: d.id<LearnerId>().notNull(),
      axis: d.choice(SCORE_AXES).notNull(),
      value: d.text().notNull(),
      bin: d.whole().notNull(),
      n: d.whole().notNull(),
      recalled: d.whole().notNull(),
      predicted: d.number().notNull(),
      logLoss: d.number().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.axis, t.value, t.bin] }),
    ],
  )

  const cardRollups = d.table(
    'card_sums',
    {
      learnerId: d.id<LearnerId>().notNull(),
      cardId: d.id<CardId>().notNull(),
      factId: d.id<FactId>().notNull(),
      /** The kind that the fact had when the card was first answered: calibration by kind stays with it. */
      factKind: d.choice(FACT_KINDS).notNull(),
      answers: d.whole().notNull(),
      again: d.whole().notNull(),
      ms: d.instant().notNull(),
      tested: d.whole().notNull(),
      passed: d.whole().notNull(),
      matureTested: d.whole().notNull(),
      maturePassed: d.whole().notNull(),
      unpredicted: d.whole().notNull(),
      scored: d.whole().notNull(),
      recalled: d.whole().notNull(),
      predicted: d.number().notNull(),
      logLoss: d.number().notNull(),
      /** Reviews after a day or more, and those of them answered Again. */
      spaced: d.whole().notNull(),
      missed: d.whole().notNull(),
      lastAttemptDay: d.whole(),
      /** The revision of the rollups in which the card last changed. */
      revision: d.whole().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.cardId] }),
      d.index('card_sums_fact').on(t.learnerId, t.factId),
      d.index('card_sums_revision').on(t.learnerId, t.revision),
    ],
  )

  /**
   * Σ predicted recall over the learner's cards as the next study day began. Entries that arrive late correct it
   * (decision 023); a later change of weights leaves it as it is.
   */
  const recallHistory = d.table(
    'known_days',
    {
      learnerId: d.id<LearnerId>().notNull(),
      day: d.whole().notNull(),
      cards: d.number().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.day] }),
    ],
  )

  return { rollupStates, uncountedEntries, dayRollups, hourRollups, scoreRollups, cardRollups, recallHistory }
}
