import { and, count, desc, eq, gt, gte, inArray, isNull, type SQL } from 'drizzle-orm'
import type { CardId, Instant, LearnerId, PassageId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { noSourceIdsOf } from '../../library-ids'

const MOST_CARDS = 20

type Asked = {
  readonly learnerId: LearnerId
  readonly workspaceIds: readonly WorkspaceId[]
}

/** The ids of a learner's cards that are not retired, as a subquery. */
const inPlay = ({ db, t }: Store, learnerId: LearnerId, which: SQL | undefined) => {
  const { memories: m } = t
  return db
    .select({ cardId: m.cardId })
    .from(m)
    .where(and(eq(m.learnerId, learnerId), eq(m.retired, false), which))
}

const costliestIds = async (
  { db, t }: Store,
  learnerId: LearnerId,
  which: SQL | undefined,
  most = MOST_CARDS,
): Promise<readonly CardId[]> => {
  const { cardRollups: c } = t
  const rows = await db
    .select({ cardId: c.cardId })
    .from(c)
    .where(and(eq(c.learnerId, learnerId), gt(c.answers, 0), which))
    .orderBy(desc(c.ms), c.cardId)
    .limit(most)
  return rows.map(({ cardId }) => cardId)
}

/** Few cards are retired: to look up the costliest ones costs far less than to look up all that are compared. */
const costliestInPlay = async (store: Store, learnerId: LearnerId): Promise<readonly CardId[]> => {
  const { memories: m, cardRollups: c } = store.t
  const some = await costliestIds(store, learnerId, undefined, 3 * MOST_CARDS)
  if (some.length === 0) return []
  const kept = new Set((await inPlay(store, learnerId, inArray(m.cardId, [...some]))).map(({ cardId }) => cardId))
  const found = some.filter((id) => kept.has(id)).slice(0, MOST_CARDS)
  if (found.length === MOST_CARDS || some.length < 3 * MOST_CARDS) return found
  return await costliestIds(store, learnerId, inArray(c.cardId, inPlay(store, learnerId, undefined)))
}

/** The learner's cards that took most time of all, or the leeches among them; retired ones not. */
export const costlyCards = async (store: Store, { learnerId, workspaceIds }: Asked, onlyLeeches: boolean) => {
  const { cardRollups: c, cards, facts, articles, memories: m } = store.t
  const ids = onlyLeeches
    ? await costliestIds(store, learnerId, inArray(c.cardId, inPlay(store, learnerId, eq(m.leech, true))))
    : await costliestInPlay(store, learnerId)
  if (ids.length === 0) return []
  return await store.db
    .select({
      cardId: c.cardId,
      factId: cards.factId,
      articleKey: articles.key,
      form: cards.form,
      deletion: cards.deletion,
      front: cards.front,
      back: cards.back,
      answers: c.answers,
      ms: c.ms,
      lapses: m.lapses,
      leech: m.leech,
      suspended: m.suspended,
    })
    .from(c)
    .innerJoin(m, and(eq(m.learnerId, c.learnerId), eq(m.cardId, c.cardId)))
    .innerJoin(cards, and(inArray(cards.workspaceId, [...workspaceIds]), eq(cards.id, c.cardId)))
    .innerJoin(facts, and(eq(facts.workspaceId, cards.workspaceId), eq(facts.id, cards.factId)))
    .innerJoin(articles, and(eq(articles.workspaceId, facts.workspaceId), eq(articles.id, facts.articleId)))
    .where(and(eq(c.learnerId, learnerId), inArray(c.cardId, [...ids])))
    .orderBy(desc(c.ms), c.cardId)
}

export type CostRow = Awaited<ReturnType<typeof costlyCards>>[number]

/** How many of the learner's cards are leeches; retired ones not. */
export const leechCount = async ({ db, t }: Store, learnerId: LearnerId): Promise<number> => {
  const { memories: m } = t
  const [row] = await db
    .select({ cards: count() })
    .from(m)
    .where(and(eq(m.learnerId, learnerId), eq(m.retired, false), eq(m.leech, true)))
  return Number(row?.cards ?? 0)
}

/** Answers of Again from a study day on. In no order: asked for one by instant, SQLite goes through the whole log. */
export const lapsesQuery = ({ db, t: { reviews: r } }: Pick<Store, 'db' | 't'>, learnerId: LearnerId, from: StudyDay) =>
  db
    .select({ id: r.id, cardId: r.cardId, at: r.at, mode: r.mode, before: r.memoryBefore })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.day, from), eq(r.kind, 'review'), eq(r.rating, 1)))

/**
 * Cards that lapsed from a study day on, with the instant of the last time: answered Again after an interval of a day or
 * more, and not taken back.
 */
export const lapsedSince = async (
  { db, t }: Store,
  learnerId: LearnerId,
  from: StudyDay,
): Promise<ReadonlyMap<CardId, Instant>> => {
  const { reviews: r } = t
  const voids = await db
    .select({ value: r.value })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.day, from), eq(r.kind, 'void')))
  const gone = new Set(voids.map(({ value }) => value))
  const rows = await lapsesQuery({ db, t }, learnerId, from)
  return new Map(
    [...rows]
      .sort((a, b) => a.at - b.at)
      .flatMap(({ id, cardId, at, mode, before }) =>
        gone.has(id) || mode === 'cram' || before === null || before.intervalDays < 1 ? [] : [[cardId, at] as const],
      ),
  )
}

const PIECE = 500

/** All cards, of those not retired, of some passages and of those that some cards come from. */
export const cardsOfPassages = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  cardIds: readonly CardId[],
  passageIds: readonly PassageId[],
) => {
  const { cards, facts, articles, passages } = t
  const wanted = new Set(passageIds)
  for (let i = 0; i < cardIds.length; i += PIECE) {
    const named = await db
      .select({ id: facts.passageId })
      .from(cards)
      .innerJoin(facts, and(eq(facts.workspaceId, cards.workspaceId), eq(facts.id, cards.factId)))
      .where(and(inArray(cards.workspaceId, [...workspaceIds]), inArray(cards.id, cardIds.slice(i, i + PIECE))))
    for (const { id } of named) wanted.add(id)
  }
  // The empty passage of cards without a source cannot be read again, and thousands of cards may have it.
  for (const workspaceId of workspaceIds) wanted.delete(noSourceIdsOf(workspaceId).passageId)
  const all = [...wanted]
  const found = []
  for (let i = 0; i < all.length; i += PIECE) {
    const ids = all.slice(i, i + PIECE)
    const rows = await db
      .select({
        passageId: facts.passageId,
        articleKey: articles.key,
        articleTitle: articles.title,
        exact: passages.exact,
        factId: facts.id,
        cardId: cards.id,
      })
      .from(facts)
      .innerJoin(passages, and(eq(passages.workspaceId, facts.workspaceId), eq(passages.id, facts.passageId)))
      .innerJoin(articles, and(eq(articles.workspaceId, facts.workspaceId), eq(articles.id, facts.articleId)))
      .innerJoin(cards, and(eq(cards.workspaceId, facts.workspaceId), eq(cards.factId, facts.id)))
      .where(
        and(
          inArray(facts.workspaceId, [...workspaceIds]),
          inArray(facts.passageId, ids),
          isNull(cards.retiredAt),
          isNull(facts.retiredAt),
        ),
      )
    for (const row of rows) found.push(row)
  }
  return found
}

export type PassageRow = Awaited<ReturnType<typeof cardsOfPassages>>[number]
