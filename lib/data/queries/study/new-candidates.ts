import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, or, type SQL } from 'drizzle-orm'
import type { CardId, FactId, StudyDay } from '../../../domain/ids'
import { WEIGHTS, type Weight } from '../../../domain/library'
import type { NewOrder } from '../../../domain/scheduling/settings'
import { shuffleOf } from '../../../domain/shuffle'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'
import { type AskedCandidates, type Candidate, factsInScope, given, nameIn } from './candidates'
import { memoriesOf } from './log'

export type NewCardCandidate = Candidate & { readonly position: number; readonly weight: Weight }

const newCardFilter = (store: Store, asked: AskedCandidates): SQL | undefined => {
  const { newCards: n, memories: m } = store.t
  const facts = factsInScope(store, asked)
  return and(
    eq(n.learnerId, given('learnerId')),
    facts && inArray(n.factId, facts),
    asked.scope.cardIds && inArray(n.cardId, [...asked.scope.cardIds]),
    or(isNull(m.buriedUntilDay), lte(m.buriedUntilDay, given('day'))),
  )
}

/** All cards never studied, with no more than an order of all of them needs. */
export const allNewPlaces = async (
  store: Store,
  asked: AskedCandidates,
  day: StudyDay,
): Promise<readonly { readonly cardId: CardId; readonly factId: FactId; readonly position: number }[]> => {
  const { newCards: n, memories: m } = store.t
  const query = prepared(store, null, () =>
    store.db
      .select({ cardId: n.cardId, factId: n.factId, position: n.position })
      .from(n)
      .leftJoin(m, and(eq(m.learnerId, n.learnerId), eq(m.cardId, n.cardId)))
      .where(newCardFilter(store, asked)),
  )
  return await query.execute({ learnerId: asked.learnerId, day })
}

/** Orders that an index can give: `limit` cards are read and no others. */
export type IndexedNewOrder = Extract<NewOrder, 'position' | 'highest-position' | 'random' | 'weight'>

/** Cards never studied, in the order asked for, `limit` of them. */
export const newCandidates = async (
  store: Store,
  asked: AskedCandidates,
  order: IndexedNewOrder,
  day: StudyDay,
  limit: number,
): Promise<readonly NewCardCandidate[]> => {
  const { newCards: n, memories: m } = store.t
  const { learnerId } = asked
  const columns = {
    position: [asc(n.position), asc(n.cardId)],
    'highest-position': [desc(n.position), asc(n.cardId)],
    weight: [asc(n.weightRank), asc(n.position), asc(n.cardId)],
    random: [asc(n.shuffle)],
  } satisfies Record<IndexedNewOrder, SQL[]>
  const beginning = shuffleOf(`new:${day}`)
  const read = async (name: string, part: SQL | undefined, wanted: number) => {
    if (wanted <= 0) return []
    const query = prepared(store, nameIn(asked, `new_${name}`), () =>
      store.db
        .select({
          cardId: n.cardId,
          factId: n.factId,
          position: n.position,
          weightRank: n.weightRank,
          remembered: m.cardId,
        })
        .from(n)
        .leftJoin(m, and(eq(m.learnerId, n.learnerId), eq(m.cardId, n.cardId)))
        .where(and(newCardFilter(store, asked), part))
        .orderBy(...columns[order])
        .limit(given('wanted')),
    )
    return await query.execute({ learnerId, day, beginning, wanted })
  }
  const isRandom = order === 'random'
  const first = await read(order, isRandom ? gte(n.shuffle, given('beginning')) : undefined, limit)
  const rest = isRandom ? await read('random_before', lt(n.shuffle, given('beginning')), limit - first.length) : []
  const rows = [...first, ...rest]
  const remembered = rows.flatMap((row) => row.remembered ?? [])
  const memories = await memoriesOf(store, learnerId, remembered)
  return rows.map(({ cardId, factId, position, weightRank }) => ({
    cardId,
    factId,
    memory: memories.get(cardId) ?? null,
    position,
    weight: WEIGHTS[weightRank] ?? 'nice',
  }))
}
