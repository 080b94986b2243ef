import { and, desc, eq, gt, gte, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { CardId, LearnerId, PassageId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { Confusion } from '../../../domain/retention/confused-answers'
import type { Store } from '../../engine/engine'
import { amongIds } from '../../engine/prepared'
import { noSourceIdsOf } from '../../library-ids'
import { cardColumns } from '../columns'
import { voidedOfCards } from '../study/answers'

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

const costliestIds = async ({ db, t }: Store, learnerId: LearnerId, which: SQL | undefined, most = MOST_CARDS) => {
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
  return await store.db
    .select({
      ...cardColumns(store.t),
      articleKey: articles.key,
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
export const leechCount = ({ db, t: { memories: m } }: Store, learnerId: LearnerId) =>
  db.$count(m, and(eq(m.learnerId, learnerId), eq(m.retired, false), eq(m.leech, true)))

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
export const lapsedSince = async ({ db, t }: Store, learnerId: LearnerId, from: StudyDay) => {
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

/** All cards, of those not retired, of some passages and of those that some cards come from. */
export const cardsOfPassages = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  cardIds: readonly CardId[],
  passageIds: readonly PassageId[],
) => {
  const { cards, facts, articles, passages } = store.t
  const own = [...workspaceIds]
  const named = await store.db
    .select({ id: facts.passageId })
    .from(cards)
    .innerJoin(facts, and(eq(facts.workspaceId, cards.workspaceId), eq(facts.id, cards.factId)))
    .where(and(inArray(cards.workspaceId, own), amongIds(store, cards.id, cardIds)))
  const wanted = new Set([...passageIds, ...named.map(({ id }) => id)])
  // The empty passage of cards without a source cannot be read again, and thousands of cards may have it.
  for (const workspaceId of workspaceIds) wanted.delete(noSourceIdsOf(workspaceId).passageId)
  const isOpen = and(isNull(cards.retiredAt), isNull(facts.retiredAt))
  return await store.db
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
    .where(and(inArray(facts.workspaceId, own), amongIds(store, facts.passageId, [...wanted]), isOpen))
}

export type PassageRow = Awaited<ReturnType<typeof cardsOfPassages>>[number]

/** The last ones are looked at: what was confused years ago is known by now. */
const MOST = 500

/** The learner's last answers of the log that were those of another card; what was taken back is not among them. */
export const confusionsInLog = async (store: Store, learnerId: LearnerId): Promise<readonly Confusion[]> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ id: r.id, cardId: r.cardId, given: r.mixedUpWith })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), isNotNull(r.mixedUpWith)))
    .orderBy(desc(r.at))
    .limit(MOST)
  const cardIds = [...new Set(rows.map(({ cardId }) => cardId))]
  const gone = await voidedOfCards(store, learnerId, cardIds)
  return rows.flatMap(({ id, cardId, given }) => (given === null || gone.has(id) ? [] : [{ asked: cardId, given }]))
}

const sides = async ({ db, t }: Store, workspaceIds: readonly WorkspaceId[], which: SQL | undefined, most?: number) => {
  const { cards: c, facts: f, articles: a } = t
  const query = db
    .select({ ...cardColumns(t), articleId: f.articleId, articleKey: a.key })
    .from(c)
    .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(inArray(c.workspaceId, [...workspaceIds]), isNull(c.retiredAt), which))
  return await (most === undefined ? query : query.limit(most))
}

export type SideRow = Awaited<ReturnType<typeof sides>>[number]

/** Cards not retired of some ids. */
export const cardSides = async (store: Store, workspaceIds: readonly WorkspaceId[], ids: readonly CardId[]) =>
  await sides(store, workspaceIds, inArray(store.t.cards.id, [...ids]))

const MOST_ALIKE = 1000
const LEAST_LETTERS = 3

/**
 * A pattern for a word folded for comparing. That folding turns ł, ø, đ, ı, ß, æ and œ into plain letters, which the
 * texts that are searched keep: any letter may stand there, as long as enough of the word is left.
 */
const patternOf = (word: string): string => {
  const escaped = word.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const open = escaped.replace(/ss|ae|oe/g, '%').replace(/[lodi]/g, '_')
  return `%${open.replace(/[%_]/g, '').length >= LEAST_LETTERS ? open : escaped}%`
}

/**
 * Cards not retired that hold all these words, folded for comparing, and whose back is no longer than `longest`, cloze
 * cards of any length: among them are those whose answer is a text of these words. A thousand at most.
 */
export const cardsHolding = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  words: readonly string[],
  longest: number,
): Promise<readonly SideRow[]> => {
  const { cards: c } = store.t
  if (words.length === 0) return []
  const isShort = or(eq(c.form, 'cloze'), sql`length(${c.back}) <= ${longest}`)
  const holds = words.map((word) => sql`${c.search} like ${patternOf(word)} escape '\\'`)
  return await sides(store, workspaceIds, and(isShort, ...holds), MOST_ALIKE)
}
