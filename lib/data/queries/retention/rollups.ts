import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  min,
  ne,
  notExists,
  notInArray,
  or,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import type { CardId, FactId, Instant, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { FactKind } from '../../../domain/library'
import type { LoggedAnswer, RollupProgress } from '../../../domain/retention/rollups'
import type { RecallCurve } from '../../../domain/scheduling/fsrs'
import { isStudied, type Memory, type Rating } from '../../../domain/scheduling/memory'
import { amongIds, listValue } from '../../engine/by-ids'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'
import { entryColumns } from '../study/log'
import { repsGiven } from '../study/number-before'
import { wasStudied } from '../study/studied'
import { notVoided } from '../study/voided'
import { recallIn, wholeIn } from './recall-sql'

export type RollupState = Store['t']['rollupStates']['$inferSelect']

/** How far a learner's rollups are built; null where nobody began. */
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

/** How far a card's log is counted, its fact, and the kind that it is counted under. */
export type CountedCard = RollupProgress & { readonly factId: FactId; readonly factKind: FactKind }

/**
 * How far the logs of cards are counted, and the kind they are counted under: that of the first answer, or of today
 * where there was none. Cards without a library row are missing.
 */
export const countedCards = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly CardId[],
): Promise<ReadonlyMap<CardId, CountedCard>> => {
  if (ids.length === 0 || workspaceIds.length === 0) return new Map()
  const { cards, facts, cardRollups: c } = store.t
  const owners = workspaceIds.map((_, i) => sql.placeholder(`w${i}`))
  const query = prepared(store, `counted_cards_${owners.length}`, () =>
    store.db
      .select({
        cardId: cards.id,
        factId: cards.factId,
        factKind: facts.kind,
        keptKind: c.factKind,
        spaced: c.spaced,
        missed: c.missed,
        lastAttemptDay: c.lastAttemptDay,
      })
      .from(cards)
      .innerJoin(facts, and(eq(facts.workspaceId, cards.workspaceId), eq(facts.id, cards.factId)))
      .leftJoin(c, and(eq(c.learnerId, sql.placeholder('learnerId')), eq(c.cardId, cards.id)))
      .where(and(inArray(cards.workspaceId, owners), amongIds(store, cards.id))),
  )
  const rows = await query.execute({
    learnerId,
    ...Object.fromEntries(workspaceIds.map((id, i) => [`w${i}`, id])),
    ids: listValue(store, ids),
  })
  return new Map(
    rows.map(({ cardId, factId, factKind, keptKind, spaced, missed, lastAttemptDay }) => [
      cardId,
      {
        factId,
        factKind: keptKind ?? factKind,
        spaced: spaced ?? 0,
        missed: missed ?? 0,
        lastAttemptDay: lastAttemptDay ?? null,
      },
    ]),
  )
}

/**
 * Reads the answers and voids of cards, and gives by card and in order the answers that stand: without those taken back,
 * and as if the entries named in `except` were not there. A void takes back an entry of its own card only.
 */
export const readAnswers = async (store: Store, learnerId: LearnerId, ids: readonly CardId[]) => {
  const { reviews: r } = store.t
  const rows =
    ids.length === 0
      ? []
      : await store.db
          .select({ ...entryColumns(store), predictedRecall: r.predictedRecall, before: r.memoryBefore })
          .from(r)
          .where(
            and(eq(r.learnerId, learnerId), inArray(r.cardId, [...ids]), or(eq(r.kind, 'review'), eq(r.kind, 'void'))),
          )
          .orderBy(asc(r.cardId), asc(r.at), asc(r.id))
  return (except: ReadonlySet<string> = new Set()): ReadonlyMap<CardId, readonly LoggedAnswer[]> => {
    const gone = new Set(
      rows.flatMap((row) => (row.kind === 'void' && !except.has(row.id) ? [`${row.cardId}/${row.value}`] : [])),
    )
    const answers = new Map<CardId, LoggedAnswer[]>()
    for (const { kind, rating, format, mode, settingsId, questionMs, answerMs, value: _, fuzz: _f, ...row } of rows) {
      if (kind !== 'review' || except.has(row.id) || gone.has(`${row.cardId}/${row.id}`)) continue
      if (rating === null || format === null || mode === null || settingsId === null) continue
      const answer: LoggedAnswer = {
        ...row,
        rating: rating as Rating, // edge: checked when it was written
        format,
        mode,
        settingsId,
        ms: (questionMs ?? 0) + (answerMs ?? 0),
      }
      const ofCard = answers.get(row.cardId)
      if (ofCard) ofCard.push(answer)
      else answers.set(row.cardId, [answer])
    }
    return answers
  }
}

/** The next cards that a learner's log names, in order of id after `after`, which is empty at the beginning. */
export const nextLoggedCards = async (
  { db, t }: Store,
  learnerId: LearnerId,
  after: string,
  most: number,
): Promise<readonly CardId[]> => {
  const { reviews: r } = t
  const rows = await db
    .selectDistinct({ cardId: r.cardId })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gt(r.cardId, after as CardId))) // edge: a place in the order of ids
    .orderBy(asc(r.cardId))
    .limit(most)
  return rows.map(({ cardId }) => cardId)
}

/** All kept rollups of a learner, as they stand: for comparing them with the log. */
export const storedRollups = async ({ db, t }: Store, learnerId: LearnerId) => ({
  days: await db.select().from(t.dayRollups).where(eq(t.dayRollups.learnerId, learnerId)),
  hours: await db.select().from(t.hourRollups).where(eq(t.hourRollups.learnerId, learnerId)),
  scores: await db.select().from(t.scoreRollups).where(eq(t.scoreRollups.learnerId, learnerId)),
  cards: await db.select().from(t.cardRollups).where(eq(t.cardRollups.learnerId, learnerId)),
})

/**
 * Σ predicted recall over a learner's studied cards as each of these days gave way to the next, from the memories as they
 * stand: elapsed days are study days, at least 0.
 * @param without cards to leave out: a query
 */
export const recallAfterDays = async (
  store: Store,
  learnerId: LearnerId,
  days: readonly StudyDay[],
  curve: RecallCurve,
  without?: SQLWrapper,
): Promise<readonly { readonly day: StudyDay; readonly cards: number }[]> => {
  const { memories: m } = store.t
  const history: { day: StudyDay; cards: number }[] = []
  for (const day of days) {
    const recall = recallIn(sql`(${wholeIn(day + 1)} - ${m.lastReviewDay})`, sql`${m.stability}`, curve)
    const [row] = await store.db
      .select({ cards: sql<number>`sum(${recall})` })
      .from(m)
      .where(
        and(
          eq(m.learnerId, learnerId),
          wasStudied(store.t),
          eq(m.retired, false),
          without && notInArray(m.cardId, without),
        ),
      )
    history.push({ day, cards: Number(row?.cards ?? 0) })
  }
  return history
}

/** Whether nothing of a learner waits to be counted. */
export const isCounted = (state: RollupState | null, version: number): boolean =>
  state !== null && state.version === version && state.countedTo === null

/** The latest study day of a learner's counted entries that are not voided; null where there are none. */
export const lastCountedDay = async (store: Store, learnerId: LearnerId): Promise<StudyDay | null> => {
  const { db, t } = store
  const { reviews: r, uncountedEntries: u } = t
  const uncounted = db
    .select({ id: u.id })
    .from(u)
    .where(and(eq(u.learnerId, learnerId), eq(u.id, r.id)))
  const [last] = await db
    .select({ day: r.day })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), ne(r.kind, 'void'), notExists(uncounted), notVoided(store, learnerId)))
    .orderBy(desc(r.day))
    .limit(1)
  return last?.day ?? null
}

/** The first study day on which a card got a memory that states no answers; null if none did. */
export const firstDatedDay = async (store: Store, learnerId: LearnerId): Promise<StudyDay | null> => {
  const { db, t } = store
  const { reviews: r } = t
  const [row] = await db
    .select({ day: min(r.day) })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'set-memory'), sql`${repsGiven(store)} = 0`))
  return row?.day ?? null
}

/** When cards of these workspaces that are retired were; the others are missing. */
export const retirements = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly CardId[],
): Promise<ReadonlyMap<CardId, Instant>> => {
  if (ids.length === 0) return new Map()
  const { cards: c } = t
  const rows = await db
    .select({ id: c.id, retiredAt: c.retiredAt })
    .from(c)
    .where(and(inArray(c.workspaceId, [...workspaceIds]), inArray(c.id, [...ids]), isNotNull(c.retiredAt)))
  return new Map(rows.flatMap(({ id, retiredAt }) => (retiredAt === null ? [] : [[id, retiredAt] as const])))
}

/** Answers and voids from a study day on. In no order: asked for one by instant, SQLite goes through the whole log. */
export const weekQuery = ({ db, t: { reviews: r } }: Pick<Store, 'db' | 't'>, learnerId: LearnerId, from: StudyDay) =>
  db
    .select({ id: r.id, kind: r.kind, cardId: r.cardId, at: r.at, before: r.memoryBefore, value: r.value })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.day, from), or(eq(r.kind, 'review'), eq(r.kind, 'void'))))

/**
 * The memory that each card met at its first answer from a study day on, without answers that were taken back; null where
 * it was not studied before.
 */
export const weekBefore = async (
  store: Store,
  learnerId: LearnerId,
  from: StudyDay,
): Promise<ReadonlyMap<string, Memory | null>> => {
  const rows = [...(await weekQuery(store, learnerId, from))].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const gone = new Set(rows.flatMap(({ kind, value }) => (kind === 'void' ? [value] : [])))
  const first = new Map<string, Memory | null>()
  for (const { id, kind, cardId, before } of rows) {
    if (kind === 'review' && !gone.has(id) && !first.has(cardId)) {
      first.set(cardId, before && isStudied(before) ? before : null)
    }
  }
  return first
}
