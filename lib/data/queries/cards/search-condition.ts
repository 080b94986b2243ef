import { and, eq, inArray, isNull, not, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { TAG_KINDS } from '../../../domain/library'
import type { CardSearch, CardTerm, Pattern } from '../../../domain/search/cards/card-search'
import { hasWildcard, likeOfPattern, textOfPattern } from '../../../domain/search/cards/pattern'
import type { SearchTerm } from '../../../domain/search/query'
import { indexedWords } from '../../../domain/search/words'
import { studyDayOfDate } from '../../../domain/time/study-day'
import type { Store } from '../../engine/engine'
import { rawQuery } from '../../engine/raw-query'
import type { SearchKind } from '../../schema/library'
import { factIdsOfArticles } from '../articles/articles'
import { numbersWith } from '../search/full-text'
import type { AskedCards } from './asked-cards'
import { answeredSince, hasFlag, introducedSince, isDueBy, memoryCondition, propertyCondition } from './memory-terms'

/** Where a condition is asked: of the cards with their memories beside them, or of the memories alone. */
export type SearchView = CardColumns & { readonly isMemories: boolean }

/** A list as long as this is told value by value: SQLite then looks them up in an index, and does not read all rows. */
const FEW_VALUES = 50

/** A list of values; a longer one as one parameter, as lists may be longer than a statement has places. */
const listOfTexts = ({ dialect }: Store, values: readonly string[]): SQL =>
  values.length > 0 && values.length <= FEW_VALUES
    ? sql`(${sql.join(
        values.map((value) => sql`${value}`),
        sql`, `,
      )})`
    : dialect === 'sqlite'
      ? sql`(select value from json_each(${JSON.stringify(values)}))`
      : sql`(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`

const factsWhere = (store: Store, { workspaceIds }: AskedCards, condition: SQL): SQL => {
  const { facts: f } = store.t
  return sql`(select ${f.id} from ${f} where ${inArray(f.workspaceId, [...workspaceIds])} and ${condition})`
}

const nameCondition = (
  store: Store,
  asked: AskedCards,
  term: Extract<CardTerm, { kind: 'name' }>,
  { factId }: SearchView,
): SQL => {
  const { deckFacts: df, factTags: t, briefingFacts: b } = store.t
  const own = [...asked.workspaceIds]
  const isNone = term.match.kind === 'none'
  const values = asked.meanings.get(term) ?? []
  const found = (facts: SQL): SQL => (isNone ? sql`not ${factId} in ${facts}` : sql`${factId} in ${facts}`)
  const listed = (column: SQL): SQL => (isNone ? sql`1 = 1` : sql`${column} in ${listOfTexts(store, values)}`)
  switch (term.of) {
    case 'deck':
      return found(
        sql`(select ${df.factId} from ${df} where ${inArray(df.workspaceId, own)} and ${listed(sql`${df.deckId}`)})`,
      )
    case 'article':
      return sql`${factId} in (${factIdsOfArticles(store, asked.workspaceIds, values)})`
    case 'briefing':
      return found(
        sql`(select ${b.factId} from ${b} where ${eq(b.learnerId, asked.learnerId)}
          and ${b.briefingId} in ${listOfTexts(store, values)})`,
      )
    default: {
      const kinds = term.of === 'about' ? TAG_KINDS : [term.of]
      return found(
        sql`(select ${t.factId} from ${t} where ${inArray(t.workspaceId, own)} and ${inArray(t.kind, [...kinds])}
          and ${listed(sql`${t.name}`)})`,
      )
    }
  }
}

const recentCondition = (
  store: Store,
  asked: AskedCards,
  { event, days }: Extract<CardTerm, { kind: 'recent' }>,
  view: SearchView,
): SQL => {
  const { cards: c, facts: f } = store.t
  const firstDay = asked.day - days + 1
  const since = asked.calendar.startOf(firstDay)
  switch (event) {
    case 'added':
      return sql`${c.createdAt} >= ${since}`
    case 'edited':
      return sql`(${c.updatedAt} >= ${since} or ${view.factId} in ${factsWhere(store, asked, sql`${f.updatedAt} >= ${since}`)})`
    case 'introduced':
      return introducedSince(store, asked, firstDay, view.cardId)
  }
}

const termCondition = (store: Store, asked: AskedCards, term: CardTerm, view: SearchView): SQL => {
  const { cards: c, memories: m, facts: f, articles: a, importChanges: i } = store.t
  const listed = (column: SQL): SQL => sql`${column} in ${listOfTexts(store, asked.meanings.get(term) ?? [])}`
  switch (term.kind) {
    case 'text':
      return wordCondition(store, asked, term, view)
    case 'stale':
      return listed(view.factId)
    case 'name':
      return nameCondition(store, asked, term, view)
    case 'condition':
      if (term.condition !== 'retired') return memoryCondition(store, asked, term.condition)
      return view.isMemories ? sql`${m.retired}` : sql`${c.retiredAt} is not null`
    case 'rated':
      return answeredSince(store, asked, asked.day - term.days + 1, term.rating, view.cardId)
    case 'recent':
      return recentCondition(store, asked, term, view)
    case 'property':
      return propertyCondition(store, asked, term)
    case 'flag':
      return hasFlag(store, term.flag)
    case 'ids':
      return sql`${term.of === 'card' ? view.cardId : view.factId} in ${listOfTexts(store, term.ids)}`
    case 'fact-kind':
      return sql`${view.factId} in ${factsWhere(store, asked, eq(f.kind, term.factKind))}`
    case 'weight':
      return sql`${view.factId} in ${factsWhere(store, asked, eq(f.weight, term.weight))}`
    case 'form':
      return eq(c.form, term.form)
    case 'as-of': {
      const isAsked =
        term.match.kind === 'none' ? sql`(${isNull(f.asOf)} or ${listed(sql`${f.asOf}`)})` : listed(sql`${f.asOf}`)
      return sql`${view.factId} in ${factsWhere(store, asked, isAsked)}`
    }
    case 'no-source':
      return sql`${view.factId} in ${factsWhere(
        store,
        asked,
        sql`${f.articleId} in (select ${a.id} from ${a}
          where ${inArray(a.workspaceId, [...asked.workspaceIds])} and ${a.origin} = 'own')`,
      )}`
    case 'import':
      return sql`${view.factId} in (select ${i.factId} from ${i}
        where ${inArray(i.workspaceId, [...asked.workspaceIds])} and ${i.importId} = ${term.id})`
    case 'due-by':
      return isDueBy(store, studyDayOfDate(term.date) ?? 0)
  }
}

/** A search as a condition of SQL, which holds or fails for every card and is never null. */
export const searchCondition = (store: Store, asked: AskedCards, search: CardSearch, view: SearchView): SQL => {
  const of = (part: CardSearch) => searchCondition(store, asked, part, view)
  switch (search.kind) {
    case 'all':
      return and(...search.of.map(of)) ?? sql`1 = 1`
    case 'any':
      return or(...search.of.map(of)) ?? sql`1 = 0`
    case 'not':
      return not(of(search.of))
    default:
      return termCondition(store, asked, search, view)
  }
}

/** Whether a term asks for what only the row of a card has. */
export const readsCard = (term: CardTerm): boolean => {
  switch (term.kind) {
    case 'form':
      return true
    case 'recent':
      return term.event !== 'introduced'
    case 'text':
      return isScanned(term)
    default:
      return false
  }
}

/** Whether a term is about the learner’s memory of a card. */
export const readsMemory = (term: CardTerm): boolean =>
  term.kind === 'property' ||
  term.kind === 'flag' ||
  term.kind === 'due-by' ||
  (term.kind === 'condition' && term.condition !== 'retired')

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
