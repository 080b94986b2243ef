import { type SQL, sql } from 'drizzle-orm'
import type { CardSort, SortDirection } from '../../../domain/cards/card-sorts'
import type { Instant } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { elapsedOverStability } from '../study/memories'
import type { SearchMoment } from './asked-cards'

export type CardOrder = { readonly sort: CardSort; readonly direction: SortDirection; readonly now: Instant }

/** What a sort reads: the card's row, its memory, or what either of them leads to. */
export const SORT_READS: Readonly<Record<CardSort, 'card' | 'memory' | 'fact'>> = {
  added: 'card',
  front: 'card',
  answer: 'card',
  state: 'memory',
  due: 'memory',
  recall: 'memory',
  lapses: 'memory',
  flag: 'memory',
  interval: 'memory',
  stability: 'memory',
  difficulty: 'memory',
  deck: 'fact',
  article: 'fact',
  weight: 'fact',
}

/** A value to sort by. A `fixed` one keeps its direction when the order is turned round. */
type SortTerm = { readonly by: SQL; readonly fixed?: true }

/** The ids of the fact and its workspace, as the cards or the memories have them. */
type FactColumns = { readonly workspaceId: SQL; readonly factId: SQL }

/** As many characters as a column can show: of longer texts the end decides nothing that is seen. */
const SEEN = sql.raw('120')

const missingLast = (value: SQL): SortTerm => ({ by: sql`case when ${value} is null then 1 else 0 end`, fixed: true })

const factTerms = (
  { t: { facts: f, articles: a, decks: d, deckFacts: df } }: Store,
  sort: 'deck' | 'article' | 'weight',
  { workspaceId, factId }: FactColumns,
): readonly SortTerm[] => {
  const ofFact = sql`${f.workspaceId} = ${workspaceId} and ${f.id} = ${factId}`
  switch (sort) {
    case 'weight':
      return [
        {
          by: sql`(select case ${f.weight} when 'must' then 0 when 'should' then 1 else 2 end from ${f} where ${ofFact})`,
        },
      ]
    case 'article':
      return [
        {
          by: sql`(select ${a.title} from ${f} join ${a} on ${a.workspaceId} = ${f.workspaceId} and ${a.id} = ${f.articleId}
            where ${ofFact})`,
        },
      ]
    case 'deck': {
      const name = sql`(select min(${d.name}) from ${df}
        join ${d} on ${d.workspaceId} = ${df.workspaceId} and ${d.id} = ${df.deckId}
        where ${df.workspaceId} = ${workspaceId} and ${df.factId} = ${factId})`
      return [missingLast(name), { by: name }]
    }
  }
}

/**
 * The values that an order compares, one after the other. What is missing (never studied, no deck, no flag) comes last
 * in both directions.
 */
export const sortTerms = (
  store: Store,
  { sort, now }: CardOrder,
  columns: FactColumns,
  { day }: Pick<SearchMoment, 'day'>,
): readonly SortTerm[] => {
  const { cards: c, memories: m } = store.t
  const studied = (by: SQL): readonly SortTerm[] => [missingLast(sql`${m.stability}`), { by }]
  switch (sort) {
    case 'deck':
    case 'article':
    case 'weight':
      return factTerms(store, sort, columns)
    case 'added':
      return [{ by: sql`${c.createdAt}` }]
    case 'front':
      return [{ by: sql`substr(${c.search}, 1, ${SEEN})` }]
    case 'answer':
      return [missingLast(sql`nullif(${c.back}, '')`), { by: sql`lower(substr(${c.back}, 1, ${SEEN}))` }]
    case 'state':
      return [
        {
          by: sql`case when coalesce(${m.suspended}, false) then 4
            when coalesce(${m.buriedUntilDay}, ${day}) > ${day} then 3
            when coalesce(${m.state}, 'new') = 'new' then 0 when ${m.state} = 'review' then 2 else 1 end`,
        },
      ]
    case 'due':
      return [...studied(sql`${m.dueDay}`), { by: sql`coalesce(${m.dueAt}, 0)` }]
    case 'recall':
      return studied(sql`-${elapsedOverStability(store.t, now)}`)
    case 'lapses':
      return studied(sql`coalesce(${m.lapses}, 0)`)
    case 'interval':
      return studied(sql`${m.intervalDays}`)
    case 'stability':
      return studied(sql`${m.stability}`)
    case 'difficulty':
      return studied(sql`${m.difficulty}`)
    case 'flag':
      return [missingLast(sql`nullif(${m.flag}, 0)`), { by: sql`${m.flag}` }]
  }
}
