import { and, desc, eq, inArray, isNotNull, isNull, max, ne } from 'drizzle-orm'
import type { ArticleId, DeckId, Instant, LearnerId, SnapshotId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { articleColumns } from '../columns'
import { type FactView, factViews } from '../facts/fact-views'
import { rowOf, rowsOf } from '../rows-by-key'
import { factIdsOfArticles } from './articles'

/**
 * The article of that key in the first of these workspaces that has it; null when none has. The one that stands for the
 * source of cards without one is never found: it has no text to read, change or draw facts from.
 */
export const findArticle = async (store: Store, workspaceIds: readonly WorkspaceId[], key: string) => {
  const { articles: a, snapshots: s } = store.t
  const rows = await store.db
    .select({
      workspaceId: a.workspaceId,
      articleId: a.id,
      ...articleColumns(store.t),
      position: a.position,
      createdAt: a.createdAt,
      snapshotId: a.snapshotId,
      text: s.text,
    })
    .from(a)
    .innerJoin(s, and(eq(s.workspaceId, a.workspaceId), eq(s.id, a.snapshotId)))
    .where(and(inArray(a.workspaceId, [...workspaceIds]), eq(a.key, key), isNull(a.retiredAt), ne(a.origin, 'own')))
  return firstOfWorkspaces(workspaceIds, rows)
}

/** An article with the text that is its present snapshot. */
export type ArticleView = NonNullable<Awaited<ReturnType<typeof findArticle>>>

const firstOfWorkspaces = <Found extends { readonly workspaceId: WorkspaceId }>(
  workspaceIds: readonly WorkspaceId[],
  rows: readonly Found[],
): Found | null => {
  const rank = ({ workspaceId }: Found) => workspaceIds.indexOf(workspaceId)
  return [...rows].sort((one, other) => rank(one) - rank(other))[0] ?? null
}

/**
 * The facts of an article: those with their main passage in it, retired ones included, and those that are not retired
 * with a further passage in it.
 */
export const factsOfArticle = async (
  store: Store,
  learnerId: LearnerId,
  { workspaceId, articleId, key }: Pick<ArticleView, 'workspaceId' | 'articleId' | 'key'>,
): Promise<readonly FactView[]> => {
  const workspaceIds = [workspaceId]
  const only = inArray(store.t.facts.id, factIdsOfArticles(store, workspaceIds, [key]))
  const facts = await factViews(store, { workspaceIds, learnerId, only })
  return facts.filter(({ source, retiredAt }) => source.articleId === articleId || retiredAt === null)
}

/** The text of a snapshot; null when the workspace has none of that id. */
export const snapshotText = async (store: Store, workspaceId: WorkspaceId, id: SnapshotId) =>
  (await rowOf(store, store.t.snapshots, { workspaceId, id }))?.text ?? null

/** The text of a present or earlier snapshot of an article; null when it has none of that id. */
export const textOfArticle = async (store: Store, { workspaceId, articleId }: Article, id: SnapshotId) =>
  (await rowOf(store, store.t.snapshots, { workspaceId, articleId, id }))?.text ?? null

/** The article that holds the same text, by the SHA-256 of its present snapshot; null when there is none. */
export const articleOfText = async (store: Store, workspaceId: WorkspaceId, sha256: string) => {
  const { articles: a, snapshots: s } = store.t
  const [row] = await store.db
    .select({ key: a.key, title: a.title })
    .from(s)
    .innerJoin(a, and(eq(a.workspaceId, s.workspaceId), eq(a.snapshotId, s.id)))
    .where(and(eq(s.workspaceId, workspaceId), eq(s.sha256, sha256), isNull(a.retiredAt), ne(a.origin, 'own')))
    .limit(1)
  return row ?? null
}

/** The highest position among a workspace's articles that have a text; -1 when it has none. */
export const lastArticlePosition = async (store: Store, workspaceId: WorkspaceId): Promise<number> => {
  const { articles: a } = store.t
  const [row] = await store.db
    .select({ last: max(a.position) })
    .from(a)
    .where(and(eq(a.workspaceId, workspaceId), ne(a.origin, 'own')))
  return row?.last ?? -1
}

/** The highest positions of an article's facts and cards, retired ones included; null where it has none. */
export const lastPositions = async (
  store: Store,
  { workspaceId, articleId }: Article,
): Promise<{ readonly fact: number | null; readonly card: number | null }> => {
  const { facts: f, cards: c } = store.t
  const [row] = await store.db
    .select({ fact: max(f.position), card: max(c.position) })
    .from(f)
    .leftJoin(c, and(eq(c.workspaceId, f.workspaceId), eq(c.factId, f.id)))
    .where(and(eq(f.workspaceId, workspaceId), eq(f.articleId, articleId)))
  return { fact: row?.fact ?? null, card: row?.card ?? null }
}

/** The deck of an article; null when it has none. */
export const deckOfArticle = async (store: Store, { workspaceId, articleId }: Article) =>
  (await rowOf(store, store.t.decks, { workspaceId, articleId }))?.id ?? null

/** The first of these names that no other deck of the workspace has than `own`. @throws when all are taken */
export const freeDeckName = async (store: Store, workspaceId: WorkspaceId, names: readonly string[], own?: DeckId) => {
  const { decks: d } = store.t
  const rows = await store.db
    .select({ name: d.name })
    .from(d)
    .where(
      and(eq(d.workspaceId, workspaceId), inArray(d.name, [...names]), own === undefined ? undefined : ne(d.id, own)),
    )
  const taken = new Set(rows.map(({ name }) => name))
  const free = names.find((name) => !taken.has(name))
  if (free === undefined) throw new Error(`every deck name from “${names[0]}” on is taken`)
  return free
}

/** An article of that key, also one that was removed; null when these workspaces have none. */
export const articleOfKey = async (store: Store, workspaceIds: readonly WorkspaceId[], key: string) => {
  const { articles: a } = store.t
  const rows = await store.db
    .select({ workspaceId: a.workspaceId, articleId: a.id, title: a.title, retiredAt: a.retiredAt })
    .from(a)
    .where(and(inArray(a.workspaceId, [...workspaceIds]), eq(a.key, key), ne(a.origin, 'own')))
  return firstOfWorkspaces(workspaceIds, rows)
}

export type ArticleBibliography = NonNullable<Awaited<ReturnType<typeof articleOfKey>>>

/** The articles that were removed from these workspaces, the last first. */
export const removedArticles = (store: Store, workspaceIds: readonly WorkspaceId[]) => {
  const { articles: a } = store.t
  return store.db
    .select({ key: a.key, title: a.title, retiredAt: a.retiredAt })
    .from(a)
    .where(and(inArray(a.workspaceId, [...workspaceIds]), isNotNull(a.retiredAt)))
    .orderBy(desc(a.retiredAt))
}

/** The facts and cards of an article that are live, or those that were retired at one instant. */
export const factsAndCards = async (store: Store, { workspaceId, articleId }: Article, retiredAt: Instant | null) => {
  const { facts: f, cards: c } = store.t
  const isThen = (column: typeof f.retiredAt | typeof c.retiredAt) =>
    retiredAt === null ? isNull(column) : eq(column, retiredAt)
  const isFact = and(eq(f.workspaceId, workspaceId), eq(f.articleId, articleId), isThen(f.retiredAt))
  const facts = await store.db.select({ id: f.id }).from(f).where(isFact)
  const cards = await store.db
    .select({ cardId: c.id, factId: c.factId, weight: f.weight, position: c.position })
    .from(f)
    .innerJoin(c, and(eq(c.workspaceId, f.workspaceId), eq(c.factId, f.id)))
    .where(and(isFact, isThen(c.retiredAt)))
  return { factIds: facts.map(({ id }) => id), cards }
}

/** The present text of an article; null when the workspace has none of that id. */
export const articleText = async (store: Store, workspaceId: WorkspaceId, articleId: ArticleId) => {
  const { articles: a, snapshots: s } = store.t
  const [row] = await store.db
    .select({ snapshotId: s.id, text: s.text })
    .from(a)
    .innerJoin(s, and(eq(s.workspaceId, a.workspaceId), eq(s.id, a.snapshotId)))
    .where(and(eq(a.workspaceId, workspaceId), eq(a.id, articleId)))
  return row ?? null
}

type Article = { readonly workspaceId: WorkspaceId; readonly articleId: ArticleId }

/** The words of a passage with the rest of their paragraph. */
export type PassageWords = { readonly before: string; readonly exact: string; readonly after: string }

/** The facts of an article that have a passage, in its order; retired ones are among them, since they may come back. */
export const supportedFacts = async (store: Store, { workspaceId, articleId }: Article) => {
  const { facts: f, passages: p } = store.t
  const rows = await store.db
    .select({ factId: f.id, statement: f.statement, passageState: f.passageState, retiredAt: f.retiredAt, passage: p })
    .from(f)
    .innerJoin(p, and(eq(p.workspaceId, f.workspaceId), eq(p.id, f.passageId)))
    .where(and(eq(f.workspaceId, workspaceId), eq(f.articleId, articleId), ne(p.exact, '')))
    .orderBy(f.position, f.id)
  return rows.map(({ retiredAt, ...row }) => ({
    ...row,
    isRetired: retiredAt !== null,
    snapshotId: row.passage.snapshotId,
  }))
}

/** A fact of an article with the passage that supports it. */
export type SupportedFact = Awaited<ReturnType<typeof supportedFacts>>[number]

/** The further passages in an article, of retired facts too, in the order of the text. */
export const furtherSupport = async (store: Store, { workspaceId, articleId }: Article) => {
  const { factPassages: fp, passages: p } = store.t
  return await store.db
    .select({ row: fp, passage: p })
    .from(fp)
    .innerJoin(p, and(eq(p.workspaceId, fp.workspaceId), eq(p.id, fp.passageId)))
    .where(and(eq(fp.workspaceId, workspaceId), eq(fp.articleId, articleId), ne(p.exact, '')))
    .orderBy(p.start, fp.factId)
}

/** A further passage that an article holds for a fact, whichever article the fact is from. */
export type FurtherSupport = Awaited<ReturnType<typeof furtherSupport>>[number]

/** Where readers stopped in an article: UTF-16 offsets into its present snapshot. */
export const readPoints = (store: Store, { workspaceId, articleId }: Article) =>
  rowsOf(store, store.t.readings, { workspaceId, articleId })

/** The words of passages that an article's earlier snapshots hold. */
export const earlierPassages = async (store: Store, { workspaceId, articleId }: Article, present: SnapshotId) => {
  const { passages: p, snapshots: s } = store.t
  return store.db
    .select({ before: p.before, exact: p.exact, after: p.after })
    .from(p)
    .innerJoin(s, and(eq(s.workspaceId, p.workspaceId), eq(s.id, p.snapshotId)))
    .where(and(eq(p.workspaceId, workspaceId), eq(s.articleId, articleId), ne(p.snapshotId, present), ne(p.exact, '')))
}

/** The texts of these snapshots by id; those that the workspace does not have are missing. */
export const snapshotTexts = async (store: Store, workspaceId: WorkspaceId, id: readonly SnapshotId[]) =>
  new Map((await rowsOf(store, store.t.snapshots, { workspaceId, id })).map((row) => [row.id, row.text]))
