import { isNotNull, sql } from 'drizzle-orm'
import { ACTION_KINDS, type ActionChange, VIAS, type Via } from '../../domain/actions/action'
import type { CardId, DeckId, FactId, LearnerId, PassageId, ReviewId, SettingsId, WorkspaceId } from '../../domain/ids'
import type { Preferences } from '../../domain/preferences'
import { STAGES } from '../../domain/retention/rollups'
import type { ActValue, Format, LogEntry, Mode } from '../../domain/scheduling/log'
import { MEMORY_STATES, type Memory } from '../../domain/scheduling/memory'
import type { QueueSettings, SchedulingSettings } from '../../domain/scheduling/settings'
import type { Dialect } from './dialect/sqlite'

/**
 * What belongs to a learner: settings, memories, the log, its rollups (study days and cards, summed again from the log
 * whenever it changes them), and devices. Every key leads with the learner.
 */
export const studyTables = (d: Dialect) => {
  const learners = d.table('learners', {
    id: d.id<LearnerId>().primaryKey(),
    name: d.text().notNull(),
    /** The version of the scheduling settings in force. */
    settingsId: d.id<SettingsId>().notNull(),
    queue: d.json<QueueSettings>().notNull(),
    preferences: d.json<Partial<Preferences>>().notNull(),
    createdAt: d.instant().notNull(),
  })

  const ofLearner = () =>
    d
      .id<LearnerId>()
      .notNull()
      .references(() => learners.id)

  const members = d.table(
    'members',
    {
      learnerId: ofLearner(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      joinedAt: d.instant().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.learnerId, t.workspaceId] }), d.index('members_workspace').on(t.workspaceId)],
  )

  /** Every version of the scheduling settings that reviews were answered under. Never changed, never deleted. */
  const settingsVersions = d.table(
    'settings_versions',
    {
      learnerId: ofLearner(),
      id: d.id<SettingsId>().notNull(),
      settings: d.json<SchedulingSettings>().notNull(),
      createdAt: d.instant().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.learnerId, t.id] })],
  )

  /** What a learner chose for a deck and those nested in it; null is what the deck above it has, or the learner. */
  const deckOptions = d.table(
    'deck_options',
    {
      learnerId: ofLearner(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      deckId: d.id<DeckId>().notNull(),
      desiredRetention: d.number(),
      newPerDay: d.whole(),
      reviewsPerDay: d.whole(),
    },
    (t) => [d.primaryKey({ columns: [t.learnerId, t.deckId] })],
  )

  const memories = d.table(
    'memories',
    {
      learnerId: ofLearner(),
      cardId: d.id<CardId>().notNull(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      factId: d.id<FactId>().notNull(),
      state: d.choice(MEMORY_STATES).notNull(),
      stability: d.number(),
      difficulty: d.number(),
      dueDay: d.whole(),
      dueAt: d.instant(),
      lastReviewAt: d.instant(),
      lastReviewDay: d.whole(),
      intervalDays: d.whole().notNull(),
      step: d.whole().notNull(),
      reps: d.whole().notNull(),
      lapses: d.whole().notNull(),
      suspended: d.flag().notNull(),
      buriedUntilDay: d.whole(),
      marked: d.flag().notNull(),
      flag: d.whole().notNull(),
      leech: d.flag().notNull(),
      /** Lapses when it was last cleared of being a leech; 0 = never. */
      clearedLapses: d.whole().notNull().default(0),
      /** The place among new cards that the learner gave it; null = that of the library. */
      position: d.whole(),
      /** The card is retired: the memory is kept and never asked. */
      retired: d.flag().notNull(),
      /** A fixed random number of the card: orders cards of one day without reading them all. */
      shuffle: d.whole().notNull(),
    },
    (t) => [
      d.primaryKey({ columns: [t.learnerId, t.cardId] }),
      d.index('memories_due').on(t.learnerId, t.suspended, t.retired, t.dueDay, t.shuffle),
      d.index('memories_learning').on(t.learnerId, t.dueAt).where(isNotNull(t.dueAt)),
      d.index('memories_fact').on(t.learnerId, t.factId),
      // Few memories are in these: an ordinary answer changes none of them.
      d.index('memories_steps').on(t.learnerId, t.cardId).where(sql`${t.state} in ('learning', 'relearning')`),
      d.index('memories_suspended').on(t.learnerId, t.cardId).where(sql`${t.suspended}`),
      d.index('memories_buried').on(t.learnerId, t.cardId).where(isNotNull(t.buriedUntilDay)),
      d.index('memories_leech').on(t.learnerId, t.cardId).where(sql`${t.leech}`),
      d.index('memories_marked').on(t.learnerId, t.cardId).where(sql`${t.marked}`),
      d.index('memories_flagged').on(t.learnerId, t.cardId).where(sql`${t.flag} > 0`),
    ],
  )

  /** The shelf of cards that a learner never studied: what new cards are taken from. Derived; `doctor` rebuilds it. */
  const newCards = d.table(
    'new_cards',
    {
      learnerId: ofLearner(),
      cardId: d.id<CardId>().notNull(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      factId: d.id<FactId>().notNull(),
      position: d.whole().notNull(),
      /** 0 must, 1 should, 2 nice: sorted as numbers. */
      weightRank: d.whole().notNull(),
      shuffle: d.whole().notNull(),
    },
    (t) => [
      d.primaryKey({ columns: [t.learnerId, t.cardId] }),
      d.index('new_cards_position').on(t.learnerId, t.position),
      d.index('new_cards_weight').on(t.learnerId, t.weightRank, t.position),
      d.index('new_cards_shuffle').on(t.learnerId, t.shuffle),
    ],
  )

  /** The append-only log. Rows are inserted and never changed or deleted. */
  const reviews = d.table(
    'reviews',
    {
      learnerId: ofLearner(),
      /** UUIDv7, made by the client. */
      id: d.id<ReviewId>().notNull(),
      kind: d.text().$type<LogEntry['kind']>().notNull(),
      cardId: d.id<CardId>().notNull(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      /** The instant that counts: the client's, kept within what is possible. */
      at: d.instant().notNull(),
      day: d.whole().notNull(),
      /** The instant as the client sent it. */
      claimedAt: d.instant().notNull(),
      receivedAt: d.instant().notNull(),
      rating: d.whole(),
      format: d.text().$type<Format>(),
      mode: d.text().$type<Mode>(),
      questionMs: d.whole(),
      answerMs: d.whole(),
      fuzz: d.number(),
      settingsId: d.id<SettingsId>(),
      /** Recall predicted at `at` from the memory before; null for a first review. */
      predictedRecall: d.number(),
      /** The memory before; null when there was none. */
      memoryBefore: d.json<Memory>(),
      /** What an act sets: due day, suspended, buried until, marked, flag; for a void the entry it takes back. */
      value: d.json<ActValue>(),
      /** The card that a wrong typed answer was the answer of, where it was that of another: what was typed is not kept. */
      mixedUpWith: d.id<CardId>(),
      /** Hash of what the client sent: the same id with other content is a conflict. */
      digest: d.text().notNull(),
      /** The first entry of which this one is a copy: that one was undone, and this one redoes it. */
      redoes: d.id<ReviewId>(),
      /** Where it was done; null in entries that are older than this column. */
      via: d.text().$type<Via>(),
    },
    (t) => [
      d.primaryKey({ columns: [t.learnerId, t.id] }),
      d.index('reviews_card').on(t.learnerId, t.cardId, t.at, t.id),
      d.index('reviews_day').on(t.learnerId, t.day),
      d.index('reviews_at').on(t.learnerId, t.at),
      d.index('reviews_mixed_up').on(t.learnerId, t.at).where(isNotNull(t.mixedUpWith)),
      // Few entries are in these.
      d.index('reviews_voids').on(t.learnerId, t.at, t.id).where(sql`${t.kind} = 'void'`),
      d.index('reviews_voids_card').on(t.learnerId, t.cardId).where(sql`${t.kind} = 'void'`),
      d.index('reviews_redone').on(t.learnerId, t.cardId).where(isNotNull(t.redoes)),
    ],
  )

  /** That a learner read a passage again because its cards were forgotten together. No test: it changes no memory. */
  const rereadings = d.table(
    'rereadings',
    {
      learnerId: ofLearner(),
      /** UUIDv7, made by the client. */
      id: d.text().notNull(),
      workspaceId: d.id<WorkspaceId>().notNull(),
      passageId: d.id<PassageId>().notNull(),
      at: d.instant().notNull(),
      day: d.whole().notNull(),
      /** When it was taken back; null where it stands. */
      takenBackAt: d.instant(),
    },
    (t) => [
      d.primaryKey({ columns: [t.learnerId, t.id] }),
      d.index('rereadings_passage').on(t.learnerId, t.passageId, t.at),
    ],
  )

  /**
   * What a learner did, but for entries of the log, which are their own history: each can be undone and redone, at any
   * time. Rows are kept for good.
   */
  const actions = d.table(
    'actions',
    {
      learnerId: ofLearner(),
      id: d.text().notNull(),
      kind: d.choice(ACTION_KINDS).notNull(),
      /** What was done, as the history says it. */
      words: d.text().notNull(),
      via: d.choice(VIAS).notNull(),
      at: d.instant().notNull(),
      /** Null where it is in effect. */
      undoneAt: d.instant(),
      /** The id of the last request that undid or redid it: sent again, it changes nothing. */
      request: d.text(),
      /** Whether it put entries into the log, all of them received at its instant. */
      hasEntries: d.flag().notNull(),
      /** What it changed, with what each part was before and is after. */
      changes: d.json<readonly ActionChange[]>().notNull(),
    },
    (t) => [
      d.primaryKey({ columns: [t.learnerId, t.id] }),
      d.index('actions_at').on(t.learnerId, t.at, t.id),
      d.index('actions_undone').on(t.learnerId, t.undoneAt).where(isNotNull(t.undoneAt)),
    ],
  )

  /** Without a row nothing of a learner is summed yet. */
  const rollupStates = d.table('sum_states', {
    learnerId: d
      .id<LearnerId>()
      .primaryKey()
      .references(() => learners.id),
    /** The way of counting; where it is another, everything is summed again. */
    version: d.whole().notNull(),
    /** Goes up by one with every change of the rollups. */
    revision: d.whole().notNull(),
    /** The latest study day with an answer. */
    lastDay: d.whole(),
    /** The last revision that changed a study day before the latest one of its time: what is cached of those holds since. */
    pastRevision: d.whole().notNull(),
  })

  /**
   * Entries of the log that the rollups do not include yet. A row is written with its entry and deleted when its days
   * are summed, so nothing depends on the order of commits.
   */
  const uncountedEntries = d.table(
    'uncounted_entries',
    {
      learnerId: ofLearner(),
      id: d.id<ReviewId>().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.learnerId, t.id] })],
  )

  const dayRollups = d.table(
    'day_sums',
    {
      learnerId: ofLearner(),
      day: d.whole().notNull(),
      stage: d.choice(STAGES).notNull(),
      answers: d.whole().notNull(),
      ms: d.instant().notNull(),
      tested: d.whole().notNull(),
      passed: d.whole().notNull(),
      unpredicted: d.whole().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.learnerId, t.day, t.stage] })],
  )

  /** Scored reviews of a day by fine bin of predicted recall, and by cell of RMSE(bins): numbers from 1,000,000 on. */
  const scoreRollups = d.table(
    'score_sums',
    {
      learnerId: ofLearner(),
      day: d.whole().notNull(),
      bin: d.whole().notNull(),
      n: d.whole().notNull(),
      recalled: d.whole().notNull(),
      predicted: d.number().notNull(),
      logLoss: d.number().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.learnerId, t.day, t.bin] })],
  )

  const cardRollups = d.table(
    'card_sums',
    {
      learnerId: ofLearner(),
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
      d.primaryKey({ columns: [t.learnerId, t.cardId] }),
      d.index('card_sums_revision').on(t.learnerId, t.revision),
    ],
  )

  const devices = d.table(
    'devices',
    {
      id: d.text().primaryKey(),
      learnerId: ofLearner(),
      /** What its cookie holds, signed with a key that is in no backup. */
      token: d.text().notNull(),
      name: d.text().notNull(),
      createdAt: d.instant().notNull(),
      /** When it was used last, to the hour. */
      updatedAt: d.instant().notNull(),
      expiresAt: d.instant().notNull(),
    },
    (t) => [d.uniqueIndex('devices_token').on(t.token), d.index('devices_learner').on(t.learnerId)],
  )

  const pairingCodes = d.table(
    'pairing_codes',
    {
      id: d.text().primaryKey(),
      /** The SHA-256 of the code. */
      identifier: d.text().notNull(),
      /** The learner whose device it pairs. */
      value: d.text().notNull(),
      createdAt: d.instant().notNull(),
      updatedAt: d.instant().notNull(),
      expiresAt: d.instant().notNull(),
    },
    (t) => [d.index('pairing_codes_identifier').on(t.identifier)],
  )

  return {
    learners,
    members,
    settingsVersions,
    deckOptions,
    memories,
    newCards,
    reviews,
    rereadings,
    actions,
    rollupStates,
    uncountedEntries,
    dayRollups,
    scoreRollups,
    cardRollups,
    devices,
    pairingCodes,
  }
}
