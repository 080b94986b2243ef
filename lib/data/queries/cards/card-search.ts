import { and, asc, count, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { CardId, Instant, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import { type CardForm, type FactKind, TAG_KINDS, type Weight } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { rawQuery } from '../../examine/raw-query'
import { factIdsOfArticles } from '../articles/facts-of-articles'

export const CARD_STATES = [
  'new',
  'learning',
  'review',
  'suspended',
  'buried',
  'leech',
  'marked',
  'flagged',
  'retired',
] as const
/**
 * What cards can be chosen by. `new`, `learning` and `review` leave out what is suspended or buried, so that a card's
 * state on screen and the filter agree; retired cards are only shown when asked for.
 */
export type CardState = (typeof CARD_STATES)[number]

export const CARD_SORTS = ['added', 'due', 'recall', 'stability', 'lapses'] as const
export type CardSort = (typeof CARD_SORTS)[number]

/** What cards are looked for. What is missing does not matter; everything given must hold. */
export type CardFilter = {
  /** Words or phrases, folded by `searchText`: each must stand in the card. */
  readonly words?: readonly string[]
  /** The fact has a passage in this article. */
  readonly articleKey?: string
  readonly kind?: FactKind
  readonly form?: CardForm
  readonly weight?: Weight
  readonly state?: CardState
  /** The name of a topic, person or place, as written. */
  readonly about?: string
  /** The last study day on which it falls due; never-studied and suspended cards are left out. */
  readonly dueBy?: StudyDay
}

type Asked = {
  readonly learnerId: LearnerId
  readonly workspaceIds: readonly WorkspaceId[]
  readonly filter: CardFilter
  /** The study day now: until which a buried card is buried. */
  readonly day: StudyDay
}

/** Later than every study day. */
const NEVER = 10_000_000

const containing = (word: string) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** What the memory must be, in terms that hold or fail without one too: no row of `memories` is a card never studied. */
const memoryFilter = (store: Store, { filter, day }: Asked): SQL | undefined => {
  const { memories: m } = store.t
  // Told through coalesce, SQLite reads the cards in order and looks up memories, and not the other way round.
  const state = sql`coalesce(${m.state}, 'new')`
  const isSuspended = sql`coalesce(${m.suspended}, false)`
  const isBuried = sql`coalesce(${m.buriedUntilDay}, ${day}) > ${day}`
  const isAwake = sql`not ${isSuspended} and not ${isBuried}`
  const dueBy =
    filter.dueBy === undefined
      ? undefined
      : sql`coalesce(${m.dueDay}, ${NEVER}) <= ${filter.dueBy} and not ${isSuspended}`
  switch (filter.state) {
    case undefined:
    case 'retired':
      return dueBy
    case 'new':
      return and(dueBy, sql`${state} = 'new'`, isAwake)
    case 'review':
      return and(dueBy, sql`${state} = 'review'`, isAwake)
    // Few memories are in these, and each has an index whose condition is the term, word for word.
    case 'learning':
      return and(dueBy, sql`${m.state} in ('learning', 'relearning')`, isAwake)
    case 'suspended':
      return and(dueBy, sql`${m.suspended}`)
    case 'buried':
      return and(dueBy, sql`not ${isSuspended}`, isNotNull(m.buriedUntilDay), isBuried)
    case 'leech':
      return and(dueBy, sql`${m.leech}`)
    case 'marked':
      return and(dueBy, sql`${m.marked}`)
    case 'flagged':
      return and(dueBy, sql`${m.flag} > 0`)
  }
}

/** States of few cards, all with a memory: the memories are read first, and then their cards. */
const RARE: ReadonlySet<CardState> = new Set(['learning', 'suspended', 'buried', 'leech', 'marked', 'flagged'])

const factsMatching = (store: Store, { workspaceIds, filter }: Asked) => {
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

const factsAbout = (store: Store, { workspaceIds, filter }: Asked) => {
  const { factTags: t } = store.t
  if (filter.about === undefined) return undefined
  return store.db
    .select({ id: t.factId })
    .from(t)
    .where(and(inArray(t.workspaceId, [...workspaceIds]), inArray(t.kind, [...TAG_KINDS]), eq(t.name, filter.about)))
}

type Source = {
  readonly tables: SQL
  readonly where: SQL | undefined
  /** The memories alone are read. */
  readonly isMemories: boolean
  readonly hasMemories: boolean
}

/**
 * Where to look: in the cards, with their memories if they are asked for, or in the memories alone where nothing else
 * is. They know their fact and whether the card is retired, and are much narrower rows.
 */
const sourceOf = (store: Store, asked: Asked, sort: CardSort | null): Source => {
  const { cards: c, memories: m } = store.t
  const { words = [], form, state, dueBy } = asked.filter
  const factIds = [factsMatching(store, asked), factsAbout(store, asked)]
  const memory = memoryFilter(store, asked)
  const isRare = state !== undefined && RARE.has(state)
  // Nearly all memories are read: SQLite is quicker in the order in which they lie than by way of an index.
  const readsAll = store.dialect === 'sqlite' && !isRare && factIds.every((ids) => ids === undefined)
  const isStudied = dueBy !== undefined || (state !== undefined && state !== 'new' && state !== 'retired')
  if (isStudied && sort !== 'added' && words.length === 0 && form === undefined) {
    return {
      isMemories: true,
      hasMemories: true,
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
  const hasMemories = memory !== undefined || (sort !== null && sort !== 'added')
  const ofCard = and(eq(m.learnerId, asked.learnerId), eq(m.cardId, c.id))
  return {
    isMemories: false,
    hasMemories,
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
const countCards = async (store: Store, asked: Asked): Promise<number> => {
  const { tables, where } = sourceOf(store, asked, null)
  const [row] = await store.db.select({ cards: count() }).from(tables).where(where)
  return Number(row?.cards ?? 0)
}

const SORTED_BY = ['stability', 'dueDay', 'dueAt', 'lastReviewAt', 'lapses'] as const
/** How the columns to sort by are written in a query. */
type Names = Readonly<Record<(typeof SORTED_BY)[number] | 'createdAt', SQL>>

/** The columns to sort by; cards that were never studied come last. */
const orderOf = (names: Names, sort: CardSort, now: Instant): readonly SQL[] => {
  const neverLast = sql`case when ${names.stability} is null then 1 else 0 end`
  switch (sort) {
    case 'added':
      return [desc(names.createdAt)]
    case 'due':
      return [neverLast, asc(names.dueDay), sql`coalesce(${names.dueAt}, 0)`]
    case 'recall':
      // Recall falls with elapsed time over stability under any weights: no formula of the model is needed here.
      return [neverLast, sql`(${now} - ${names.lastReviewAt}) / ${names.stability} desc`]
    case 'stability':
      return [neverLast, asc(names.stability)]
    case 'lapses':
      return [neverLast, sql`coalesce(${names.lapses}, 0) desc`]
  }
}

type Wanted = {
  readonly sort: CardSort
  readonly now: Instant
  readonly limit: number
  readonly offset: number
}

const findCards = async (
  store: Store,
  asked: Asked,
  { sort, now, limit, offset }: Wanted,
): Promise<readonly CardId[]> => {
  const { cards: c, memories: m } = store.t
  const { isMemories, tables, where } = sourceOf(store, asked, sort)
  const names = {
    createdAt: sql`${c.createdAt}`,
    stability: sql`${m.stability}`,
    dueDay: sql`${m.dueDay}`,
    dueAt: sql`${m.dueAt}`,
    lastReviewAt: sql`${m.lastReviewAt}`,
    lapses: sql`${m.lapses}`,
  }
  const [tie, id] = isMemories ? [m.shuffle, m.cardId] : [c.position, c.id]
  const rows = await store.db
    .select({ id: sql<CardId>`${id}` })
    .from(tables)
    .where(where)
    .orderBy(...orderOf(names, sort, now), asc(tie), asc(id))
    .limit(limit)
    .offset(offset)
  return rows.map((row) => row.id)
}

/** The ids of one page and how many cards match, in one pass: for words every card is read. No ids, no number. */
const findAndCount = async (store: Store, asked: Asked, { sort, now, limit, offset }: Wanted) => {
  const { cards: c, memories: m } = store.t
  const { tables, where, hasMemories } = sourceOf(store, asked, sort)
  const named = (name: keyof Names) => sql.identifier(`by_${name}`)
  const fields = [
    sql`${c.id} as id, ${c.position} as place, ${c.createdAt} as ${named('createdAt')}`,
    ...(hasMemories ? SORTED_BY.map((name) => sql`${m[name]} as ${named(name)}`) : []),
  ]
  const names = {
    createdAt: sql`${named('createdAt')}`,
    stability: sql`${named('stability')}`,
    dueDay: sql`${named('dueDay')}`,
    dueAt: sql`${named('dueAt')}`,
    lastReviewAt: sql`${named('lastReviewAt')}`,
    lapses: sql`${named('lapses')}`,
  }
  const order = sql.join([...orderOf(names, sort, now), sql`place`, sql`id`], sql`, `)
  const rows = await rawQuery(
    store,
    sql`with hits as materialized (select ${sql.join(fields, sql`, `)} from ${tables} where ${where})
        select id, (select count(*) from hits) as total from hits order by ${order} limit ${limit} offset ${offset}`,
  )
  const ids = rows.map((row) => String(row.id) as CardId) // the column of ids of cards
  return { ids, total: rows[0] === undefined ? null : Number(rows[0].total) }
}

export type CardIdsPage = {
  readonly ids: readonly CardId[]
  /** Of all pages. */
  readonly total: number
  /** The page given: the last one where one behind it is asked for. */
  readonly page: number
}

/** One page of the ids of the cards that match, from page 1, and how many match in all; ties in a fixed order. */
export const pageOfCards = async (
  store: Store,
  asked: Asked,
  { sort, now, page, size }: { sort: CardSort; now: Instant; page: number; size: number },
): Promise<CardIdsPage> => {
  const wanted = (which: number): Wanted => ({ sort, now, limit: size, offset: (which - 1) * size })
  if ((asked.filter.words ?? []).length > 0) {
    const { ids, total } = await findAndCount(store, asked, wanted(page))
    if (total !== null || page === 1) return { ids, total: total ?? 0, page }
  }
  const total = await countCards(store, asked)
  const last = Math.min(page, Math.max(1, Math.ceil(total / size)))
  return { ids: await findCards(store, asked, wanted(last)), total, page: last }
}
