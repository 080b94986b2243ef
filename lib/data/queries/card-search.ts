import { and, asc, count, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { CardId, Instant, LearnerId, StudyDay, WorkspaceId } from '../../domain/ids'
import { type CardForm, type FactKind, TAG_KINDS, type Weight } from '../../domain/library'
import type { Store } from '../engine/engine'
import { factIdsOfArticles } from './facts-of-articles'

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
  const isSet = (column: typeof m.suspended | typeof m.leech | typeof m.marked) => sql`coalesce(${column}, false)`
  const isBuried = sql`coalesce(${m.buriedUntilDay}, ${day}) > ${day}`
  const isAwake = sql`not ${isSet(m.suspended)} and not ${isBuried}`
  const dueBy =
    filter.dueBy === undefined
      ? undefined
      : sql`coalesce(${m.dueDay}, ${NEVER}) <= ${filter.dueBy} and not ${isSet(m.suspended)}`
  switch (filter.state) {
    case undefined:
    case 'retired':
      return dueBy
    case 'new':
      return and(dueBy, sql`${state} = 'new'`, isAwake)
    case 'learning':
      return and(dueBy, sql`${state} in ('learning', 'relearning')`, isAwake)
    case 'review':
      return and(dueBy, sql`${state} = 'review'`, isAwake)
    case 'suspended':
      return and(dueBy, isSet(m.suspended))
    case 'buried':
      return and(dueBy, sql`not ${isSet(m.suspended)}`, isBuried)
    case 'leech':
      return and(dueBy, isSet(m.leech))
    case 'marked':
      return and(dueBy, isSet(m.marked))
    case 'flagged':
      return and(dueBy, sql`coalesce(${m.flag}, 0) > 0`)
  }
}

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

/**
 * Where to look: in the cards, with their memories, or in the memories alone where nothing else is asked for. They know
 * their fact and whether the card is retired, and are much narrower rows.
 */
const sourceOf = (store: Store, asked: Asked, sort: CardSort | null) => {
  const { cards: c, memories: m } = store.t
  const { words = [], form, state, dueBy } = asked.filter
  const factIds = [factsMatching(store, asked), factsAbout(store, asked)]
  const isStudied = dueBy !== undefined || (state !== undefined && state !== 'new' && state !== 'retired')
  if (isStudied && sort !== 'added' && words.length === 0 && form === undefined) {
    const workspaces = inArray(m.workspaceId, [...asked.workspaceIds])
    return {
      isMemories: true,
      where: and(
        eq(m.learnerId, asked.learnerId),
        workspaces,
        state === 'retired' ? eq(m.retired, true) : eq(m.retired, false),
        memoryFilter(store, asked),
        ...factIds.map((ids) => ids && inArray(m.factId, ids)),
      ),
    }
  }
  return {
    isMemories: false,
    where: and(
      inArray(c.workspaceId, [...asked.workspaceIds]),
      state === 'retired' ? isNotNull(c.retiredAt) : isNull(c.retiredAt),
      memoryFilter(store, asked),
      ...factIds.map((ids) => ids && inArray(c.factId, ids)),
      form && eq(c.form, form),
      ...words.map((word) => sql`${c.search} like ${containing(word)} escape '\\'`),
    ),
  }
}

/** How many cards match. */
export const countFoundCards = async (store: Store, asked: Asked): Promise<number> => {
  const { cards: c, memories: m } = store.t
  const { isMemories, where } = sourceOf(store, asked, null)
  const ofMemory = and(eq(m.learnerId, asked.learnerId), eq(m.cardId, c.id))
  const counted = store.db.select({ cards: count() })
  const [row] = isMemories
    ? await counted.from(m).where(where)
    : memoryFilter(store, asked)
      ? await counted.from(c).leftJoin(m, ofMemory).where(where)
      : await counted.from(c).where(where)
  return Number(row?.cards ?? 0)
}

/** The columns to sort by; cards that were never studied come last. */
const orderOf = (store: Store, sort: CardSort, now: Instant): readonly SQL[] => {
  const { cards: c, memories: m } = store.t
  const neverLast = sql`case when ${m.stability} is null then 1 else 0 end`
  switch (sort) {
    case 'added':
      return [desc(c.createdAt)]
    case 'due':
      return [neverLast, asc(m.dueDay), sql`coalesce(${m.dueAt}, 0)`]
    case 'recall':
      // Recall falls with elapsed time over stability under any weights: no formula of the model is needed here.
      return [neverLast, sql`(${now} - ${m.lastReviewAt}) / ${m.stability} desc`]
    case 'stability':
      return [neverLast, asc(m.stability)]
    case 'lapses':
      return [neverLast, sql`coalesce(${m.lapses}, 0) desc`]
  }
}

export type Wanted = {
  readonly sort: CardSort
  readonly now: Instant
  readonly limit: number
  readonly offset: number
}

/** The ids of the cards that match, one page of them; ties in a fixed order. */
export const findCards = async (
  store: Store,
  asked: Asked,
  { sort, now, limit, offset }: Wanted,
): Promise<readonly CardId[]> => {
  const { cards: c, memories: m } = store.t
  const { isMemories, where } = sourceOf(store, asked, sort)
  const order = orderOf(store, sort, now)
  const rows = isMemories
    ? await store.db
        .select({ id: m.cardId })
        .from(m)
        .where(where)
        .orderBy(...order, asc(m.shuffle), asc(m.cardId))
        .limit(limit)
        .offset(offset)
    : await store.db
        .select({ id: c.id })
        .from(c)
        .leftJoin(m, and(eq(m.learnerId, asked.learnerId), eq(m.cardId, c.id)))
        .where(where)
        .orderBy(...order, asc(c.position), asc(c.id))
        .limit(limit)
        .offset(offset)
  return rows.map(({ id }) => id)
}

export type FilterChoices = {
  readonly articles: readonly { readonly key: string; readonly title: string }[]
  /** Topics, people and places, by name. */
  readonly names: readonly string[]
}

/** What the filters offer: articles in the order of the library and names of tags, `limit` of each at most. */
export const filterChoices = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  limit: number,
): Promise<FilterChoices> => {
  const { articles: a, factTags: t } = store.t
  const articles = await store.db
    .select({ key: a.key, title: a.title })
    .from(a)
    .where(and(inArray(a.workspaceId, [...workspaceIds]), isNull(a.retiredAt)))
    .orderBy(asc(a.position), asc(a.id))
    .limit(limit)
  const names = await store.db
    .selectDistinct({ name: t.name })
    .from(t)
    .where(inArray(t.workspaceId, [...workspaceIds]))
    .orderBy(asc(t.name))
    .limit(limit)
  return { articles, names: names.map(({ name }) => name) }
}
