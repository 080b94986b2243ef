import { and, desc, eq, gt, gte, inArray, isNull, lte, min, ne, notExists, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { CardId, FactId, LearnerId, ReviewId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { PacedAnswer } from '../../../domain/queue/pace'
import { isGatheredBefore, kindOf, type QueueKind } from '../../../domain/queue/queue-card'
import type { Memory, Rating } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import { ownRowsByIds, prepared } from '../../engine/prepared'
import type { ReviewRow } from '../../rows'
import { isInPlay } from './memories'

/** The columns of the log by which `standing` tells what counts. */
export const standingColumns = ({ t: { reviews: r } }: Pick<Store, 't'>) => ({
  id: r.id,
  kind: r.kind,
  cardId: r.cardId,
  value: r.value,
})

/** The entries among these that are no voids and that no void among these takes back. */
export const standing = <Entry extends Pick<ReviewRow, 'id' | 'kind' | 'value'>>(entries: readonly Entry[]) => {
  const gone = new Set<unknown>(entries.flatMap(({ kind, value }) => (kind === 'void' ? [value] : [])))
  return entries.filter(({ id, kind }) => kind !== 'void' && !gone.has(id))
}

/** The ids of the entries that were taken back of some cards' logs. */
export const voidedOfCards = async (store: Store, learnerId: LearnerId, cardIds: readonly CardId[]) => {
  const { reviews: r } = store.t
  const rows = await ownRowsByIds(store, 'voided_of_cards', learnerId, cardIds, ({ isOwn, isAmong }) =>
    store.db
      .select({ value: r.value })
      .from(r)
      .where(and(isOwn(r.learnerId), eq(r.kind, 'void'), isAmong(r.cardId))),
  )
  return new Set(rows.map(({ value }) => value))
}

/**
 * What was done on a study day, without what was taken back: for the limits and for keeping siblings apart. Early reviews
 * and answers in a rehearsal are no work of the day: they take no place under its limits. A card that was new on two devices
 * counts once.
 */
export type DoneToday = {
  readonly new: number
  readonly reviews: number
  readonly answers: number
  /** The facts of the cards counted as new, and of the answers counted as reviews; null for a card that was forgotten since. */
  readonly newFacts: readonly (FactId | null)[]
  readonly reviewFacts: readonly (FactId | null)[]
  /** Facts of which a card was answered, each with the earliest kind that such a card was of when it was asked. */
  readonly facts: ReadonlyMap<FactId, QueueKind>
}

export const doneOnDay = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<DoneToday> => {
  const { reviews: r, memories: m } = store.t
  const ofDay = prepared(store, 'done_on_day', () =>
    store.db
      .select({ ...standingColumns(store), mode: r.mode, before: r.memoryBefore })
      .from(r)
      .where(and(eq(r.learnerId, sql.placeholder('learnerId')), gte(r.day, sql.placeholder('day')))),
  )
  const rows = await ofDay.execute({ learnerId, day })
  const answers = standing(rows).filter(({ kind, mode }) => kind === 'review' && mode !== 'cram')
  const ids = [...new Set(answers.map(({ cardId }) => cardId))]
  const facts = await ownRowsByIds(store, 'facts_of_done_cards', learnerId, ids, ({ isOwn, isAmong }) =>
    store.db
      .select({ cardId: m.cardId, factId: m.factId })
      .from(m)
      .where(and(isOwn(m.learnerId), isAmong(m.cardId))),
  )
  const ofTheDay = answers.filter(({ mode }) => mode !== 'rehearsal')
  const fresh = ofTheDay.filter(({ before }) => before === null || before.state === 'new')
  const reviewed = ofTheDay.filter(
    ({ before, mode }) => mode !== 'ahead' && before !== null && before.state !== 'new' && before.dueAt === null,
  )
  const factOf = new Map(facts.map(({ cardId, factId }) => [cardId, factId]))
  const introduced = [...new Set(fresh.map(({ cardId }) => cardId))]
  return {
    new: introduced.length,
    reviews: reviewed.length,
    answers: answers.length,
    newFacts: introduced.map((cardId) => factOf.get(cardId) ?? null),
    reviewFacts: reviewed.map(({ cardId }) => factOf.get(cardId) ?? null),
    facts: earliestKinds(answers, factOf),
  }
}

const earliestKinds = (
  answers: readonly { readonly cardId: CardId; readonly before: Memory | null }[],
  factOf: ReadonlyMap<CardId, FactId>,
): ReadonlyMap<FactId, QueueKind> => {
  const kinds = new Map<FactId, QueueKind>()
  for (const { cardId, before } of answers) {
    const factId = factOf.get(cardId)
    if (factId === undefined) continue
    const [kind, known] = [kindOf({ memory: before }), kinds.get(factId)]
    if (known === undefined || isGatheredBefore(kind, known)) kinds.set(factId, kind)
  }
  return kinds
}

/** Entries that are looked at: a void comes after what it takes back, so that both are among them. */
const LATEST = 200

/** The cards that the learner answered last on a study day, however, the latest first, each once and at most `most`. */
export const lastAnswered = async (store: Store, learnerId: LearnerId, day: StudyDay, most: number) => {
  const { reviews: r } = store.t
  const query = prepared(store, 'last_answered', () =>
    store.db
      .select(standingColumns(store))
      .from(r)
      .where(
        and(
          eq(r.learnerId, sql.placeholder('learnerId')),
          gte(r.day, sql.placeholder('day')),
          inArray(r.kind, ['review', 'void']),
        ),
      )
      .orderBy(desc(r.at), desc(r.id))
      .limit(LATEST),
  )
  const rows = await query.execute({ learnerId, day })
  return [...new Set(standing(rows).map(({ cardId }) => cardId))].slice(0, most)
}

/** The cards graded Again on a study day or since, whatever they were asked for, without what was taken back. */
export const missedSince = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<readonly CardId[]> => {
  const answers = await answersSince(store, learnerId, day)
  return [...new Set(answers.flatMap(({ cardId, rating }) => (rating === 1 ? [cardId] : [])))]
}

/** The answers of a study day and those after it that were not taken back, crammed ones too. */
const answersSince = async (store: Store, learnerId: LearnerId, day: StudyDay) => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ ...standingColumns(store), rating: r.rating, questionMs: r.questionMs, answerMs: r.answerMs })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.day, day)))
  return standing(rows).filter(({ kind }) => kind === 'review')
}

const MOST_ANSWERS = 500

/**
 * How the learner's last answers of the schedule went and how long they took, with the state that each card was in.
 * Rehearsals and cramming are left out: they ask in other ways.
 */
export const recentAnswers = async (store: Store, learnerId: LearnerId): Promise<readonly PacedAnswer[]> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ rating: r.rating, before: r.memoryBefore, questionMs: r.questionMs, answerMs: r.answerMs })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'review'), inArray(r.mode, ['study', 'ahead'])))
    .orderBy(desc(r.at))
    .limit(MOST_ANSWERS)
  return rows.flatMap(({ rating, before, questionMs, answerMs }) => {
    const ms = (questionMs ?? 0) + (answerMs ?? 0)
    if (ms === 0) return []
    return [{ state: before?.state ?? 'new', rating: rating as Rating, seconds: ms / 1000 }] // answers have a rating
  })
}

/** The id of the learner's latest entry; null where there is none. What is read of the last answers is valid with it. */
export const latestEntry = async (store: Store, learnerId: LearnerId): Promise<ReviewId | null> => {
  const { reviews: r } = store.t
  const query = prepared(store, 'latest_entry', () =>
    store.db
      .select({ id: r.id })
      .from(r)
      .where(eq(r.learnerId, sql.placeholder('learnerId')))
      .orderBy(desc(r.at))
      .limit(1),
  )
  const [row] = await query.execute({ learnerId })
  return row?.id ?? null
}

/** The condition that an entry of `reviews` was not undone: no void of its card names it. */
export const notVoided = ({ dialect, db, t: { reviews: r } }: Store, learnerId: LearnerId) => {
  const voids = alias(r, 'voids')
  const id = dialect === 'sqlite' ? sql`json_quote(${r.id})` : sql`to_jsonb(${r.id})`
  const ofCard = and(eq(voids.learnerId, learnerId), eq(voids.cardId, r.cardId), eq(voids.kind, 'void'))
  return notExists(
    db
      .select({ id: voids.id })
      .from(voids)
      .where(and(ofCard, sql`${voids.value} = ${id}`)),
  )
}

export type LibrarySize = { readonly articles: number; readonly facts: number; readonly cards: number }

/** How much these workspaces hold, without what is retired. */
export const librarySize = async (store: Store, workspaceIds: readonly WorkspaceId[]): Promise<LibrarySize> => {
  const { articles, facts, cards } = store.t
  const sizeOf = (table: typeof articles | typeof facts | typeof cards, only?: SQL) =>
    store.db.$count(table, and(inArray(table.workspaceId, [...workspaceIds]), isNull(table.retiredAt), only))
  return {
    articles: await sizeOf(articles, ne(articles.origin, 'own')),
    facts: await sizeOf(facts),
    cards: await sizeOf(cards),
  }
}

/** Whether the learner has ever answered a card, and the answer was not undone. */
export const hasAnswered = async (store: Store, learnerId: LearnerId): Promise<boolean> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'review'), notVoided(store, learnerId)))
    .limit(1)
  return rows.length > 0
}

/** Answers of a study day that were not taken back, crammed ones too, and how long they took. */
export const answeredOnDay = async (store: Store, learnerId: LearnerId, day: StudyDay) => {
  const answers = await answersSince(store, learnerId, day)
  const ms = answers.reduce((sum, { questionMs, answerMs }) => sum + (questionMs ?? 0) + (answerMs ?? 0), 0)
  return { answers: answers.length, ms }
}

/** How many cards that are scheduled by days will be due on a study day if none is answered before. */
export const cardsDueBy = ({ db, t }: Store, learnerId: LearnerId, day: StudyDay) => {
  const { memories: m } = t
  const isUnburied = or(isNull(m.buriedUntilDay), lte(m.buriedUntilDay, day))
  return db.$count(m, and(isInPlay(t, learnerId), lte(m.dueDay, day), isNull(m.dueAt), isUnburied))
}

/** The first study day after `day` on which a card is due; null when none is. */
export const nextDueDay = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<StudyDay | null> => {
  const { memories: m } = store.t
  const [row] = await store.db
    .select({ day: min(m.dueDay) })
    .from(m)
    .where(and(isInPlay(store.t, learnerId), gt(m.dueDay, day)))
  return row?.day ?? null
}

/** How many cards the learner never studied. */
export const newCardQueueSize = ({ db, t: { newCards: n } }: Store, learnerId: LearnerId) =>
  db.$count(n, eq(n.learnerId, learnerId))
