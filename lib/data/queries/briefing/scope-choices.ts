import { and, asc, count, countDistinct, eq, inArray, isNull, min, ne, type SQL, sql } from 'drizzle-orm'
import { byNames } from '../../../domain/format/collation'
import { groupedBy } from '../../../domain/grouped-by'
import type { ArticleId, FactId, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { TagKind } from '../../../domain/library'
import { namesAbove } from '../../../domain/nested-names'
import type { Store } from '../../engine/engine'
import { rawQuery } from '../../engine/raw-query'
import { shownTitle } from '../columns'

/** A name that a scope may hold, with how many facts it stands for. */
export type NamedChoice = { readonly name: string; readonly facts: number }
/** A deck; one that holds exactly the facts with their main passage in one article need not be offered beside it. */
export type DeckChoice = NamedChoice & { readonly repeatsArticle: boolean }
export type ArticleChoice = { readonly key: string; readonly title: string; readonly facts: number }

/** Everything of these workspaces that a scope may name. */
export type ScopeChoices = {
  readonly articles: readonly ArticleChoice[]
  readonly decks: readonly DeckChoice[]
  readonly topics: readonly NamedChoice[]
  readonly people: readonly NamedChoice[]
  readonly places: readonly NamedChoice[]
}

/**
 * Articles with the facts that have their main or a further passage in them, in the order of the library. The two kinds
 * are counted apart: a library has few further passages, and no fact is compared with any other.
 */
const articleChoices = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  limit: number,
): Promise<readonly (ArticleChoice & { readonly id: ArticleId; readonly mainFacts: number })[]> => {
  const { facts: f, factPassages: p, articles: a } = t
  const isOpen = and(inArray(f.workspaceId, [...workspaceIds]), isNull(f.retiredAt))
  const main = await db
    .select({ id: a.id, key: a.key, title: a.title, position: a.position, facts: count(f.id) })
    .from(a)
    .innerJoin(f, and(eq(f.workspaceId, a.workspaceId), eq(f.articleId, a.id), isOpen))
    .where(isNull(a.retiredAt))
    .groupBy(a.id, a.key, a.title, a.position)
    .orderBy(asc(a.position))
    .limit(limit)
  const further = await db
    .select({ id: a.id, key: a.key, title: a.title, position: a.position, facts: countDistinct(p.factId) })
    .from(p)
    .innerJoin(f, and(eq(f.workspaceId, p.workspaceId), eq(f.id, p.factId), ne(f.articleId, p.articleId), isOpen))
    .innerJoin(a, and(eq(a.workspaceId, p.workspaceId), eq(a.id, p.articleId), isNull(a.retiredAt)))
    .groupBy(a.id, a.key, a.title, a.position)
    .orderBy(asc(a.position))
    .limit(limit)
  const choices = new Map(
    main.map((choice) => [choice.key, { ...choice, facts: Number(choice.facts), mainFacts: Number(choice.facts) }]),
  )
  for (const choice of further) {
    const mainFacts = choices.get(choice.key)?.mainFacts ?? 0
    choices.set(choice.key, { ...choice, mainFacts, facts: mainFacts + Number(choice.facts) })
  }
  return [...choices.values()]
    .sort((one, other) => one.position - other.position)
    .slice(0, limit)
    .map(({ id, key, title, facts, mainFacts }) => ({ id, key, title, facts, mainFacts }))
}

/**
 * These names and those above them (`namesAbove`), which stand for the facts of all names nested in them.
 * @param facts a query of `name` and `fact_id`
 */
const withNamesAbove = async <C extends NamedChoice>(
  store: Store,
  choices: readonly C[],
  facts: SQL,
  madeOf: (above: NamedChoice) => C,
): Promise<readonly C[]> => {
  const pairs = choices.flatMap(({ name }) => namesAbove(name).map((above) => ({ name, above })))
  if (pairs.length === 0) return choices
  const all = [...pairs, ...[...new Set(pairs.map(({ above }) => above))].map((above) => ({ name: above, above }))]
  const values = sql.join(
    all.map(({ name, above }) => sql`(${name}, ${above})`),
    sql`, `,
  )
  const rows = await rawQuery(
    store,
    sql`select nested.column2 as name, count(distinct named.fact_id) as facts
        from (values ${values}) nested join (${facts}) named on named.name = nested.column1 group by nested.column2`,
  )
  const above = new Map(rows.map((row) => [String(row.name), Number(row.facts)]))
  const own = new Set(choices.map(({ name }) => name))
  return [
    ...choices.map((choice) => ({ ...choice, facts: above.get(choice.name) ?? choice.facts })),
    ...[...above].flatMap(([name, many]) => (own.has(name) ? [] : [madeOf({ name, facts: many })])),
  ]
}

/** What a scope may name: `limit` of each kind at most, by name; articles in the order of the library. */
export const scopeChoices = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  limit: number,
): Promise<ScopeChoices> => {
  const { facts: f, decks: d, deckFacts: df, factTags: t } = store.t
  const own = [...workspaceIds]
  const isOpen = and(inArray(f.workspaceId, own), isNull(f.retiredAt))
  const decks = await store.db
    .select({ name: d.name, facts: count(f.id), articles: countDistinct(f.articleId), article: min(f.articleId) })
    .from(d)
    .innerJoin(df, and(eq(df.workspaceId, d.workspaceId), eq(df.deckId, d.id)))
    .innerJoin(f, and(eq(f.workspaceId, df.workspaceId), eq(f.id, df.factId), isOpen))
    .groupBy(d.name)
    .orderBy(asc(d.name))
    .limit(limit)
  const tagged = (kind: TagKind) =>
    store.db
      .select({ name: t.name, facts: count(f.id) })
      .from(t)
      .innerJoin(f, and(eq(f.workspaceId, t.workspaceId), eq(f.id, t.factId), isOpen))
      .where(eq(t.kind, kind))
      .groupBy(t.name)
      .orderBy(asc(t.name))
      .limit(limit)
  const asNumbers = <C extends { facts: number }>(rows: readonly C[]): readonly C[] =>
    rows.map((row) => ({ ...row, facts: Number(row.facts) }))
  const topics = await withNamesAbove(
    store,
    asNumbers(await tagged('topic')),
    sql`select ${t.name} as name, ${f.id} as fact_id from ${t}
      join ${f} on ${f.workspaceId} = ${t.workspaceId} and ${f.id} = ${t.factId} and ${isOpen} where ${t.kind} = 'topic'`,
    (above) => above,
  )
  const articles = await articleChoices(store, workspaceIds, limit)
  const mainFactsOf = new Map<string, number>(articles.map(({ id, mainFacts }) => [id, mainFacts]))
  return {
    articles: articles.map(({ key, title, facts }) => ({ key, title, facts })),
    decks: byNames(
      await withNamesAbove(
        store,
        asNumbers(decks).map(({ name, facts, articles: many, article }) => ({
          name,
          facts,
          repeatsArticle: Number(many) === 1 && article !== null && mainFactsOf.get(article) === facts,
        })),
        sql`select ${d.name} as name, ${f.id} as fact_id from ${d}
          join ${df} on ${df.workspaceId} = ${d.workspaceId} and ${df.deckId} = ${d.id}
          join ${f} on ${f.workspaceId} = ${df.workspaceId} and ${f.id} = ${df.factId} and ${isOpen}`,
        (above) => ({ ...above, repeatsArticle: false }),
      ),
    ),
    topics: byNames(topics),
    people: byNames(asNumbers(await tagged('person'))),
    places: byNames(asNumbers(await tagged('place'))),
  }
}

/** These facts as a list of a scope shows them, in the order of the library; those of other workspaces and retired ones are missing. */
export const factLines = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const { facts: f, articles: a } = store.t
  return await store.db
    .select({ factId: f.id, kind: f.kind, statement: f.statement, weight: f.weight, articleTitle: shownTitle(store) })
    .from(f)
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(inArray(f.workspaceId, [...workspaceIds]), inArray(f.id, [...factIds]), isNull(f.retiredAt)))
    .orderBy(asc(a.position), asc(f.position), asc(f.id))
}

export type FactLine = Awaited<ReturnType<typeof factLines>>[number]

/** The topics of a briefing's facts, each with its facts. */
export const topicsOfBriefing = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  briefingId: string,
): Promise<ReadonlyMap<string, ReadonlySet<FactId>>> => {
  const { briefingFacts: b, factTags: t } = store.t
  const rows = await store.db
    .select({ name: t.name, factId: t.factId })
    .from(b)
    .innerJoin(t, and(inArray(t.workspaceId, [...workspaceIds]), eq(t.factId, b.factId), eq(t.kind, 'topic')))
    .where(and(eq(b.learnerId, learnerId), eq(b.briefingId, briefingId)))
    .orderBy(asc(t.name))
  const topics = groupedBy(rows, 'name', ({ factId }) => factId)
  return new Map([...topics].map(([name, facts]) => [name, new Set(facts)]))
}
