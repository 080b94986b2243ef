import {
  ANSWER_VERDICTS,
  type BriefingChoices,
  type Confidence,
  REHEARSAL_FORMATS,
  type RehearsalItem,
} from '../../domain/briefing/briefing'
import type { ForecastFact } from '../../domain/briefing/rehearsal/forecast'
import type { CardId, FactId, LearnerId, ReviewId, SettingsId, WorkspaceId } from '../../domain/ids'
import { WEIGHTS } from '../../domain/library'
import type { Dialect } from './dialect/sqlite'
import type { studyTables } from './study'

/** Briefings, what they ask for, how they were rehearsed and what came up. Every key leads with the learner. */
export const briefingTables = (d: Dialect, { learners }: Pick<ReturnType<typeof studyTables>, 'learners'>) => {
  const briefings = d.table(
    'briefings',
    {
      learnerId: d.id<LearnerId>().notNull(),
      id: d.text().notNull(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      title: d.text().notNull(),
      at: d.instant().notNull(),
      timeZone: d.text().notNull(),
      place: d.text(),
      audience: d.text(),
      minutesPerDay: d.whole().notNull(),
      /** Scope, weights, targets, days off, freeze, formats; null takes the defaults. */
      choices: d.json<Partial<BriefingChoices>>(),
      /** The study day on which preparation began. */
      startDay: d.whole(),
      /** The briefing that it was copied from. */
      copiedFrom: d.text(),
      createdAt: d.instant().notNull(),
      updatedAt: d.instant(),
      retiredAt: d.instant(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.id] }),
      d.index('briefings_at').on(t.learnerId, t.at),
    ],
  )

  /** The scope of a briefing: its facts and how much each matters there. */
  const briefingFacts = d.table(
    'briefing_facts',
    {
      learnerId: d.id<LearnerId>().notNull(),
      briefingId: d.text().notNull(),
      factId: d.id<FactId>().notNull(),
      weight: d.choice(WEIGHTS).notNull(),
      /** Whether it was recalled when it came up at the briefing; null where it did not come up. */
      recalled: d.flag(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId, t.briefingId], foreignColumns: [briefings.learnerId, briefings.id] }),
      d.primaryKey({ columns: [t.learnerId, t.briefingId, t.factId] }),
    ],
  )

  const rehearsals = d.table(
    'rehearsals',
    {
      learnerId: d.id<LearnerId>().notNull(),
      id: d.text().notNull(),
      briefingId: d.text().notNull(),
      startedAt: d.instant().notNull(),
      endedAt: d.instant(),
      /** The questions in their order, drawn up at the start. */
      items: d.json<readonly RehearsalItem[]>(),
      minutes: d.whole(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId, t.briefingId], foreignColumns: [briefings.learnerId, briefings.id] }),
      d.primaryKey({ columns: [t.learnerId, t.id] }),
      d.index('rehearsals_briefing').on(t.learnerId, t.briefingId),
    ],
  )

  /** What was forecast when a rehearsal began: a row is inserted with it and never changed. Earlier rehearsals have none. */
  const rehearsalForecasts = d.table(
    'rehearsal_forecasts',
    {
      learnerId: d.id<LearnerId>().notNull(),
      rehearsalId: d.text().notNull(),
      /** When the briefing was to take place. */
      briefingAt: d.instant().notNull(),
      /** Each fact of the scope with the recall forecast for its cards. */
      recalls: d.json<readonly ForecastFact[]>(),
      /** The settings version in force, and the learner's own calibration: scored reviews, and its shift in logits. */
      settingsId: d.id<SettingsId>().notNull(),
      scored: d.whole().notNull(),
      shift: d.number().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId, t.rehearsalId], foreignColumns: [rehearsals.learnerId, rehearsals.id] }),
      d.primaryKey({ columns: [t.learnerId, t.rehearsalId] }),
    ],
  )

  /**
   * Every answer of a rehearsal. Rows are inserted and never changed: one with the verdict `void` takes back the answer
   * whose id it has in `given`.
   */
  const rehearsalAnswers = d.table(
    'rehearsal_answers',
    {
      learnerId: d.id<LearnerId>().notNull(),
      /** UUIDv7, made by the client. */
      id: d.text().notNull(),
      rehearsalId: d.text().notNull(),
      cardId: d.id<CardId>().notNull(),
      factId: d.id<FactId>().notNull(),
      format: d.choice(REHEARSAL_FORMATS).notNull(),
      /** The first time a question is asked is 1; a miss comes back as 2 and on. */
      round: d.whole().notNull(),
      given: d.text(),
      verdict: d.choice([...ANSWER_VERDICTS, 'void']).notNull(),
      confidence: d.whole().$type<Confidence>(),
      /** The entry of the review log where the answer counted there; of a void the entry that takes that one back. */
      reviewId: d.id<ReviewId>(),
      ms: d.whole().notNull(),
      at: d.instant().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId, t.rehearsalId], foreignColumns: [rehearsals.learnerId, rehearsals.id] }),
      d.primaryKey({ columns: [t.learnerId, t.id] }),
      d.index('rehearsal_answers_rehearsal').on(t.learnerId, t.rehearsalId, t.at),
    ],
  )

  /** What was forecast for a briefing on each day: to be held against what came of it. */
  const forecasts = d.table(
    'forecasts',
    {
      learnerId: d.id<LearnerId>().notNull(),
      briefingId: d.text().notNull(),
      day: d.whole().notNull(),
      at: d.instant().notNull(),
      /** Readiness now, at the briefing if nothing more is studied, and if the plan is followed. */
      now: d.number().notNull(),
      ifStopped: d.number().notNull(),
      ifStoppedLow: d.number().notNull(),
      ifStoppedHigh: d.number().notNull(),
      ifFollowed: d.number().notNull(),
      ifFollowedLow: d.number().notNull(),
      ifFollowedHigh: d.number().notNull(),
      facts: d.whole().notNull(),
      /** The settings version whose weights it rests on, and the shift of the learner's own calibration in logits. */
      settingsId: d.id<SettingsId>().notNull(),
      shift: d.number().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId, t.briefingId], foreignColumns: [briefings.learnerId, briefings.id] }),
      d.primaryKey({ columns: [t.learnerId, t.briefingId, t.day] }),
    ],
  )

  /** The secret address of a learner's calendar. */
  const calendarAddresses = d.table(
    'calendar_addresses',
    { learnerId: d.id<LearnerId>().primaryKey(), token: d.text().notNull(), createdAt: d.instant().notNull() },
    (t) => [d.uniqueIndex('calendar_addresses_token').on(t.token)],
  )

  return {
    briefings,
    briefingFacts,
    rehearsals,
    rehearsalForecasts,
    rehearsalAnswers,
    forecasts,
    calendarAddresses,
  }
}
