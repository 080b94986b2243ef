import { and, asc, count, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { CardSort } from '../../../domain/cards/card-sorts'
import type { CardId } from '../../../domain/ids'
import { TAG_KINDS } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { rawQuery } from '../../examine/raw-query'
import { factIdsOfArticles } from '../articles/facts-of-articles'
import { type AskedCards, containing, isRareFilter, memoryFilter } from './card-filter'
import { type CardOrder, SORT_READS, sortTerms } from './card-sort'

const factsMatching = (store: Store, { workspaceIds, filter }: AskedCards) => {
  const { facts: f } = store.t
  const { articleKey, kind, weight } = filter
  if (articleKey === undefined && kind === undefined && weight === undefined) return undefined
  return store.db
    .select({ id: f.id })
    .from(f)
    .where(
      and(
        inArray(f.workspaceId, [...workspaceIds]),
        articleKey === undefined ? undefined : inArray(f.id, factIdsOfArticles(store, workspaceIds, [articleKey])),
        kind && eq(f.kind, kind),
        weight && eq(f.weight, weight),
      ),
    )
}

const factsAbout = (store: Store, { workspaceIds, filter }: AskedCards) => {
  const { factTags: t } = store.t
  if (filter.about === undefined) return undefined
  return store.db
    .select({ id: t.factId })
    .from(t)
    .where(and(inArray(t.workspaceId, [...workspaceIds]), inArray(t.kind, [...TAG_KINDS]), eq(t.name, filter.about)))
}

const factsInDeck = (store: Store, { workspaceIds, filter: { deck } }: AskedCards) => {
  const { decks: d, deckFacts: df } = store.t
  if (deck === undefined) return undefined
  return store.db
    .select({ id: df.factId })
    .from(df)
    .innerJoin(d, and(eq(d.workspaceId, df.workspaceId), eq(d.id, df.deckId)))
    .where(
      and(
        inArray(d.workspaceId, [...workspaceIds]),
        or(eq(d.name, deck), sql`${d.name} like ${`${deck.replace(/[%_]/g, '')}::%`}`),
      ),
    )
}

type Source = {
  readonly tables: SQL
  readonly where: SQL | undefined
  /** The memories alone are read. */
  readonly isMemories: boolean
}

/**
 * Where to look: in the cards, with their memories if they are asked for, or in the memories alone where nothing else
 * is. They know their fact and whether the card is retired, and are much narrower rows.
 */
const sourceOf = (store: Store, asked: AskedCards, sort: CardSort | null): Source => {
  const { cards: c, memories: m } = store.t
  const { words = [], form, state, dueBy } = asked.filter
  const factIds = [factsMatching(store, asked), factsAbout(store, asked), factsInDeck(store, asked)]
  const memory = memoryFilter(store, asked)
  const isRare = isRareFilter(asked.filter)
  // Nearly all memories are read: SQLite is quicker in the order in which they lie than by way of an index.
  const readsAll = store.dialect === 'sqlite' && !isRare && factIds.every((ids) => ids === undefined)
  const isStudied = dueBy !== undefined || isRare || state === 'review'
  if (isStudied && (sort === null || SORT_READS[sort] !== 'card') && words.length === 0 && form === undefined) {
    return {
      isMemories: true,
      tables: sql`${m}`,
      where: and(
        readsAll ? sql`+${m.learnerId} = ${asked.learnerId}` : eq(m.learnerId, asked.learnerId),
        inArray(m.workspaceId, [...asked.workspaceIds]),
        state === 'retired' ? eq(m.retired, true) : eq(m.retired, false),
        memory,
        ...factIds.map((ids) => ids && inArray(m.factId, ids)),
      ),
    }
  }
  const hasMemories = memory !== undefined || (sort !== null && SORT_READS[sort] === 'memory')
  const ofCard = and(eq(m.learnerId, asked.learnerId), eq(m.cardId, c.id))
  return {
    isMemories: false,
    // SQLite keeps the order of cross joins.
    tables: isRare ? sql`${m} cross join ${c}` : hasMemories ? sql`${c} left join ${m} on ${ofCard}` : sql`${c}`,
    where: and(
      inArray(c.workspaceId, [...asked.workspaceIds]),
      state === 'retired' ? isNotNull(c.retiredAt) : isNull(c.retiredAt),
      isRare ? and(ofCard, eq(c.workspaceId, m.workspaceId)) : undefined,
      memory,
      ...factIds.map((ids) => ids && inArray(c.factId, ids)),
      form && eq(c.form, form),
      ...words.map((word) => sql`${c.search} like ${containing(word)} escape '\\'`),
    ),
  }
}

/** How many cards match. */
const countCards = async (store: Store, asked: AskedCards): Promise<number> => {
  const { tables, where } = sourceOf(store, asked, null)
  const [row] = await store.db.select({ cards: count() }).from(tables).where(where)
  return Number(row?.cards ?? 0)
}

type Wanted = {
  readonly order: CardOrder
  readonly limit: number
  readonly offset: number
}

/** What to sort by in a source, and how each part is turned. Ties are in the order of the library. */
const orderIn = (store: Store, asked: AskedCards, isMemories: boolean, order: CardOrder) => {
  const { cards: c, memories: m } = store.t
  const columns = isMemories
    ? { workspaceId: sql`${m.workspaceId}`, factId: sql`${m.factId}` }
    : { workspaceId: sql`${c.workspaceId}`, factId: sql`${c.factId}` }
  const isDown = order.direction === 'desc'
  const terms = sortTerms(store, order, columns, asked.day).map(({ by, fixed }) => ({ by, isDown: isDown && !fixed }))
  // The index of when cards were added runs the other way from the order of the library.
  const isTieDown = order.sort === 'added' && !isDown
  const ties = isMemories ? [sql`${m.shuffle}`, sql`${m.cardId}`] : [sql`${c.position}`, sql`${c.id}`]
  return [...terms, ...ties.map((by) => ({ by, isDown: isTieDown }))]
}

const turned = (by: SQL, isDown: boolean): SQL => (isDown ? sql`${by} desc` : by)

const findCards = async (
  store: Store,
  asked: AskedCards,
  { order, limit, offset }: Wanted,
): Promise<readonly CardId[]> => {
  const { cards: c, memories: m } = store.t
  const { isMemories, tables, where } = sourceOf(store, asked, order.sort)
  const rows = await store.db
    .select({ id: sql<CardId>`${isMemories ? m.cardId : c.id}` })
    .from(tables)
    .where(where)
    .orderBy(...orderIn(store, asked, isMemories, order).map(({ by, isDown }) => turned(by, isDown)))
    .limit(limit)
    .offset(offset)
  return rows.map((row) => row.id)
}

/** The ids of one page and how many cards match, in one pass: for words every card is read. No ids, no number. */
const findAndCount = async (store: Store, asked: AskedCards, { order, limit, offset }: Wanted) => {
  const { cards: c } = store.t
  const { tables, where } = sourceOf(store, asked, order.sort)
  const terms = orderIn(store, asked, false, order)
  const named = (at: number) => sql.identifier(`by_${at}`)
  const fields = [sql`${c.id} as id`, ...terms.map(({ by }, at) => sql`${by} as ${named(at)}`)]
  const sorted = terms.map(({ isDown }, at) => turned(sql`${named(at)}`, isDown))
  const rows = await rawQuery(
    store,
    sql`with hits as materialized (select ${sql.join(fields, sql`, `)} from ${tables} where ${where})
        select id, (select count(*) from hits) as total from hits order by ${sql.join(sorted, sql`, `)}
        limit ${limit} offset ${offset}`,
  )
  const ids = rows.map((row) => String(row.id) as CardId) // the column of ids of cards
  return { ids, total: rows[0] === undefined ? null : Number(rows[0].total) }
}

/** The ids of some of the cards that match, from `offset` on, and how many match in all; ties in a fixed order. */
export const blockOfCards = async (
  store: Store,
  asked: AskedCards,
  wanted: Wanted,
): Promise<{ readonly ids: readonly CardId[]; readonly total: number }> => {
  if ((asked.filter.words ?? []).length > 0) {
    const { ids, total } = await findAndCount(store, asked, wanted)
    if (total !== null || wanted.offset === 0) return { ids, total: total ?? 0 }
  }
  return { ids: await findCards(store, asked, wanted), total: await countCards(store, asked) }
}

/** Every card that matches, in the order of the library. */
export const matchingCards = async (store: Store, asked: AskedCards): Promise<readonly CardId[]> => {
  const { cards: c } = store.t
  const { tables, where } = sourceOf(store, asked, 'added')
  const rows = await store.db
    .select({ id: sql<CardId>`${c.id}` })
    .from(tables)
    .where(where)
    .orderBy(asc(c.position), asc(c.id))
  return rows.map((row) => row.id)
}

export type CardIdsPage = {
  readonly ids: readonly CardId[]
  /** Of all pages. */
  readonly total: number
  /** The page given: the last one where one behind it is asked for. */
  readonly page: number
}

/** One page of the ids of the cards that match, from page 1. */
export const pageOfCards = async (
  store: Store,
  asked: AskedCards,
  { order, page, size }: { order: CardOrder; page: number; size: number },
): Promise<CardIdsPage> => {
  const wanted = (which: number): Wanted => ({ order, limit: size, offset: (which - 1) * size })
  const found = await blockOfCards(store, asked, wanted(page))
  if (found.ids.length > 0 || page === 1) return { ...found, page }
  const last = Math.max(1, Math.ceil(found.total / size))
  return { ...(await blockOfCards(store, asked, wanted(last))), page: last }
}
