import { and, count, eq, gt, inArray, isNull, max, sql } from 'drizzle-orm'
import type { ArticleId, CardId, FactId, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { TagKind } from '../../../domain/library'
import type { ScoreRollup } from '../../../domain/retention/calibration'
import type { SourceFact, SourceRollup } from '../../../domain/retention/sources'
import { amongIds, listValue } from '../../engine/by-ids'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'

type SourceArticle = { readonly key: string; readonly title: string }

/** Articles by workspace and id. Read apart from facts: joined, the same titles would be read for each of them. */
const articlesById = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<ReadonlyMap<string, SourceArticle>> => {
  const { articles: a } = t
  const rows = await db
    .select({ workspaceId: a.workspaceId, id: a.id, key: a.key, title: a.title })
    .from(a)
    .where(inArray(a.workspaceId, [...workspaceIds]))
  return new Map(rows.map(({ workspaceId, id, key, title }) => [`${workspaceId}/${id}`, { key, title }]))
}

/** The articles of further passages, by workspace and fact; articles that were removed are left out. */
const furtherArticleIds = async ({ db, t }: Store, workspaceIds: readonly WorkspaceId[]) => {
  const { factPassages: p, articles: a } = t
  const rows = await db
    .selectDistinct({ workspaceId: p.workspaceId, factId: p.factId, articleId: p.articleId, position: a.position })
    .from(p)
    .innerJoin(a, and(eq(a.workspaceId, p.workspaceId), eq(a.id, p.articleId), isNull(a.retiredAt)))
    .where(inArray(p.workspaceId, [...workspaceIds]))
    .orderBy(a.position, p.articleId)
  const found = new Map<string, string[]>()
  for (const { workspaceId, factId, articleId } of rows) {
    const fact = `${workspaceId}/${factId}`
    found.set(fact, [...(found.get(fact) ?? []), `${workspaceId}/${articleId}`])
  }
  return found
}

type FactPlace = { readonly workspaceId: WorkspaceId; readonly factId: FactId; readonly articleId: ArticleId }

/** Tells the articles of a fact, that of its main passage first, each once. Facts of one article share the list. */
const articlesOfFact = async (store: Store, workspaceIds: readonly WorkspaceId[]) => {
  const articles = await articlesById(store, workspaceIds)
  const alone = new Map([...articles].map(([id, article]) => [id, [article]]))
  const further = await furtherArticleIds(store, workspaceIds)
  return ({ workspaceId, factId, articleId }: FactPlace): readonly SourceArticle[] => {
    const main = `${workspaceId}/${articleId}`
    const more = further.get(`${workspaceId}/${factId}`)
    if (!more) return alone.get(main) ?? []
    return [...new Set([main, ...more])].flatMap((id) => articles.get(id) ?? [])
  }
}

/** Every fact of these workspaces, retired ones too, with what tells whether it is out of date. */
export const sourceFacts = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly SourceFact[]> => {
  const { facts: f } = store.t
  const articlesOf = await articlesOfFact(store, workspaceIds)
  const rows = await store.db
    .select({
      workspaceId: f.workspaceId,
      factId: f.id,
      articleId: f.articleId,
      reviewBy: f.reviewBy,
      passageState: f.passageState,
      retiredAt: f.retiredAt,
    })
    .from(f)
    .where(inArray(f.workspaceId, [...workspaceIds]))
  return rows.flatMap(({ reviewBy, passageState, retiredAt, ...place }) => {
    const [articles, { factId }] = [articlesOf(place), place]
    const isPassageDoubtful = passageState !== null
    return articles.length === 0
      ? []
      : [{ factId, articles, reviewBy, isPassageDoubtful, isRemoved: retiredAt !== null }]
  })
}

/** The names that facts have: of a kind of tag, or of decks. A fact may have several, or none. */
export const namesOfFacts = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  by: TagKind | 'deck',
): Promise<readonly { readonly factId: FactId; readonly name: string }[]> => {
  const { factTags, decks, deckFacts } = t
  const ids = [...workspaceIds]
  if (by !== 'deck') {
    return await db
      .select({ factId: factTags.factId, name: factTags.name })
      .from(factTags)
      .where(and(inArray(factTags.workspaceId, ids), eq(factTags.kind, by)))
  }
  return await db
    .select({ factId: deckFacts.factId, name: decks.name })
    .from(deckFacts)
    .innerJoin(decks, and(eq(decks.workspaceId, deckFacts.workspaceId), eq(decks.id, deckFacts.deckId)))
    .where(inArray(decks.workspaceId, ids))
}

/** What the answers to each card of a learner whose log changed after a revision add up to, with the card's fact. */
export const sourceRollups = async (
  { db, t }: Store,
  learnerId: LearnerId,
  revision: number,
): Promise<readonly SourceRollup[]> => {
  const { cardRollups: c } = t
  return await db
    .select({ cardId: c.cardId, factId: c.factId, ms: c.ms, tested: c.tested, passed: c.passed })
    .from(c)
    .where(and(eq(c.learnerId, learnerId), gt(c.revision, revision)))
}

/** What changes whenever an article gets or loses a further passage of a fact, or is removed with them. */
export const passagesMark = async ({ db, t }: Store, workspaceIds: readonly WorkspaceId[]): Promise<string> => {
  const { factPassages: p, articles: a } = t
  const passages = await db
    .select({ articleId: p.articleId, all: count(), createdAt: max(p.createdAt) })
    .from(p)
    .innerJoin(a, and(eq(a.workspaceId, p.workspaceId), eq(a.id, p.articleId), isNull(a.retiredAt)))
    .where(inArray(p.workspaceId, [...workspaceIds]))
    .groupBy(p.workspaceId, p.articleId)
    .orderBy(p.workspaceId, p.articleId)
  return JSON.stringify(passages)
}

/**
 * What changes whenever an article, a fact or a card of these workspaces is made, edited, moved, renewed, confirmed,
 * retired or brought back, and whenever a fact gets or loses a further passage: counts and latest instants, which cost far less to read than the rows do.
 */
export const libraryMark = async (store: Store, workspaceIds: readonly WorkspaceId[]): Promise<string> => {
  const { db, t } = store
  const { articles: a, facts: f, cards: c } = t
  const ids = [...workspaceIds]
  const articles = await db
    .select({ id: a.id, key: a.key, title: a.title, snapshotId: a.snapshotId, retiredAt: a.retiredAt })
    .from(a)
    .where(inArray(a.workspaceId, ids))
    .orderBy(a.workspaceId, a.id)
  const facts = await db
    .select({
      all: count(),
      retired: count(f.retiredAt),
      doubtful: count(f.passageState),
      checked: count(f.reviewBy),
      retiredAt: max(f.retiredAt),
      updatedAt: max(f.updatedAt),
      confirmedAt: max(f.confirmedAt),
    })
    .from(f)
    .where(inArray(f.workspaceId, ids))
  const cards = await db
    .select({ all: count(), retired: count(c.retiredAt), retiredAt: max(c.retiredAt), updatedAt: max(c.updatedAt) })
    .from(c)
    .where(inArray(c.workspaceId, ids))
  return JSON.stringify([articles, facts, cards, await passagesMark(store, workspaceIds)])
}

/** What changes whenever a deck or a tag of a kind gets or loses facts or its name, beside `libraryMark`. */
export const namesMark = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  by: TagKind | 'deck',
): Promise<string> => {
  const { factTags, decks, deckFacts } = t
  const ids = [...workspaceIds]
  const names =
    by === 'deck'
      ? await db
          .select({ id: decks.id, name: decks.name, facts: count() })
          .from(deckFacts)
          .innerJoin(decks, and(eq(decks.workspaceId, deckFacts.workspaceId), eq(decks.id, deckFacts.deckId)))
          .where(inArray(decks.workspaceId, ids))
          .groupBy(decks.workspaceId, decks.id, decks.name)
          .orderBy(decks.workspaceId, decks.id)
      : await db
          .select({ name: factTags.name, facts: count() })
          .from(factTags)
          .where(and(inArray(factTags.workspaceId, ids), eq(factTags.kind, by)))
          .groupBy(factTags.name)
          .orderBy(factTags.name)
  return JSON.stringify(names)
}

/** The articles of every fact that is in the library, that of its main passage first, shared by their facts. */
export const articlesOfFacts = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<ReadonlyMap<string, readonly SourceArticle[]>> => {
  const { facts: f } = store.t
  const articlesOf = await articlesOfFact(store, workspaceIds)
  const query = prepared(store, 'places_of_facts', () =>
    store.db
      .select({ workspaceId: f.workspaceId, factId: f.id, articleId: f.articleId })
      .from(f)
      .where(and(amongIds(store, f.workspaceId), isNull(f.retiredAt))),
  )
  const facts = await query.execute({ ids: listValue(store, workspaceIds) })
  return new Map(
    facts.flatMap((place) => {
      const articles = articlesOf(place)
      return articles.length === 0 ? [] : [[place.factId, articles] as const]
    }),
  )
}

export type CardScore = ScoreRollup & { readonly cardId: CardId; readonly factId: FactId }

/** The scored reviews of each card of a learner whose log changed after a revision, over all time. */
export const scoresOfCards = async (
  store: Store,
  learnerId: LearnerId,
  revision: number,
): Promise<readonly CardScore[]> => {
  const { cardRollups: c } = store.t
  const query = prepared(store, 'scores_of_cards', () =>
    store.db
      .select({
        cardId: c.cardId,
        factId: c.factId,
        n: c.scored,
        recalled: c.recalled,
        predicted: c.predicted,
        logLoss: c.logLoss,
      })
      .from(c)
      .where(and(eq(c.learnerId, sql.placeholder('learnerId')), gt(c.revision, sql.placeholder('revision')))),
  )
  return await query.execute({ learnerId, revision })
}
