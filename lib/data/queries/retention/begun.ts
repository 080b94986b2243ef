import { and, eq, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { CardId, FactId, LearnerId, StudyDay } from '../../../domain/ids'
import { DAY_MS } from '../../../domain/time/units'
import type { Store } from '../../engine/engine'
import { numberBefore } from '../study/number-before'

const PIECE = 500

/**
 * Cards of which a learner may have given the first answer between two study days, both among them: those answered there
 * without a forecast or with only a date, and those of which an answer was taken back there. The log of each says whether it was the first.
 */
export const perhapsBegun = async (
  store: Store,
  learnerId: LearnerId,
  from: StudyDay,
  to: StudyDay,
): Promise<readonly CardId[]> => {
  const { reviews: r } = store.t
  const isFirst = or(isNull(r.predictedRecall), sql`${numberBefore(store, 'reps')} = 0`)
  const isAsked = or(and(eq(r.kind, 'review'), isFirst), eq(r.kind, 'void'))
  const rows = await store.db
    .selectDistinct({ cardId: r.cardId })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.day, from), lte(r.day, to), isAsked))
  return rows.map(({ cardId }) => cardId)
}

/** All cards that a learner ever answered of the facts of some cards, with their facts. */
export const answeredSiblings = async (
  { db, t }: Store,
  learnerId: LearnerId,
  cardIds: readonly CardId[],
): Promise<ReadonlyMap<CardId, FactId>> => {
  const { cardRollups: c } = t
  const siblings = new Map<CardId, FactId>()
  for (let i = 0; i < cardIds.length; i += PIECE) {
    const facts = db
      .select({ id: c.factId })
      .from(c)
      .where(and(eq(c.learnerId, learnerId), inArray(c.cardId, cardIds.slice(i, i + PIECE))))
    const rows = await db
      .select({ cardId: c.cardId, factId: c.factId })
      .from(c)
      .where(and(eq(c.learnerId, learnerId), inArray(c.factId, facts)))
    for (const { cardId, factId } of rows) siblings.set(cardId, factId)
  }
  return siblings
}

/** No study day begins later than this after the date that it bears, whatever the zone and the day start. */
const LATEST_DAYS = 3

/**
 * The study day of the first answer that stands, by card, of those given up to a study day. Only the ids and days of
 * answers are read: what they met is large.
 */
export const firstAnswerDays = async (
  { db, t }: Store,
  learnerId: LearnerId,
  ids: readonly CardId[],
  to: StudyDay,
): Promise<ReadonlyMap<CardId, StudyDay>> => {
  const { reviews: r } = t
  if (ids.length === 0) return new Map()
  const ofCards = and(eq(r.learnerId, learnerId), inArray(r.cardId, [...ids]))
  const given = await db
    .select({ cardId: r.cardId, id: r.id, day: r.day })
    .from(r)
    .where(and(ofCards, lt(r.at, (to + LATEST_DAYS) * DAY_MS), eq(r.kind, 'review'), lte(r.day, to)))
  const voids = await db
    .select({ cardId: r.cardId, value: r.value })
    .from(r)
    .where(and(ofCards, eq(r.kind, 'void')))
  const gone = new Set(voids.map(({ cardId, value }) => `${cardId}/${value}`))
  const first = new Map<CardId, StudyDay>()
  for (const { cardId, id, day } of given) {
    if (gone.has(`${cardId}/${id}`)) continue
    first.set(cardId, Math.min(day, first.get(cardId) ?? day))
  }
  return first
}
