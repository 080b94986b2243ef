import { and, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { CardForm, FactKind, Weight } from '../../../domain/library'
import type { Store } from '../../engine/engine'

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
  /** 1 to 7. */
  readonly flag?: number
  /** The name of a deck; nested decks count. */
  readonly deck?: string
}

export type AskedCards = {
  readonly learnerId: LearnerId
  readonly workspaceIds: readonly WorkspaceId[]
  readonly filter: CardFilter
  /** The study day now: until which a buried card is buried. */
  readonly day: StudyDay
}

/** Later than every study day. */
const NEVER = 10_000_000

export const containing = (word: string) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** What the memory must be, in terms that hold or fail without one too: no row of `memories` is a card never studied. */
export const memoryFilter = (store: Store, { filter, day }: AskedCards): SQL | undefined => {
  const { memories: m } = store.t
  // Told through coalesce, SQLite reads the cards in order and looks up memories, and not the other way round.
  const state = sql`coalesce(${m.state}, 'new')`
  const isSuspended = sql`coalesce(${m.suspended}, false)`
  const isBuried = sql`coalesce(${m.buriedUntilDay}, ${day}) > ${day}`
  const isAwake = sql`not ${isSuspended} and not ${isBuried}`
  const isDue =
    filter.dueBy === undefined
      ? undefined
      : sql`coalesce(${m.dueDay}, ${NEVER}) <= ${filter.dueBy} and not ${isSuspended}`
  const isOther = filter.flag === undefined ? isDue : and(isDue, sql`${m.flag} > 0`, sql`${m.flag} = ${filter.flag}`)
  switch (filter.state) {
    case undefined:
    case 'retired':
      return isOther
    case 'new':
      return and(isOther, sql`${state} = 'new'`, isAwake)
    case 'review':
      return and(isOther, sql`${state} = 'review'`, isAwake)
    // Few memories are in these, and each has an index whose condition is the term, word for word.
    case 'learning':
      return and(isOther, sql`${m.state} in ('learning', 'relearning')`, isAwake)
    case 'suspended':
      return and(isOther, sql`${m.suspended}`)
    case 'buried':
      return and(isOther, sql`not ${isSuspended}`, isNotNull(m.buriedUntilDay), isBuried)
    case 'leech':
      return and(isOther, sql`${m.leech}`)
    case 'marked':
      return and(isOther, sql`${m.marked}`)
    case 'flagged':
      return and(isOther, sql`${m.flag} > 0`)
  }
}

/** States of few cards, all with a memory: the memories are read first, and then their cards. */
const RARE: ReadonlySet<CardState> = new Set(['learning', 'suspended', 'buried', 'leech', 'marked', 'flagged'])

/** Whether the filter is about few cards, all with a memory. */
export const isRareFilter = ({ state, flag }: CardFilter): boolean =>
  flag !== undefined || (state !== undefined && RARE.has(state))
