import {
  and,
  asc,
  count,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  min,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { CardId, FactId, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { Maturity } from '../../../domain/retention/answer-kind'
import { MATURE_DAYS, type ReviewLine } from '../../../domain/retention/day-tally'
import type { StudiedCard } from '../../../domain/retention/expected-recall'
import type { DueGroup } from '../../../domain/retention/forecast'
import type { Rating } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import { yieldToEventLoop } from '../../engine/yield-to-event-loop'

/** The interval in days that a card had before a review; null where it had no memory. Each engine reads JSON its way. */
const intervalBefore = ({ dialect, t }: Store): SQL<number | null> =>
  dialect === 'sqlite'
    ? sql`case when json_valid(${t.reviews.memoryBefore}) then json_extract(${t.reviews.memoryBefore}, '$.intervalDays') end`
    : sql`(${t.reviews.memoryBefore} ->> 'intervalDays')::integer`

/** Study days that are read at once: other requests get their turn in between. */
const WINDOW_DAYS = 60

const daySpan = async (store: Store, learnerId: LearnerId) => {
  const { reviews: r } = store.t
  const [row] = await store.db
    .select({ first: min(r.day), last: max(r.day) })
    .from(r)
    .where(eq(r.learnerId, learnerId))
  return row && row.first !== null && row.last !== null ? { first: row.first, last: row.last } : null
}

const windowsOf = function* ({ first, last }: { readonly first: StudyDay; readonly last: StudyDay }) {
  for (let from = first; from <= last; from += WINDOW_DAYS) yield sql`between ${from} and ${from + WINDOW_DAYS - 1}`
}

/** The entries of a learner's log that were taken back. */
const takenBack = async (store: Store, learnerId: LearnerId, span: { first: StudyDay; last: StudyDay }) => {
  const { reviews: r } = store.t
  const gone = new Set<string>()
  for (const window of windowsOf(span)) {
    const rows = await store.db
      .select({ value: r.value })
      .from(r)
      .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'void'), sql`${r.day} ${window}`))
    for (const { value } of rows) if (typeof value === 'string') gone.add(value)
    await yieldToEventLoop()
  }
  return gone
}

/** A learner's answers that were not taken back, in order of time and in pieces: a long log never stands in memory whole. */
export async function* standingReviews(store: Store, learnerId: LearnerId): AsyncGenerator<readonly ReviewLine[]> {
  const span = await daySpan(store, learnerId)
  if (!span) return
  const gone = await takenBack(store, learnerId, span)
  const { reviews: r } = store.t
  for (const window of windowsOf(span)) {
    const rows = await store.db
      .select({
        id: r.id,
        cardId: r.cardId,
        day: r.day,
        rating: r.rating,
        format: r.format,
        mode: r.mode,
        intervalDays: intervalBefore(store),
      })
      .from(r)
      .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'review'), sql`${r.day} ${window}`))
      .orderBy(asc(r.at), asc(r.id))
    yield rows.flatMap(({ id, rating, format, mode, ...row }) => {
      if (gone.has(id) || rating === null || format === null || mode === null) return []
      return [
        {
          cardId: row.cardId,
          day: row.day,
          rating: rating as Rating, // edge: checked when it was written
          format,
          mode,
          intervalDays: row.intervalDays ?? 0,
        },
      ]
    })
    await yieldToEventLoop()
  }
}

/** Cards in play that are due up to a study day; of young or mature ones alone where told. */
const inPlayUntil = ({ t }: Store, learnerId: LearnerId, until: StudyDay, maturity: Maturity | null) => {
  const { memories: m } = t
  const inPlay = and(eq(m.learnerId, learnerId), eq(m.suspended, false), eq(m.retired, false), lte(m.dueDay, until))
  if (maturity === null) return inPlay
  return and(inPlay, maturity === 'mature' ? gte(m.intervalDays, MATURE_DAYS) : lt(m.intervalDays, MATURE_DAYS))
}

/** The same for the cards of some facts: each comes as a group of its own. */
const dueGroupsOf = async (
  store: Store,
  learnerId: LearnerId,
  until: StudyDay,
  factIds: ReadonlySet<FactId>,
  maturity: Maturity | null,
): Promise<readonly DueGroup[]> => {
  const { memories: m } = store.t
  const rows = await store.db
    .select({ factId: m.factId, dueDay: m.dueDay, buriedUntilDay: m.buriedUntilDay, state: m.state })
    .from(m)
    .where(inPlayUntil(store, learnerId, until, maturity))
  return rows.flatMap(({ factId, dueDay, ...row }) =>
    dueDay === null || !factIds.has(factId) ? [] : [{ ...row, dueDay, cards: 1 }],
  )
}

/**
 * The learner's cards in play that are due up to a study day, counted by when and in which state they come; those of
 * some facts, and of young or mature cards, alone where told.
 */
export const dueGroups = async (
  store: Store,
  learnerId: LearnerId,
  until: StudyDay,
  factIds: ReadonlySet<FactId> | null = null,
  maturity: Maturity | null = null,
): Promise<readonly DueGroup[]> => {
  const { memories: m } = store.t
  if (factIds !== null) return await dueGroupsOf(store, learnerId, until, factIds, maturity)
  const rows = await store.db
    .select({ dueDay: m.dueDay, buriedUntilDay: m.buriedUntilDay, state: m.state, cards: count() })
    .from(m)
    .where(inPlayUntil(store, learnerId, until, maturity))
    .groupBy(m.dueDay, m.buriedUntilDay, m.state)
  return rows.flatMap(({ dueDay, cards, ...row }) =>
    dueDay === null ? [] : [{ ...row, dueDay, cards: Number(cards) }],
  )
}

const STUDIED_PAGE = 4000

/** The cards that a learner has studied, suspended ones too and retired ones not, in pieces. */
export async function* studiedCards(
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
): AsyncGenerator<readonly StudiedCard[]> {
  const { memories: m } = store.t
  let last: { readonly factId: FactId; readonly cardId: CardId } | null = null
  for (;;) {
    const rows: { factId: FactId; cardId: CardId; stability: number | null; lastReviewAt: number | null }[] =
      await store.db
        .select({ factId: m.factId, cardId: m.cardId, stability: m.stability, lastReviewAt: m.lastReviewAt })
        .from(m)
        .where(
          and(
            eq(m.learnerId, learnerId),
            inArray(m.workspaceId, [...workspaceIds]),
            eq(m.retired, false),
            isNotNull(m.stability),
            last ? or(gt(m.factId, last.factId), and(eq(m.factId, last.factId), gt(m.cardId, last.cardId))) : undefined,
          ),
        )
        .orderBy(asc(m.factId), asc(m.cardId))
        .limit(STUDIED_PAGE)
    const cardsOf = await cardsOfFacts(store, workspaceIds, [...new Set(rows.map(({ factId }) => factId))])
    yield rows.flatMap(({ factId, stability, lastReviewAt }) =>
      stability === null || lastReviewAt === null
        ? []
        : [{ stability, lastReviewAt, cardsOfFact: Math.max(1, cardsOf.get(factId) ?? 1) }],
    )
    last = rows.at(-1) ?? null
    if (rows.length < STUDIED_PAGE) return
    await yieldToEventLoop()
  }
}

const cardsOfFacts = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const { cards: c } = store.t
  if (factIds.length === 0) return new Map<string, number>()
  const rows = await store.db
    .select({ factId: c.factId, cards: count() })
    .from(c)
    .where(and(inArray(c.workspaceId, [...workspaceIds]), inArray(c.factId, [...factIds]), isNull(c.retiredAt)))
    .groupBy(c.factId)
  return new Map(rows.map(({ factId, cards }) => [factId, Number(cards)]))
}
