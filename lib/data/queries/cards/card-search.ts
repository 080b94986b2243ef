import { and, asc, count, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { CardSort } from '../../../domain/cards/card-sorts'
import type { CardId } from '../../../domain/ids'
import { asksForRetired, type CardSearch, type CardTerm, termsOf } from '../../../domain/search/cards/card-search'
import { conjunctsOf } from '../../../domain/search/cards/filters'
import type { Store } from '../../engine/engine'
import { rawQuery } from '../../engine/raw-query'
import { cardsRetiredByUndo } from '../imports/imports'
import type { AskedCards } from './asked-cards'
import { type CardOrder, SORT_READS, sortTerms } from './card-sort'
import { rareCondition } from './memory-terms'
import { readsCard, readsMemory, searchCondition } from './search-condition'

type Source = {
  readonly tables: SQL
  readonly where: SQL | undefined
  /** The memories alone are read. */
  readonly isMemories: boolean
}

/** What must hold in any case: the parts of a search that are joined by “and”. */

/** That a card was studied: without a memory it cannot match. */
const needsMemory = (search: CardSearch): boolean => {
  switch (search.kind) {
    case 'due-by':
      return true
    case 'condition':
      return search.condition !== 'new' && search.condition !== 'retired'
    case 'property':
      return ['s', 'd', 'r', 'due'].includes(search.property)
    case 'flag':
      return search.flag > 0
    case 'not':
      return search.of.kind === 'flag' && search.of.flag === 0
    default:
      return false
  }
}

/** A condition of few cards among those that must hold, as its index has it; null where there is none. */
const rareAmong = (store: Store, conjuncts: readonly CardSearch[]): SQL | null => {
  for (const part of conjuncts) {
    if (part.kind === 'not' && part.of.kind === 'flag' && part.of.flag === 0) return sql`${store.t.memories.flag} > 0`
    const rare = part.kind === 'all' || part.kind === 'any' || part.kind === 'not' ? null : rareCondition(store, part)
    if (rare !== null) return rare
  }
  return null
}

/**
 * Where to look: in the cards, with their memories if they are asked for, or in the memories alone where nothing else
 * is. They know their fact and whether the card is retired, and are much narrower rows.
 */
const sourceOf = (store: Store, asked: AskedCards, sort: CardSort | null): Source => {
  const { cards: c, memories: m } = store.t
  const { search, learnerId, workspaceIds } = asked
  const conjuncts = conjunctsOf(search)
  const terms = [...termsOf(search)]
  const rare = rareAmong(store, conjuncts)
  const withRetired = asksForRetired(search)
  const isOfCards = terms.some(readsCard) || (sort !== null && SORT_READS[sort] === 'card')
  if (!isOfCards && conjuncts.some(needsMemory)) {
    // Nearly all memories are read: SQLite is quicker in the order in which they lie than by way of an index.
    const readsAll = store.dialect === 'sqlite' && rare === null && terms.every(readsMemory)
    const view = { isMemories: true, cardId: sql`${m.cardId}`, factId: sql`${m.factId}` }
    return {
      isMemories: true,
      tables: sql`${m}`,
      where: and(
        readsAll ? sql`+${m.learnerId} = ${learnerId}` : eq(m.learnerId, learnerId),
        inArray(m.workspaceId, [...workspaceIds]),
        withRetired ? sql`${m.cardId} not in ${cardsRetiredByUndo(store, workspaceIds)}` : eq(m.retired, false),
        rare ?? undefined,
        searchCondition(store, asked, search, view),
      ),
    }
  }
  const hasMemories = terms.some(readsMemory) || (sort !== null && SORT_READS[sort] === 'memory')
  // By “added” a page is read from the index of that order, and ends when it is full.
  const isByMemory = rare !== null || (sort !== 'added' && terms.every(readsMemory) && conjuncts.some(needsMemory))
  const isOwn =
    rare === null && store.dialect === 'sqlite' ? sql`+${m.learnerId} = ${learnerId}` : eq(m.learnerId, learnerId)
  const view = { isMemories: false, cardId: sql`${c.id}`, factId: sql`${c.factId}` }
  return {
    isMemories: false,
    // SQLite keeps the order of cross joins.
    tables: isByMemory
      ? sql`${m} cross join ${c}`
      : hasMemories
        ? sql`${c} left join ${m} on ${eq(m.learnerId, learnerId)} and ${eq(m.cardId, c.id)}`
        : sql`${c}`,
    where: and(
      inArray(c.workspaceId, [...workspaceIds]),
      withRetired ? sql`${c.id} not in ${cardsRetiredByUndo(store, workspaceIds)}` : isNull(c.retiredAt),
      isByMemory ? and(isOwn, eq(m.cardId, c.id), eq(c.workspaceId, m.workspaceId)) : undefined,
      rare ?? undefined,
      searchCondition(store, asked, search, view),
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
  const terms = sortTerms(store, order, columns, asked).map(({ by, fixed }) => ({ by, isDown: isDown && !fixed }))
  // The index of when cards were added runs the other way from the order of the library.
  const isTieDown = order.sort === 'added' && !isDown
  const ties = isMemories ? [sql`${m.shuffle}`, sql`${m.cardId}`] : [sql`${c.position}`, sql`${c.id}`]
  return [...terms, ...ties.map((by) => ({ by, isDown: isTieDown }))]
}

const turned = (by: SQL, isDown: boolean): SQL => (isDown ? sql`${by} desc` : by)

const findCards = async (store: Store, asked: AskedCards, { order, limit, offset }: Wanted) => {
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

/** The ids of one page and how many cards match, in one pass. No ids, no number. */
const findAndCount = async (store: Store, asked: AskedCards, { order, limit, offset }: Wanted) => {
  const { cards: c, memories: m } = store.t
  const { isMemories, tables, where } = sourceOf(store, asked, order.sort)
  const terms = orderIn(store, asked, isMemories, order)
  const named = (at: number) => sql.identifier(`by_${at}`)
  const fields = [sql`${isMemories ? m.cardId : c.id} as id`, ...terms.map(({ by }, at) => sql`${by} as ${named(at)}`)]
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

const isLookedUp = ({ kind }: CardTerm): boolean => ['text', 'rated', 'recent'].includes(kind)

/** Whether each card is asked for its memory, as “new” does: to count costs as much as to find. */
const asksEachMemory = (search: CardSearch): boolean =>
  [...termsOf(search)].some(readsMemory) && !conjunctsOf(search).some(needsMemory)

/**
 * The ids of some of the cards that match, from `offset` on, and how many match in all; ties in a fixed order.
 * @param known how many match, if that is known already; null if they are to be counted
 */
export const blockOfCards = async (store: Store, asked: AskedCards, wanted: Wanted, known: number | null = null) => {
  if (known !== null) return { ids: await findCards(store, asked, wanted), total: known }
  // What is looked up in texts, in the log or for each card takes longer than the rest: it is done once.
  if ([...termsOf(asked.search)].some(isLookedUp) || asksEachMemory(asked.search)) {
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

/** The facts of the cards that match, as a subquery. */
export const factsFound = (store: Store, asked: AskedCards): SQL => {
  const { tables, where } = sourceOf(store, asked, 'added')
  return sql`(select ${store.t.cards.factId} from ${tables} where ${where})`
}
