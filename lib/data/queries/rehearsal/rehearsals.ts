import { and, asc, desc, eq, gte, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { RehearsalItem } from '../../../domain/briefing/briefing'
import { effectiveRounds, type RehearsalAnswer, type RehearsalVoid } from '../../../domain/briefing/rehearsal/progress'
import type { CardId, FactId, Instant, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { Memory } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/upsert'
import type { Schema } from '../../schema/tables'

/** A rehearsal as it was drawn up. */
export type Rehearsal = {
  readonly id: string
  readonly briefingId: string
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly minutes: number
  readonly items: readonly RehearsalItem[]
}

/** What a rehearsal lasts where its row says nothing. */
const DEFAULT_MINUTES = 15

const rehearsalOf = (row: Schema['rehearsals']['$inferSelect']): Rehearsal => ({
  id: row.id,
  briefingId: row.briefingId,
  startedAt: row.startedAt,
  endedAt: row.endedAt,
  minutes: row.minutes ?? DEFAULT_MINUTES,
  items: row.items ?? [],
})

/** A learner's rehearsal; null when there is none of that id. */
export const findRehearsal = async (store: Store, learnerId: LearnerId, id: string): Promise<Rehearsal | null> => {
  const { rehearsals: r } = store.t
  const [row] = await store.db
    .select()
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.id, id)))
  return row ? rehearsalOf(row) : null
}

/** The rehearsals of a briefing, the latest first. */
export const rehearsalsOf = async (
  store: Store,
  learnerId: LearnerId,
  briefingId: string,
): Promise<readonly Rehearsal[]> => {
  const { rehearsals: r } = store.t
  const rows = await store.db
    .select()
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.briefingId, briefingId)))
    .orderBy(desc(r.startedAt), desc(r.id))
  return rows.map(rehearsalOf)
}

type AnswerRow = Schema['rehearsalAnswers']['$inferSelect']

const voidOf = ({ id, cardId, given, reviewId, at }: AnswerRow): RehearsalVoid => ({
  id,
  cardId,
  voids: given ?? '',
  reviewId,
  at,
})

const answerOf = ({ verdict, ...row }: AnswerRow): RehearsalAnswer | null =>
  verdict === 'void'
    ? null
    : {
        id: row.id,
        cardId: row.cardId,
        format: row.format,
        round: row.round,
        given: row.given,
        verdict,
        confidence: row.confidence,
        reviewId: row.reviewId,
        ms: row.ms,
        at: row.at,
      }

/** The answers of rehearsals that stand, by rehearsal, in the order in which they were given. */
export const answersOf = async (
  store: Store,
  learnerId: LearnerId,
  rehearsalIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RehearsalAnswer[]>> => {
  const found = new Map<string, RehearsalAnswer[]>(rehearsalIds.map((id) => [id, []]))
  const voids: RehearsalVoid[] = []
  const { rehearsalAnswers: a } = store.t
  for (const piece of inPieces(rehearsalIds)) {
    const rows = await store.db
      .select()
      .from(a)
      .where(and(eq(a.learnerId, learnerId), inArray(a.rehearsalId, [...piece])))
      .orderBy(asc(a.at), asc(a.id))
    for (const row of rows) {
      const answer = answerOf(row)
      if (answer) found.get(row.rehearsalId)?.push(answer)
      else voids.push(voidOf(row))
    }
  }
  return new Map([...found].map(([id, answers]) => [id, effectiveRounds(answers, voids)]))
}

/** An answer that is stored, or what takes one back, with the rehearsal that it belongs to. */
export type StoredAnswer = { readonly rehearsalId: string } & (
  | ({ readonly kind: 'answer' } & RehearsalAnswer)
  | ({ readonly kind: 'void' } & RehearsalVoid)
)

/** Answers of a learner's rehearsals by id, and what takes some back. */
export const storedAnswers = async (
  store: Store,
  learnerId: LearnerId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredAnswer>> => {
  const { rehearsalAnswers: a } = store.t
  if (ids.length === 0) return new Map()
  const rows = await store.db
    .select()
    .from(a)
    .where(and(eq(a.learnerId, learnerId), inArray(a.id, [...ids])))
  return new Map(
    rows.map((row): [string, StoredAnswer] => {
      const { id, rehearsalId } = row
      const answer = answerOf(row)
      return [id, answer ? { kind: 'answer', rehearsalId, ...answer } : { kind: 'void', rehearsalId, ...voidOf(row) }]
    }),
  )
}

/** The topics of cards' facts, by card. */
export const topicsOfCards = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  cardIds: readonly CardId[],
): Promise<ReadonlyMap<CardId, readonly string[]>> => {
  const { cards: c, factTags: g } = store.t
  const own = [...workspaceIds]
  const found = new Map<CardId, readonly string[]>()
  for (const piece of inPieces(cardIds)) {
    const rows = await store.db
      .select({ cardId: c.id, factId: c.factId })
      .from(c)
      .where(and(inArray(c.workspaceId, own), inArray(c.id, [...piece])))
    const factIds = [...new Set(rows.map(({ factId }) => factId))]
    const tags = await store.db
      .select({ factId: g.factId, name: g.name })
      .from(g)
      .where(and(inArray(g.workspaceId, own), inArray(g.factId, factIds), eq(g.kind, 'topic')))
    const topics = new Map<string, string[]>()
    for (const { factId, name } of tags) topics.set(factId, [...(topics.get(factId) ?? []), name])
    for (const { cardId, factId } of rows) found.set(cardId, topics.get(factId) ?? [])
  }
  return found
}

/**
 * The memories of cards as they were just before an instant, for those cards that were answered or changed since; null
 * where one was never studied then. All other memories are as they are now.
 */
export const memoriesAt = async (
  store: Store,
  learnerId: LearnerId,
  at: Instant,
): Promise<ReadonlyMap<CardId, Memory | null>> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ id: r.id, kind: r.kind, cardId: r.cardId, voids: r.value, before: r.memoryBefore })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.at, at)))
    .orderBy(asc(r.at), asc(r.id))
  const gone = new Set(rows.flatMap(({ kind, voids }) => (kind === 'void' ? [voids] : [])))
  const found = new Map<CardId, Memory | null>()
  for (const { id, kind, cardId, before } of rows) {
    if (kind !== 'void' && !gone.has(id) && !found.has(cardId)) found.set(cardId, before)
  }
  return found
}

/** What is known of a fact after a briefing. */
export type DebriefRow = {
  readonly factId: FactId
  readonly cameUp: boolean
  readonly recalled: boolean | null
  readonly predictedRecall: number | null
  readonly at: Instant
}

/** What was written down after a briefing, by fact. */
export const debriefOf = async (
  store: Store,
  learnerId: LearnerId,
  briefingId: string,
): Promise<ReadonlyMap<string, DebriefRow>> => {
  const { debriefs: d } = store.t
  const rows = await store.db
    .select()
    .from(d)
    .where(and(eq(d.learnerId, learnerId), eq(d.briefingId, briefingId)))
  return new Map(rows.map(({ learnerId: _, briefingId: __, ...row }) => [row.factId, row]))
}

/** Facts that came up in a learner's briefings, with what was forecast for them; those of removed briefings are left out. */
export const debriefedFacts = async (store: Store, learnerId: LearnerId) => {
  const { debriefs: d, briefings: b } = store.t
  const rows = await store.db
    .select({ briefingId: d.briefingId, predictedRecall: d.predictedRecall, recalled: d.recalled })
    .from(d)
    .innerJoin(b, and(eq(b.learnerId, d.learnerId), eq(b.id, d.briefingId), isNull(b.retiredAt)))
    .where(and(eq(d.learnerId, learnerId), eq(d.cameUp, true), isNotNull(d.recalled), isNotNull(d.predictedRecall)))
  return rows.flatMap(({ briefingId, predictedRecall, recalled }) =>
    predictedRecall === null || recalled === null ? [] : [{ briefingId, predictedRecall, recalled }],
  )
}

/** The briefings of which a learner has written down what came up. */
export const debriefedBriefings = async (store: Store, learnerId: LearnerId): Promise<ReadonlySet<string>> => {
  const { debriefs: d } = store.t
  const rows = await store.db.selectDistinct({ id: d.briefingId }).from(d).where(eq(d.learnerId, learnerId))
  return new Set(rows.map(({ id }) => id))
}
