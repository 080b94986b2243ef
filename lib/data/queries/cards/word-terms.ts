import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Pattern } from '../../../domain/search/cards/card-search'
import {
  hasWildcard,
  likeOfPattern,
  partsOfPattern,
  textOfPattern,
  wordLikeOfPattern,
} from '../../../domain/search/cards/pattern'
import type { SearchTerm } from '../../../domain/search/query'
import { indexedWords } from '../../../domain/search/words'
import type { Store } from '../../engine/engine'
import type { SearchKind } from '../../schema/search'
import { numbersWith } from '../search/full-text'
import type { AskedCards } from './asked-cards'

/** The ids of a card and its fact, as the cards or the memories have them. */
export type CardColumns = { readonly cardId: SQL; readonly factId: SQL }

/** Cards whose sides or statement, or whose fact’s passage, have these words. */
const indexed = (
  store: Store,
  { workspaceIds }: AskedCards,
  term: SearchTerm,
  { cardId, factId }: CardColumns,
): SQL => {
  const { searchEntries: e } = store.t
  const items = (kind: SearchKind) => sql`(select ${e.itemId} from ${e}
    where ${e.number} in (${numbersWith(store, [term], 'all')}) and ${e.kind} = ${kind}
      and ${inArray(e.workspaceId, [...workspaceIds])})`
  return sql`(${cardId} in ${items('card')} or ${factId} in ${items('fact')})`
}

/** Cards whose sides and statement, folded, are like a pattern. */
const scanned = (store: Store, pattern: Pattern): SQL =>
  sql`${store.t.cards.search} like ${`%${likeOfPattern(pattern)}%`} escape '\\'`

/** How the words of a pattern are found: by the index, or by reading the text of every card. */
export const isScanned = (pattern: Pattern): boolean =>
  hasWildcard(pattern) || [...indexedWords(textOfPattern(pattern))].length === 0

const wordsOf = (text: string): readonly string[] => [...indexedWords(text)].map(({ word }) => word)

/** What plain words ask: the last may be the beginning of a word. */
export const textCondition = (store: Store, asked: AskedCards, pattern: Pattern, columns: CardColumns): SQL =>
  isScanned(pattern)
    ? scanned(store, pattern)
    : indexed(store, asked, { words: wordsOf(textOfPattern(pattern)), isPrefix: true }, columns)

/** What `w:` asks: whole words. */
export const wholeCondition = (store: Store, asked: AskedCards, pattern: Pattern, columns: CardColumns): SQL => {
  const words = wordsOf(textOfPattern(pattern))
  if (words.length === 0) return scanned(store, pattern)
  if (!hasWildcard(pattern)) return indexed(store, asked, { words, isPrefix: false }, columns)
  const parts = partsOfPattern(pattern)
  const [first, last] = parts
  // `dog*` is the beginning of a word, which the index finds.
  if (parts.length === 2 && last?.kind === 'any' && first?.kind === 'literal' && /[\p{L}\p{N}]$/u.test(first.text))
    return indexed(store, asked, { words, isPrefix: true }, columns)
  const { searchEntries: e } = store.t
  return sql`${columns.cardId} in (select ${e.itemId} from ${e}
    where ${e.kind} = 'card' and ${inArray(e.workspaceId, [...asked.workspaceIds])}
      and ' ' || ${e.title} || ' ' || ${e.body} || ' ' like ${wordLikeOfPattern(pattern)} escape '\\')`
}
