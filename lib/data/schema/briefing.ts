import type { BriefingChoices } from '../../domain/briefing/briefing'
import type { CardId, FactId, LearnerId, ReviewId, SettingsId, WorkspaceId } from '../../domain/ids'
import { WEIGHTS } from '../../domain/library'
import type { Confidence } from '../../domain/scheduling/log'
import type { Dialect } from './dialect/sqlite'
import type { studyTables } from './study'

/** Briefings, what they ask for, how they were rehearsed and what came up. Every key leads with the learner. */
export const briefingTables = (d: Dialect, { learners }: Pick<ReturnType<typeof studyTables>, 'learners'>) => {
  const ofLearner = () =>
    d
      .id<LearnerId>()
      .notNull()
      .references(() => learners.id)

  const briefings = d.table(
    'briefings',
    {
      learnerId: ofLearner(),
      id: d.text().notNull(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      title: d.text().notNull(),
      at: d.instant().notNull(),
      timeZone: d.text().notNull(),
      place: d.text(),
      audience: d.text(),
      minutesPerDay: d.whole().notNull(),
      /** Scope, weights, targets, days off, freeze; null takes the defaults. */
      choices: d.json<Partial<BriefingChoices>>(),
      /** The study day on which preparation began. */
      startDay: d.whole(),
      /** The briefing that it was copied from. */
      copiedFrom: d.text(),
      createdAt: d.instant().notNull(),
      updatedAt: d.instant(),
      retiredAt: d.instant(),
    },
    (t) => [d.primaryKey({ columns: [t.learnerId, t.id] }), d.index('briefings_at').on(t.learnerId, t.at)],
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
      minutes: d.whole().notNull(),
      /** In the order in which they are asked. */
      cards: d.json<readonly CardId[]>().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId, t.briefingId], foreignColumns: [briefings.learnerId, briefings.id] }),
      d.primaryKey({ columns: [t.learnerId, t.id] }),
      d.index('rehearsals_briefing').on(t.learnerId, t.briefingId),
    ],
  )

  /** How sure the learner was of answers in rehearsals; the answers themselves are in the review log. */
  const rehearsalAnswers = d.table(
    'rehearsal_answers',
    {
      learnerId: d.id<LearnerId>().notNull(),
      reviewId: d.id<ReviewId>().notNull(),
      rehearsalId: d.text().notNull(),
      confidence: d.whole().$type<Confidence>().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId, t.rehearsalId], foreignColumns: [rehearsals.learnerId, rehearsals.id] }),
      d.primaryKey({ columns: [t.learnerId, t.reviewId] }),
      d.index('rehearsal_answers_rehearsal').on(t.learnerId, t.rehearsalId),
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
    rehearsalAnswers,
    forecasts,
    calendarAddresses,
  }
}
