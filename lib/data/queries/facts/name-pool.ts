import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { ArticleId, FactId, PassageId, WorkspaceId } from '../../../domain/ids'
import type { CardForm, FactKind } from '../../../domain/library'
import type { Store } from '../../engine/engine'

/** However large the library is, no more of it is read. */
const MOST_FACTS = 300
const MOST_NAMES = 600

/** A fact that is near another one: of its article, or of one of its topics. */
export type NearFact = {
  readonly articleId: string
  readonly kind: FactKind
  /** Of its article: they are named in most of its facts and so are no answer to be mistaken for another. */
  readonly authors: readonly string[]
  readonly topics: readonly string[]
  /** Names of its tags. */
  readonly people: readonly string[]
  readonly places: readonly string[]
  readonly cards: readonly {
    readonly form: CardForm
    readonly deletion: number
    readonly front: string
    readonly back: string
  }[]
}

/** `articleId` is null for a fact without a source: it has nothing in common with other such facts. */
type Around = { readonly factId: FactId; readonly articleId: ArticleId | null; readonly topics: readonly string[] }

/** Facts near one, with their names and cards, and further names of the library as facts without cards. Bounded. */
export const nearNamedFacts = async (
  store: Store,
  workspaceId: WorkspaceId,
  { factId, articleId, topics }: Around,
): Promise<readonly NearFact[]> => {
  const { facts: f, factTags: g, cards: c, articles: a } = store.t
  const columns = { id: f.id, articleId: f.articleId, kind: f.kind, authors: a.authors }
  const ofFact = and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId))
  const live = and(eq(f.workspaceId, workspaceId), isNull(f.retiredAt), ne(f.id, factId))
  const ofArticle =
    articleId === null
      ? []
      : await store.db
          .select(columns)
          .from(f)
          .innerJoin(a, ofFact)
          .where(and(live, eq(f.articleId, articleId)))
          .limit(MOST_FACTS)
  const ofTopics =
    topics.length === 0
      ? []
      : await store.db
          .select(columns)
          .from(g)
          .innerJoin(f, and(eq(f.workspaceId, g.workspaceId), eq(f.id, g.factId)))
          .innerJoin(a, ofFact)
          .where(and(live, eq(g.workspaceId, workspaceId), eq(g.kind, 'topic'), inArray(g.name, [...topics])))
          .limit(MOST_FACTS)
  const near = new Map([...ofArticle, ...ofTopics].map((fact) => [fact.id, fact]))
  const ids = [...near.keys()]
  const tags =
    ids.length === 0
      ? []
      : await store.db
          .select({ factId: g.factId, kind: g.kind, name: g.name })
          .from(g)
          .where(and(eq(g.workspaceId, workspaceId), inArray(g.factId, ids)))
  const cards =
    ids.length === 0
      ? []
      : await store.db
          .select({ factId: c.factId, form: c.form, deletion: c.deletion, front: c.front, back: c.back })
          .from(c)
          .where(and(eq(c.workspaceId, workspaceId), inArray(c.factId, ids), isNull(c.retiredAt)))
  const far = await store.db
    .select({ kind: g.kind, name: g.name })
    .from(g)
    .where(and(eq(g.workspaceId, workspaceId), inArray(g.kind, ['person', 'place']), ne(g.factId, factId)))
    .limit(MOST_NAMES)
  const named = (list: readonly { readonly kind: string; readonly name: string }[], kind: string) =>
    list.filter((tag) => tag.kind === kind).map(({ name }) => name)
  return [
    ...[...near.values()].map((fact): NearFact => {
      const own = tags.filter((tag) => tag.factId === fact.id)
      return {
        articleId: fact.articleId,
        kind: fact.kind,
        authors: fact.authors,
        topics: named(own, 'topic'),
        people: named(own, 'person'),
        places: named(own, 'place'),
        cards: cards.filter((card) => card.factId === fact.id),
      }
    }),
    {
      articleId: '',
      kind: 'event',
      authors: [],
      topics: [],
      people: named(far, 'person'),
      places: named(far, 'place'),
      cards: [],
    },
  ]
}

/** The words of a passage; empty where a fact came without one. */
export const passageWords = async (store: Store, workspaceId: WorkspaceId, passageId: PassageId): Promise<string> => {
  const { passages: p } = store.t
  const [row] = await store.db
    .select({ exact: p.exact })
    .from(p)
    .where(and(eq(p.workspaceId, workspaceId), eq(p.id, passageId)))
  return row?.exact ?? ''
}
