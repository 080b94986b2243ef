import { and, asc, eq, gt, gte, inArray, isNull } from 'drizzle-orm'
import { answerText, questionText } from '../../../domain/cards/sides'
import type { ComparableFact } from '../../../domain/comparison/comparable'
import { groupedBy } from '../../../domain/grouped-by'
import type { FactId, Instant, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { amongIds } from '../../engine/prepared'
import { cardColumns } from '../columns'

/** A fact as comparing needs it, with its id and when it was last changed. */
export type StoredComparable = {
  readonly factId: FactId
  readonly updatedAt: Instant
  readonly retiredAt: Instant | null
  readonly fact: ComparableFact
}

type Asked = {
  readonly ids?: readonly FactId[]
  /** Only what was changed from then on. */
  readonly since?: Instant
  /** Only facts after this id, in order of ids. */
  readonly after?: FactId | undefined
  readonly limit?: number
}

const factRows = (store: Store, workspaceId: WorkspaceId, { ids, since, after, limit }: Asked) => {
  const { facts: f, articles: a } = store.t
  const query = store.db
    .select({
      factId: f.id,
      updatedAt: f.updatedAt,
      retiredAt: f.retiredAt,
      kind: f.kind,
      statement: f.statement,
      asOf: f.asOf,
      published: a.published,
      authors: a.authors,
    })
    .from(f)
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(
      and(
        eq(f.workspaceId, workspaceId),
        ids && inArray(f.id, [...ids]),
        since === undefined ? undefined : gte(f.updatedAt, since),
        after === undefined ? undefined : gt(f.id, after),
      ),
    )
    .orderBy(asc(f.id))
  return limit === undefined ? query : query.limit(limit)
}

/** Facts of a workspace as comparing needs them, in order of ids. A retired one has the cards that it would come back with. */
export const comparableFacts = async (store: Store, workspaceId: WorkspaceId, asked: Asked) => {
  if (asked.ids?.length === 0) return []
  const rows = await factRows(store, workspaceId, asked)
  const { cards: c } = store.t
  const retired = new Map(rows.map(({ factId, retiredAt }) => [factId, retiredAt]))
  const ids = [...retired.keys()]
  const cards = await store.db
    .select({ ...cardColumns(store.t), retiredAt: c.retiredAt })
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), amongIds(store, c.factId, ids)))
    .orderBy(asc(c.position), asc(c.deletion))
  const cardsOf = groupedBy(
    cards.filter(({ factId, retiredAt }) => retiredAt === null || retiredAt === retired.get(factId)),
    'factId',
    (card) => ({ question: questionText(card), answer: answerText(card) }),
  )
  return rows.map(({ factId, updatedAt, retiredAt, ...row }) => ({
    factId,
    updatedAt,
    retiredAt,
    fact: { factId, ...row, cards: cardsOf.get(factId) ?? [] },
  }))
}

/** Which of these facts are not retired. */
export const liveFacts = async (store: Store, workspaceId: WorkspaceId, ids: readonly FactId[]) => {
  if (ids.length === 0) return new Set()
  const { facts: f } = store.t
  const rows = await store.db
    .select({ id: f.id })
    .from(f)
    .where(and(eq(f.workspaceId, workspaceId), inArray(f.id, [...ids]), isNull(f.retiredAt)))
  return new Set(rows.map(({ id }) => id))
}
