import { and, asc, eq, getTableColumns, gt, gte, inArray, lt, max, or, sql } from 'drizzle-orm'
import type { CardId, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { ScoreRollup } from '../../../domain/retention/calibration'
import type { LoggedAnswer } from '../../../domain/retention/rollups'
import type { Rating } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import { ownRowsByIds, prepared } from '../../engine/prepared'
import { entryColumns } from '../../rows'

export type RollupState = Store['t']['rollupStates']['$inferSelect']

/** In which way and at which revision a learner's rollups are summed; null where they are not yet. */
export const rollupState = async (store: Store, learnerId: LearnerId): Promise<RollupState | null> => {
  const { rollupStates: s } = store.t
  const query = prepared(store, 'rollup_state', () =>
    store.db
      .select()
      .from(s)
      .where(eq(s.learnerId, sql.placeholder('learnerId'))),
  )
  const [row] = await query.execute({ learnerId })
  return row ?? null
}

/** A learner's entries that the rollups do not include yet, in no particular order. `voids` names what one takes back. */
export const uncountedEntriesOf = async ({ db, t }: Store, learnerId: LearnerId) => {
  const { uncountedEntries: u, reviews: r } = t
  return await db
    .select({ id: u.id, cardId: r.cardId, kind: r.kind, day: r.day, voids: r.value })
    .from(u)
    .innerJoin(r, and(eq(r.learnerId, u.learnerId), eq(r.id, u.id)))
    .where(eq(u.learnerId, learnerId))
}

/** An entry that the rollups do not include yet. */
export type UncountedEntry = Awaited<ReturnType<typeof uncountedEntriesOf>>[number]

/** Answers of cards by card and in order, those that were taken back left out: a void takes back one of its own card only. */
export const answersOfCards = async (store: Store, learnerId: LearnerId, ids: readonly CardId[]) => {
  const { reviews: r } = store.t
  const answers = new Map<CardId, LoggedAnswer[]>()
  const rows = await store.db
    .select({ ...entryColumns(store.t), predictedRecall: r.predictedRecall, before: r.memoryBefore })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), inArray(r.cardId, [...ids]), or(eq(r.kind, 'review'), eq(r.kind, 'void'))))
    .orderBy(asc(r.cardId), asc(r.at), asc(r.id))
  const gone = new Set(rows.flatMap(({ kind, cardId, value }) => (kind === 'void' ? [`${cardId}/${value}`] : [])))
  for (const { id, kind, cardId, day, rating, format, mode, questionMs, answerMs, predictedRecall, before } of rows) {
    if (kind !== 'review' || gone.has(`${cardId}/${id}`)) continue
    if (rating === null || format === null || mode === null) continue
    const ofCard = answers.get(cardId) ?? []
    answers.set(cardId, ofCard)
    const ms = (questionMs ?? 0) + (answerMs ?? 0)
    // edge: the rating was checked when it was written
    ofCard.push({ day, rating: rating as Rating, format, mode, ms, predictedRecall, before })
  }
  return answers
}

/** The study days of answers of some ids. */
export const daysOfAnswers = async (store: Store, learnerId: LearnerId, ids: readonly string[]) => {
  const { reviews: r } = store.t
  const rows = await ownRowsByIds(store, 'days_of_answers', learnerId, ids, ({ isOwn, isAmong }) =>
    store.db
      .select({ id: r.id, day: r.day })
      .from(r)
      .where(and(isOwn(r.learnerId), eq(r.kind, 'review'), isAmong(r.id))),
  )
  return new Map<string, StudyDay>(rows.map(({ id, day }) => [id, day]))
}

/** Cards with an answer on one of some study days. */
export const cardsAnsweredOn = async ({ db, t }: Store, learnerId: LearnerId, days: readonly StudyDay[]) => {
  const { reviews: r } = t
  const rows = await db
    .selectDistinct({ cardId: r.cardId })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'review'), inArray(r.day, [...days])))
  return rows.map(({ cardId }) => cardId)
}

/** The latest study day of a learner's rollups; null where there is none. */
export const lastSummedDay = async ({ db, t }: Store, learnerId: LearnerId): Promise<StudyDay | null> => {
  const { dayRollups: d } = t
  const [row] = await db
    .select({ day: max(d.day) })
    .from(d)
    .where(eq(d.learnerId, learnerId))
  return row?.day ?? null
}

/** A learner's rollups by day, from a study day on (null = all), earliest first. */
export const dayRollupRows = async ({ db, t }: Store, learnerId: LearnerId, from: StudyDay | null = null) => {
  const { learnerId: owner, ...columns } = getTableColumns(t.dayRollups)
  return await db
    .select(columns)
    .from(t.dayRollups)
    .where(and(eq(owner, learnerId), from === null ? undefined : gte(columns.day, from)))
    .orderBy(asc(columns.day))
}

const summed = ({ n, recalled, predicted, logLoss }: Store['t']['scoreRollups'] | Store['t']['cardRollups']) => ({
  n: sql<number>`sum(${n})`.mapWith(Number),
  recalled: sql<number>`sum(${recalled})`.mapWith(Number),
  predicted: sql<number>`sum(${predicted})`.mapWith(Number),
  logLoss: sql<number>`sum(${logLoss})`.mapWith(Number),
})

/** A learner's scored reviews by bin: of the study days before one (`until`), or from one on (`from`). */
export const scoresByBin = async (
  { db, t }: Store,
  learnerId: LearnerId,
  days: { readonly until: StudyDay } | { readonly from: StudyDay },
): Promise<readonly ({ readonly bin: number } & ScoreRollup)[]> => {
  const { scoreRollups: s } = t
  return await db
    .select({ bin: s.bin, ...summed(s) })
    .from(s)
    .where(and(eq(s.learnerId, learnerId), 'from' in days ? gte(s.day, days.from) : lt(s.day, days.until)))
    .groupBy(s.bin)
}

/** A learner's scored reviews over all time by the kind of their fact. */
export const scoresByKind = async ({ db, t }: Store, learnerId: LearnerId, workspaceIds: readonly WorkspaceId[]) => {
  const { cardRollups: c, cards, facts } = t
  return await db
    .select({ kind: facts.kind, ...summed(c) })
    .from(c)
    .innerJoin(cards, and(inArray(cards.workspaceId, [...workspaceIds]), eq(cards.id, c.cardId)))
    .innerJoin(facts, and(eq(facts.workspaceId, cards.workspaceId), eq(facts.id, cards.factId)))
    .where(and(eq(c.learnerId, learnerId), gt(c.n, 0)))
    .groupBy(facts.kind)
}

/** All rollups of a learner as they are stored: for comparing them with the log. */
export const storedRollups = async ({ db, t }: Store, learnerId: LearnerId) => ({
  days: await db.select().from(t.dayRollups).where(eq(t.dayRollups.learnerId, learnerId)),
  scores: await db.select().from(t.scoreRollups).where(eq(t.scoreRollups.learnerId, learnerId)),
  cards: await db.select().from(t.cardRollups).where(eq(t.cardRollups.learnerId, learnerId)),
})
