import { inArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { CardTerm, Pattern } from '../../../domain/search/cards/card-search'
import { hasWildcard, likeOfPattern, textOfPattern } from '../../../domain/search/cards/pattern'
import type { SearchTerm } from '../../../domain/search/query'
import { indexedWords } from '../../../domain/search/words'
import type { Store } from '../../engine/engine'
import { rawQuery } from '../../engine/raw-query'
import type { SearchKind } from '../../schema/library'
import { numbersWith } from '../search/full-text'
import type { AskedCards } from './asked-cards'

type WordTerm = Extract<CardTerm, { kind: 'text' }>

/** Of all entries: above this, each place of a word costs more than each card (measured at 10,000 cards). */
const FREQUENT = 0.3

/** The ids of a card and its fact, as the cards or the memories have them. */
export type CardColumns = { readonly cardId: SQL; readonly factId: SQL }

/** Cards whose sides or statement, or whose fact’s passage, have these words. */
const indexed = (
  store: Store,
  { workspaceIds, frequent }: AskedCards,
  term: WordTerm,
  words: SearchTerm,
  { cardId, factId }: CardColumns,
): SQL => {
  const { searchEntries: e, cards } = store.t
  const own = [...workspaceIds]
  const numbers = numbersWith(store, [words], 'all')
  if (frequent.has(term)) {
    const has = (kind: SearchKind, id: SQL): SQL =>
      sql`coalesce((select ${e.number} from ${e}
          where ${inArray(e.workspaceId, own)} and ${e.kind} = ${kind} and ${e.itemId} = ${id} and ${e.part} = 0) in (${numbers}), false)`
    return sql`(${has('card', cardId)} or ${has('fact', factId)})`
  }
  // Without the plus SQLite reads all entries of a kind, where those of a word are few.
  const items = (kind: SearchKind): SQL =>
    sql`select ${e.itemId} from ${e} where ${e.number} in (${numbers}) and +${e.kind} = ${kind} and +${e.workspaceId} in ${own}`
  const c = alias(cards, 'of_fact')
  if (store.dialect === 'sqlite')
    return sql`${cardId} in (${items('card')} union all
      select ${c.id} from ${cards} of_fact where ${inArray(c.workspaceId, own)} and ${c.factId} in (${items('fact')}))`
  // Before PostgreSQL has statistics of new tables, it may look the words up again for every pair of cards.
  return sql`${cardId} in (with found as materialized (
      select ${e.kind}, ${e.itemId} from ${e} where ${e.number} in (${numbers}) and ${inArray(e.workspaceId, own)})
    select item_id from found where kind = 'card' union all
    select ${c.id} from ${cards} of_fact where ${inArray(c.workspaceId, own)}
      and ${c.factId} in (select item_id from found where kind = 'fact'))`
}

/**
 * Whether the index has the words of a term in so many places that looking up each of these takes longer than looking up
 * each card. Only asked on SQLite: PostgreSQL decides such things itself.
 */
export const isFrequent = async (store: Store, term: CardTerm): Promise<boolean> => {
  const words = store.dialect === 'sqlite' ? indexedTermOf(term) : null
  if (words === null) return false
  const rows = await rawQuery(
    store,
    sql`select count(*) as places, (select max(number) from ${store.t.searchEntries}) as entries
      from (${numbersWith(store, [words], 'all')})`,
  )
  return Number(rows[0]?.places ?? 0) > FREQUENT * Number(rows[0]?.entries ?? 0)
}

/** Cards whose sides and statement, folded, are like a pattern. */
const scanned = (store: Store, pattern: Pattern): SQL =>
  sql`${store.t.cards.search} like ${`%${likeOfPattern(pattern)}%`} escape '\\'`

/** Whether a term is compared with the text of each card: it has a wildcard, or signs only. */
export const isScanned = (term: WordTerm): boolean =>
  wordsOf(textOfPattern(term.pattern)).length === 0 || hasWildcard(term.pattern)

const wordsOf = (text: string): readonly string[] => [...indexedWords(text)].map(({ word }) => word)

/** The words that a term asks of the index; null for a term that the index does not answer. */
const indexedTermOf = (term: CardTerm): SearchTerm | null => {
  if (term.kind !== 'text' || isScanned(term)) return null
  return { words: wordsOf(textOfPattern(term.pattern)), isPrefix: true }
}

/** What plain words ask. */
export const wordCondition = (store: Store, asked: AskedCards, term: WordTerm, columns: CardColumns): SQL => {
  const words = indexedTermOf(term)
  return words === null ? scanned(store, term.pattern) : indexed(store, asked, term, words, columns)
}
