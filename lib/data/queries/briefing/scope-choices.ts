import { and, asc, count, countDistinct, eq, inArray, isNull, min, ne, sql } from 'drizzle-orm'
import { type BriefingScope, EMPTY_SCOPE } from '../../../domain/briefing/briefing'
import { byNames } from '../../../domain/format/collation'
import { groupedBy } from '../../../domain/grouped-by'
import type { ArticleId, FactId, LearnerId, WorkspaceId } from '../../../domain/ids'
import { namesAbove } from '../../../domain/nested-names'
import type { Store } from '../../engine/engine'
import { rawQuery } from '../../engine/raw-query'
import { shownTitle } from '../columns'
import { eachOf, type FirstNames, firstTagNames, isOfKind, type NamedChoice } from '../tag-names'

/** A deck; one that holds exactly the facts with their main passage in one article need not be offered beside it. */
export type DeckChoice = NamedChoice & { readonly repeatsArticle: boolean }
export type ArticleChoice = { readonly key: string; readonly title: string; readonly facts: number }

/** Everything of these workspaces that a scope may name. */
export type ScopeChoices = {
  readonly articles: readonly ArticleChoice[]
  readonly decks: readonly DeckChoice[]
} & TagChoices

/** The first topics, people and places. */
export type TagChoices = Readonly<Record<'topics' | 'people' | 'places', FirstNames>>

/** More are not listed at once: they are searched for. */
const MOST_NAMES = 100

/** Topics, people and places with words in their names, the first of each, and those that a scope has already. */
export const tagChoices = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  { topics, people, places }: Pick<BriefingScope, keyof TagChoices>,
  typed = '',
): Promise<TagChoices> => ({
  topics: await firstTagNames(store, workspaceIds, 'topic', MOST_NAMES, { typed, chosen: topics }),
  people: await firstTagNames(store, workspaceIds, 'person', MOST_NAMES, { typed, chosen: people }),
  places: await firstTagNames(store, workspaceIds, 'place', MOST_NAMES, { typed, chosen: places }),
})

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

/** These decks and those above them (`namesAbove`), which stand for the facts of all decks nested in them. */
const withDecksAbove = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  choices: readonly DeckChoice[],
): Promise<readonly DeckChoice[]> => {
  const { facts: f, decks: d, deckFacts: df } = store.t
  const above = new Set(choices.flatMap(({ name }) => namesAbove(name)))
  if (above.size === 0) return choices
  const asked = eachOf(store, [...above])
  const rows = await rawQuery(
    store,
    sql`select asked.value as name, count(distinct ${f.id}) as facts from ${asked} asked
      join ${d} on ${inArray(d.workspaceId, [...workspaceIds])}
        and (${d.name} = asked.value or substr(${d.name}, 1, length(asked.value) + 2) = asked.value || '::')
      join ${df} on ${and(eq(df.workspaceId, d.workspaceId), eq(df.deckId, d.id))}
      join ${f} on ${and(eq(f.workspaceId, df.workspaceId), eq(f.id, df.factId), isNull(f.retiredAt))}
      group by asked.value`,
  )
  const all = new Map(choices.map((choice) => [choice.name, choice]))
  for (const row of rows) {
    const name = String(row.name)
    all.set(name, { repeatsArticle: false, ...all.get(name), name, facts: Number(row.facts) })
  }
  return [...all.values()]
}

/** What a scope may name: `limit` articles and decks at most, the first names of tags and those of the scope; articles in the order of the library. */
export const scopeChoices = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  limit: number,
  scope = EMPTY_SCOPE,
): Promise<ScopeChoices> => {
  const { facts: f, decks: d, deckFacts: df } = store.t
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
  const articles = await articleChoices(store, workspaceIds, limit)
  const mainFactsOf = new Map<string, number>(articles.map(({ id, mainFacts }) => [id, mainFacts]))
  return {
    articles: articles.map(({ key, title, facts }) => ({ key, title, facts })),
    decks: byNames(
      await withDecksAbove(
        store,
        workspaceIds,
        decks.map(({ name, facts, articles: many, article }) => ({
          name,
          facts: Number(facts),
          repeatsArticle: Number(many) === 1 && article !== null && mainFactsOf.get(article) === Number(facts),
        })),
      ),
    ),
    ...(await tagChoices(store, workspaceIds, scope)),
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
    .innerJoin(t, and(inArray(t.workspaceId, [...workspaceIds]), eq(t.factId, b.factId), isOfKind(store, 'topic')))
    .where(and(eq(b.learnerId, learnerId), eq(b.briefingId, briefingId)))
    .orderBy(asc(t.name))
  const topics = groupedBy(rows, 'name', ({ factId }) => factId)
  return new Map([...topics].map(([name, facts]) => [name, new Set(facts)]))
}
